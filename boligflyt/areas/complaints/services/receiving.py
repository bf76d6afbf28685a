"""Receiving a complaint: over which vedtak, from whom, and in time or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.choices import LetterKind, VedtakState
from boligflyt.areas.applications.models import Letter, Vedtak
from boligflyt.areas.applications.queries import open_vedtak
from boligflyt.areas.applications.queries.doors import must_own
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.complaints import letters
from boligflyt.areas.complaints.choices import SHOWS_AUTHORITY, ComplainantKind, Suspension
from boligflyt.areas.complaints.models import Complaint
from boligflyt.areas.complaints.queries import parties_of, seen_complaint, valid_now
from boligflyt.areas.complaints.services.terms import term_of
from boligflyt.areas.complaints.workflow import OPEN, WITH_US
from boligflyt.areas.people.models import Person
from boligflyt.domain.periods import preliminary_answer_due
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Conflict, Refused

NOT_A_PARTY = (
    "Velg den som klager blant dem i husstanden som er gamle nok til å være part. For et yngre barn klager "
    "den som har foreldreansvaret, eller vergen."
)


@dataclass(frozen=True, slots=True)
class NewComplaint:
    """What came: who wants what changed, and the days the term is counted from."""

    complainant: UUID
    kind: ComplainantKind
    received_on: date
    text: str
    notice_on: date | None = None
    sent_on: date | None = None
    representative: str = ""
    authority_seen: bool = False
    wants_suspension: bool = False


def register_complaint(actor: Actor, vedtak_id: UUID, new: NewComplaint) -> Complaint:
    """Write down a complaint over a decided vedtak, and reckon whether it came in time.

    Raises Refused for a vedtak that is not decided or was changed since, for days that cannot be, and for
    somebody who is no party; Conflict when the same person has an open complaint over it.
    """
    actor.demand(Right.VEDTAK_PREPARE)
    vedtak = open_vedtak(actor, vedtak_id)
    must_own(actor, vedtak.application)
    _must_stand(vedtak)
    _check_days(actor, new)
    person = _party(actor, vedtak, new)
    term = term_of(vedtak, new.notice_on, actor.today, person.pk)
    row = Complaint(
        vedtak=vedtak, complainant=person, kind=new.kind, representative=new.representative.strip(),
        authority_seen=new.authority_seen, notice_on=new.notice_on, sent_on=new.sent_on,
        received_on=new.received_on, deadline=term.deadline,
        lateness=term.timeliness(new.sent_on or new.received_on).value, text=new.text.strip(),
        suspension=Suspension.ASKED if new.wants_suspension else Suspension.NOT_ASKED,
        registered_by_id=actor.staff, due_on=preliminary_answer_due(new.received_on),
    )  # fmt: skip
    row.stamp(actor.at, actor.staff)
    _save_alone(row)
    record_change(actor.trace, "complaint", row.pk, "registrerte en klage", vedtak=str(vedtak.pk))
    return row


def _must_stand(vedtak: Vedtak) -> None:
    if vedtak.state != VedtakState.DECIDED:
        raise Refused("Vedtaket er ikke avgjort ennå. Det kan først klages på når det er avgjort.")
    valid = valid_now(vedtak)
    if valid is not None:
        raise Refused(f"{replaced_words(valid)} Registrer klagen på det hvis den gjelder det.")


def replaced_words(valid: Vedtak) -> str:
    """«Dette vedtaket er endret. Det som gjelder nå, er …»: which vedtak a complaint should be about."""
    day = norwegian_date(timezone.localtime(valid.decided_at).date()) if valid.decided_at else ""
    how = "innvilget" if valid.granted else "avslått"
    return f"Dette vedtaket er endret. Det som gjelder nå, er vedtaket {day} ({how})."


def _check_days(actor: Actor, new: NewComplaint) -> None:
    if not new.text.strip():
        raise Refused("Skriv hva klagen sier, eller hva den vil ha endret.", field="text")
    if new.received_on > actor.today:
        raise Refused("Klagen kan ikke ha kommet etter i dag.", field="received_on")
    if new.sent_on and new.sent_on > new.received_on:
        raise Refused(
            f"Klagen kan ikke være sendt etter at den kom, {norwegian_date(new.received_on)}.",
            field="sent_on",
        )
    if new.notice_on and new.notice_on > (new.sent_on or new.received_on):
        raise Refused("Brevet kan ikke ha kommet fram etter at klagen ble sendt.", field="notice_on")


def _party(actor: Actor, vedtak: Vedtak, new: NewComplaint) -> Person:
    person = must_be_party(vedtak.application.household_id, new.complainant, new.received_on)
    must_act_for(new.kind, new.representative, authority_seen=new.authority_seen)
    if vedtak.decided_at and new.received_on < timezone.localtime(vedtak.decided_at).date():
        raise Refused("Klagen kan ikke ha kommet før vedtaket ble avgjort.", field="received_on")
    return person


def must_be_party(household: UUID, person: UUID, on: date) -> Person:
    """Somebody in the household who is old enough. Raises Refused."""
    found = next((one.person for one in parties_of(household, on) if one.person.pk == person), None)
    if found is None:
        raise Refused(NOT_A_PARTY, field="complainant")
    return found


def must_act_for(kind: ComplainantKind, name: str, *, authority_seen: bool) -> None:
    """Raises Refused when somebody acts for the party without a name or without showing that they may."""
    if kind == ComplainantKind.PARTY:
        if name.strip():
            raise Refused(
                "Ta bort navnet, eller velg at en annen handler for parten.", field="representative"
            )
        return
    if not name.strip():
        raise Refused("Skriv navnet på den som handler for parten.", field="representative")
    if kind in SHOWS_AUTHORITY and not authority_seen:
        raise Refused(
            "Be om fullmakten eller vergefullmakten, og kryss av når du har sett den "
            "(forvaltningsloven § 12).",
            field="authority_seen",
        )


def _save_alone(row: Complaint) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as fault:
        if "one_open_complaint" not in str(fault):
            raise
        raise Conflict(
            "Denne personen har allerede en åpen klage på vedtaket. Skriv det nye inn i den."
        ) from None


def locked_complaint(actor: Actor, pk: UUID, version: int | None) -> Complaint:
    """The row for a change: seen, the office's own, locked, and as it was read. Raises what those raise."""
    actor.demand(Right.VEDTAK_PREPARE)
    seen = seen_complaint(actor, pk, for_work=True)
    row = Complaint.locked(pk, version)
    row.vedtak, row.complainant = seen.vedtak, seen.complainant
    return row


def keep(actor: Actor, row: Complaint, what: str) -> Complaint:
    """Save a changed complaint and say so in the trace."""
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, "complaint", row.pk, what)
    return row


def acknowledge(actor: Actor, pk: UUID, version: int | None, expected: date) -> Letter:
    """Send «Vi har fått klagen din» with the day an answer can be expected, which becomes the deadline."""
    row = locked_complaint(actor, pk, version)
    if row.state not in WITH_US:
        raise Refused(f"Klagen er «{row.get_state_display()}». Da trengs ikke dette brevet.")
    if expected <= actor.today:
        raise Refused("Skriv en dag fram i tid. Det er da klageren kan vente svar.", field="expected")
    row.acknowledged_on, row.due_on = actor.today, expected
    keep(actor, row, "sendte brev om at klagen er mottatt")
    data = letters.received_data(row, actor, expected)
    return letters.keep_letter(actor, row, LetterKind.COMPLAINT_RECEIVED, data)


def settle_suspension(
    actor: Actor, pk: UUID, version: int | None, *, granted: bool, because: str
) -> Complaint:
    """Say whether the vedtak waits until the complaint is decided (forvaltningsloven § 42), and why."""
    row = locked_complaint(actor, pk, version)
    if row.state not in OPEN:
        raise Refused(f"Klagen er «{row.get_state_display()}». Da er det ingenting å utsette.")
    if not because.strip():
        raise Refused("Skriv hvorfor. Klageren har rett til å vite det.", field="because")
    row.suspension = Suspension.GRANTED if granted else Suspension.REFUSED
    row.suspension_because = because.strip()
    return keep(actor, row, "avgjorde om vedtaket skal vente på klagen")


def follow_to_valid(actor: Actor, pk: UUID, version: int | None) -> Complaint:
    """Let the complaint be about the vedtak that took the place of the first.

    Raises Refused when the first still stands. It came before the new vedtak, so it is in time.
    """
    row = locked_complaint(actor, pk, version)
    if row.state not in WITH_US:
        raise Refused(f"Klagen er «{row.get_state_display()}» og kan ikke flyttes.")
    valid = valid_now(row.vedtak)
    if valid is None:
        raise Refused("Vedtaket er ikke endret. Klagen gjelder det fortsatt.")
    term = term_of(valid, None, actor.today, row.complainant_id)
    row.vedtak, row.notice_on, row.deadline, row.late_because = valid, None, term.deadline, ""
    row.lateness = term.timeliness(row.sent_on or row.received_on).value
    row.stamp(actor.at, actor.staff)
    _save_alone(row)
    record_change(actor.trace, "complaint", row.pk, "lot klagen gjelde vedtaket som gjelder nå")
    return row
