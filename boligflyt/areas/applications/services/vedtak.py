"""Preparing and deciding vedtak. Two persons where the kind asks for two; what was shown is what is sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import accounts_of
from boligflyt.areas.applications import letters
from boligflyt.areas.applications.choices import Action, VedtakKind, VedtakState
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.applications.queries import domain_facts, vedtak_visible_to
from boligflyt.areas.applications.services.assessing import latest_assessment
from boligflyt.areas.applications.services.drafting import CASE_KINDS, VedtakDraft, check_draft, vedtak_of
from boligflyt.areas.applications.services.intake import locked_application
from boligflyt.areas.applications.services.notifying import send_vedtak
from boligflyt.areas.applications.services.steps import take_step
from boligflyt.areas.audit.services import record_change
from boligflyt.toolkit.documents import sha256_hex
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused

__all__ = [
    "Approval",
    "VedtakDraft",
    "decide_case",
    "decide_vedtak",
    "locked_vedtak",
    "make_letter",
    "prepare_case",
    "prepare_vedtak",
    "return_case",
    "return_vedtak",
    "save_alone",
]


@dataclass(frozen=True, slots=True)
class Approval:
    """What the second person approves: which vedtak, at which version, with which content."""

    vedtak: UUID
    version: int
    shown_sha256: str


def prepare_vedtak(actor: Actor, application_id: UUID, draft: VedtakDraft) -> Vedtak:
    """Freeze facts, explanation and letter content, and leave the vedtak for the second person.

    Raises Refused when there is no assessment, when a rule that nobody departed from stands in the way of a
    grant, when services are not clarified (PRO-05), when days are missing, or when the facts of the case have
    changed since the rules were run.
    """
    actor.demand(Right.VEDTAK_PREPARE)
    application = locked_application(actor, application_id, None)
    assessment = latest_assessment(application)
    if assessment is None:
        raise Refused("Kjør vurderingen før du forbereder vedtaket.")
    if draft.kind in CASE_KINDS and domain_facts(application, assessment.on) != assessment.facts:
        raise Refused("Opplysningene er endret siden vurderingen. Kjør vurderingen på nytt.")
    check_draft(actor, application, assessment, draft)
    vedtak = vedtak_of(actor, application, assessment, draft)
    vedtak.letter_data = letters.vedtak_data(
        vedtak, actor, gives=list(draft.gives), could_change=list(draft.could_change)
    )
    vedtak.stamp(actor.at, actor.staff)
    save_alone(vedtak)
    record_change(
        actor.trace, "application", application.pk, f"Forberedte vedtak: {vedtak.get_kind_display()}"
    )
    return vedtak


def prepare_case(actor: Actor, pk: UUID, version: int | None, drafts: Iterable[VedtakDraft]) -> list[Vedtak]:
    """Prepare the vedtak that end a request and send the case to the decider.

    Every request ends in a vedtak under boligsosialloven § 7, whatever becomes of the municipal dwelling.
    """
    application = locked_application(actor, pk, version)
    wanted = list(drafts)
    if VedtakKind.ASSISTANCE not in {one.kind for one in wanted}:
        raise Refused("Hver henvendelse skal ende i et vedtak om bistand etter boligsosialloven § 7.")
    prepared = [prepare_vedtak(actor, pk, draft) for draft in wanted]
    application.refresh_from_db()
    take_step(actor, application, Action.SUBMIT)
    return prepared


def decide_vedtak(actor: Actor, pk: UUID, version: int, shown_sha256: str) -> Vedtak:
    """The second person decides: the letter is made once, now, and its bytes are the letter.

    Raises Forbidden for somebody who has worked on the case, Conflict when the content is not what was shown.
    """
    actor.demand(Right.VEDTAK_DECIDE)
    vedtak = locked_vedtak(actor, pk, None)
    if vedtak.state != VedtakState.PREPARED:
        raise Conflict(
            f"Vedtaket er allerede «{vedtak.get_state_display().lower()}».",
            by=vedtak.changed_by,
            at=vedtak.changed_at,
        )
    vedtak.must_be_at(version)
    # Four eyes are two human beings, not two accounts.
    if vedtak.two_persons and set(accounts_of(actor.staff)) & set(vedtak.contributors):
        raise Forbidden("Du har forberedt saken. En annen må avgjøre.")
    if letters.content_sha256(vedtak.letter_data) != shown_sha256:
        raise Conflict("Brevet er endret siden du leste det. Les det på nytt før du godkjenner.")
    vedtak.state, vedtak.decided_by_id, vedtak.decided_at = VedtakState.DECIDED, actor.staff, actor.at
    vedtak.letter_data = {**vedtak.letter_data, "decided_by": {"name": actor.name, "title": actor.role_label}}
    vedtak.letter = make_letter(vedtak)
    vedtak.letter_sha256 = sha256_hex(vedtak.letter)
    vedtak.stamp(actor.at, actor.staff)
    vedtak.save()
    record_change(actor.trace, "vedtak", vedtak.pk, "Avgjorde vedtaket", sha256=vedtak.letter_sha256)
    send_vedtak(actor, vedtak)
    return vedtak


def locked_vedtak(actor: Actor, pk: UUID, version: int | None) -> Vedtak:
    """The row for a change: of a case that the actor may see, locked, and not changed since it was read."""
    if not vedtak_visible_to(actor).filter(pk=pk).exists():
        raise Http404
    return Vedtak.locked(pk, version)


def make_letter(vedtak: Vedtak) -> bytes:
    """The letter from its frozen content, dated at the decision; same versions, same bytes."""
    data = dict(vedtak.letter_data)
    decider = data.pop("decided_by")
    moment = vedtak.decided_at
    if moment is None:
        raise Refused("Et brev får først dato når vedtaket er avgjort.")
    return letters.vedtak_pdf(
        data, decider["name"], decider["title"], moment, f"Vedtak {vedtak.application.case_code}"
    )


def decide_case(actor: Actor, pk: UUID, approvals: Iterable[Approval]) -> list[Vedtak]:
    """Decide everything that was prepared for the request in one go, and close or grant it."""
    actor.demand(Right.VEDTAK_DECIDE)
    application = locked_application(actor, pk, None)
    given = {one.vedtak: one for one in approvals}
    own = Vedtak.objects.filter(application=application, kind__in=CASE_KINDS, pk__in=given)
    if own.count() != len(given):
        raise Refused("Et av vedtakene hører ikke til denne avgjørelsen. Last siden på nytt.")
    decided = [decide_vedtak(actor, one.vedtak, one.version, one.shown_sha256) for one in given.values()]
    left = Vedtak.objects.filter(
        application=application, state=VedtakState.PREPARED, kind__in=CASE_KINDS
    ).exists()
    if left or not decided:
        raise Refused("Alle vedtak i saken må godkjennes samlet. Last siden på nytt.")
    take_step(actor, application, _ends_in({one.kind for one in decided if one.granted}))
    return decided


def _ends_in(granted: set[str]) -> Action:
    """Where the request goes: to the queue, on with help alone, or to its end."""
    if VedtakKind.MUNICIPAL_DWELLING in granted:
        return Action.GRANT
    return Action.ASSIST if VedtakKind.ASSISTANCE in granted else Action.REFUSE


def return_case(actor: Actor, pk: UUID, version: int | None, reason: str) -> Application:
    """The decider sends the case back with a comment; the prepared vedtak are kept as returned."""
    actor.demand(Right.VEDTAK_DECIDE)
    application = locked_application(actor, pk, version)
    take_step(actor, application, Action.SEND_BACK, reason)
    for vedtak in Vedtak.objects.select_for_update().filter(
        application=application, state=VedtakState.PREPARED
    ):
        vedtak.state, vedtak.returned_because = VedtakState.RETURNED, reason
        vedtak.stamp(actor.at, actor.staff)
        vedtak.save()
    return application


def return_vedtak(actor: Actor, pk: UUID, version: int, reason: str) -> Vedtak:
    """Send one prepared vedtak about an allocation or an offer back, with a comment."""
    actor.demand(Right.VEDTAK_DECIDE)
    vedtak = locked_vedtak(actor, pk, version)
    if vedtak.state != VedtakState.PREPARED:
        raise Refused(f"Vedtaket er «{vedtak.get_state_display().lower()}» og kan ikke sendes tilbake.")
    if not reason.strip():
        raise Refused("Skriv hva som må endres.", field="reason")
    vedtak.state, vedtak.returned_because = VedtakState.RETURNED, reason.strip()
    vedtak.stamp(actor.at, actor.staff)
    vedtak.save()
    record_change(actor.trace, "vedtak", pk, "Sendte vedtaket tilbake")
    return vedtak


def save_alone(vedtak: Vedtak) -> None:
    """Keep a new vedtak. Raises Conflict when one of the kind waits for its second person already."""
    try:
        with transaction.atomic():
            vedtak.save(force_insert=True)
    except IntegrityError as fault:
        if "one_vedtak_in_preparation" not in str(fault):
            raise
        raise Conflict("Det ligger allerede et vedtak av dette slaget hos beslutter.") from None
