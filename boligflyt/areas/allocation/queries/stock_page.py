"""The dwelling register a page at a time: the rows of `dwelling_list`, without reading all of them.

Most dwellings are let, or owned by who lives there, and a lease says all there is to say of their day. The
few where nobody lives are found with their days (`empty_homes`); the rest is counted; rows are read when they
are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
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
    leaving_on,
    living_there,
    living_there_by_state,
    shielded_on,
)
from boligflyt.areas.allocation.queries.empty_homes import EmptyHome, empty_homes, read_rows, with_day
from boligflyt.areas.dwellings.choices import OCCUPIED, DayStatus, Disposal
from boligflyt.areas.dwellings.models import Building, Dwelling
from boligflyt.areas.dwellings.perms import purposes_behind
from boligflyt.areas.dwellings.queries import (
    BY_FORM,
    DisposalCounts,
    address_order,
    dwellings_visible_to,
    lettable,
    matching_address,
)
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import ONE_DAY, Period
from boligflyt.toolkit.many_keys import as_array, is_among, is_none_of

BY_EMPTY_DAYS = MOST_EMPTY.removeprefix("-")


@dataclass(frozen=True, slots=True)
class Register:
    """Counts over the whole stock, and the rows that the filters ask for: read when they are sliced."""

    counts: StockCounts
    chosen: Sequence[StockRow]


def school_districts(actor: Actor) -> set[str]:
    """The school districts that dwellings may be narrowed to."""
    # A building of each, and whether any dwelling is found there: the districts are few.
    first = Building.objects.order_by("school_district", "pk").distinct("school_district")
    there = dwellings_visible_to(actor).filter(building__school_district=OuterRef("school_district"))
    each = Building.objects.filter(pk__in=first.values("pk")).annotate(found=Subquery(there.values("pk")[:1]))
    return set(each.order_by().filter(found__isnull=False).values_list("school_district", flat=True))


def register_on(actor: Actor, filters: DwellingFilters, on: date) -> Register:
    """What `dwelling_rows` and `counts_of` give for the day, ready to be shown a page at a time."""
    empty = empty_homes(actor, on)
    seen = lettable(dwellings_visible_to(actor), on)
    chosen = narrowed(seen, actor, filters)
    if filters.status in OCCUPIED:
        chosen = occupied_as(filters.status, chosen, empty, actor.clearance, on)
    counts, fitting = _counts(seen, chosen, empty)
    every = chosen.order_by(*_column_order(filters.order))
    if filters.status in OCCUPIED and filters.empty_over is None:
        return Register(counts, RowsByPage([], every, fitting, actor, on))
    by_days = filters.order.removeprefix("-") == BY_EMPTY_DAYS
    if not filters.status and filters.empty_over is None and not by_days:
        return Register(counts, RowsByPage([], every, fitting, actor, on, {one.pk: one for one in empty}))
    found = _in_order(_with_day(empty, filters), filters.order, None if chosen is seen and by_days else every)
    if filters.status or filters.empty_over is not None:
        return Register(counts, RowsByPage(found, every, len(found), actor, on))
    rest = chosen.filter(is_none_of("pk", as_array(one.pk for one in found))).order_by(*address_order())
    return Register(counts, RowsByPage(found, rest, fitting, actor, on))


def _with_day(empty: Iterable[EmptyHome], filters: DwellingFilters) -> list[EmptyHome]:
    """Those whose day is what the filters ask for."""
    tests = list(tests_of_day(filters))
    return [one for one in empty if all(test(one) for test in tests)]


def _in_order(homes: Sequence[EmptyHome], order: str, every: QuerySet[Dwelling] | None) -> list[EmptyHome]:
    """The homes that the query leaves, in its order unless the days decide; equal ones by address."""
    left = list(homes)
    if every is not None:
        by_key = {one.pk: one for one in homes}
        left = [by_key[pk] for pk in every.filter(is_among("pk", by_key)).values_list("pk", flat=True)]
    if order.removeprefix("-") == BY_EMPTY_DAYS:
        left.sort(key=lambda one: one.day.empty_days or 0, reverse=order.startswith("-"))
    return left


def narrowed(seen: QuerySet[Dwelling], actor: Actor, filters: DwellingFilters) -> QuerySet[Dwelling]:
    """What the filters that do not ask about the day leave."""
    exact = {
        "bedrooms": filters.bedrooms, "building__school_district": filters.school_district or None,
        "disposal": filters.disposal or None, "wheelchair": filters.wheelchair or None,
        "entrance__step_free": filters.step_free or None,
    }  # fmt: skip
    asked = {name: value for name, value in exact.items() if value is not None}
    chosen = seen.filter(**asked) if asked else seen
    if filters.purpose:
        chosen = chosen.filter(purpose__in=purposes_behind(actor, filters.purpose))
    return matching_address(chosen, filters.text) if filters.text.strip() else chosen


def _counts(
    seen: QuerySet[Dwelling], chosen: QuerySet[Dwelling], empty: Sequence[EmptyHome]
) -> tuple[StockCounts, int]:
    """The counts of the whole stock, and how many of it the filters leave: one statement."""
    counted = seen.aggregate(
        total=Count("pk"), chairs=Count("pk", filter=Q(wheelchair=True)),
        fitting=Count("pk", filter=None if chosen is seen else Q(pk__in=chosen.values("pk"))), **BY_FORM,
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


def occupied_as(
    status: str, chosen: QuerySet[Dwelling], empty: Sequence[EmptyHome], clearance: int, on: date
) -> QuerySet[Dwelling]:
    """Those of one status that says somebody lives there, by what the others are.

    `empty`: where nobody lives that day. Most dwellings are let: they are what is left when the few that are
    empty, shielded, given notice or lived in by their owner are taken out.
    """
    hidden = Q(Exists(shielded_on(on, clearance).filter(dwelling=OuterRef("pk"))))
    if status == DayStatus.SHIELDED:
        return chosen.filter(hidden)
    leaving = leaving_on(on, clearance)
    if status == DayStatus.GIVEN_NOTICE:
        first, second = (one.values("dwelling") for one in leaving)
        return chosen.filter(~hidden, pk__in=first.union(second))
    tenant = _any_of(living_there_by_state(on, clearance))
    rest = chosen.filter(~hidden, is_none_of("pk", as_array(one.pk for one in empty)))
    if status == DayStatus.OWNER:
        return rest.filter(~tenant, disposal=Disposal.USER_OWNED)
    return rest.filter(~_any_of(leaving), ~Q(disposal=Disposal.USER_OWNED) | tenant)


def _any_of(leases: Iterable[QuerySet[Lease]]) -> Q:
    """Whether the dwelling has one: PostgreSQL looks it up for a page, and reads them all for a number."""
    return reduce(or_, (Q(Exists(one.filter(dwelling=OuterRef("pk")))) for one in leases))


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
