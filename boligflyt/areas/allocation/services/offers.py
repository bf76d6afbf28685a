"""Offers: sent by the second person, answered by the household, with the effect the rule set says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import EntryState, MeetingState, OfferState, RefusalReason
from boligflyt.areas.allocation.letters import OFFER_TEMPLATE, offer_data
from boligflyt.areas.allocation.models import MeetingLine, Offer, QueueEntry
from boligflyt.areas.allocation.queries.meetings import DECIDED
from boligflyt.areas.allocation.queries.offers import allocation_vedtak, offers_visible_to, refusal_vedtak
from boligflyt.areas.allocation.services.closing import answer_deadline
from boligflyt.areas.allocation.services.lines import locked_free_dwelling
from boligflyt.areas.allocation.services.queue import leave_queue, set_entry_state
from boligflyt.areas.applications.choices import Action, VedtakKind
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.applications.queries import applications_visible_to, rules_today
from boligflyt.areas.applications.queries.doors import must_own
from boligflyt.areas.applications.services.dispatching import Paper, send_out
from boligflyt.areas.applications.services.intake import locked_application
from boligflyt.areas.applications.services.steps import take_step
from boligflyt.areas.applications.services.vedtak import VedtakDraft, decide_vedtak, prepare_vedtak
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.leases.services import LeaseDraft, prepare_lease
from boligflyt.areas.letters.choices import DispatchKind, RecordKind
from boligflyt.areas.letters.in_short import page_language
from boligflyt.domain.eligibility import offer_consequence
from boligflyt.domain.periods import fixed_term_last_day, whole_months
from boligflyt.domain.tenancy import shortest_months
from boligflyt.toolkit.documents import compile_pdf, sha256_hex
from boligflyt.toolkit.faults import Conflict, Refused


def send_offer(actor: Actor, line_id: UUID, version: int | None, shown_sha256: str) -> Offer:
    """Decide the allocation (second person) and send the offer with its letter and deadline.

    The dwelling is locked first: of two who send at once, the second gets Conflict.
    """
    actor.demand(Right.VEDTAK_DECIDE)
    line = _line_to_offer(actor, line_id)
    dwelling = locked_free_dwelling(line.dwelling_id, actor)  # type: ignore[arg-type]
    line = MeetingLine.locked(line.pk, version)
    vedtak = allocation_vedtak(line)
    if vedtak is None:
        raise Refused("Det ligger ikke noe vedtak om tildeling hos deg for denne linjen.")
    _check_same_rent(dwelling, vedtak)
    decided = decide_vedtak(actor, vedtak.pk, vedtak.version, shown_sha256)
    offer = _new_offer(actor, line, dwelling, decided)
    set_entry_state(actor, offer.entry, EntryState.OFFERED)
    record_change(actor.trace, "offer", offer.pk, "sendte tilbud", sha256=offer.letter_sha256)
    paper = Paper(
        DispatchKind.OFFER,
        offer.letter_data["heading"],
        RecordKind.OFFER,
        offer.pk,
        offer.letter_sha256,
        page_language=page_language(offer.letter_data),
    )
    send_out(actor, offer.entry.application, paper)
    return offer


def _check_same_rent(dwelling: Dwelling, vedtak: Vedtak) -> None:
    """The household is to be offered what the vedtak says, also when the register has changed since."""
    told = vedtak.frozen.get("dwelling", {}).get("rent", dwelling.rent)
    if told != dwelling.rent:
        raise Refused(
            f"Husleien er endret fra {told} til {dwelling.rent} kr siden vedtaket ble forberedt. "
            "Send vedtaket tilbake, så det kan forberedes på nytt."
        )


def _line_to_offer(actor: Actor, line_id: UUID) -> MeetingLine:
    lines = MeetingLine.objects.filter(pk=line_id)
    line = lines.select_related("meeting", "entry__application__office").first()
    if line is None or not applications_visible_to(actor).filter(pk=line.entry.application_id).exists():
        raise Http404
    must_own(actor, line.entry.application)
    if line.meeting.state != MeetingState.CLOSED or line.decision not in DECIDED:
        raise Refused("Tilbudet kan sendes når møtet er avsluttet og har gitt husstanden en bolig.")
    if line.entry.state != EntryState.WAITING:
        raise Conflict(
            f"Husstanden er nå «{line.entry.get_state_display().lower()}».", by=line.entry.changed_by,
            at=line.entry.changed_at,
        )  # fmt: skip
    return line


def _new_offer(actor: Actor, line: MeetingLine, dwelling: Dwelling, vedtak: Vedtak) -> Offer:
    entry = QueueEntry.locked(line.entry_id, None)
    offer = Offer(
        entry=entry, dwelling=dwelling, line=line, vedtak=vedtak, sent_on=actor.today,
        answer_by=answer_deadline(actor),
    )  # fmt: skip
    offer.letter_data = offer_data(actor, offer, vedtak, rules_today(actor))
    title = f"Tilbud om bolig {entry.application.case_code}"
    offer.letter = compile_pdf(OFFER_TEMPLATE, offer.letter_data, actor.at, title)
    offer.letter_sha256 = sha256_hex(offer.letter)
    offer.stamp(actor.at, actor.staff)
    try:
        with transaction.atomic():
            offer.save(force_insert=True)
    except IntegrityError as fault:
        if "one_open_offer" not in str(fault):
            raise
        raise Conflict("Boligen eller husstanden fikk et tilbud samtidig. Last siden på nytt.") from None
    return offer


def accept_offer(actor: Actor, offer_id: UUID, version: int | None, draft: LeaseDraft | None = None) -> Offer:
    """A yes makes the lease ready, with the days of the vedtak; the dwelling is reserved by it."""
    offer = _locked_offer(actor, offer_id, version)
    if offer.state == OfferState.ACCEPTED:
        return offer
    _must_be_open(offer)
    agreed = draft or LeaseDraft((offer.vedtak and offer.vedtak.first_day) or actor.today)
    last_day = _last_day(offer.vedtak, agreed.first_day, actor.today)
    offered = offer.letter_data.get("rent", {}).get("monthly")
    agreed = replace(agreed, rent=agreed.rent or offered, last_day=agreed.last_day or last_day)
    offer.lease = prepare_lease(actor, offer.entry.application, offer.dwelling, agreed)
    offer.state, offer.answered_on = OfferState.ACCEPTED, actor.today
    _keep(actor, offer, "førte ja til tilbudet")
    return offer


def _last_day(vedtak: Vedtak | None, first_day: date, today: date) -> date | None:
    """The vedtak's last day, whatever day the lease starts.

    Where a later start would make a lawful vedtak's term shorter than the law's least, the law's least is
    given: the household loses nothing by moving in some days later (husleieloven § 9-3).
    """
    if vedtak is None or vedtak.first_day is None or vedtak.last_day is None:
        return None
    least = shortest_months(today)
    if first_day <= vedtak.first_day or whole_months(vedtak.first_day, vedtak.last_day) < least:
        return vedtak.last_day
    if first_day > vedtak.last_day:
        return vedtak.last_day
    return max(vedtak.last_day, fixed_term_last_day(first_day, least))


def refuse_offer(
    actor: Actor, offer_id: UUID, version: int | None, reason: RefusalReason, text: str = ""
) -> Offer:
    """A no with its reason: the rule set says what follows.

    What worsens the household's standing is a vedtak of its own, prepared here and decided by another;
    until then the household keeps its place.
    """
    offer = _locked_offer(actor, offer_id, version)
    if offer.state == OfferState.REFUSED:
        return offer
    _must_be_open(offer)
    consequence = offer_consequence(rules_today(actor), reason)
    offer.state, offer.answered_on = OfferState.REFUSED, actor.today
    offer.refusal_reason, offer.refusal_text = reason, text.strip()
    offer.consequence, offer.consequence_text = consequence.code, consequence.text
    _keep(actor, offer, "førte nei til tilbudet")
    set_entry_state(actor, QueueEntry.locked(offer.entry_id, None), EntryState.WAITING)
    if consequence.is_worsening:
        prepare_vedtak(actor, offer.entry.application_id, _refusal_draft(offer))
    return offer


def _refusal_draft(offer: Offer) -> VedtakDraft:
    words = f" Søkerens grunn: {offer.refusal_text}" if offer.refusal_text else ""
    return VedtakDraft(
        kind=VedtakKind.OFFER_REFUSED, granted=False, reason_code="offer_refused",
        reason=f"Tilbudet om {offer.dwelling.address} ble avslått "
        f"({offer.get_refusal_reason_display().lower()}).{words}\n{offer.consequence_text}",
        could_change=("En god grunn til å si nei, som helse eller trygghet, gjør at plassen blir stående.",),
    )  # fmt: skip


def decide_refusal(actor: Actor, offer_id: UUID, shown_sha256: str) -> Offer:
    """The second person decides what the no leads to; only now the place in the queue is lost."""
    actor.demand(Right.VEDTAK_DECIDE)
    offer = _locked_offer(actor, offer_id, None, Right.VEDTAK_DECIDE)
    vedtak = refusal_vedtak(offer)
    if vedtak is None:
        raise Refused("Det ligger ikke noe vedtak om følgen av å takke nei hos deg.")
    decide_vedtak(actor, vedtak.pk, vedtak.version, shown_sha256)
    entry = QueueEntry.locked(offer.entry_id, None)
    if entry.state != EntryState.WAITING:
        raise Conflict(f"Husstanden er nå «{entry.get_state_display().lower()}». Send vedtaket tilbake.")
    leave_queue(actor, entry, "Takket nei til tilbud uten god grunn.")
    application = locked_application(actor, offer.entry.application_id, None)
    take_step(actor, application, Action.LAPSE, offer.consequence_text)
    return offer


def expire_offer(actor: Actor, offer_id: UUID, version: int | None) -> Offer:
    """Note that nobody answered in time. The household keeps its place; silence is not a no."""
    offer = _locked_offer(actor, offer_id, version)
    if offer.state == OfferState.EXPIRED:
        return offer
    _must_be_open(offer)
    if actor.today <= offer.answer_by:
        raise Refused(f"Svarfristen er {offer.answer_by:%d.%m.%Y}. Tilbudet kan ikke gå ut før det.")
    offer.state = OfferState.EXPIRED
    _keep(actor, offer, "førte at tilbudet gikk ut")
    set_entry_state(actor, QueueEntry.locked(offer.entry_id, None), EntryState.WAITING)
    return offer


def _locked_offer(
    actor: Actor, pk: UUID, version: int | None, right: Right = Right.APPLICATION_WRITE
) -> Offer:
    actor.demand(right)
    seen = offers_visible_to(actor).select_related("entry__application__office").filter(pk=pk).first()
    if seen is None:
        raise Http404
    must_own(actor, seen.entry.application)
    return Offer.locked(pk, version)


def _must_be_open(offer: Offer) -> None:
    if offer.state != OfferState.SENT:
        raise Conflict(
            f"Tilbudet er allerede «{offer.get_state_display().lower()}».",
            by=offer.changed_by,
            at=offer.changed_at,
        )


def _keep(actor: Actor, offer: Offer, what: str) -> None:
    offer.stamp(actor.at, actor.staff)
    offer.save()
    record_change(actor.trace, "offer", offer.pk, what)
