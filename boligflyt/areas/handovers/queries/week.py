"""Handovers and viewings of the days ahead, for whoever does them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, overload
from uuid import UUID

from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.models import Assignment
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.rights import RIGHTS
from boligflyt.areas.handovers.choices import ProtocolKind, ProtocolState, ViewingState
from boligflyt.areas.handovers.models import Protocol, Viewing
from boligflyt.areas.handovers.queries.doors import viewings_visible_to
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.domain.periods import ONE_DAY
from boligflyt.toolkit.many_keys import is_among

WEEK = timedelta(days=7)
LONGEST_BACK = timedelta(days=30)
_Due = tuple[date, str, bool, UUID]  # day, contract number, whether it is out, and the lease


@dataclass(frozen=True, slots=True)
class Handover:
    """A lease that begins or ends, without a signed protocol: which way, which day."""

    lease: Lease
    kind: ProtocolKind
    day: date


class DueHandovers(Sequence[Handover]):
    """Key out and key back from a month ago to a week ahead, by day: leases are read when they are sliced."""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor
        coming, leaving = _coming(actor), _leaving(actor)
        both = coming.union(leaving, all=True)
        self._due = sorted((day, number, kind != ProtocolKind.IN, pk) for pk, number, kind, day in both)

    def __len__(self) -> int:
        return len(self._due)

    @overload
    def __getitem__(self, place: int) -> Handover: ...
    @overload
    def __getitem__(self, place: slice) -> list[Handover]: ...
    def __getitem__(self, place: int | slice) -> Handover | list[Handover]:
        if isinstance(place, int):
            return self._read([self._due[place]])[0]
        return self._read(self._due[place])

    def _read(self, due: Sequence[_Due]) -> list[Handover]:
        seen = leases_visible_to(self._actor).filter(is_among("pk", {one[-1] for one in due}))
        seen = seen.select_related("dwelling__building", "tenant")
        leases = {one.pk: one for one in seen.defer("contract", "notice", "contract_data")}
        return [
            Handover(leases[pk], ProtocolKind.OUT if out else ProtocolKind.IN, day)
            for day, _number, out, pk in due
            if pk in leases
        ]


def handovers_due(actor: Actor) -> list[Handover]:
    """All of `DueHandovers`, as long as the protocol is not signed."""
    return DueHandovers(actor)[:]


def _coming(actor: Actor) -> QuerySet[Any, Any]:
    begun = Q(first_day__range=(actor.today - LONGEST_BACK, actor.today + WEEK))
    return _of_kind(actor, ProtocolKind.IN, begun & ~Q(state=LeaseState.VOID), F("first_day"))


def _leaving(actor: Actor) -> QuerySet[Any, Any]:
    """By the last day of the lease, which is the day before the first one after it."""
    over = Q(after_day__range=(actor.today - LONGEST_BACK + ONE_DAY, actor.today + WEEK + ONE_DAY))
    over &= ~Q(state__in=[LeaseState.VOID, LeaseState.PREPARED])
    return _of_kind(actor, ProtocolKind.OUT, over, Cast(F("after_day") - ONE_DAY, DateField()))


def _of_kind(actor: Actor, kind: ProtocolKind, within: Q, day: Any) -> QuerySet[Any, Any]:
    """Key, contract number, kind and day of the leases that have no signed protocol of that kind."""
    rows = leases_visible_to(actor).filter(_unsigned(kind), within).order_by()
    return rows.values_list("pk", "contract_number", Value(kind.value), day)


def _unsigned(kind: ProtocolKind) -> Q:
    signed = Protocol.objects.filter(lease=OuterRef("pk"), kind=kind, state=ProtocolState.SIGNED)
    return ~Q(Exists(signed))


def my_viewings(actor: Actor) -> QuerySet[Viewing]:
    """What the actor, or somebody they stand in for, is to show, from today on; the oldest first."""
    rows = viewings_visible_to(actor).filter(
        shown_by__in=[actor.staff, *actor.stands_in_for],
        state=ViewingState.PLANNED,
        planned_at__lt=actor.at + WEEK,
    )
    return rows.select_related("offer__dwelling__building").defer("offer__letter")


def viewings_of(actor: Actor, offer: UUID) -> QuerySet[Viewing]:
    """The viewings of one offer, the first one on top."""
    return viewings_visible_to(actor).filter(offer=offer).select_related("shown_by")


def those_who_show(on: date) -> list[tuple[str, str]]:
    """Key and name of those whose role may show a dwelling on the day, by name."""
    roles = [role for role, rights in RIGHTS.items() if Right.HANDOVER_WRITE in rights]
    running = Assignment.objects.filter(role__in=roles, period__contains=on, staff__is_active=True)
    rows = running.order_by("staff__name").values_list("staff", "staff__name").distinct()
    return [(str(pk), name) for pk, name in rows]
