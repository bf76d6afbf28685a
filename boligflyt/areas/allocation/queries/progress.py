"""How far a granted household has come: queue, meeting, offer, lease, key."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.applications.choices import State
from boligflyt.areas.applications.models import Application
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease


@dataclass(frozen=True, slots=True)
class Reached:
    """Where the household is: its place in the queue, and the newest offer and lease if there are any."""

    entry: UUID
    entry_state: str
    offer: UUID | None = None
    offer_state: str = ""
    lease: UUID | None = None
    lease_state: str = ""


def progress_of(application: Application) -> Reached | None:
    """The newest place in the queue with its offer and lease, in one statement; None before the queue."""
    if application.state not in {State.GRANTED, State.WITHDRAWN, State.LAPSED}:
        return None
    offers = Offer.objects.filter(entry=OuterRef("pk")).order_by("-sent_on", "-id")[:1]
    leases = Lease.objects.filter(application=OuterRef("application")).exclude(state=LeaseState.VOID)
    pair = JSONObject(id="id", state="state")
    entry = (
        QueueEntry.objects.filter(application=application)
        .annotate(
            offer=Subquery(offers.values(json=pair)),
            lease=Subquery(leases.order_by("-period")[:1].values(json=pair)),
        )
        .order_by("-decided_on", "-id")
        .first()
    )
    if entry is None:
        return None
    offer, lease = entry.offer or {}, entry.lease or {}
    return Reached(
        entry.pk, entry.state, _uuid(offer.get("id")), offer.get("state", ""), _uuid(lease.get("id")),
        lease.get("state", ""),
    )  # fmt: skip


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None
