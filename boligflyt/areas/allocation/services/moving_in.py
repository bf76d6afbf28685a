"""The key is handed over, and the household leaves the queue because it has a home."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import EntryState
from boligflyt.areas.allocation.models import QueueEntry
from boligflyt.areas.allocation.queries.queue import WAITING
from boligflyt.areas.allocation.services.queue import leave_queue
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.services import hand_over_key


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
