"""Writing in the journal, and correcting what was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.followup.choices import ContactKind
from boligflyt.areas.followup.models import LONGEST_MINUTES, LONGEST_REASON, LONGEST_TEXT, JournalNote
from boligflyt.areas.followup.queries import households_with_journal, notes_visible_to
from boligflyt.toolkit.faults import Conflict, Refused

LONGEST_BACK = timedelta(days=366)
ALREADY = (
    "Notatet er allerede rettet. Les rettelsen i journalen, og rett den i stedet hvis noe fortsatt er feil."
)


@dataclass(frozen=True, slots=True)
class Contact:
    """What is written down about one contact; `happened_at` knows its time zone."""

    kind: str
    happened_at: datetime
    minutes: int
    text: str = ""


def write_note(actor: Actor, household: UUID, contact: Contact) -> JournalNote:
    """A new note in the household's journal. Nobody needs to have applied for anything.

    Raises Http404 where the actor does not take part, Refused for a time to come and for what does not fit.
    """
    actor.demand(Right.FOLLOWUP_WRITE)
    if not households_with_journal(actor).filter(pk=household).exists():
        raise Http404
    note = _note(actor, household, contact)
    note.save(force_insert=True)
    record_change(actor.trace, "note", note.pk, "skrev et oppfølgingsnotat")
    return note


def correct_note(actor: Actor, pk: UUID, contact: Contact, reason: str) -> JournalNote:
    """A new note that takes the place of an earlier one, which stays readable.

    Raises Http404 for a note the actor may not see, Refused without a reason or without a difference, and
    Conflict when it has been corrected already.
    """
    actor.demand(Right.FOLLOWUP_WRITE)
    first = notes_visible_to(actor).filter(pk=pk).first()
    if first is None:
        raise Http404
    _refuse_second(first)
    if not reason.strip():
        raise Refused("Skriv hvorfor notatet rettes.", field="reason")
    if len(reason.strip()) > LONGEST_REASON:
        raise Refused(f"Grunnen kan ha høyst {LONGEST_REASON} tegn.", field="reason")
    note = _note(actor, first.household_id, contact)
    if _content(note) == _content(first):
        raise Refused("Ingenting er endret. Rett det som er feil, eller avbryt.")
    note.corrects, note.reason = first, reason.strip()
    _save_alone(note)
    record_change(actor.trace, "note", note.pk, "rettet et oppfølgingsnotat", corrects=str(first.pk))
    return note


def _content(note: JournalNote) -> tuple[str, datetime, int, str]:
    return note.kind, note.happened_at, note.minutes, note.text


def _note(actor: Actor, household: UUID, contact: Contact) -> JournalNote:
    """The note, not stored yet. Raises Refused with the field that is at fault."""
    text = contact.text.strip()
    if contact.kind not in ContactKind.values:
        raise Refused("Velg hva slags kontakt det var.", field="kind")
    if contact.happened_at > actor.at:
        raise Refused("Dette har ikke skjedd ennå. Skriv dagen og klokkeslettet det skjedde.", field="clock")
    if contact.happened_at < actor.at - LONGEST_BACK:
        raise Refused("Det er mer enn ett år siden. Sjekk årstallet.", field="day")
    if not 0 <= contact.minutes <= LONGEST_MINUTES:
        raise Refused(f"Skriv minutter, fra 0 til {LONGEST_MINUTES}.", field="minutes")
    if len(text) > LONGEST_TEXT:
        raise Refused(
            f"Notatet har {len(text)} tegn, og det er plass til {LONGEST_TEXT}. Kort det ned, eller del det "
            "i to notater.",
            field="text",
        )
    return JournalNote(
        household_id=household, kind=contact.kind, happened_at=contact.happened_at, minutes=contact.minutes,
        text=text, written_by_id=actor.staff, office_id=actor.office, written_at=actor.at,
    )  # fmt: skip


def _refuse_second(first: JournalNote) -> None:
    other = JournalNote.objects.filter(corrects=first).first()
    if other is not None:
        raise Conflict(ALREADY, by=other.written_by_id, at=other.written_at, kind="note", pk=other.pk)


def _save_alone(note: JournalNote) -> None:
    try:
        with transaction.atomic():
            note.save(force_insert=True)
    except IntegrityError as fault:
        if "corrects_id_key" not in str(fault):
            raise
        raise Conflict(ALREADY) from None
