"""The vacancies that go on: how long each dwelling has stood empty, why day by day, and the rent lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Case, Count, Q, Value, When

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import OfferState
from boligflyt.areas.allocation.queries.dwelling_list import StockRow
from boligflyt.areas.allocation.queries.dwelling_status import Line
from boligflyt.areas.allocation.queries.dwelling_timeline import (
    Told,
    ToldLease,
    ToldOffer,
    empty_stretches,
    offers_within,
    rent_for,
)
from boligflyt.areas.allocation.queries.empty_homes import EmptyHome, empty_homes, read_rows
from boligflyt.areas.dwellings.choices import DayStatus, EmptyCause
from boligflyt.areas.dwellings.day_status import Stretch
from boligflyt.areas.dwellings.models import StatusEntry
from boligflyt.areas.dwellings.queries import dwellings_visible_to, lettable, shielded_from
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import ONE_DAY, Period
from boligflyt.toolkit.many_keys import as_array, is_one_of


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
    """The most expensive vacancies, and of all of them how many and sums by cause and number of bedrooms."""

    vacancies: tuple[Vacancy, ...]
    number: int
    by_cause: tuple[tuple[tuple[DayStatus, EmptyCause], Sum], ...]
    by_bedrooms: tuple[tuple[int, int, Sum], ...]
    total: Sum


def empty_report(actor: Actor, on: date, most: int | None = None) -> EmptyReport:
    """What stands empty on the day, `most` of them with their rows; statements do not grow with them."""
    homes = empty_homes(actor, on)
    counted = _counted(homes, actor.clearance, on)
    causes: dict[tuple[DayStatus, EmptyCause], Sum] = defaultdict(Sum)
    sizes: dict[int, Sum] = defaultdict(Sum)
    total = Sum()
    for one in counted:
        for piece in one.stretches:
            price = rent_for(one.home.rent, piece.days)
            causes[piece.status, piece.cause].add(one.home.pk, piece.days, price)
        sizes[one.home.bedrooms].add(one.home.pk, one.days, one.price)
        total.add(one.home.pk, one.days, one.price)
    by_cause = tuple(sorted(causes.items(), key=lambda pair: -pair[1].days))
    shown = counted[:most]
    rows = read_rows(actor, [one.home for one in shown])
    vacancies = tuple(
        Vacancy(row, one.stretches, one.days, one.price) for row, one in zip(rows, shown, strict=True)
    )
    return EmptyReport(vacancies, len(counted), by_cause, _by_bedrooms(actor, on, sizes), total)


class _Counted(NamedTuple):
    home: EmptyHome
    stretches: tuple[Stretch, ...]
    days: int
    price: int


def _counted(homes: Sequence[EmptyHome], clearance: int, on: date) -> list[_Counted]:
    """The most expensive first, then those that stood longest."""
    pieces = _stretches(homes, clearance, on)
    found = [_with_price(home, tuple(pieces[home.pk])) for home in homes]
    return sorted(found, key=lambda one: (-one.price, -one.days))


def _with_price(home: EmptyHome, stretches: tuple[Stretch, ...]) -> _Counted:
    days = sum(one.days for one in stretches)
    return _Counted(home, stretches, days, rent_for(home.rent, days))


def _by_bedrooms(actor: Actor, on: date, sizes: dict[int, Sum]) -> tuple[tuple[int, int, Sum], ...]:
    """Bedrooms, all dwellings of that size, and what of them stands empty."""
    stock = lettable(dwellings_visible_to(actor), on).order_by()
    counts = dict(stock.values_list("bedrooms").annotate(number=Count("pk")))
    return tuple((size, counts[size], sizes.get(size, Sum())) for size in sorted(counts))


def _stretches(homes: Sequence[EmptyHome], clearance: int, on: date) -> dict[UUID, list[Stretch]]:
    """The days of each vacancy, read for all at once."""
    keys = as_array(one.pk for one in homes)
    leases, offers = _leases(homes, clearance, on), _offers(keys, clearance, on)
    ledger, hidden = _lines_and_shields(homes, keys, clearance)
    return {
        pk: empty_stretches(Told(leases[pk], ledger[pk], offers[pk], hidden[pk]), day.empty_since, on)
        for pk, *_, day in homes
        if day.empty_since
    }


def _leases(homes: Iterable[EmptyHome], clearance: int, on: date) -> dict[UUID, list[ToldLease]]:
    """The last tenancy that is over, which is known already, and those that are not over, by time.

    Leases of one dwelling never overlap. One that ended before the last was over before the vacancy began,
    and a line of the ledger from before it ends no later than when the last tenant moved in. What is not
    over where nobody lives, is to come.
    """
    found: dict[UUID, list[ToldLease]] = defaultdict(list)
    for home in homes:
        if home.last_let:
            first, after = home.last_let
            found[home.pk].append(
                ToldLease(None, LeaseState.ENDED, Period(first, after - ONE_DAY), None, None)
            )
    seen = Lease.objects.filter(grade__lte=clearance)
    # Each a stretch of an index.
    rows = seen.filter(state=LeaseState.PREPARED).union(
        seen.filter(state=LeaseState.RUNNING, first_day__gt=on),
        seen.filter(state=LeaseState.ENDED, after_day__gt=on), all=True,
    )  # fmt: skip
    for dwelling, *told in rows.order_by("period").values_list("dwelling_id", *ToldLease._fields):
        found[dwelling].append(ToldLease(*told))
    return found


def _offers(keys: str, clearance: int, on: date) -> dict[UUID, list[ToldOffer]]:
    """The offers that may hold a vacant dwelling; one that led to a lease that is over does so no longer."""
    of_old = Q(
        state=OfferState.ACCEPTED, lease__state=LeaseState.ENDED, lease__grade__lte=clearance,
        lease__after_day__lte=on,
    )  # fmt: skip
    is_of_old = Case(When(of_old, then=True), default=False)
    rows = offers_within(clearance).filter(is_one_of("dwelling", keys)).alias(of_old=is_of_old)
    found: dict[UUID, list[ToldOffer]] = defaultdict(list)
    for dwelling, *told in rows.filter(of_old=False).values_list("dwelling_id", *ToldOffer._fields):
        found[dwelling].append(ToldOffer(*told))
    return found


def _lines_and_shields(
    homes: Iterable[EmptyHome], keys: str, clearance: int
) -> tuple[dict[UUID, list[Line]], dict[UUID, list[Period]]]:
    """The lines of the ledger that reach into each vacancy, and the hidden periods, in one statement."""
    days = ("period__startswith", "period__endswith")
    lines = StatusEntry.objects.filter(is_one_of("dwelling", keys))
    status, cause = Value(DayStatus.SHIELDED.value), Value(EmptyCause.NONE.value)
    shields = shielded_from(clearance).filter(is_one_of("dwelling", keys))
    both = lines.values_list("dwelling_id", "status", "cause", *days).union(
        shields.values_list("dwelling_id", status, cause, *days), all=True
    )
    since = {home.pk: home.day.empty_since or date.min for home in homes}
    ledger: dict[UUID, list[Line]] = defaultdict(list)
    hidden: dict[UUID, list[Period]] = defaultdict(list)
    for dwelling, is_now, why, first, after in both:
        if after and after <= since[dwelling]:
            continue
        period = Period(first, after - ONE_DAY if after else None)
        if is_now == DayStatus.SHIELDED:
            hidden[dwelling].append(period)
        else:
            ledger[dwelling].append(Line(is_now, why, "", period))
    for found in ledger.values():
        found.sort(key=lambda line: line.period.first_day)
    return ledger, hidden
