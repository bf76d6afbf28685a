"""When a household's file may be disposed of: on the day when every class in it has been kept long enough."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from boligflyt.domain.retention.plan import Keep, Plan, RecordClass

# The key of a class → the last day on which something in it happened; a class without records is left out.
Happened = Mapping[str, date]


@dataclass(frozen=True, slots=True)
class Reason:
    """One class of the file: since when it is counted, and until when it is kept; None is for ever."""

    of: RecordClass
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The first day on which the file may be disposed of, None for never, and why.

    `settled`: every time in it is decided, so that it may really be done.
    """

    due_on: date | None
    reasons: tuple[Reason, ...]

    @property
    def settled(self) -> bool:
        """Whether every time that counts has been decided."""
        return bool(self.reasons) and all(one.of.settled for one in self.reasons)

    @property
    def decisive(self) -> Reason | None:
        """The class that is kept longest; None for a file with nothing in it."""
        return max(self.reasons, key=lambda one: one.until or date.max, default=None)


def when_due(plan: Plan, happened: Happened) -> Verdict:
    """The verdict for a household's whole file, by what has ended in it and when.

    A file in which nothing has happened is never due: there is no day to count from.
    """
    reasons = tuple(_reason(one, happened[one.key]) for one in plan.classes if one.key in happened)
    if not reasons or any(one.until is None for one in reasons):
        return Verdict(None, reasons)
    latest = max(one.until for one in reasons if one.until)
    return Verdict(years_after(latest, plan.of("person").years), reasons)


def _reason(one: RecordClass, since: date) -> Reason:
    return Reason(one, since, years_after(since, one.years) if one.keep == Keep.YEARS else None)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 28 February, as PostgreSQL reckons too."""
    year = day.year + years
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) and not isleap(year) else day.day)
