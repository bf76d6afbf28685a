"""Midlertidig botilbud (sosialtjenesteloven § 27): by two persons, or by one at once when it cannot wait."""

from __future__ import annotations

from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications import letters
from boligflyt.areas.applications.choices import VedtakKind, VedtakState
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.applications.queries import rules_today
from boligflyt.areas.applications.services.control import put_acute_decision, written_reason
from boligflyt.areas.applications.services.drafting import (
    VedtakDraft,
    check_days_are_there,
    check_draft,
    vedtak_of,
)
from boligflyt.areas.applications.services.intake import locked_application
from boligflyt.areas.applications.services.notifying import send_vedtak
from boligflyt.areas.applications.services.vedtak import (
    Approval,
    decide_vedtak,
    make_letter,
    return_vedtak,
    save_alone,
)
from boligflyt.areas.applications.workflow import CLOSED
from boligflyt.areas.audit.services import record_change
from boligflyt.domain.eligibility import Persons, persons_for
from boligflyt.toolkit.documents import sha256_hex
from boligflyt.toolkit.faults import Refused

KIND = VedtakKind.TEMPORARY_HOUSING
SERVICES = "Vi avklarer hvilke tjenester {du} trenger mens {du} bor der."


def one_may_decide(actor: Actor) -> bool:
    """Whether this municipality lets one person decide at once, and this person could be the one."""
    lawful = persons_for(KIND, rules_today(actor)) is Persons.ONE_SAME_DAY
    return lawful and actor.may(Right.VEDTAK_PREPARE) and actor.may(Right.VEDTAK_DECIDE)


def prepare_temporary(actor: Actor, pk: UUID, version: int | None, draft: VedtakDraft) -> Vedtak:
    """Leave the vedtak for a second person. The rules for municipal housing are not asked."""
    vedtak = _drafted(actor, pk, version, draft)
    save_alone(vedtak)
    record_change(actor.trace, "application", pk, f"Forberedte vedtak: {vedtak.get_kind_display()}")
    return vedtak


def decide_acute(
    actor: Actor, pk: UUID, version: int | None, draft: VedtakDraft, acute_because: str
) -> Vedtak:
    """One person decides at once: the letter is made now, and a leader looks at it by the next working day.

    Raises Forbidden without both rights; Refused where the municipality asks for two, for a no, for what does
    not start today, and without a written reason.
    """
    actor.demand(Right.VEDTAK_DECIDE)
    if persons_for(KIND, rules_today(actor)) is not Persons.ONE_SAME_DAY:
        raise Refused("Kommunen krever to personer, også når det haster. Send vedtaket til beslutter.")
    if not draft.granted:
        raise Refused("Én person kan bare si ja. Send avslaget til beslutter.", field="granted")
    if draft.first_day != actor.today:
        raise Refused(
            f"Én person kan bare avgjøre det som starter i dag, {actor.today:%d.%m.%Y}. Send det som starter "
            "senere, til beslutter.",
            field="first_day",
        )  # fmt: skip
    because = written_reason(acute_because, actor.today, "acute_because")
    vedtak = _drafted(actor, pk, version, draft)
    if Vedtak.objects.filter(application_id=pk, kind=KIND, state=VedtakState.PREPARED).exists():
        raise Refused("Det ligger allerede et vedtak om midlertidig botilbud hos beslutter.")
    return _decided_alone(actor, vedtak, because)


def _decided_alone(actor: Actor, vedtak: Vedtak, because: str) -> Vedtak:
    vedtak.two_persons, vedtak.acute_because = False, because
    vedtak.state, vedtak.decided_by_id, vedtak.decided_at = VedtakState.DECIDED, actor.staff, actor.at
    vedtak.letter_data = {**vedtak.letter_data, "decided_by": vedtak.letter_data["prepared_by"]}
    vedtak.letter = make_letter(vedtak)
    vedtak.letter_sha256 = sha256_hex(vedtak.letter)
    vedtak.save(force_insert=True)
    put_acute_decision(actor, vedtak)
    what = f"Forberedte vedtak: {vedtak.get_kind_display()}"
    record_change(actor.trace, "application", vedtak.application_id, what)
    record_change(
        actor.trace, "vedtak", vedtak.pk, "Avgjorde vedtaket alene fordi det hastet",
        sha256=vedtak.letter_sha256,
    )  # fmt: skip
    send_vedtak(actor, vedtak)
    return vedtak


def decide_temporary(actor: Actor, pk: UUID, approval: Approval) -> Vedtak:
    """The second person approves what was shown. Raises Refused for another case or another kind."""
    actor.demand(Right.VEDTAK_DECIDE)
    _own_waiting(actor, pk, approval.vedtak)
    return decide_vedtak(actor, approval.vedtak, approval.version, approval.shown_sha256)


def return_temporary(actor: Actor, pk: UUID, approval: Approval, reason: str) -> Vedtak:
    """The second person sends it back with a comment."""
    actor.demand(Right.VEDTAK_DECIDE)
    _own_waiting(actor, pk, approval.vedtak)
    return return_vedtak(actor, approval.vedtak, approval.version, reason)


def _own_waiting(actor: Actor, pk: UUID, vedtak: UUID) -> None:
    application = locked_application(actor, pk, None)
    if not Vedtak.objects.filter(pk=vedtak, application=application, kind=KIND).exists():
        raise Refused("Vedtaket hører ikke til denne avgjørelsen. Last siden på nytt.")


def _drafted(actor: Actor, pk: UUID, version: int | None, draft: VedtakDraft) -> Vedtak:
    """The vedtak with the letter's content, not saved yet; the case is locked and may have it."""
    actor.demand(Right.VEDTAK_PREPARE)
    application: Application = locked_application(actor, pk, version)
    if application.state in CLOSED:
        raise Refused(f"Saken er «{application.get_state_display().lower()}». Registrer en ny søknad først.")
    check_draft(actor, application, None, draft)
    if draft.granted:
        check_days_are_there(draft)
    vedtak = vedtak_of(actor, application, None, draft)
    form = letters.address_form(application, actor.today)
    vedtak.services_text = vedtak.services_text or SERVICES.replace("{du}", form)
    vedtak.letter_data = letters.vedtak_data(
        vedtak, actor, gives=list(draft.gives), could_change=list(draft.could_change)
    )
    vedtak.stamp(actor.at, actor.staff)
    return vedtak
