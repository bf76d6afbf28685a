"""The dwelling register a page at a time: the rows of `dwelling_list`, without reading all of them.

Most dwellings are let, or owned by who lives there, and a lease says all there is to say of their day. The
few where nobody lives are found with their days (`empty_homes`); the rest is counted; rows are read when they
are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, overload
from uuid import UUID

from django.db.models import Count, Exists, F, OrderBy, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.dwelling_list import (
    COLUMNS,
    FACTS,
    MOST_EMPTY,
    DwellingFilters,
    StockCounts,
    StockRow,
    counts_of_days,
    row_of,
    tests_of_day,
)
from boligflyt.areas.allocation.queries.dwelling_status import (
    Claims,
    Tenancy,
    living_there,
    shielded_on,
)
from boligflyt.areas.allocation.queries.empty_homes import EmptyHome, empty_homes, read_rows, with_day
from boligflyt.areas.allocation.queries.stock_filters import lived_in_as, narrowed
from boligflyt.areas.dwellings.choices import OCCUPIED
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import (
    BY_FORM,
    DisposalCounts,
    address_order,
    dwellings_visible_to,
    lettable,
)
from boligflyt.domain.periods import ONE_DAY, Period
from boligflyt.toolkit.many_keys import as_array, is_among, is_none_of

BY_EMPTY_DAYS = MOST_EMPTY.removeprefix("-")


@dataclass(frozen=True, slots=True)
class Register:
    """Counts over the whole stock, and the rows that the filters ask for: read when they are sliced."""

    counts: StockCounts
    chosen: RowsByPage


def register_on(actor: Actor, filters: DwellingFilters, on: date) -> Register:
    """What `dwelling_rows` and `counts_of` give for the day, ready to be shown a page at a time."""
    empty = empty_homes(actor, on)
    seen = lettable(dwellings_visible_to(actor), on)
    narrow = narrowed(seen, actor, filters)
    lived_in = lived_in_as(filters.status, empty, actor.clearance, on)
    left = lived_in_as(filters.status, empty, actor.clearance, on, counted=True)
    if narrow is not seen:
        left &= Q(pk__in=narrow.values("pk"))
    counts, fitting = _counts(seen, left, empty)
    chosen = narrow.filter(lived_in) if lived_in else narrow
    return Register(counts, in_pages(actor, filters, on, empty, chosen, fitting))


def in_pages(
    actor: Actor, filters: DwellingFilters, on: date, empty: Sequence[EmptyHome],
    chosen: QuerySet[Dwelling], fitting: int,
) -> RowsByPage:  # fmt: skip
    """The rows of the filters in their order.

    `chosen` is what they leave but for what they ask of empty homes, and `fitting` how many it is.
    """
    every = chosen.order_by(*_column_order(filters.order))
    lived_in = filters.status in OCCUPIED and filters.empty_over is None
    by_days = filters.order.removeprefix("-") == BY_EMPTY_DAYS
    of_day = bool(filters.status) or filters.empty_over is not None
    if lived_in or not (of_day or by_days):
        known = {} if lived_in else {one.pk: one for one in empty}
        return RowsByPage([], every, fitting, actor, on, known)
    found = _with_day(empty, filters)
    if filters.asks_of_homes or not by_days:
        by_key = {one.pk: one for one in found}
        left = every.filter(is_among("pk", by_key)).values_list("pk", flat=True)
        found = [by_key[pk] for pk in left]
    if by_days:
        found.sort(key=lambda one: one.day.empty_days or 0, reverse=filters.order.startswith("-"))
    if of_day:
        return RowsByPage(found, every, len(found), actor, on)
    rest = chosen.filter(is_none_of("pk", as_array(one.pk for one in found))).order_by(*address_order())
    return RowsByPage(found, rest, fitting, actor, on)


def _with_day(empty: Iterable[EmptyHome], filters: DwellingFilters) -> list[EmptyHome]:
    """Those whose day is what the filters ask for."""
    tests = list(tests_of_day(filters))
    return [one for one in empty if all(test(one) for test in tests)]


def _counts(seen: QuerySet[Dwelling], left: Q, empty: Sequence[EmptyHome]) -> tuple[StockCounts, int]:
    """The counts of the whole stock, and how many of it the filters leave: one statement."""
    counted = seen.aggregate(
        total=Count("pk"), chairs=Count("pk", filter=Q(wheelchair=True)),
        fitting=Count("pk", filter=left or None), **BY_FORM,
    )  # fmt: skip
    counts = StockCounts(
        total=counted["total"], wheelchair=counted["chairs"], disposal=DisposalCounts.of(counted),
        **counts_of_days([one.day for one in empty]),
    )  # fmt: skip
    return counts, counted["fitting"]


def _column_order(order: str) -> list[Any]:
    """As the list in memory is ordered: equal ones by address, those without a value last."""
    column, turned = COLUMNS.get(order.removeprefix("-")), order.startswith("-")
    if column:
        return [OrderBy(F(column), descending=turned, nulls_last=True), *address_order()]
    if order.removeprefix("-") == BY_EMPTY_DAYS:  # nobody of them has any
        return list(address_order())
    return [
        OrderBy(F(one) if isinstance(one, str) else one, descending=turned)  # type: ignore[arg-type]
        for one in address_order()
    ]


class RowsByPage(Sequence[StockRow]):
    """Homes that are found, then those of the query: the rows of both are read when a page is asked for."""

    def __init__(
        self, first: Sequence[EmptyHome], rest: QuerySet[Dwelling], length: int, actor: Actor, on: date,
        known: Mapping[UUID, EmptyHome] | None = None,
    ) -> None:  # fmt: skip
        self._first, self._rest, self._length = first, rest, length
        self._actor, self._on, self._known = actor, on, known or {}

    def __len__(self) -> int:
        return self._length

    def only(self, some: QuerySet[Dwelling], length: int) -> RowsByPage:
        """Some of the same rows, so many, by address."""
        known = self._known or {one.pk: one for one in self._first}
        return RowsByPage([], some.order_by(*address_order()), length, self._actor, self._on, known)

    def keys(self) -> list[UUID]:
        """The keys of all of them, in their order; no row is read."""
        first = [one.pk for one in self._first]
        return first + list(self._rest.values_list("pk", flat=True)[: self._length - len(first)])

    @overload
    def __getitem__(self, place: int) -> StockRow: ...
    @overload
    def __getitem__(self, place: slice) -> list[StockRow]: ...
    def __getitem__(self, place: int | slice) -> StockRow | list[StockRow]:
        if isinstance(place, int):
            return self[place : place + 1][0]
        start, stop, _ = place.indices(self._length)
        shown = read_rows(self._actor, self._first[start:stop])
        past = len(self._first)
        return shown + self._read(max(0, start - past), stop - past) if stop > past else shown

    def _read(self, start: int, stop: int) -> list[StockRow]:
        """Those of the query: a lease, or nothing, says all of their day but for the ones known already."""
        tenant = living_there(self._on, self._actor.clearance).filter(dwelling=OuterRef("pk"))
        latest = tenant.order_by("-period__startswith").values(
            told=JSONObject(state="state", first="period__startswith", after="period__endswith",
                            notice="notice_given_on")
        )  # fmt: skip
        hidden = shielded_on(self._on, self._actor.clearance).filter(dwelling=OuterRef("pk"))
        rows = self._rest.values_list(*FACTS, Subquery(latest[:1]), Exists(hidden))
        return [self._row(known) for known in rows[start:stop]]

    def _row(self, known: Sequence[Any]) -> StockRow:
        *facts, lease, hidden = known
        if home := self._known.get(facts[0]):
            return with_day(facts[:-1], home.day)
        tenancies = [_tenancy(lease)] if lease else []
        return row_of(facts, {facts[0]: Claims(tenancies, is_shielded=hidden)}, self._on)


def _tenancy(told: Mapping[str, str | None]) -> Tenancy:
    first, after, notice = (
        date.fromisoformat(day) if (day := told[name]) else None for name in ("first", "after", "notice")
    )
    period = Period(first or date.min, after - ONE_DAY if after else None)
    return Tenancy(str(told["state"]), period, notice)
