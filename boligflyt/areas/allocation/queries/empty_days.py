"""The vacancies that go on: how long each dwelling has stood empty, why day by day, and the rent lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Value

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.dwelling_list import StockRow
from boligflyt.areas.allocation.queries.dwelling_status import Line
from boligflyt.areas.allocation.queries.dwelling_timeline import (
    Told,
    empty_stretches,
    offers_within,
    rent_for,
)
from boligflyt.areas.allocation.queries.stock_page import empty_on
from boligflyt.areas.dwellings.choices import DayStatus, EmptyCause
from boligflyt.areas.dwellings.day_status import Stretch
from boligflyt.areas.dwellings.models import StatusEntry
from boligflyt.areas.dwellings.queries import dwellings_visible_to, lettable, shielded_from
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import Period

# All that the days of a vacancy are read from.
OF_LEASE = ("dwelling", "state", "period", "notice_given_on", "created_at")
OF_OFFER = ("dwelling", "lease", "state", "sent_on", "answered_on", "answer_by")


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
    empty = empty_on(actor, on)
    days = _stretches(empty, actor.clearance, on)
    vacancies = tuple(sorted(
        (_vacancy(row, days.get(row.pk, [])) for row in empty), key=lambda one: (-one.price, -one.days)
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


def _stretches(empty: Iterable[StockRow], clearance: int, on: date) -> dict[UUID, list[Stretch]]:
    """The days of each vacancy, read for all at once."""
    since = {row.pk: row.day.empty_since for row in empty if row.day.empty_since}
    leases = _by_dwelling(
        Lease.objects.filter(dwelling__in=since, grade__lte=clearance)
        .exclude(state=LeaseState.VOID)
        .only(*OF_LEASE)
        .order_by("period")
    )
    offers = _by_dwelling(offers_within(clearance).filter(dwelling__in=since).only(*OF_OFFER))
    ledger, hidden = _lines_and_shields(since, clearance)
    return {
        pk: empty_stretches(Told(leases[pk], ledger[pk], offers[pk], hidden[pk]), first_day, on)
        for pk, first_day in since.items()
    }


def _lines_and_shields(
    pks: Iterable[UUID], clearance: int
) -> tuple[dict[UUID, list[Line]], dict[UUID, list[Period]]]:
    """The ledger and the hidden periods of each dwelling, in one statement."""
    lines = StatusEntry.objects.filter(dwelling__in=pks).values_list(
        "dwelling_id", "status", "cause", "period"
    )
    status, cause = Value(DayStatus.SHIELDED.value), Value(EmptyCause.NONE.value)
    shields = shielded_from(clearance).filter(dwelling__in=pks)
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


def _by_dwelling(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for one in rows:
        found[one.dwelling_id].append(one)
    return found
