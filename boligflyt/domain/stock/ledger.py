"""The ledger of the stock: what there was on two days differs by exactly the movements between them (INC-04).

A dwelling counts from the first day the municipality disposes of it through the last. A home that is let room
by room does not count while any of its rooms does: then each room is a dwelling (rules.md part D). One that
is held in another form from some day goes out of the first form and into the other that day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from boligflyt.domain.periods import ONE_DAY


class Turn(StrEnum):
    """What made a dwelling count, or count no more."""

    CAME = "came"
    WENT = "went"
    DIVIDED = "divided"
    JOINED = "joined"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Holding:
    """What the municipality disposes of: the form, the days, and the home that a room is part of.

    `later_forms`: the first day of each other form it was held in since, in order of time. `gained` and
    `lost` are the register's own words for how it came and went; empty when nobody has said. `number`: of how
    many it is told, when several without rooms are alike in all but the key.
    """

    key: UUID
    form: str
    first_day: date
    last_day: date | None = None
    parent: UUID | None = None
    gained: str = ""
    lost: str = ""
    later_forms: tuple[tuple[date, str], ...] = ()
    number: int = 1

    def form_on(self, day: date) -> str:
        """The form it is held in that day."""
        return next((form for first, form in reversed(self.later_forms) if first <= day), self.form)

    @property
    def after(self) -> date:
        """The first day it is no longer held; the last of the calendar when no end is set."""
        return date.max if self.last_day is None or self.last_day == date.max else self.last_day + ONE_DAY


@dataclass(frozen=True, slots=True)
class Movement:
    """Dwellings more (above nothing) or fewer (below) from this day on: one, or the `number` of a holding."""

    day: date
    key: UUID
    form: str
    count: int
    turn: Turn
    how: str = ""

    @property
    def by_register(self) -> bool:
        """Whether the dwelling itself came or went, rather than being divided or joined."""
        return self.turn in (Turn.CAME, Turn.WENT)


@dataclass(frozen=True)
class Account:
    """The stock by form at the end of two days, and every movement after the first through the second."""

    after: date
    until: date
    opening: Counter[str]
    closing: Counter[str]
    movements: tuple[Movement, ...]

    @cached_property
    def gained(self) -> Counter[str]:
        """How many came, by form."""
        return _counted(self.movements, 1)

    @property
    def changed(self) -> int:
        """How many times a dwelling went from one form to another; each is both gained and lost."""
        return sum(max(one.count, 0) for one in self.movements if one.turn == Turn.CHANGED)

    @property
    def number(self) -> int:
        """How many movements there are, of one dwelling each."""
        return sum(abs(one.count) for one in self.movements)

    @cached_property
    def lost(self) -> Counter[str]:
        """How many went, by form."""
        return _counted(self.movements, -1)


def _counted(movements: Iterable[Movement], sign: int) -> Counter[str]:
    counted: Counter[str] = Counter()
    for one in movements:
        if one.count * sign > 0:
            counted[one.form] += one.count * sign
    return counted


def account_of(holdings: Iterable[Holding], after: date, until: date) -> Account:
    """What moved after the first day through the second. Raises ValueError when the second comes first."""
    if until < after:
        raise ValueError("the second day comes before the first")
    every = sorted(_movements(list(holdings)), key=lambda one: one.day)
    between = tuple(one for one in every if after < one.day <= until)
    return Account(after, until, _sum(every, after), _sum(every, until), between)


def stock_on(holdings: Iterable[Holding], day: date) -> Counter[str]:
    """How many count on the day, by form."""
    return _sum(_movements(list(holdings)), day)


def _sum(movements: Iterable[Movement], day: date) -> Counter[str]:
    counted: Counter[str] = Counter()
    for one in movements:
        if one.day <= day:
            counted[one.form] += one.count
    return +counted


def _movements(holdings: Sequence[Holding]) -> Iterator[Movement]:
    """In and out of every stretch of days in which something counts; none for what is still to end."""
    rooms: dict[UUID, list[Holding]] = {}
    for one in holdings:
        if one.parent is not None:
            rooms.setdefault(one.parent, []).append(one)
    for one in holdings:
        for first, after in _stretches(one, rooms.get(one.key, ())):
            yield from _in_and_out(one, first, after)


def _in_and_out(one: Holding, first: date, after: date) -> Iterator[Movement]:
    came, went = first == one.first_day, after == one.after
    turn, how = (Turn.CAME, one.gained) if came else (Turn.JOINED, "")
    form = one.form_on(first)
    yield Movement(first, one.key, form, one.number, turn, how)
    for day, other in one.later_forms:
        if first < day < after and other != form:
            yield Movement(day, one.key, form, -one.number, Turn.CHANGED)
            yield Movement(day, one.key, other, one.number, Turn.CHANGED)
            form = other
    if after < date.max:
        turn, how = (Turn.WENT, one.lost) if went else (Turn.DIVIDED, "")
        yield Movement(after, one.key, form, -one.number, turn, how)


def _stretches(home: Holding, rooms: Iterable[Holding]) -> Iterator[tuple[date, date]]:
    """The days the home is held and none of its rooms is: first day, and first day no longer."""
    at = home.first_day
    for room in sorted(rooms, key=lambda one: one.first_day):
        if room.first_day > at:
            until = min(room.first_day, home.after)
            if at < until:
                yield at, until
        at = max(at, room.after)
    if at < home.after:
        yield at, home.after
