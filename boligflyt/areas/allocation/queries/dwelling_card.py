"""What the page of one dwelling shows; tenants by name only to those who may see lease and person."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import BooleanField, Exists, OuterRef, QuerySet, Value

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.dwelling_status import Day
from boligflyt.areas.allocation.queries.dwelling_timeline import DwellingDays, days_of, lost_rent
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import open_dwelling
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.rents_over_time import with_their_rents
from boligflyt.areas.people.queries import households_visible_to, members_on


@dataclass(frozen=True, slots=True)
class DwellingCard:
    """One dwelling today: its status, its days, its leases (each with `nameable`), who live there.

    `occupants` is None when nobody does or the actor may not know.
    """

    dwelling: Dwelling
    day: Day
    days: DwellingDays
    occupants: int | None

    @property
    def lost_rent(self) -> int:
        """NOK of rent for the empty days of the present vacancy."""
        return lost_rent(self.dwelling, self.days.empty_days)


def open_dwelling_card(actor: Actor, pk: UUID) -> DwellingCard:
    """The door to a dwelling's page. Raises Http404 when there is none that the actor may see."""
    dwelling = open_dwelling(actor, pk)
    leases = list(leases_of(actor, pk))
    days = days_of(dwelling, leases, actor.today, actor.clearance)
    return DwellingCard(dwelling, days.day, days, _occupants(actor, leases))


def leases_of(actor: Actor, dwelling: UUID) -> QuerySet[Lease]:
    """The dwelling's leases by time, with their rents; `nameable`: whether the actor may know the tenant."""
    leases = Lease.objects.filter(dwelling=dwelling, grade__lte=actor.clearance)
    leases = leases.exclude(state=LeaseState.VOID)
    leases = leases.select_related("tenant").defer("contract", "notice", "contract_data").order_by("period")
    leases = with_their_rents(actor, leases)
    if not (actor.may(Right.LEASE_READ) and actor.may(Right.PERSON_READ)):
        return leases.annotate(nameable=Value(False, output_field=BooleanField()))
    return leases.annotate(nameable=Exists(households_visible_to(actor).filter(pk=OuterRef("household"))))


def _occupants(actor: Actor, leases: list[Lease]) -> int | None:
    named = [one for one in leases if one.nameable]  # type: ignore[attr-defined]
    record_list(actor.trace, "person", [one.tenant_id for one in named])
    now = next((one for one in named if one.state == LeaseState.RUNNING), None)
    return len(members_on(now.household_id, actor.today)) if now else None
