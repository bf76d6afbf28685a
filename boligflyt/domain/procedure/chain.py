"""Where a case stands in the procedure: what is done, what is next, by when, and what is late.

The chain tells and never stops anything: no service asks it before it acts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from boligflyt.domain.procedure.steps import Procedure, ProcedureStep


@dataclass(frozen=True, slots=True)
class Done:
    """What is known of one step in a case: the day it was done, by whom, and a deadline of its own."""

    on: date | None = None
    by: str = ""
    due: date | None = None
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class ChainStep:
    """A step of the chain with what is known of it; `version` is the one its words are taken from.

    `passed`: it was not seen as done, and the case has gone on.
    """

    step: ProcedureStep
    done: Done
    version: int
    due: date | None = None
    passed: bool = False
    overdue: bool = False

    @property
    def waits(self) -> bool:
        """Whether it is still to be done, in its turn."""
        return not (self.done.is_done or self.passed or self.step.when_needed)


@dataclass(frozen=True, slots=True)
class Chain:
    """The whole chain by the version in force; `ended`: the case is closed and nothing more is asked."""

    procedure: Procedure
    steps: tuple[ChainStep, ...]
    ended: bool = False

    @property
    def next(self) -> ChainStep | None:
        """The first step that waits; None when there is nothing more, or the case is closed."""
        return None if self.ended else next((one for one in self.steps if one.waits), None)

    @property
    def place(self) -> int:
        """The number of the next step, from 1; the number of steps when nothing waits."""
        found = self.next
        return self.steps.index(found) + 1 if found else len(self.steps)

    @property
    def late(self) -> tuple[ChainStep, ...]:
        """The steps that are past their deadline."""
        return tuple(one for one in self.steps if one.overdue)

    @property
    def older(self) -> bool:
        """Whether some step is shown as an earlier version said it."""
        return any(one.version != self.procedure.number for one in self.steps)


def chain_of(
    version_on: Callable[[date], Procedure], known: Mapping[str, Done], today: date, *,
    leave_out: frozenset[str] = frozenset(), ended: bool = False,
) -> Chain:  # fmt: skip
    """The chain on the day.

    The order is that of the version in force today; what is done is told in the words of the version that
    was in force when it was done, also a step that has been taken away since. `leave_out`: steps that do not
    apply to this case.
    """
    now = version_on(today)
    steps = [one for one in _with_bygone(now, version_on, known) if one.code not in leave_out]
    behind = max(
        (place for place, one in enumerate(steps) if one.passes and _of(known, one).is_done), default=-1
    )
    shown = [
        _shown(step, _of(known, step), now, version_on, known, today, passed=place < behind, ended=ended)
        for place, step in enumerate(steps)
    ]
    return Chain(now, tuple(shown), ended)


def _of(known: Mapping[str, Done], step: ProcedureStep) -> Done:
    return known.get(step.code, Done())


def _with_bygone(
    now: Procedure, version_on: Callable[[date], Procedure], known: Mapping[str, Done]
) -> list[ProcedureStep]:
    """The steps in use, and after its old neighbour each step that was done before it was taken away."""
    steps = list(now.shown)
    for code, done in known.items():
        if not done.is_done or done.on is None or any(one.code == code for one in steps):
            continue
        then = version_on(done.on)
        found = then.step(code)
        if found is None:
            continue
        before = {one.code for one in then.steps[: then.steps.index(found)]}
        at = max((place for place, one in enumerate(steps) if one.code in before), default=-1)
        steps.insert(at + 1, found)
    return steps


def _shown(
    step: ProcedureStep, done: Done, now: Procedure, version_on: Callable[[date], Procedure],
    known: Mapping[str, Done], today: date, *, passed: bool, ended: bool,
) -> ChainStep:  # fmt: skip
    told, version = step, now.number
    if done.is_done and done.on:
        then = version_on(done.on)
        old = then.step(step.code)
        told, version = (old, then.number) if old else (step, now.number)
    behind = passed and not done.is_done
    due = None if behind or ended else due_of(step, done, known)
    late = due is not None and due < today and not done.is_done and not step.when_needed
    return ChainStep(told, done, version, due, behind, late)


def due_of(step: ProcedureStep, done: Done, known: Mapping[str, Done]) -> date | None:
    """The deadline: the program's own, or the days of the municipality when they end before it.

    A municipality may be quicker than law and letters ask, never slower.
    """
    start = known.get(step.after, Done()).on if step.after else None
    own = start + timedelta(days=step.days) if start and step.days is not None else None
    return min((day for day in (done.due, own) if day), default=None)


class NextSteps:
    """`chain_of(…).next` of many cases on one day: the step, and whether it is past its deadline.

    Which step comes next rests on what is done and no day, so that it is found once for all cases alike.
    """

    def __init__(self, version_on: Callable[[date], Procedure], today: date) -> None:
        self._version_on, self._today = version_on, today
        self._now = version_on(today)
        self._codes = frozenset(one.code for one in self._now.shown)
        self._known: dict[tuple[frozenset[str], frozenset[str]], ProcedureStep | None] = {}

    def of(
        self, known: Mapping[str, Done], leave_out: frozenset[str] = frozenset()
    ) -> tuple[ProcedureStep, bool] | None:
        """None when nothing waits."""
        done = frozenset(code for code, one in known.items() if one.is_done)
        if done <= self._codes:
            alike = (done, leave_out)
            if alike not in self._known:
                self._known[alike] = _first_waiting(self._now.shown, done, leave_out)
            step = self._known[alike]
        else:  # something was done that is no step any more
            step = _first_waiting(_with_bygone(self._now, self._version_on, known), done, leave_out)
        if step is None:
            return None
        due = due_of(step, _of(known, step), known)
        return step, due is not None and due < self._today


def _first_waiting(
    steps: Sequence[ProcedureStep], done: frozenset[str], leave_out: frozenset[str]
) -> ProcedureStep | None:
    left = [one for one in steps if one.code not in leave_out]
    behind = max((place for place, one in enumerate(left) if one.passes and one.code in done), default=0)
    return next((one for one in left[behind:] if one.code not in done and not one.when_needed), None)
