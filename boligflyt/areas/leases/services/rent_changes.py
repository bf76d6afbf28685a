"""A new rent by the consumer price index: told of in writing, in force from its day (husleieloven § 4-2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import Trace, record_change
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.deadlines import new_rent_by_index
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.services.signing import keep, locked_lease
from boligflyt.toolkit.faults import Refused

INDEX_LAW = "husleieloven § 4-2"


@dataclass(frozen=True, slots=True)
class RentNotice:
    """What the tenant is told: the rent in NOK a month, its first day, when it was sent, by which index."""

    rent: int
    from_day: date
    sent_on: date
    index_then: Decimal
    index_now: Decimal


def give_rent_notice(actor: Actor, pk: UUID, version: int | None, told: RentNotice) -> Lease:
    """Note that the tenant has been told of a new rent; it is the rent from its day by itself.

    A later notice takes the place of one whose day has not come. Raises Refused for a lease that does not
    run, a day that is too early, and a rent above what the index gives.
    """
    lease = locked_lease(actor, pk, version)
    if lease.state != LeaseState.RUNNING:
        raise Refused("Leien kan bare endres i et leieforhold som løper.")
    _check(actor, lease, told)
    lease.next_rent, lease.next_rent_from, lease.rent_told_on = told.rent, told.from_day, told.sent_on
    keep(actor, lease, "varslet ny leie etter konsumprisindeksen")
    return lease


def _check(actor: Actor, lease: Lease, told: RentNotice) -> None:
    if told.sent_on > actor.today:
        raise Refused("Dagen varselet ble sendt, kan ikke ligge fram i tid.", field="sent_on")
    allowed = new_rent_by_index(lease, told.sent_on, told.index_then, told.index_now)
    if told.from_day < allowed.first_day:
        raise Refused(
            f"Den nye leien kan tidligst gjelde fra {allowed.first_day:%d.%m.%Y} ({INDEX_LAW}).",
            field="from_day",
        )
    if lease.period.last_day and told.from_day > lease.period.last_day:
        raise Refused(
            f"Leieforholdet slutter {lease.period.last_day:%d.%m.%Y}, før den nye leien ville gjelde.",
            field="from_day",
        )
    if told.rent > allowed.highest_rent:
        raise Refused(
            f"Leien kan være høyst {int(allowed.highest_rent)} kroner i måneden etter indeksen "
            f"({INDEX_LAW}).",
            field="rent",
        )


def begin_new_rents(trace: Trace, today: date) -> list[UUID]:
    """Let each rent that was told of begin on its day; gives the leases. Twice does nothing more."""
    due = Lease.objects.select_for_update(skip_locked=True).filter(
        state=LeaseState.RUNNING, next_rent_from__lte=today
    )
    begun = []
    for lease in due.defer("contract", "notice", "contract_data").order_by("contract_number"):
        lease.rent, lease.rent_since = lease.next_rent or lease.rent, lease.next_rent_from
        lease.next_rent = lease.next_rent_from = None
        lease.stamp(trace.at, trace.actor)
        lease.save(
            update_fields=[
                "rent", "rent_since", "next_rent", "next_rent_from", "version", "changed_at", "changed_by"
            ]
        )  # fmt: skip
        record_change(trace, "lease", lease.pk, "den varslede leien begynte å gjelde")
        begun.append(lease.pk)
    return begun
