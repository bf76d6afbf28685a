"""Figures of moving on: to owning and private renting, in time, and after the programme (IND-17–19)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from django.contrib.postgres.aggregates import BoolOr
from django.db.models import (
    BooleanField,
    DateField,
    DateTimeField,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast

from boligflyt.areas.allocation.queries.figure_parts import (
    LEASES,
    STARTED,
    ByDay,
    Figure,
    Figures,
    Numbers,
    days_together,
    share,
    sums,
)
from boligflyt.areas.leases.choices import LeaseState, LedTo
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.same_tenancy import of_the_same_tenancy
from boligflyt.areas.people.models import Household
from boligflyt.domain.periods import ONE_DAY, Period, add_months
from boligflyt.domain.rates import shipped_rates
from boligflyt.domain.tenancy import exit_target_months

ON = (LedTo.OWN, LedTo.PRIVATE)
PROGRAMME = "municipal/refugee_programme_months"


Counted = tuple[QuerySet[Any], str, str]  # what is counted by day, and the names of the day and of what holds
Made = Callable[[ByDay], list[Figure]]  # the figures of the periods, when it has been


def moving_on(numbers: Numbers, periods: Sequence[Period]) -> Figures:
    """The three figures, counted in one statement."""
    sources = {
        "moves_on": _moves_on, "exits_in_time": _exits_in_time, "refugees_private": _refugees_private
    }  # fmt: skip
    asked = [source(numbers, periods) for source in sources.values()]
    found = days_together(*(counted for counted, _ in asked))
    return {code: made(days) for code, (_, made), days in zip(sources, asked, found, strict=True)}


def _moves_on(numbers: Numbers, periods: Sequence[Period]) -> tuple[Counted, Made]:
    """Tenancies that ended in the period and led to owning or to private renting (IND-17, IND-25)."""
    ended = _led_on(numbers).annotate(holds=Q(led_to=LedTo.OWN))
    first, last = min(one.first_day for one in periods), max(one.last for one in periods)
    asked = ended.filter(after_day__gt=first, after_day__lte=last + ONE_DAY)
    return (asked, "after_day", "holds"), partial(_moved, ended, periods)


def _moved(ended: QuerySet[Any], periods: Sequence[Period], days: ByDay) -> list[Figure]:
    figures = []
    for period in periods:
        over = Period(period.first_day + ONE_DAY, period.last + ONE_DAY)
        own, number = sums(days, over)
        also = f"{own} til egen bolig, {number - own} til privat leie."
        keys = ended.filter(after_day__range=(over.first_day, over.last)).values("pk")
        figures.append(Figure(Decimal(number), number, also=also, kind=LEASES, subjects=keys))
    return figures


def _exits_in_time(numbers: Numbers, periods: Sequence[Period]) -> tuple[Counted, Made]:
    """Of the tenancies whose ordinary target fell in the period: how many had led on by then (IND-18).

    The target is that of the last day asked about.
    """
    months = exit_target_months(max(one.last for one in periods))
    begun = numbers.leases().filter(numbers.no_such("renews"), state__in=STARTED)
    rows = begun.annotate(target=_months_after("first_day", months))
    # Few tenancies have more than one lease; of the others it stands in the row itself.
    itself = Q(state=LeaseState.ENDED, led_to__in=ON, after_day__lte=F("target"))
    led = of_the_same_tenancy(_led_on(numbers).filter(after_day__lte=OuterRef("target")))
    rows = rows.annotate(holds=itself | Q(renewed=True) & Q(Exists(led)))
    cohorts = [_months_before(one, months) for one in periods]
    first, last = min(one.first_day for one in cohorts), max(one.last for one in cohorts)
    asked = rows.filter(first_day__range=(first, last))
    return (asked, "first_day", "holds"), partial(_in_time, rows, cohorts)


def _in_time(rows: QuerySet[Any], cohorts: Sequence[Period], days: ByDay) -> list[Figure]:
    figures = []
    for cohort in cohorts:
        held, total = sums(days, cohort)
        keys = rows.filter(holds=True, first_day__range=(cohort.first_day, cohort.last)).values("pk")
        figures.append(replace(share(held, total, keys), kind=LEASES))
    return figures


def _refugees_private(numbers: Numbers, periods: Sequence[Period]) -> tuple[Counted, Made]:
    """Of refugees who rented from us and whose programme ended in the period: who own or rent privately now.

    The programme is taken to last so many months from settlement (IND-19). Those who rent from us again do
    not count as private.
    """
    months = shipped_rates().whole(PROGRAMME, max(one.last for one in periods))
    # Their leases are looked at once: none of them is that they never rented from us, and nothing is told.
    told = (
        numbers.leases().filter(household=OuterRef("pk"), state__in=STARTED).order_by().values("household")
        .annotate(
            led_on=BoolOr(Q(state=LeaseState.ENDED, led_to__in=ON)),
            still_here=BoolOr(Q(state=LeaseState.RUNNING)),
        )
        .annotate(private=ExpressionWrapper(Q(led_on=True, still_here=False), output_field=BooleanField()))
    )  # fmt: skip
    rows = Household.objects.filter(grade__lte=numbers.clearance, contact__settled_on__isnull=False).annotate(
        settled=F("contact__settled_on"), is_private=Subquery(told.values("private"))
    )
    cohorts = [_months_before(one, months) for one in periods]
    first, last = min(one.first_day for one in cohorts), max(one.last for one in cohorts)
    asked = rows.filter(settled__range=(first, last))
    return (asked, "settled", "is_private"), partial(_private_now, numbers, rows, cohorts)


def _private_now(
    numbers: Numbers, rows: QuerySet[Any], cohorts: Sequence[Period], days: ByDay
) -> list[Figure]:
    figures = []
    rented = [one for one in days if one[1] is not None]
    for cohort in cohorts:
        held, total = sums(rented, cohort)
        homes = rows.filter(is_private=True, settled__range=(cohort.first_day, cohort.last)).values("pk")
        leases = _led_on(numbers).filter(household__in=homes).order_by("household", "-after_day", "id")
        figures.append(replace(share(held, total, leases.distinct("household").values("pk")), kind=LEASES))
    return figures


def _led_on(numbers: Numbers) -> QuerySet[Lease]:
    return numbers.leases().filter(state=LeaseState.ENDED, led_to__in=ON)


def _months_after(day: str, months: int) -> Cast:
    interval = Func(Value(0), Value(months), function="make_interval", output_field=DurationField())
    return Cast(ExpressionWrapper(F(day) + interval, output_field=DateTimeField()), DateField())


def _months_before(period: Period, months: int) -> Period:
    """The days that so many months after lie in the period, from its first to its last."""
    return Period(add_months(period.first_day, -months), add_months(period.last, -months))
