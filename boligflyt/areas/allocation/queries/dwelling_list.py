"""The dwelling register as a list: the whole stock with its status, narrowed, ordered and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, Protocol
from uuid import UUID

from django.db.models.functions import Coalesce

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.dwelling_status import (
    NO_CLAIMS,
    Claims,
    Day,
    claims_on,
    day_of,
    is_empty,
)
from boligflyt.areas.dwellings.choices import DayStatus
from boligflyt.areas.dwellings.perms import purposes_behind
from boligflyt.areas.dwellings.queries import DisposalCounts, address_order, dwellings_visible_to, lettable
from boligflyt.toolkit.norwegian_text import finder

VACANT = "ikke_utleid"
LONG_EMPTY_DAYS = 30
MOST_EMPTY = "-tomme"
# What the list is ordered by: a fact of the dwelling, named alike in the register and in the row, or its day.
COLUMNS = {"soverom": "bedrooms", "areal": "area_m2", "leie": "rent"}
ORDERS: dict[str, Callable[[StockRow], Any]] = {
    "tomme": lambda row: row.day.empty_days,
    **{key: attrgetter(name) for key, name in COLUMNS.items()},
}
# There is a lift where the entrance has one; where that is not told, where the building has.
HAS_LIFT = Coalesce("entrance__has_lift", "building__has_lift")
FACTS: tuple[Any, ...] = (
    "pk", "building__street", "building__house_number", "unit_number", "extra_reference",
    "building__postal_place",
    "building__school_district", HAS_LIFT, "entrance__name", "entrance__house_number",
    "entrance__step_free", "purpose", "disposal", "bedrooms", "area_m2", "rent",
    "wheelchair", "adaptation", "building__latitude", "building__longitude", "disposed_from",
)  # fmt: skip


@dataclass(slots=True)
class StockRow:
    """A dwelling in the list; `rent` in NOK per month, where its building stands in degrees (EPSG:4258).

    `entrance` is its name, and `step_free` whether one comes in by it without steps; None is not told.
    """

    pk: UUID
    street: str
    house_number: str
    unit_number: str
    extra_reference: str
    postal_place: str
    school_district: str
    has_lift: bool
    entrance: str | None
    entrance_number: str | None
    step_free: bool | None
    purpose: str
    disposal: str
    bedrooms: int
    area_m2: int | None
    rent: int
    wheelchair: bool
    adaptation: str
    latitude: Decimal | None
    longitude: Decimal | None
    day: Day

    @property
    def searched(self) -> str:
        """What words that somebody looks for are held against."""
        numbers = f"{self.house_number} {self.entrance_number or ''} {self.unit_number}"
        return f"{self.street} {numbers} {self.postal_place}"

    @property
    def address(self) -> str:
        """«Skogbrynet 7, H0301»."""
        parts = (f"{self.street} {self.house_number}", self.unit_number, self.extra_reference)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class DwellingFilters:
    """What the list is narrowed to; an empty value does not narrow."""

    text: str = ""
    status: str = ""
    bedrooms: int | None = None
    purpose: str = ""
    wheelchair: bool = False
    step_free: bool = False
    school_district: str = ""
    disposal: str = ""
    empty_over: int | None = None
    order: str = field(default=MOST_EMPTY)

    @property
    def asks_of_homes(self) -> bool:
        """Whether anything is asked that the day does not decide."""
        asked = (
            self.text.strip(), self.purpose, self.wheelchair, self.step_free, self.school_district,
            self.disposal,
        )  # fmt: skip
        return self.bedrooms is not None or any(asked)


@dataclass(frozen=True, slots=True)
class StockCounts:
    """Counts over the whole stock, for the heading, the shortcuts and KOSTRA's forms of disposal."""

    total: int
    vacant: int
    ready: int
    long_empty: int
    unexplained: int
    wheelchair: int
    disposal: DisposalCounts


def stock_on(actor: Actor, on: date) -> list[StockRow]:
    """Every dwelling that can have a lease that day, with its status, by address; six statements in all."""
    facts = lettable(dwellings_visible_to(actor), on).order_by(*address_order()).values_list(*FACTS)
    claims = claims_on(on, actor.clearance)
    return [row_of(known, claims, on) for known in facts]


def row_of(known: Sequence[Any], claims: Mapping[UUID, Claims], on: date) -> StockRow:
    """One row from its `FACTS` and what holds the dwellings."""
    *shown, disposed_from = known
    pk, disposal = shown[FACTS.index("pk")], shown[FACTS.index("disposal")]
    shown.append(day_of(disposal, disposed_from, claims.get(pk, NO_CLAIMS), on))
    return StockRow(*shown)


def dwelling_rows(actor: Actor, filters: DwellingFilters, on: date) -> list[StockRow]:
    """The list that the filters ask for, in their order; the longest empty first unless asked otherwise."""
    return chosen_from(stock_on(actor, on), actor, filters)


def chosen_from(stock: Iterable[StockRow], actor: Actor, filters: DwellingFilters) -> list[StockRow]:
    """The rows that pass every filter, ordered; equal ones stay in order of address."""
    tests = list(_tests(actor, filters))
    return _ordered([row for row in stock if all(test(row) for test in tests)], filters.order)


def _ordered(rows: list[StockRow], order: str) -> list[StockRow]:
    key, turned = ORDERS.get(order.removeprefix("-")), order.startswith("-")
    if key is None:
        return rows[::-1] if turned else rows
    valued = [row for row in rows if key(row) is not None]
    return [*sorted(valued, key=key, reverse=turned), *(row for row in rows if key(row) is None)]


def counts_of(stock: Sequence[StockRow]) -> StockCounts:
    """All counts of a stock that is read whole."""
    return StockCounts(
        total=len(stock), wheelchair=sum(row.wheelchair for row in stock),
        disposal=DisposalCounts.of(Counter(row.disposal for row in stock)),
        **counts_of_days([row.day for row in stock]),
    )  # fmt: skip


def counts_of_days(days: Sequence[Day]) -> dict[str, int]:
    """The counts that what a dwelling is on the day decides; those that are let add nothing."""
    return {
        "vacant": sum(is_empty(day) for day in days),
        "ready": sum(day.status is DayStatus.READY for day in days),
        "long_empty": sum(day.empty_days is not None and day.empty_days > LONG_EMPTY_DAYS for day in days),
        "unexplained": sum(day.status is DayStatus.UNEXPLAINED for day in days),
    }


def _tests(actor: Actor, filters: DwellingFilters) -> Iterable[Callable[[StockRow], bool]]:
    if filters.text.strip():
        found = finder(filters.text)
        yield lambda row: found(row.searched)
    yield from tests_of_day(filters)
    if filters.purpose:
        codes = purposes_behind(actor, filters.purpose)
        yield lambda row: row.purpose in codes
    if filters.wheelchair:
        yield lambda row: row.wheelchair
    if filters.step_free:
        yield lambda row: row.step_free is True
    yield from _exact(filters)


class HasDay(Protocol):
    """A dwelling and its day."""

    @property
    def day(self) -> Day:
        """What it is that day."""


def tests_of_day(filters: DwellingFilters) -> Iterable[Callable[[HasDay], bool]]:
    """What the filters ask of the day."""
    if filters.status:
        yield _has_status(filters.status)
    if filters.empty_over is not None:
        least = filters.empty_over
        yield lambda row: row.day.empty_days is not None and row.day.empty_days > least


def _has_status(status: str) -> Callable[[HasDay], bool]:
    if status == VACANT:
        return lambda row: is_empty(row.day)
    return lambda row: row.day.status == status


def _exact(filters: DwellingFilters) -> Iterable[Callable[[StockRow], bool]]:
    if filters.bedrooms is not None:
        yield lambda row: row.bedrooms == filters.bedrooms
    if filters.school_district:
        yield lambda row: row.school_district == filters.school_district
    if filters.disposal:
        yield lambda row: row.disposal == filters.disposal
