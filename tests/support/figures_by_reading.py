"""The overview's figures, computed row by row: what those that PostgreSQL counts are held against."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from boligflyt.areas.allocation.choices import EntryState
from boligflyt.areas.allocation.models import QueueEntry
from boligflyt.areas.applications.choices import Housing, Matter
from boligflyt.areas.applications.models import Application, HousingAssessment
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.indicators import (
    Ratio,
    mean,
    median,
    per_month,
    spread_of_stays,
    turnover,
    weeks,
)
from boligflyt.domain.indicators.calculations import month_starts
from boligflyt.domain.periods import ONE_DAY, Period
from boligflyt.toolkit.period_field import to_range
from tests.support import moves_by_reading

APPLICATIONS, LEASES = "application", "lease"


@dataclass(frozen=True, slots=True)
class AppliedRow:
    """What the indicators need of an application."""

    pk: UUID
    received_on: date
    is_new: bool
    is_homeless: bool | None


@dataclass(frozen=True, slots=True)
class LeaseRow:
    """What the indicators need of a lease."""

    pk: UUID
    household: UUID
    application: UUID | None
    period: Period
    state: str
    key_handed_on: date | None


@dataclass(frozen=True, slots=True)
class QueueFacts:
    """What the indicators need of a place in the queue."""

    application: UUID
    decided_on: date
    left_on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """Everything the figures are computed from, read in six statements."""

    applied: tuple[AppliedRow, ...]
    leases: tuple[LeaseRow, ...]
    queue: tuple[QueueFacts, ...]
    stock: tuple[tuple[date, date | None], ...]
    tenancies: tuple[moves_by_reading.Tenancy, ...] = ()

    @property
    def first_day(self) -> date | None:
        """The first day that anything is registered for; before it there are no figures."""
        return min((one.received_on for one in self.applied), default=None)


@dataclass(frozen=True, slots=True)
class Figure:
    """A computed figure: value, the parts of a share, a second sentence, what it counts, how it spreads."""

    value: Decimal | None
    ratio: Ratio | None = None
    also: str = ""
    kind: str = APPLICATIONS
    subjects: tuple[UUID, ...] = ()
    spread: tuple[tuple[str, int, int], ...] = ()  # class of stay, moved out in the period, live there now


def read_numbers(clearance: int, since: date | None = None) -> Numbers:
    """Read what the figures need, of those the clearance reaches. No names, no text of cases.

    `since` is the first day of any period asked about: leases that were over before the day before it are
    not read. Official totals are made by somebody with the highest clearance.
    """
    first = HousingAssessment.objects.filter(application=OuterRef("pk")).order_by("on", "id")
    applications = (
        Application.objects.filter(household__grade__lte=clearance)
        .annotate(
            assessed=Subquery(first.values("on")[:1]),
            situation=Subquery(first.values("homeless_situation")[:1]),
        )
        .values_list("pk", "received_on", "matter", "housing", "assessed", "situation")
    )
    leases = (
        _leases(since)
        .filter(grade__lte=clearance)
        .exclude(state=LeaseState.VOID)
        .values_list("pk", "household_id", "application_id", "period", "state", "key_handed_on")
    )
    queue = QueueEntry.objects.filter(application__household__grade__lte=clearance).values_list(
        "application_id", "decided_on", "left_on", "state"
    )
    return Numbers(
        applied=tuple(_applied(*row) for row in applications.order_by("received_on", "pk")),
        leases=tuple(LeaseRow(*row) for row in leases.order_by("pk")),
        queue=tuple(QueueFacts(*row) for row in queue.order_by("decided_on", "pk")),
        stock=tuple(Dwelling.objects.order_by("pk").values_list("disposed_from", "disposed_to")),
        tenancies=moves_by_reading.tenancies(clearance),
    )


def _leases(since: date | None) -> QuerySet[Lease]:
    """Those that anybody lived under the day before the first day, or later; or were given the key later."""
    if since is None:
        return Lease.objects.all()
    running = Q(period__overlap=to_range(Period(since - ONE_DAY, None)))
    return Lease.objects.filter(running | Q(key_handed_on__gte=since))


def _applied(
    pk: UUID, received_on: date, matter: str, housing: str, assessed: date | None, situation: int | None
) -> AppliedRow:
    """KOSTRA: new means not living in a municipal dwelling; exchange and renewal are left out.

    Homeless is what the first assessment said; without one it is not known and not counted.
    """
    is_new = matter == Matter.FIRST and housing != Housing.MUNICIPAL_LEASE
    return AppliedRow(pk, received_on, is_new, None if assessed is None else situation is not None)


def _received(numbers: Numbers, period: Period) -> list[AppliedRow]:
    return [one for one in numbers.applied if period.contains(one.received_on)]


def _applications(numbers: Numbers, period: Period) -> Figure:
    rows = _received(numbers, period)
    return Figure(per_month(len(rows), period), subjects=tuple(one.pk for one in rows))


def _share(rows: Sequence[AppliedRow], test: Callable[[AppliedRow], bool]) -> Figure:
    held = [one.pk for one in rows if test(one)]
    ratio = Ratio(len(held), len(rows))
    return Figure(ratio.percent, ratio, subjects=tuple(held))


def _share_new(numbers: Numbers, period: Period) -> Figure:
    return _share(_received(numbers, period), lambda one: one.is_new)


def _share_homeless(numbers: Numbers, period: Period) -> Figure:
    known = [one for one in _received(numbers, period) if one.is_homeless is not None]
    return _share(known, lambda one: bool(one.is_homeless))


def _waiting(numbers: Numbers, period: Period) -> Figure:
    on = period.last
    held = [
        one.application for one in numbers.queue
        if one.decided_on <= on and (one.left_on is None or one.left_on > on)
    ]  # fmt: skip
    return Figure(Decimal(len(held)), subjects=tuple(held))


def _waiting_time(numbers: Numbers, period: Period) -> Figure:
    keys = {one.application: one for one in numbers.leases if one.key_handed_on}
    moved = [
        (keys[one.application], one.decided_on) for one in numbers.queue
        if one.state == EntryState.HOUSED and one.application in keys
    ]  # fmt: skip
    rows = [(lease, decided) for lease, decided in moved if period.contains(lease.key_handed_on or date.max)]
    days = [(lease.key_handed_on - decided).days for lease, decided in rows if lease.key_handed_on]
    average, middle = mean(days), median(days)
    also = "" if average is None else f"Snitt {_told(average)} dager, median {_told(middle)} dager."
    return Figure(weeks(average), also=also, kind=LEASES, subjects=tuple(lease.pk for lease, _ in rows))


def _told(value: Decimal | None) -> str:
    text = "" if value is None else str(value).replace(".", ",")
    return text.removesuffix(",0")


def _started(numbers: Numbers, period: Period) -> list[LeaseRow]:
    return [
        one for one in numbers.leases
        if period.contains(one.period.first_day) and one.state != LeaseState.PREPARED
    ]  # fmt: skip


def _allocations(numbers: Numbers, period: Period) -> Figure:
    rows = _started(numbers, period)
    return Figure(per_month(len(rows), period), kind=LEASES, subjects=tuple(one.pk for one in rows))


def _share_new_households(numbers: Numbers, period: Period) -> Figure:
    rows = _started(numbers, period)
    by_household: dict[UUID, list[Period]] = {one.household: [] for one in rows}
    for one in numbers.leases:
        if one.household in by_household:
            by_household[one.household].append(one.period)
    new = [
        one.pk for one in rows
        if not any(held.contains(one.period.first_day - ONE_DAY) for held in by_household[one.household])
    ]  # fmt: skip
    ratio = Ratio(len(new), len(rows))
    return Figure(ratio.percent, ratio, kind=LEASES, subjects=tuple(new))


def _turnover(numbers: Numbers, period: Period) -> Figure:
    ended = [one.pk for one in _moved_out(numbers, period)]
    begun = sorted(first for first, _ in numbers.stock)
    over = sorted(last for _, last in numbers.stock if last)
    stock = [bisect_right(begun, day) - bisect_left(over, day) for day in month_starts(period)]
    also = f"{len(ended)} avsluttede leieforhold."
    return Figure(turnover(len(ended), stock), also=also, kind=LEASES, subjects=tuple(ended))


def _moved_out(numbers: Numbers, period: Period) -> list[LeaseRow]:
    return [
        one for one in numbers.leases
        if one.state == LeaseState.ENDED and one.period.last_day and period.contains(one.period.last_day)
    ]  # fmt: skip


def _stays(numbers: Numbers, period: Period) -> tuple[tuple[str, int, int], ...]:
    return spread_of(numbers.leases, _moved_out(numbers, period), period.last)


def _moves_on(numbers: Numbers, period: Period) -> Figure:
    found, also = moves_by_reading.moved_on(numbers.tenancies, period)
    return Figure(Decimal(len(found)), also=also, kind=LEASES, subjects=tuple(found))


def _share_of_moves(code: str, numbers: Numbers, period: Period) -> Figure:
    held, total = moves_by_reading.SHARES[code](numbers.tenancies, period)
    ratio = Ratio(len(held), total)
    return Figure(ratio.percent, ratio, kind=LEASES, subjects=tuple(held))


COMPUTED: dict[str, Callable[[Numbers, Period], Figure]] = {
    "applications": _applications,
    "share_new_applications": _share_new,
    "waiting": _waiting,
    "waiting_time": _waiting_time,
    "allocations": _allocations,
    "share_new_households": _share_new_households,
    "share_homeless": _share_homeless,
    "turnover": _turnover,
    "moves_on": _moves_on,
    "exits_in_time": partial(_share_of_moves, "exits_in_time"),
    "refugees_private": partial(_share_of_moves, "refugees_private"),
}
# Only the figure itself shows how it spreads, not each of its years.
SPREADS: dict[str, Callable[[Numbers, Period], tuple[tuple[str, int, int], ...]]] = {"turnover": _stays}


def figure_of(code: str, numbers: Numbers, period: Period) -> Figure:
    """The figure for the period, with how it spreads when it does.

    Raises KeyError for an unknown indicator, PeriodError for an open period.
    """
    figure = COMPUTED[code](numbers, period)
    return replace(figure, spread=SPREADS[code](numbers, period)) if code in SPREADS else figure


def figure_by_year(
    code: str, numbers: Numbers, years: Sequence[int], today: date
) -> dict[int, Figure | None]:
    """The figure for each calendar year, this year so far; None before anything was registered."""
    first = numbers.first_day
    found: dict[int, Figure | None] = {}
    for year in years:
        last = min(date(year, 12, 31), today)
        has_data = first is not None and first.year <= year
        found[year] = COMPUTED[code](numbers, Period(date(year, 1, 1), last)) if has_data else None
    return found


def spread_of(
    leases: Sequence[LeaseRow], moved_out: Sequence[LeaseRow], on: date
) -> tuple[tuple[str, int, int], ...]:
    """For each class of length: how many of those who moved out, and of those who live there on the day."""
    living = [Period(one.period.first_day, on) for one in leases if _lives_there(one, on)]
    gone = spread_of_stays([one.period for one in moved_out])
    return tuple(
        (label, left, stay) for (label, left), (_, stay) in zip(gone, spread_of_stays(living), strict=True)
    )


def _lives_there(lease: LeaseRow, on: date) -> bool:
    """A lease whose term is over runs on for a tenant who has not moved (husleieloven § 9-2)."""
    if lease.period.first_day > on:
        return False
    return lease.state == LeaseState.RUNNING or (
        lease.state == LeaseState.ENDED and lease.period.contains(on)
    )
