"""The vacancies that go on: how long each dwelling has stood empty, why day by day, and the rent lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, Q, Value, When

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import OfferState
from boligflyt.areas.allocation.queries.dwelling_list import StockRow
from boligflyt.areas.allocation.queries.dwelling_status import Claims, Line, is_over
from boligflyt.areas.allocation.queries.dwelling_timeline import (
    Told,
    ToldLease,
    ToldOffer,
    empty_stretches,
    offers_within,
    rent_for,
)
from boligflyt.areas.allocation.queries.stock_page import empty_with_claims
from boligflyt.areas.dwellings.choices import DayStatus, EmptyCause
from boligflyt.areas.dwellings.day_status import Stretch
from boligflyt.areas.dwellings.models import StatusEntry
from boligflyt.areas.dwellings.queries import dwellings_visible_to, lettable, shielded_from
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import Period
from boligflyt.toolkit.many_keys import is_among


@dataclass(slots=True)
class Sum:
    """Dwellings, days and NOK of rent that did not come."""

    dwellings: set[UUID] = field(default_factory=set)
    days: int = 0
    price: int = 0

    def add(self, dwelling: UUID, days: int, price: int) -> None:
        """One more piece."""
        self.dwellings.add(dwelling)
        self.days += days
        self.price += price


@dataclass(frozen=True, slots=True)
class Vacancy:
    """An empty dwelling with its days by cause; `price` in NOK."""

    row: StockRow
    stretches: tuple[Stretch, ...]
    days: int
    price: int


@dataclass(frozen=True, slots=True)
class EmptyReport:
    """The vacancies, the most expensive first, with sums by cause and by number of bedrooms."""

    vacancies: tuple[Vacancy, ...]
    by_cause: tuple[tuple[tuple[DayStatus, EmptyCause], Sum], ...]
    by_bedrooms: tuple[tuple[int, int, Sum], ...]
    total: Sum


def empty_report(actor: Actor, on: date) -> EmptyReport:
    """What stands empty on the day, for those who may see dwellings; statements do not grow with them."""
    empty = empty_with_claims(actor, on)
    days = _stretches(empty, actor.clearance, on)
    vacancies = tuple(sorted(
        (_vacancy(row, days.get(row.pk, [])) for row, _ in empty), key=lambda one: (-one.price, -one.days)
    ))  # fmt: skip
    causes: dict[tuple[DayStatus, EmptyCause], Sum] = defaultdict(Sum)
    sizes: dict[int, Sum] = defaultdict(Sum)
    total = Sum()
    for one in vacancies:
        for piece in one.stretches:
            price = rent_for(one.row.rent, piece.days)
            causes[piece.status, piece.cause].add(one.row.pk, piece.days, price)
        sizes[one.row.bedrooms].add(one.row.pk, one.days, one.price)
        total.add(one.row.pk, one.days, one.price)
    by_cause = tuple(sorted(causes.items(), key=lambda pair: -pair[1].days))
    return EmptyReport(vacancies, by_cause, _by_bedrooms(actor, on, sizes), total)


def _by_bedrooms(actor: Actor, on: date, sizes: dict[int, Sum]) -> tuple[tuple[int, int, Sum], ...]:
    """Bedrooms, all dwellings of that size, and what of them stands empty."""
    stock = lettable(dwellings_visible_to(actor), on).order_by()
    counts = dict(stock.values_list("bedrooms").annotate(number=Count("pk")))
    return tuple((size, counts[size], sizes.get(size, Sum())) for size in sorted(counts))


def _vacancy(row: StockRow, stretches: list[Stretch]) -> Vacancy:
    days = sum(one.days for one in stretches)
    return Vacancy(row, tuple(stretches), days, rent_for(row.rent, days))


def _stretches(
    empty: Iterable[tuple[StockRow, Claims]], clearance: int, on: date
) -> dict[UUID, list[Stretch]]:
    """The days of each vacancy, read for all at once."""
    found = {row.pk: (row.day.empty_since, claims) for row, claims in empty if row.day.empty_since}
    leases = _leases({pk: claims for pk, (_, claims) in found.items()}, clearance, on)
    offers = _offers(found, clearance, on)
    ledger, hidden = _lines_and_shields(found, clearance)
    return {
        pk: empty_stretches(Told(leases[pk], ledger[pk], offers[pk], hidden[pk]), first_day, on)
        for pk, (first_day, _) in found.items()
    }


def _leases(claims: Mapping[UUID, Claims], clearance: int, on: date) -> dict[UUID, list[ToldLease]]:
    """The last tenancy that is over, which is known already, and those that are not over, by time.

    Leases of one dwelling never overlap. One that ended before the last was over before the vacancy began,
    and a line of the ledger from before it ends no later than when the last tenant moved in.
    """
    found = defaultdict(list, {
        pk: [ToldLease(None, *one, None) for one in held.tenancies if is_over(one, on)]
        for pk, held in claims.items()
    })  # fmt: skip
    seen = Lease.objects.filter(is_among("dwelling", claims), grade__lte=clearance)
    # Each a stretch of an index; asked for together every lease of the dwellings is read.
    here = seen.filter(state__in=[LeaseState.RUNNING, LeaseState.PREPARED])
    rows = here.union(seen.filter(state=LeaseState.ENDED, after_day__gt=on), all=True)
    for dwelling, *told in rows.order_by("period").values_list("dwelling_id", *ToldLease._fields):
        found[dwelling].append(ToldLease(*told))
    return found


def _offers(pks: Collection[UUID], clearance: int, on: date) -> dict[UUID, list[ToldOffer]]:
    """The offers that may hold a vacant dwelling; one that led to a lease that is over does so no longer."""
    of_old = Q(
        state=OfferState.ACCEPTED, lease__state=LeaseState.ENDED, lease__grade__lte=clearance,
        lease__after_day__lte=on,
    )  # fmt: skip
    is_of_old = Case(When(of_old, then=True), default=False)
    rows = offers_within(clearance).filter(is_among("dwelling", pks)).alias(of_old=is_of_old)
    found: dict[UUID, list[ToldOffer]] = defaultdict(list)
    for dwelling, *told in rows.filter(of_old=False).values_list("dwelling_id", *ToldOffer._fields):
        found[dwelling].append(ToldOffer(*told))
    return found


def _lines_and_shields(
    pks: Collection[UUID], clearance: int
) -> tuple[dict[UUID, list[Line]], dict[UUID, list[Period]]]:
    """The ledger and the hidden periods of each dwelling, in one statement."""
    lines = StatusEntry.objects.filter(is_among("dwelling", pks)).values_list(
        "dwelling_id", "status", "cause", "period"
    )
    status, cause = Value(DayStatus.SHIELDED.value), Value(EmptyCause.NONE.value)
    shields = shielded_from(clearance).filter(is_among("dwelling", pks))
    both = lines.union(shields.values_list("dwelling_id", status, cause, "period"), all=True)
    ledger: dict[UUID, list[Line]] = defaultdict(list)
    hidden: dict[UUID, list[Period]] = defaultdict(list)
    for dwelling, is_now, why, period in both:
        if is_now == DayStatus.SHIELDED:
            hidden[dwelling].append(period)
        else:
            ledger[dwelling].append(Line(is_now, why, "", period))
    for found in ledger.values():
        found.sort(key=lambda line: line.period.first_day)
    return ledger, hidden
