"""The key is handed over and the household leaves the queue; or nothing comes of it and it waits again."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import EntryState, OfferState
from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.allocation.queries.queue import WAITING
from boligflyt.areas.allocation.services.queue import leave_queue, set_entry_state
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.services import hand_over_key, void_lease


def hand_over_key_and_house(actor: Actor, lease_id: UUID, version: int | None, on: date) -> Lease:
    """Hand over the key, and end the household's place in the queue in the same transaction."""
    lease = hand_over_key(actor, lease_id, version, on)
    entry = (
        QueueEntry.objects.select_for_update()
        .filter(application=lease.application_id, state__in=WAITING)
        .first()
    )
    if entry is not None:
        leave_queue(actor, entry, "Flyttet inn.", EntryState.HOUSED)
    return lease


def call_off_move_in(actor: Actor, lease_id: UUID, version: int | None, reason: str) -> Lease:
    """A prepared lease that comes to nothing: the offer is taken back, and the household waits again."""
    lease = void_lease(actor, lease_id, version, reason)
    offer = Offer.objects.select_for_update().filter(lease=lease, state=OfferState.ACCEPTED).first()
    if offer is not None:
        offer.state = OfferState.WITHDRAWN
        offer.stamp(actor.at, actor.staff)
        offer.save()
        entry = QueueEntry.objects.select_for_update().get(pk=offer.entry_id)
        if entry.state == EntryState.OFFERED:
            set_entry_state(actor, entry, EntryState.WAITING)
    return lease
