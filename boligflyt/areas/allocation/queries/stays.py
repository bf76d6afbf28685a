"""Botid and sirkulasjon year by year, set against a year that is asked for (IND-13, DEF-31).

Only whole calendar years that are over are told of, each by itself: no two periods overlap, so that nobody
is found by comparing. Small numbers are withheld, and others with them (`cells_to_withhold`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate

from django.db.models import (
    Case,
    Count,
    DurationField,
    F,
    Func,
    Q,
    QuerySet,
    SmallIntegerField,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.lookups import GreaterThan

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.indicators import STAY_CLASSES, cells_to_withhold, turnover
from boligflyt.domain.indicators.calculations import month_starts
from boligflyt.domain.periods import ONE_DAY, Period
from boligflyt.domain.rates import shipped_rates

SMALLEST = "municipal/smallest_count_shown"
YEARS_OFFERED = 20
Spread = tuple[int | None, ...]  # a number for each of `STAY_CLASSES`; None is withheld


@dataclass(frozen=True, slots=True)
class Turnover:
    """One year: tenancies that ended, the mean stock at the start of each month, and percent of it.

    `ended` and `percent` are None when there are too few, and when `is_known` is false: nobody has registered
    a tenancy that ended so long ago, and nought would be no figure.
    """

    year: int
    ended: int | None
    stock: Decimal
    percent: Decimal | None
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Stays:
    """How long those who moved out in the year had lived there, and those who lived there on its last day.

    A spread is None when no choice of classes would hide the small ones.
    """

    year: int
    moved_out: Spread | None
    living: Spread | None


@dataclass(frozen=True, slots=True)
class StayReport:
    """Every year from the base year to the one asked for, and the spread of those two."""

    smallest: int
    turnovers: tuple[Turnover, ...]
    base: Stays
    asked: Stays


def finished_years(on: date) -> list[int]:
    """The years that may be asked for on the day, the newest first."""
    return list(range(on.year - 1, on.year - 1 - YEARS_OFFERED, -1))


def stay_report(actor: Actor, base: int, asked: int) -> StayReport:
    """The years from `base` to `asked`, of those the actor's clearance reaches, in eight statements.

    Official totals are made by somebody with the highest clearance.
    """
    smallest = shipped_rates().whole(SMALLEST, actor.today)
    years = range(min(base, asked), max(base, asked) + 1)
    ended = _moved_out(actor.clearance, years)
    stock = StockByDay.read()
    first_year = _first_year(actor.clearance)
    turnovers = tuple(
        _turnover(year, sum(ended[year]), stock, smallest, is_known=first_year <= year) for year in years
    )
    first, second = (
        Stays(
            year, _shown(ended[year], smallest), _shown(_living(actor.clearance, _year(year).last), smallest)
        )
        for year in (base, asked)
    )
    return StayReport(smallest, turnovers, first, second)


def spread_in(clearance: int, period: Period) -> tuple[tuple[str, int, int], ...]:
    """For each class of length: how many of those who moved out in the period, and of those who live there
    on its last day.

    A lease whose term is over runs on for a tenant who has not moved (husleieloven § 9-2).
    """
    gone = _ended_in(clearance, period).annotate(of=Value(0))
    left = _by_class(gone, F("after_day"), [0])[0]
    labels = (label for _, label in STAY_CLASSES)
    return tuple(zip(labels, left, _living(clearance, period.last), strict=True))


def _shown(numbers: Sequence[int], smallest: int) -> Spread | None:
    withheld = cells_to_withhold(numbers, smallest)
    if withheld is None:
        return None
    return tuple(None if place in withheld else number for place, number in enumerate(numbers))


def _first_year(clearance: int) -> int:
    """The first year that a tenancy is known to have ended in; none is later than every year."""
    ended = Lease.objects.filter(state=LeaseState.ENDED, grade__lte=clearance, after_day__isnull=False)
    first = ended.order_by("after_day").values_list("after_day", flat=True).first()
    return (first - ONE_DAY).year if first else date.max.year


def _turnover(year: int, ended: int, stock: StockByDay, smallest: int, *, is_known: bool) -> Turnover:
    starts = month_starts(_year(year))
    at_starts = [stock.on(day) for day in starts]
    mean = Decimal(sum(at_starts)) / len(starts)
    if not is_known or too_few(ended, smallest):
        return Turnover(year, None, mean, None, is_known)
    return Turnover(year, ended, mean, turnover(ended, at_starts))


def too_few(number: int, smallest: int) -> bool:
    """Whether the number alone would give somebody away."""
    return 0 < number < smallest


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


class StockByDay:
    """How many dwellings the municipality disposed of, day by day, from how many came and went each day."""

    def __init__(self, came: Iterable[tuple[date, int]], went: Iterable[tuple[date, int]]) -> None:
        self._came, self._went = _summed(came), _summed(went)

    @classmethod
    def read(cls) -> StockByDay:
        """One statement; there are fewer days than dwellings."""
        days = Dwelling.objects.order_by().values_list("disposed_from", "disposed_to")
        counted = list(days.annotate(number=Count("*")))
        came: Counter[date] = Counter()
        went: Counter[date] = Counter()
        for first, last, number in counted:
            came[first] += number
            if last is not None:
                went[last] += number
        return cls(came.items(), went.items())

    def on(self, day: date) -> int:
        """A dwelling counts on its first day and on its last."""
        (came, gained), (went, lost) = self._came, self._went
        return gained[bisect_right(came, day)] - lost[bisect_left(went, day)]


def _summed(days: Iterable[tuple[date, int]]) -> tuple[list[date], list[int]]:
    """The days in order, and how many there were before each of them, and at last all."""
    ordered = sorted(days)
    return [day for day, _ in ordered], [0, *accumulate(number for _, number in ordered)]


def _moved_out(clearance: int, years: Sequence[int]) -> dict[int, list[int]]:
    """For each year, how many tenancies of each class of stay ended in it."""
    gone = _ended_in(clearance, Period(date(years[0], 1, 1), date(years[-1], 12, 31)))
    # To compare days is cheaper than to ask each of many rows for its year.
    year_of = Case(
        *(When(after_day__lte=date(year + 1, 1, 1), then=Value(year)) for year in years),
        output_field=SmallIntegerField(),
    )  # fmt: skip
    return _by_class(gone.annotate(of=year_of), F("after_day"), years)


def _ended_in(clearance: int, period: Period) -> QuerySet[Lease]:
    ended = Lease.objects.filter(state=LeaseState.ENDED, grade__lte=clearance)
    return ended.filter(after_day__gt=period.first_day, after_day__lte=period.last + ONE_DAY)


def _living(clearance: int, on: date) -> list[int]:
    """How many tenants had lived there on the day for each class of stay."""
    # Two statements, each a stretch of the index: those who live there still, and those who left later.
    parts = (Q(state=LeaseState.RUNNING), Q(state=LeaseState.ENDED, after_day__gt=on))
    lived = (Lease.objects.filter(part, grade__lte=clearance, first_day__lte=on) for part in parts)
    both = [_by_class(one.annotate(of=Value(0)), Value(on + ONE_DAY), [0])[0] for one in lived]
    return [sum(numbers) for numbers in zip(*both, strict=True)]


def _by_class(leases: QuerySet[Lease], until: Combinable, years: Iterable[int]) -> dict[int, list[int]]:
    """Counted by year and class, as `spread_of_stays` puts a stay of so many years to the day."""
    place_of = Case(
        *(When(GreaterThan(F("first_day") + _years(most), until), then=Value(place))
          for place, (most, _) in enumerate(STAY_CLASSES) if most),
        default=Value(len(STAY_CLASSES) - 1), output_field=SmallIntegerField(),
    )  # fmt: skip
    found = {year: [0] * len(STAY_CLASSES) for year in years}
    counted = leases.annotate(place=place_of).order_by().values_list("of", "place")
    for year, place, number in counted.annotate(number=Count("*")):
        found[year][place] = number
    return found


def _years(number: int) -> Func:
    """PostgreSQL's years: one from 29 February is over on 28 February, as in `add_months`."""
    return Func(
        Value(number), template="make_interval(years => %(expressions)s)", output_field=DurationField()
    )
