"""What dwellings are on a day: let and reserved are read from leases and offers, the rest from the ledger.

Every day has one status. Days that none of them explain are «uten registrert årsak», and they are counted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from boligflyt.areas.allocation.choices import OfferState
from boligflyt.areas.allocation.models import Offer
from boligflyt.areas.dwellings.choices import OCCUPIED, DayStatus, Disposal, EmptyCause
from boligflyt.areas.dwellings.models import Dwelling, ShieldedPeriod, StatusEntry
from boligflyt.areas.dwellings.queries import shielded_from
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import ONE_DAY, Period
from boligflyt.toolkit.many_keys import is_among

HAS_TENANT = (LeaseState.RUNNING, LeaseState.ENDED)


class Tenancy(NamedTuple):
    """What a status needs to know of a lease."""

    state: str
    period: Period
    notice_given_on: date | None


class Line(NamedTuple):
    """What a status needs to know of a line in the ledger."""

    status: str
    cause: str
    note: str
    period: Period


@dataclass(frozen=True, slots=True)
class Claims:
    """What holds a dwelling around a day: its leases but void ones, whether an offer holds it, its lines.

    `is_shielded`: something holds it that the reader may not know of; then nothing else is told.
    """

    tenancies: Sequence[Tenancy] = ()
    is_offered: bool = False
    lines: Sequence[Line] = ()
    is_shielded: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A dwelling on a day.

    `last_day` is the tenant's (None without an end). `empty_since` is the first empty day and `empty_days`
    the days from it to the day asked about; both None while somebody lives there.
    """

    status: DayStatus
    cause: EmptyCause = EmptyCause.NONE
    note: str = ""
    last_day: date | None = None
    empty_since: date | None = None
    empty_days: int | None = None


NO_CLAIMS = Claims()


def day_of(disposal: str, disposed_from: date, claims: Claims, on: date) -> Day:
    """The status that holds on the day: tenant before reservation, reservation before the ledger."""
    if claims.is_shielded:
        return Day(DayStatus.SHIELDED)
    tenant = _tenant(claims.tenancies, on)
    if tenant is not None:
        leaving = tenant.notice_given_on is not None or tenant.state == LeaseState.ENDED
        return Day(DayStatus.GIVEN_NOTICE if leaving else DayStatus.LET, last_day=tenant.period.last_day)
    line = _line(claims, on)
    if disposal == Disposal.USER_OWNED and line is None and not _is_reserved(claims, on):
        return Day(DayStatus.OWNER)
    since = _empty_since(claims.tenancies, disposed_from, on)
    status = DayStatus.UNEXPLAINED if line is None else DayStatus(line.status)
    return Day(
        status=DayStatus.RESERVED if _is_reserved(claims, on) else status,
        cause=EmptyCause.NONE if line is None else EmptyCause(line.cause),
        note="" if line is None else line.note,
        empty_since=since,
        empty_days=(on - since).days,
    )


def _tenant(tenancies: Iterable[Tenancy], on: date) -> Tenancy | None:
    """Who lives there. A lease that has run out counts until it is ended: the tenant has not moved."""
    living = [
        one
        for one in tenancies
        if (one.state == LeaseState.RUNNING and one.period.first_day <= on)
        or (one.state == LeaseState.ENDED and one.period.contains(on))
    ]
    return max(living, key=lambda one: one.period.first_day, default=None)


def _is_reserved(claims: Claims, on: date) -> bool:
    """An open offer, or a lease that has not begun."""
    coming = (
        one.state == LeaseState.PREPARED or (one.state == LeaseState.RUNNING and one.period.first_day > on)
        for one in claims.tenancies
    )
    return claims.is_offered or any(coming)


def _line(claims: Claims, on: date) -> Line | None:
    """The line of the day; one that was open before a tenant moved in says nothing about the time after."""
    moves = [one.period.first_day for one in claims.tenancies if one.state in HAS_TENANT]
    moved_in = max((day for day in moves if day <= on), default=date.min)
    held = (one for one in claims.lines if one.period.contains(on) and one.period.first_day >= moved_in)
    return next(held, None)


def _empty_since(tenancies: Iterable[Tenancy], disposed_from: date, on: date) -> date:
    ended = (one.period.last for one in tenancies if is_over(one, on))
    return max([disposed_from, *(last + ONE_DAY for last in ended)])


def is_empty(day: Day) -> bool:
    """Whether nobody lives there."""
    return day.status not in OCCUPIED


def claims_on(on: date, clearance: int, among: Collection[UUID] | None = None) -> dict[UUID, Claims]:
    """What holds each dwelling around the day, in five statements however many there are.

    Leases and offers of those protected above the clearance are not read: their dwellings are only shielded.
    `among` are some that are not shielded that day; then only what holds those is read, in four.
    """
    tenancies: dict[UUID, list[Tenancy]] = {}
    lines: dict[UUID, list[Line]] = {}
    for dwelling, tenancy in [*_present_leases(on, clearance, among), *_last_ended(on, clearance, among)]:
        tenancies.setdefault(dwelling, []).append(tenancy)
    held = _among(_lines_of(on), among).order_by("id")
    for dwelling, *line in held.values_list("dwelling_id", "status", "cause", "note", "period"):
        lines.setdefault(dwelling, []).append(Line(*line))
    offered = set(_among(_holding_offers(on, clearance), among).values_list("dwelling_id", flat=True))
    shielded = shielded_on(on, clearance).values_list("dwelling_id", flat=True)
    hidden = set(shielded) if among is None else set()
    known = {*tenancies, *lines, *offered, *hidden}
    return {pk: Claims(tenancies.get(pk, ()), pk in offered, lines.get(pk, ()), pk in hidden) for pk in known}


def running_on(on: date, clearance: int) -> QuerySet[Lease]:
    """The leases that run that day, whatever the books say of their last day."""
    return Lease.objects.filter(state=LeaseState.RUNNING, first_day__lte=on, grade__lte=clearance)


def living_there(on: date, clearance: int) -> QuerySet[Lease]:
    """The leases that make somebody a tenant on the day, as `day_of` reads them."""
    running = Q(state=LeaseState.RUNNING, first_day__lte=on)
    return Lease.objects.filter(running | _ended_later(on), grade__lte=clearance)


def living_there_by_state(on: date, clearance: int) -> tuple[QuerySet[Lease], QuerySet[Lease]]:
    """The same in two, each a stretch of an index, for who counts them: together they are a scan of all."""
    seen = Lease.objects.filter(grade__lte=clearance)
    return seen.filter(state=LeaseState.RUNNING, first_day__lte=on), seen.filter(_ended_later(on))


def leaving_on(on: date, clearance: int) -> tuple[QuerySet[Lease], QuerySet[Lease]]:
    """The leases whose tenant of the day has given notice, and those that the books say have ended."""
    later = living_there(on, clearance).filter(
        dwelling=OuterRef("dwelling"), first_day__gt=OuterRef("first_day")
    )
    running, ended = (one.filter(~Exists(later)) for one in living_there_by_state(on, clearance))
    return running.filter(notice_given_on__isnull=False), ended


def _ended_later(on: date) -> Q:
    """The books say that it ended, and the day of it has not come."""
    return Q(state=LeaseState.ENDED, first_day__lte=on, after_day__gt=on)


def is_over(one: Tenancy, on: date) -> bool:
    """Whether the tenancy ended before the day."""
    return one.state == LeaseState.ENDED and one.period.last < on


def held_without_tenant(on: date, clearance: int) -> QuerySet[Any, Any]:
    """Keys of dwellings that a line of the ledger, an offer or a lease to come says something of."""
    return _lines_of(on).values("dwelling").union(*reserving(on, clearance))


def reserving(on: date, clearance: int) -> list[QuerySet[Any, Any]]:
    """Keys of dwellings that an offer holds, or a lease that has not begun."""
    seen = Lease.objects.filter(grade__lte=clearance)
    coming = seen.filter(state=LeaseState.RUNNING, first_day__gt=on)
    held = (_holding_offers(on, clearance), seen.filter(state=LeaseState.PREPARED), coming)
    return [one.values("dwelling") for one in held]


def shielded_on(on: date, clearance: int) -> QuerySet[ShieldedPeriod]:
    """What makes dwellings unavailable that day for a reason above the clearance."""
    return shielded_from(clearance).filter(period__contains=on)


def _among(rows: QuerySet[Any], keys: Collection[UUID] | None) -> QuerySet[Any]:
    return rows if keys is None else rows.filter(is_among("dwelling", keys))


def _lines_of(on: date) -> QuerySet[StatusEntry]:
    return StatusEntry.objects.filter(period__contains=on).order_by()


def _present_leases(
    on: date, clearance: int, among: Collection[UUID] | None
) -> Iterable[tuple[UUID, Tenancy]]:
    here = Q(state__in=[LeaseState.RUNNING, LeaseState.PREPARED])
    seen = _among(Lease.objects.filter(grade__lte=clearance), among)
    leases = seen.filter(here | _ended_later(on)).order_by("period")
    for dwelling, *known in leases.values_list("dwelling_id", "state", "period", "notice_given_on"):
        yield dwelling, Tenancy(*known)


def _last_ended(on: date, clearance: int, among: Collection[UUID] | None) -> Iterable[tuple[UUID, Tenancy]]:
    """The last tenancy that is over, for each dwelling without a tenant; leases of it never overlap."""
    tenant = running_on(on, clearance).filter(dwelling=OuterRef("pk"))
    over = Lease.objects.filter(
        dwelling=OuterRef("pk"), grade__lte=clearance, state=LeaseState.ENDED, after_day__lte=on
    )
    last = over.order_by("-after_day").values("period")[:1]
    known = Dwelling.objects.exclude(Exists(tenant)) if among is None else _of_keys(among)
    for dwelling, period in known.values_list("pk", Subquery(last)):
        if period:
            yield dwelling, Tenancy(LeaseState.ENDED, period, None)


def _of_keys(keys: Collection[UUID]) -> QuerySet[Dwelling]:
    return Dwelling.objects.filter(is_among("pk", keys))


def _holding_offers(on: date, clearance: int) -> QuerySet[Offer]:
    """Offers that wait for an answer, or are accepted without a lease yet."""
    waiting = Q(state=OfferState.SENT) | Q(state=OfferState.ACCEPTED, lease=None)
    seen = Offer.objects.filter(entry__application__household__grade__lte=clearance)
    return seen.filter(waiting, sent_on__lte=on).order_by()
