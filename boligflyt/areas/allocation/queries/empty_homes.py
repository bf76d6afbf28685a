"""The dwellings where nobody lives on a day, with why and since when: what all pages of the vacant rest on.

One statement, and of each dwelling only what its day rests on: of thousands a page shows fifty, or a sum. The
rows of those that are shown are read after.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.dwelling_list import FACTS, StockRow
from boligflyt.areas.allocation.queries.dwelling_status import (
    Day,
    held_without_tenant,
    living_there_by_state,
    reserving,
    shielded_on,
)
from boligflyt.areas.dwellings.choices import DayStatus, Disposal, EmptyCause
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import address_order, dwellings_visible_to, lettable
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease, NoTenant
from boligflyt.toolkit.many_keys import is_among, is_one_of
from boligflyt.toolkit.statements import KeptStatement

# An owner lives in a home that nothing else is said of.
HELD = frozenset(DayStatus) - {DayStatus.UNEXPLAINED}


class EmptyHome(NamedTuple):
    """A dwelling where nobody lives, and its day.

    `rent` in NOK per month; `last_let` is from the first day of the last tenancy to the day after its last.
    """

    pk: UUID
    disposal: str
    bedrooms: int
    rent: int
    last_let: tuple[date, date] | None
    day: Day


class Told(NamedTuple):
    """What the day rests on where nobody lives: the last tenancy, and the line of the ledger with its day."""

    disposed_from: date
    is_reserved: bool
    let_from: date | None
    let_to: date | None
    said_from: date | None
    status: str | None
    cause: str | None
    note: str | None


def empty_homes(actor: Actor, on: date) -> list[EmptyHome]:
    """The dwellings where nobody lives that day, by address: one statement however many there are."""
    if not actor.may(Right.DWELLING_READ):
        return []
    rows = EMPTY.rows(on, actor.clearance)
    homes = (
        EmptyHome(pk, disposal, bedrooms, rent, _last_let(told), _day(told, on))
        for pk, disposal, bedrooms, rent, told in ((*row[:4], Told(*row[4:])) for row in rows)
    )
    return [one for one in homes if one.disposal != Disposal.USER_OWNED or one.day.status in HELD]


def empty_on(actor: Actor, on: date) -> list[StockRow]:
    """The same as rows of the register."""
    return read_rows(actor, empty_homes(actor, on))


def read_rows(actor: Actor, homes: Iterable[EmptyHome]) -> list[StockRow]:
    """The rows of these, in their order."""
    days = {one.pk: one.day for one in homes}
    seen = dwellings_visible_to(actor).filter(is_among("pk", days))
    rows = {known[0]: known for known in seen.values_list(*FACTS[:-1])}
    return [with_day(rows[pk], day) for pk, day in days.items() if pk in rows]


def with_day(facts: Iterable[Any], day: Day) -> StockRow:
    """A row from its `FACTS`, but for the day it came, and what it is on the day asked about."""
    return StockRow(*[*facts, day])


def _last_let(told: Told) -> tuple[date, date] | None:
    return (told.let_from, told.let_to) if told.let_from and told.let_to else None


def _day(told: Told, on: date) -> Day:
    """As `day_of` where nobody lives."""
    since = max(told.disposed_from, told.let_to or date.min)
    status, cause, note = DayStatus.UNEXPLAINED, EmptyCause.NONE, ""
    # A line that was open before a tenant moved in says nothing about the time after.
    if told.said_from and told.said_from >= (told.let_from or date.min):
        status, cause, note = DayStatus(told.status or ""), EmptyCause(told.cause or ""), told.note or ""
    if told.is_reserved:
        status = DayStatus.RESERVED
    return Day(status, cause, note, empty_since=since, empty_days=(on - since).days)


def _empty(on: date, clearance: int) -> QuerySet[Any, Any]:
    """Those that no lease runs for, and what something is said of: few, and all else is asked of them."""
    # Each a stretch of an index; asked for together every lease of the dwelling is read.
    running, ending = living_there_by_state(on, clearance)
    hidden = shielded_on(on, clearance).filter(dwelling=OuterRef("pk"))
    lived_in = Exists(running.filter(dwelling=OuterRef("pk")))
    few = lettable(Dwelling.objects.filter(is_one_of("pk", ArraySubquery(_keys(on, clearance)))), on)
    few = few.filter(~lived_in, ~Q(pk__in=ending.values("dwelling")), ~Exists(hidden))
    over = Lease.objects.filter(
        dwelling=OuterRef("pk"), grade__lte=clearance, state=LeaseState.ENDED, after_day__lte=on
    )
    last = over.order_by("-after_day")
    first, *others = reserving(on, clearance)
    said = few.annotate(
        told=FilteredRelation("ledger", condition=Q(ledger__period__contains=on)),
        is_reserved=Q(pk__in=first.union(*others)),
        let_from=Subquery(last.values("period__startswith")[:1]),
        let_to=Subquery(last.values("after_day")[:1]),
        said_from=F("told__period__startswith"),
    )  # fmt: skip
    return said.order_by(*address_order()).values_list(
        "pk", "disposal", "bedrooms", "rent", "disposed_from", "is_reserved", "let_from", "let_to",
        "said_from", "told__status", "told__cause", "told__note",
    )  # fmt: skip


def _keys(on: date, clearance: int) -> QuerySet[Any, Any]:
    return NoTenant.objects.values("dwelling").union(held_without_tenant(on, clearance))


EMPTY: KeptStatement[Any] = KeptStatement(_empty, date.min, 32_000)
