"""A household sees the dwelling it is offered, before it answers."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.models import Staff
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import OfferState
from boligflyt.areas.allocation.queries.offers import open_offer
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.handovers.choices import ViewingState
from boligflyt.areas.handovers.models import Viewing
from boligflyt.areas.handovers.queries.doors import viewings_visible_to
from boligflyt.areas.handovers.workflow import VIEWING_OUTCOMES
from boligflyt.toolkit.faults import Conflict, Refused


def plan_viewing(actor: Actor, offer_id: UUID, planned_at: datetime, place: str, shown_by: UUID) -> Viewing:
    """A time, a place to meet, and who shows the dwelling.

    Raises Refused for a time that has been, an answered offer or nobody to show it, Conflict for a second.
    """
    actor.demand(Right.APPLICATION_WRITE)
    offer = open_offer(actor, offer_id, for_work=True)
    if offer.state != OfferState.SENT:
        raise Refused("Tilbudet er besvart, så det trengs ingen visning.")
    if planned_at <= actor.at:
        raise Refused("Tiden er passert. Velg et tidspunkt fram i tid.", field="day")
    if not place.strip():
        raise Refused("Skriv hvor dere møtes.", field="place")
    if not Staff.objects.filter(pk=shown_by).exists():
        raise Refused("Velg hvem som viser boligen.", field="shown_by")
    viewing = Viewing(
        offer=offer, household_id=offer.entry.application.household_id, planned_at=planned_at,
        place=place.strip(), shown_by_id=shown_by,
    )  # fmt: skip
    viewing.stamp(actor.at, actor.staff)
    try:
        with transaction.atomic():
            viewing.save(force_insert=True)
    except IntegrityError:
        raise Conflict(
            "Det er allerede avtalt en visning. Avlys den først, eller skriv hvordan den gikk."
        ) from None
    record_change(actor.trace, "viewing", viewing.pk, "avtalte visning")
    return viewing


def after_deadline(viewing: Viewing) -> bool:
    """Whether the household must answer before it has seen the dwelling."""
    return timezone.localtime(viewing.planned_at).date() > viewing.offer.answer_by


def tell_outcome(actor: Actor, pk: UUID, version: int | None, state: str, note: str) -> Viewing:
    """What came of it. Raises Refused before the time, but for calling it off."""
    actor.demand(Right.HANDOVER_WRITE)
    if not viewings_visible_to(actor).filter(pk=pk).exists():
        raise Http404
    viewing = Viewing.locked(pk, version)
    if state not in VIEWING_OUTCOMES:
        raise Refused("Velg hvordan visningen gikk.", field="state")
    if state != ViewingState.CANCELLED and viewing.planned_at > actor.at:
        raise Refused("Visningen har ikke vært ennå. Den kan avlyses.", field="state")
    viewing.state, viewing.note = state, note.strip()
    viewing.stamp(actor.at, actor.staff)
    viewing.save()
    record_change(actor.trace, "viewing", pk, f"visning: {ViewingState(state).label.lower()}")
    return viewing
