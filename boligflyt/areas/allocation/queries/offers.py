"""Offers and the vedtak that belong to them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import EntryState, OfferState
from boligflyt.areas.allocation.models import Meeting, MeetingLine, Offer
from boligflyt.areas.allocation.queries.meetings import DECIDED
from boligflyt.areas.applications.choices import VedtakKind, VedtakState
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.applications.queries import applications_visible_to
from boligflyt.areas.applications.queries.doors import decisions_visible_to, must_own
from boligflyt.areas.audit.services import record_list, record_read


def offers_visible_to(actor: Actor) -> QuerySet[Offer]:
    """Offers of the applications that the actor may see."""
    return Offer.objects.filter(entry__application__in=applications_visible_to(actor)).defer("letter")


def open_offer(actor: Actor, pk: UUID, *, decisions: bool = False, for_work: bool = False) -> Offer:
    """The door to one offer.

    `decisions`: for those who see the vedtak too. `for_work`: Forbidden when the case is another office's.
    """
    visible = offers_visible_to(actor)
    if decisions:
        visible = visible.filter(entry__application__in=decisions_visible_to(actor))
    found = (
        visible.select_related(
            "entry__application__applicant",
            "entry__application__office",
            "dwelling__building",
            "vedtak__prepared_by",
            "vedtak__decided_by",
            "lease",
        )
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    if for_work:
        must_own(actor, found.entry.application)
    record_read(actor.trace, "offer", pk)
    return found


def offer_letter(actor: Actor, pk: UUID) -> bytes:
    """The letter as it was sent."""
    open_offer(actor, pk)
    letter = Offer.objects.values_list("letter", flat=True).get(pk=pk)
    if letter is None:
        raise Http404
    return bytes(letter)


def offers_listed(actor: Actor, on: date, show: str = "open") -> QuerySet[Offer]:
    """Offers by deadline; `show` is open, expired (open past the deadline) or all."""
    offers = (
        offers_visible_to(actor)
        .select_related("entry__application__applicant", "dwelling__building")
        .order_by("answer_by", "id")
    )
    if show == "all":
        return offers
    offers = offers.filter(state=OfferState.SENT)
    return offers.filter(answer_by__lt=on) if show == "expired" else offers


def allocation_vedtak(line: MeetingLine) -> Vedtak | None:
    """The prepared vedtak about the dwelling that the line gave."""
    return (
        _prepared(line.entry.application_id, VedtakKind.ALLOCATION).filter(dwelling=line.dwelling_id).first()
    )


def offers_to_send(actor: Actor, meeting: Meeting) -> list[tuple[MeetingLine, Vedtak]]:
    """The allocations of a closed meeting that wait for their second person, in the order of the list.

    Only those the actor may decide: the case is seen, the office's own, and the actor has not worked on it.
    """
    lines = (
        MeetingLine.objects.filter(meeting=meeting, decision__in=DECIDED, offers=None)
        .filter(entry__application__in=decisions_visible_to(actor), entry__state=EntryState.WAITING)
        .filter(entry__application__office_id=actor.office)
        .select_related("entry__application__applicant", "dwelling__building")
        .order_by("place")
    )
    waiting = Vedtak.objects.filter(kind=VedtakKind.ALLOCATION, state=VedtakState.PREPARED)
    prepared = {
        (one.application_id, one.dwelling): one
        for one in waiting.filter(application__queue__lines__meeting=meeting).select_related("prepared_by")
    }
    found = [(one, prepared.get((one.entry.application_id, one.dwelling_id))) for one in lines]
    mine = [(one, kept) for one, kept in found if kept is not None and actor.staff not in kept.contributors]
    record_list(actor.trace, "application", [one.entry.application_id for one, _ in mine])
    return mine


def refusal_vedtak(offer: Offer) -> Vedtak | None:
    """The prepared vedtak about what a no leads to."""
    return _prepared(offer.entry.application_id, VedtakKind.OFFER_REFUSED).first()


def _prepared(application: UUID, kind: VedtakKind) -> QuerySet[Vedtak]:
    return Vedtak.objects.filter(
        application=application, kind=kind, state=VedtakState.PREPARED
    ).select_related("prepared_by")
