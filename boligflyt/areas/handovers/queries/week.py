"""Handovers and viewings of the days ahead, for whoever does them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

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

WEEK = timedelta(days=7)
LONGEST_BACK = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Handover:
    """A lease that begins or ends, without a signed protocol: which way, which day."""

    lease: Lease
    kind: ProtocolKind
    day: date


def handovers_due(actor: Actor) -> list[Handover]:
    """Key out and key back from a month ago to a week ahead, as long as the protocol is not signed."""
    days = (actor.today - LONGEST_BACK, actor.today + WEEK)
    leases = leases_visible_to(actor).select_related("dwelling__building", "tenant")
    leases = leases.defer("contract", "notice", "contract_data").exclude(state=LeaseState.VOID)
    coming = leases.filter(_unsigned(ProtocolKind.IN), period__startswith__range=days)
    ends = tuple(day + timedelta(days=1) for day in days)
    leaving = leases.filter(_unsigned(ProtocolKind.OUT), after_day__range=ends)
    leaving = leaving.exclude(state=LeaseState.PREPARED)
    found = [Handover(one, ProtocolKind.IN, one.period.first_day) for one in coming]
    found += [Handover(one, ProtocolKind.OUT, one.period.last) for one in leaving]
    return sorted(found, key=lambda one: (one.day, one.lease.contract_number))


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
