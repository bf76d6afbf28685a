"""The vacancies that go on: how long each dwelling has stood empty, why day by day, and the rent lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.dwelling_list import StockRow, stock_on
from boligflyt.areas.allocation.queries.dwelling_status import is_empty
from boligflyt.areas.allocation.queries.dwelling_timeline import Told, days_told, offers_within, rent_for
from boligflyt.areas.dwellings.choices import DayStatus, EmptyCause
from boligflyt.areas.dwellings.day_status import Stretch
from boligflyt.areas.dwellings.models import Dwelling, StatusEntry
from boligflyt.areas.dwellings.queries import shielded_from
from boligflyt.areas.leases.models import Lease


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
    stock = stock_on(actor, on)
    empty = [row for row in stock if is_empty(row.day)]
    days = _stretches(empty, actor.clearance, on)
    vacancies = tuple(sorted(
        (_vacancy(row, days[row.pk]) for row in empty), key=lambda one: (-one.price, -one.days)
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
    return EmptyReport(vacancies, by_cause, _by_bedrooms(stock, sizes), total)


def _by_bedrooms(stock: Iterable[StockRow], sizes: dict[int, Sum]) -> tuple[tuple[int, int, Sum], ...]:
    """Bedrooms, all dwellings of that size, and what of them stands empty."""
    counts: dict[int, int] = defaultdict(int)
    for row in stock:
        counts[row.bedrooms] += 1
    return tuple((size, counts[size], sizes.get(size, Sum())) for size in sorted(counts))


def _vacancy(row: StockRow, stretches: list[Stretch]) -> Vacancy:
    days = sum(one.days for one in stretches)
    return Vacancy(row, tuple(stretches), days, rent_for(row.rent, days))


def _stretches(empty: Iterable[StockRow], clearance: int, on: date) -> dict[UUID, list[Stretch]]:
    """The days of each vacancy, read for all at once."""
    pks = [row.pk for row in empty]
    leases = _by_dwelling(
        Lease.objects.filter(dwelling__in=pks, grade__lte=clearance)
        .defer("contract", "notice", "contract_data")
        .order_by("period")
    )
    ledger = _by_dwelling(StatusEntry.objects.filter(dwelling__in=pks).order_by("period", "id"))
    offers = _by_dwelling(offers_within(clearance).filter(dwelling__in=pks))
    hidden = _by_dwelling(shielded_from(clearance).filter(dwelling__in=pks))
    found = {}
    for dwelling in Dwelling.objects.filter(pk__in=pks):
        periods = [one.period for one in hidden[dwelling.pk]]
        told = Told(leases[dwelling.pk], ledger[dwelling.pk], offers[dwelling.pk], periods)
        found[dwelling.pk] = days_told(dwelling, told, on).empty
    return found


def _by_dwelling(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for one in rows:
        found[one.dwelling_id].append(one)
    return found
