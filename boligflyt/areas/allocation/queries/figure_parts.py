"""What a figure is, what figures are counted from, and counting by day: shared by those who count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Value

from boligflyt.areas.allocation.models import QueueEntry
from boligflyt.areas.applications.models import Application
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.models import Household
from boligflyt.domain.indicators import Ratio
from boligflyt.domain.periods import Period

APPLICATIONS, LEASES = "application", "lease"
STARTED = (LeaseState.RUNNING, LeaseState.ENDED)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the figures are computed from: what is registered of those the clearance reaches.

    `since` is the first day of any period asked about. Official totals are made by somebody with the
    highest clearance. No names, no text of cases are read.
    """

    clearance: int
    since: date | None = None

    @property
    def first_day(self) -> date | None:
        """The first day that anything is registered for; before it there are no figures."""
        days = self.applications().order_by("received_on").values_list("received_on", flat=True)
        return days.first()

    def applications(self) -> QuerySet[Application]:
        """Every application."""
        return Application.objects.exclude(household__in=self._hidden())

    def queue(self) -> QuerySet[QueueEntry]:
        """Every place in the queue."""
        return QueueEntry.objects.filter(self.is_known("application"))

    def leases(self) -> QuerySet[Lease]:
        """Every lease that became something."""
        return Lease.objects.filter(grade__lte=self.clearance).exclude(state=LeaseState.VOID)

    def no_such(self, kept: str) -> Q:
        """For leases: that there is none of the kind whose least grade stands in the column."""
        return Q(**{kept: None}) | Q(**{f"{kept}__gt": self.clearance})

    def is_known(self, path: str) -> Q:
        """For rows whose application stands along the path: it is not of somebody protected above it."""
        hidden = Application.objects.filter(household__in=self._hidden())
        return ~Q(**{f"{path}__in": hidden.values("pk")})

    def _hidden(self) -> QuerySet[Household, Any]:
        """The few that are protected above the clearance: leaving them out reads less than asking each."""
        return Household.objects.filter(grade__gt=self.clearance).values("pk")


@dataclass(frozen=True, slots=True)
class Figure:
    """A computed figure: value, the parts of a share, a second sentence, how many it counts and of what.

    `spread` tells how it spreads: class of stay, moved out in the period, live there on its last day.
    """

    value: Decimal | None
    number: int
    ratio: Ratio | None = None
    also: str = ""
    kind: str = APPLICATIONS
    spread: tuple[tuple[str, int, int], ...] = ()

    subjects: QuerySet[Any, Any] | tuple[UUID, ...] = ()  # the keys of what is counted


Figures = dict[str, list[Figure]]  # for each code, one for each period
Counted = tuple[QuerySet[Any], str, str]  # what is counted by day, and the names of the day and of what holds
ByDay = list[tuple[date, bool, int]]  # a day, whether what is asked about holds, and how many


def by_day(rows: QuerySet[Any], day: str) -> ByDay:
    """How many there are on each day, those for which `holds` is true by themselves."""
    return [*rows.order_by().values_list(day, "holds").annotate(number=Count("*"))]


def days_together(*counted: Counted) -> list[ByDay]:
    """The same for several at once, in one statement: each with the names of its day and of what holds."""
    asked = [
        rows.order_by().annotate(of=Value(place)).values_list("of", day, holds).annotate(number=Count("*"))
        for place, (rows, day, holds) in enumerate(counted)
    ]
    found: list[ByDay] = [[] for _ in counted]
    for place, *each in asked[0].union(*asked[1:], all=True):
        found[place].append(tuple(each))
    return found


def sums(days: Iterable[tuple[date, bool, int]], period: Period) -> tuple[int, int]:
    """How many hold, and how many there are, on the days of the period."""
    inside = [(holds, number) for day, holds, number in days if period.contains(day)]
    return sum(number for holds, number in inside if holds), sum(number for _, number in inside)


def share(held: int, total: int, keys: QuerySet[Any, Any]) -> Figure:
    """The figure of a share in percent, that keeps its parts."""
    ratio = Ratio(held, total)
    return Figure(ratio.percent, held, ratio, subjects=keys)
