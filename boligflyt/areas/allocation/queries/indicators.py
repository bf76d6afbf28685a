"""The overview's figures, each with what it counts: PostgreSQL counts for all periods of a page at once.

Nothing is kept from one time to the next: a figure is of what is registered now, also of a year that is over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, DateField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast

from boligflyt.areas.allocation.choices import EntryState
from boligflyt.areas.allocation.queries.figure_parts import (
    LEASES,
    STARTED,
    Figure,
    Figures,
    Numbers,
    by_day,
    days_together,
    joined,
    parted,
    share,
    sums,
)
from boligflyt.areas.allocation.queries.moves_on import moving_on
from boligflyt.areas.allocation.queries.queue import waits_on
from boligflyt.areas.allocation.queries.stays import StockByDay, spread_in
from boligflyt.areas.applications.choices import Housing, Matter
from boligflyt.areas.applications.models import HousingAssessment
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.domain.indicators import mean, median, per_month, turnover, weeks
from boligflyt.domain.indicators.calculations import month_starts
from boligflyt.domain.periods import ONE_DAY, Period
from boligflyt.toolkit.period_field import to_range

# KOSTRA: new means not living in a municipal dwelling; exchange and renewal are left out.
IS_NEW = Q(matter=Matter.FIRST) & ~Q(housing=Housing.MUNICIPAL_LEASE)


def read_numbers(clearance: int, since: date | None = None) -> Numbers:
    """What the figures are asked of."""
    return Numbers(clearance, since)


def _applications(numbers: Numbers, periods: Sequence[Period]) -> Figures:
    rows = numbers.applications().annotate(holds=Q(IS_NEW))
    days = by_day(rows, "received_on")
    every, new = [], []
    for period in periods:
        keys = rows.filter(received_on__range=(period.first_day, period.last)).values("pk")
        held, total = sums(days, period)
        every.append(Figure(per_month(total, period), total, subjects=keys))
        new.append(share(held, total, keys.filter(holds=True)))
    return {"applications": every, "share_new_applications": new}


def _homeless(numbers: Numbers, periods: Sequence[Period]) -> Figures:
    """Homeless is what the first assessment said; without one it is not known and not counted."""
    same = HousingAssessment.objects.filter(application=OuterRef("application"))
    before = same.filter(Q(on__lt=OuterRef("on")) | Q(on=OuterRef("on"), pk__lt=OuterRef("pk")))
    rows = (
        HousingAssessment.objects.filter(~Exists(before))
        .filter(application__household__grade__lte=numbers.clearance)
        .annotate(day=F("application__received_on"), holds=Q(homeless_situation__isnull=False))
    )
    days, told = by_day(rows, "day"), rows.filter(holds=True).values("application")
    return {"share_homeless": [
        share(*sums(days, one), told.filter(day__range=(one.first_day, one.last))) for one in periods
    ]}  # fmt: skip


def _waiting(numbers: Numbers, periods: Sequence[Period]) -> Figures:
    waiting = [waits_on(one.last) for one in periods]
    queue = numbers.queue()
    counted = queue.aggregate(**{f"at_{no}": Count("pk", filter=one) for no, one in enumerate(waiting)})
    keys = [queue.filter(one).values("application") for one in waiting]
    return {"waiting": [
        Figure(Decimal(counted[f"at_{no}"]), counted[f"at_{no}"], subjects=one) for no, one in enumerate(keys)
    ]}  # fmt: skip


def _waiting_time(numbers: Numbers, periods: Sequence[Period]) -> Figures:
    """Few have come from the queue to a key, so they are read; of two leases the last made counts."""
    keyed = Q(
        application__leases__key_handed_on__isnull=False, application__leases__grade__lte=numbers.clearance,
        application__leases__state__in=[one for one in LeaseState if one != LeaseState.VOID],
    )  # fmt: skip
    if numbers.since:
        running = Q(application__leases__period__overlap=to_range(Period(numbers.since - ONE_DAY, None)))
        keyed &= running | Q(application__leases__key_handed_on__gte=numbers.since)
    housed = numbers.queue().filter(keyed, state=EntryState.HOUSED)
    lease = ("application__leases__pk", "application__leases__key_handed_on")
    rows = housed.order_by("decided_on", "pk", "application__leases__pk")
    moved = {entry: row for entry, *row in rows.values_list("pk", *lease, "decided_on")}.values()
    return {"waiting_time": [_waited([one for one in moved if each.contains(one[1])]) for each in periods]}


def _waited(moved: Sequence[Sequence[Any]]) -> Figure:
    """Of leases with the day of the key and the day of the vedtak."""
    days = [(key_handed_on - decided).days for _, key_handed_on, decided in moved]
    average, middle = mean(days), median(days)
    also = "" if average is None else f"Snitt {_told(average)} dager, median {_told(middle)} dager."
    keys = tuple(pk for pk, _, _ in moved)
    return Figure(weeks(average), len(moved), also=also, kind=LEASES, subjects=keys)


def _told(value: Decimal | None) -> str:
    return "" if value is None else str(value).replace(".", ",").removesuffix(",0")


def _allocations(numbers: Numbers, periods: Sequence[Period]) -> Figures:
    """New is a household that had no lease of ours the day before."""
    earliest = min(one.first_day for one in periods)
    before = numbers.leases().filter(household=OuterRef("household"), period__contains=OuterRef("day_before"))
    day_before = Cast(F("first_day") - ONE_DAY, DateField())
    rows = numbers.leases().filter(state__in=STARTED).annotate(day_before=day_before)
    since = rows.filter(first_day__gte=earliest)
    days = joined(*days_together(*parted(since, "first_day", ~Exists(before))))
    every, new = [], []
    for period in periods:
        keys = rows.filter(first_day__range=(period.first_day, period.last)).values("pk")
        held, total = sums(days, period)
        every.append(Figure(per_month(total, period), total, kind=LEASES, subjects=keys))
        new.append(replace(share(held, total, keys.filter(~Exists(before))), kind=LEASES))
    return {"allocations": every, "share_new_households": new}


def _turnover(numbers: Numbers, periods: Sequence[Period]) -> Figures:
    first, last = min(one.first_day for one in periods), max(one.last for one in periods)
    ended = numbers.leases().filter(state=LeaseState.ENDED).annotate(holds=Value(True))
    days = by_day(ended.filter(after_day__gt=first, after_day__lte=last + ONE_DAY), "after_day")
    stock = StockByDay.read()
    figures = []
    for period in periods:
        over = Period(period.first_day + ONE_DAY, period.last + ONE_DAY)
        _, number = sums(days, over)
        value = turnover(number, [stock.on(day) for day in month_starts(period)])
        keys = ended.filter(after_day__range=(over.first_day, over.last)).values("pk")
        also = f"{number} avsluttede leieforhold."
        figures.append(Figure(value, number, also=also, kind=LEASES, subjects=keys))
    return {"turnover": figures}


Source = Callable[[Numbers, Sequence[Period]], Figures]
COMPUTED: dict[str, Source] = {
    "applications": _applications,
    "share_new_applications": _applications,
    "waiting": _waiting,
    "waiting_time": _waiting_time,
    "allocations": _allocations,
    "share_new_households": _allocations,
    "share_homeless": _homeless,
    "turnover": _turnover,
    "moves_on": moving_on,
    "exits_in_time": moving_on,
    "refugees_private": moving_on,
}
# Only the figure itself shows how it spreads, not each of its years.
SPREADS = frozenset({"turnover"})


def figures_of(codes: Iterable[str], numbers: Numbers, periods: Sequence[Period]) -> Figures:
    """The figures for the periods, what they share counted once.

    Raises KeyError for an unknown indicator, PeriodError for an open period.
    """
    found: Figures = {}
    for source in dict.fromkeys(COMPUTED[code] for code in codes):
        found |= source(numbers, periods)
    return found


def figure_of(code: str, numbers: Numbers, period: Period) -> Figure:
    """One figure for one period, with how it spreads when it does. Raises as `figures_of`."""
    figure = figures_of([code], numbers, [period])[code][0]
    return replace(figure, spread=spread_in(numbers.clearance, period)) if code in SPREADS else figure


def years_until(numbers: Numbers, years: Iterable[int], today: date) -> dict[int, Period | None]:
    """Each calendar year, this year so far; None before anything was registered."""
    first = numbers.first_day
    return {
        year: Period(date(year, 1, 1), min(date(year, 12, 31), today))
        if first is not None and first.year <= year else None
        for year in years
    }  # fmt: skip
