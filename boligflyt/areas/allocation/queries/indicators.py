"""The overview's figures, each with what it counts: PostgreSQL counts for all periods of a page at once.

Nothing is kept from one time to the next: a figure is of what is registered now, also of a year that is over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value

from boligflyt.areas.allocation.choices import EntryState
from boligflyt.areas.allocation.queries.figure_parts import (
    LEASES,
    STARTED,
    Figure,
    Figures,
    Numbers,
    by_day,
    share,
    sums,
)
from boligflyt.areas.allocation.queries.moves_on import moving_on
from boligflyt.areas.allocation.queries.queue import waits_on
from boligflyt.areas.allocation.queries.stays import StockByDay, spread_in
from boligflyt.areas.applications.choices import Housing, Matter
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.domain.indicators import mean, median, per_month, turnover, weeks
from boligflyt.domain.indicators.calculations import month_starts
from boligflyt.domain.periods import ONE_DAY, Period

# KOSTRA: new means not living in a municipal dwelling; exchange and renewal are left out.
IS_NEW = Q(matter=Matter.FIRST) & ~Q(housing=Housing.MUNICIPAL_LEASE)


def read_numbers(clearance: int, since: date | None = None) -> Numbers:
    """What the figures are asked of."""
    return Numbers(clearance, since)


def _from_first_to_last(periods: Sequence[Period]) -> tuple[date, date]:
    return min(one.first_day for one in periods), max(one.last for one in periods)


def _applications(numbers: Numbers, periods: Sequence[Period]) -> Figures:
    """Homeless is what the first assessment said; without one it is not known and not counted."""
    rows = numbers.applications().annotate(holds=Q(IS_NEW))
    within = rows.filter(received_on__range=_from_first_to_last(periods)).order_by()
    told = within.values_list("received_on", "holds", "first_homeless").annotate(number=Count("*"))
    counted = list(told)
    days = [(day, is_new, number) for day, is_new, _, number in counted]
    assessed = [(day, homeless, number) for day, _, homeless, number in counted if homeless is not None]
    every, new, without_home = [], [], []
    for period in periods:
        keys = rows.filter(received_on__range=(period.first_day, period.last)).values("pk")
        held, total = sums(days, period)
        every.append(Figure(per_month(total, period), total, subjects=keys))
        new.append(share(held, total, keys.filter(holds=True)))
        without_home.append(share(*sums(assessed, period), keys.filter(first_homeless=True)))
    return {"applications": every, "share_new_applications": new, "share_homeless": without_home}


def _waiting(numbers: Numbers, periods: Sequence[Period]) -> Figures:
    waiting = [waits_on(one.last) for one in periods]
    queue = numbers.queue()
    counted = queue.aggregate(**{f"at_{no}": Count("pk", filter=one) for no, one in enumerate(waiting)})
    keys = [queue.filter(one).values("application") for one in waiting]
    return {"waiting": [
        Figure(Decimal(counted[f"at_{no}"]), counted[f"at_{no}"], subjects=one) for no, one in enumerate(keys)
    ]}  # fmt: skip


def _waiting_time(numbers: Numbers, periods: Sequence[Period]) -> Figures:
    """From the vedtak to the key; of two leases the last made counts."""
    keyed = numbers.leases().filter(key_handed_on__isnull=False, application__isnull=False)
    if numbers.since:
        keyed = keyed.filter(
            Q(after_day=None) | Q(after_day__gte=numbers.since) | Q(key_handed_on__gte=numbers.since)
        )
    later = keyed.filter(application=OuterRef("application"), pk__gt=OuterRef("pk"))
    waited = F("key_handed_on") - F("application__queue__decided_on")
    rows = keyed.filter(
        ~Exists(later), numbers.is_known("application"), application__queue__state=EntryState.HOUSED
    ).annotate(waited=waited)  # fmt: skip
    within = [Q(key_handed_on__range=(one.first_day, one.last)) for one in periods]
    counts = {f"in_{place}": Count("pk", filter=one) for place, one in enumerate(within)}
    counted = list(rows.order_by().values_list("waited").annotate(**counts))
    figures = []
    for place, one in enumerate(within):
        found = [(waited.days, numbers[place]) for waited, *numbers in counted]
        figures.append(_waited(found, rows.filter(one).values("pk")))
    return {"waiting_time": figures}


def _waited(counted: Sequence[tuple[int, int]], keys: QuerySet[Any, Any]) -> Figure:
    """Of how many waited each number of days."""
    days = [waited for waited, number in counted for _ in range(number)]
    average, middle = mean(days), median(days)
    also = "" if average is None else f"Snitt {_told(average)} dager, median {_told(middle)} dager."
    return Figure(weeks(average), len(days), also=also, kind=LEASES, subjects=keys)


def _told(value: Decimal | None) -> str:
    return "" if value is None else str(value).replace(".", ",").removesuffix(",0")


def _allocations(numbers: Numbers, periods: Sequence[Period]) -> Figures:
    """New is a household that had no lease of ours the day before."""
    rows = numbers.leases().filter(state__in=STARTED).annotate(holds=ExpressionWrapper(
        numbers.no_such("follows"), output_field=BooleanField()
    ))  # fmt: skip
    days = by_day(rows.filter(first_day__range=_from_first_to_last(periods)), "first_day")
    every, new = [], []
    for period in periods:
        keys = rows.filter(first_day__range=(period.first_day, period.last)).values("pk")
        held, total = sums(days, period)
        every.append(Figure(per_month(total, period), total, kind=LEASES, subjects=keys))
        new.append(replace(share(held, total, keys.filter(holds=True)), kind=LEASES))
    return {"allocations": every, "share_new_households": new}


def _turnover(numbers: Numbers, periods: Sequence[Period]) -> Figures:
    first, last = _from_first_to_last(periods)
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
    "share_homeless": _applications,
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
