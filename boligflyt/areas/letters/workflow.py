"""The states of a letter that leaves, as a table. Buttons, services, tests and docs read it."""

from __future__ import annotations

from dataclasses import dataclass

from boligflyt.areas.letters.choices import DispatchAction, DispatchState
from boligflyt.toolkit.faults import Refused


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table: an action, the states it may start from, and where it ends."""

    action: DispatchAction
    sources: frozenset[DispatchState]
    target: DispatchState


_OUT = frozenset({DispatchState.SENT, DispatchState.RECEIVED})
TRANSITIONS: tuple[Transition, ...] = (
    Transition(DispatchAction.SEND, frozenset({DispatchState.QUEUED}), DispatchState.SENT),
    Transition(DispatchAction.STOP, frozenset({DispatchState.QUEUED}), DispatchState.STOPPED),
    Transition(DispatchAction.RECEIVE, frozenset({DispatchState.SENT}), DispatchState.RECEIVED),
    Transition(DispatchAction.RETURN, _OUT, DispatchState.RETURNED),
    Transition(
        DispatchAction.QUEUE_AGAIN, frozenset({DispatchState.STOPPED, DispatchState.RETURNED}),
        DispatchState.QUEUED,
    ),
)  # fmt: skip
_BY_ACTION = {line.action: line for line in TRANSITIONS}
# What somebody must do something about, before what only waits.
TROUBLED = frozenset({DispatchState.RETURNED, DispatchState.STOPPED})


def allowed(state: str) -> list[DispatchAction]:
    """What can be done from here, in the order of the table."""
    return [line.action for line in TRANSITIONS if state in line.sources]


def next_state(state: str, action: DispatchAction) -> DispatchState:
    """Where the action leads; raises Refused, in words, when the table does not allow it."""
    line = _BY_ACTION[action]
    if state not in line.sources:
        said = DispatchState(state).label
        raise Refused(f"«{action.label}» kan ikke gjøres når brevet er «{said}».")
    return line.target
