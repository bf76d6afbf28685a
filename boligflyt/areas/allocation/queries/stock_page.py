"""The dwelling register a page at a time: the rows of `dwelling_list`, without reading all of them.

Most dwellings are let, or owned by who lives there, and a lease says all there is to say of their day. The
few that may be empty are read whole, with everything that holds them; the rest is counted, and read when it
is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, overload
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
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
    chosen_from,
    counts_of_days,
    row_of,
)
from boligflyt.areas.allocation.queries.dwelling_status import (
    NO_CLAIMS,
    Claims,
    Tenancy,
    claims_on,
    held_without_tenant,
    leaving_on,
    living_there,
    living_there_by_state,
    running_on,
    shielded_on,
)
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
from boligflyt.toolkit.many_keys import as_array, is_none_of, is_one_of

BY_EMPTY_DAYS = MOST_EMPTY.removeprefix("-")


@dataclass(frozen=True, slots=True)
class Register:
    """Counts over the whole stock, and the rows that the filters ask for: read when they are sliced."""

    counts: StockCounts
    chosen: Sequence[StockRow]


def school_districts(actor: Actor) -> set[str]:
    """The school districts that dwellings may be narrowed to."""
    there = dwellings_visible_to(actor).filter(building=OuterRef("pk"))
    buildings = Building.objects.filter(Exists(there))
    return set(buildings.order_by().values_list("school_district", flat=True).distinct())


def register_on(actor: Actor, filters: DwellingFilters, on: date) -> Register:
    """What `dwelling_rows` and `counts_of` give for the day, ready to be shown a page at a time."""
    empty = empty_on(actor, on)
    seen = lettable(dwellings_visible_to(actor), on)
    chosen = narrowed(seen, actor, filters)
    if filters.status in OCCUPIED:
        chosen = occupied_as(filters.status, chosen, empty, actor.clearance, on)
    counts, fitting = _counts(seen, chosen, empty)
    if filters.status in OCCUPIED and filters.empty_over is None:
        every = chosen.order_by(*_column_order(filters.order))
        return Register(counts, RowsByPage([], every, fitting, actor, on))
    found = chosen_from(empty, actor, filters)
    if filters.status or filters.empty_over is not None:
        return Register(counts, found)
    if filters.order.removeprefix("-") == BY_EMPTY_DAYS:
        rest = chosen.exclude(pk__in=[row.pk for row in found]).order_by(*address_order())
        return Register(counts, RowsByPage(found, rest, fitting, actor, on))
    every = chosen.order_by(*_column_order(filters.order))
    return Register(counts, RowsByPage([], every, fitting, actor, on, {row.pk: row for row in empty}))


def empty_on(actor: Actor, on: date) -> list[StockRow]:
    """The dwellings where nobody lives that day, with why and since when, by address."""
    return [row for row, _ in empty_with_claims(actor, on)]


def empty_with_claims(actor: Actor, on: date) -> list[tuple[StockRow, Claims]]:
    """The same with what they were read from."""
    seen = lettable(dwellings_visible_to(actor), on)
    tenant = running_on(on, actor.clearance).filter(dwelling=OuterRef("pk"))
    held = Q(pk__in=held_without_tenant(on, actor.clearance))
    hidden = shielded_on(on, actor.clearance).filter(dwelling=OuterRef("pk"))
    restless = seen.filter(~Exists(tenant), ~Exists(hidden))
    restless = restless.filter(~Q(disposal=Disposal.USER_OWNED) | held)
    # Found in the index alone, and only then read: they are few.
    few = dwellings_visible_to(actor).filter(is_one_of("pk", ArraySubquery(restless.order_by().values("pk"))))
    facts = list(few.order_by(*address_order()).values_list(*FACTS))
    claims = claims_on(on, actor.clearance, [known[FACTS.index("pk")] for known in facts])
    rows = (row_of(known, claims, on) for known in facts)
    return [(row, claims.get(row.pk, NO_CLAIMS)) for row in rows if row.day.empty_days is not None]


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
    seen: QuerySet[Dwelling], chosen: QuerySet[Dwelling], empty: Sequence[StockRow]
) -> tuple[StockCounts, int]:
    """The counts of the whole stock, and how many of it the filters leave: one statement."""
    counted = seen.aggregate(
        total=Count("pk"), chairs=Count("pk", filter=Q(wheelchair=True)),
        fitting=Count("pk", filter=None if chosen is seen else Q(pk__in=chosen.values("pk"))), **BY_FORM,
    )  # fmt: skip
    counts = StockCounts(
        total=counted["total"], wheelchair=counted["chairs"], disposal=DisposalCounts.of(counted),
        **counts_of_days([row.day for row in empty]),
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
    status: str, chosen: QuerySet[Dwelling], empty: Sequence[StockRow], clearance: int, on: date
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
    rest = chosen.filter(~hidden, is_none_of("pk", as_array(row.pk for row in empty)))
    if status == DayStatus.OWNER:
        return rest.filter(~tenant, disposal=Disposal.USER_OWNED)
    return rest.filter(~_any_of(leaving), ~Q(disposal=Disposal.USER_OWNED) | tenant)


def _any_of(leases: Iterable[QuerySet[Lease]]) -> Q:
    """Whether the dwelling has one: PostgreSQL looks it up for a page, and reads them all for a number."""
    return reduce(or_, (Q(Exists(one.filter(dwelling=OuterRef("pk")))) for one in leases))


class RowsByPage(Sequence[StockRow]):
    """Rows that are there, then those of the query, read when a page of them is asked for."""

    def __init__(
        self, first: Sequence[StockRow], rest: QuerySet[Dwelling], length: int, actor: Actor, on: date,
        known: Mapping[UUID, StockRow] | None = None,
    ) -> None:  # fmt: skip
        self._first, self._rest, self._length = first, rest, length
        self._actor, self._on, self._known = actor, on, known or {}

    def __len__(self) -> int:
        return self._length

    def only(self, some: QuerySet[Dwelling], length: int) -> RowsByPage:
        """Some of the same rows, so many, by address."""
        known = self._known or {row.pk: row for row in self._first}
        return RowsByPage([], some.order_by(*address_order()), length, self._actor, self._on, known)

    @overload
    def __getitem__(self, place: int) -> StockRow: ...
    @overload
    def __getitem__(self, place: slice) -> list[StockRow]: ...
    def __getitem__(self, place: int | slice) -> StockRow | list[StockRow]:
        if isinstance(place, int):
            return self[place : place + 1][0]
        start, stop, _ = place.indices(self._length)
        shown = list(self._first[start:stop])
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
        return [self._known.get(pk) or self._row([pk, *known]) for pk, *known in rows[start:stop]]

    def _row(self, known: Sequence[Any]) -> StockRow:
        *facts, lease, hidden = known
        tenancies = [_tenancy(lease)] if lease else []
        return row_of(facts, {facts[0]: Claims(tenancies, is_shielded=hidden)}, self._on)


def _tenancy(told: Mapping[str, str | None]) -> Tenancy:
    first, after, notice = (
        date.fromisoformat(day) if (day := told[name]) else None for name in ("first", "after", "notice")
    )
    period = Period(first or date.min, after - ONE_DAY if after else None)
    return Tenancy(str(told["state"]), period, notice)
