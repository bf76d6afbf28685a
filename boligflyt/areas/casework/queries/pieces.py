"""What lies in a household's file, as an answer to a request for access goes through it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.choices import VedtakState
from boligflyt.areas.applications.queries.doors import vedtak_visible_to
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.casework.choices import About
from boligflyt.areas.casework.queries.doors import entries_visible_to
from boligflyt.areas.complaints.pieces import Piece
from boligflyt.areas.documents.queries import documents_visible_to
from boligflyt.areas.followup.queries import notes_visible_to
from boligflyt.areas.letters.choices import DispatchKind
from boligflyt.areas.letters.queries.lists import letters_of
from boligflyt.areas.people.queries.reach import looking_at


def pieces_of(actor: Actor, household: UUID) -> list[Piece]:
    """Everything the actor sees that an answer can give or withhold, the latest first.

    Contacts and notes, the journal, documents, decided vedtak and letters, each through its own door and with
    a trace of the look. The caller has opened the request.
    """
    near = looking_at(actor, household)
    found = [
        piece
        for source in (_entries, _notes, _documents, _vedtak, _letters)
        for piece in source(near, household)
    ]
    for kind in sorted({one.source for one in found}):
        record_list(actor.trace, kind, [one.pk for one in found if one.source == kind])
    return sorted(found, key=lambda one: (one.on, one.key), reverse=True)


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


def _with_reason(text: str, reason: str) -> str:
    return f"{text}\nRettelse: {reason}" if reason else text


def _entries(actor: Actor, household: UUID) -> Iterator[Piece]:
    for one in entries_visible_to(actor).filter(household=household):
        who = f"Hvem: {one.who}\n" if one.who else ""
        text = _with_reason(f"{who}{one.text}", one.why_corrected)
        kind = str(one.get_kind_display())
        yield Piece(
            "entry", one.pk, kind, kind, _day(one.happened_at), About(one.about).information.bit, text
        )


def _notes(actor: Actor, household: UUID) -> Iterator[Piece]:
    for one in notes_visible_to(actor).filter(household=household):
        text = _with_reason(one.text, one.reason)
        title = f"Oppfølging: {str(one.get_kind_display()).lower()}"
        bit = Information.FOLLOWUP.bit
        yield Piece("note", one.pk, "Oppfølgingsnotat", title, _day(one.happened_at), bit, text)


def _documents(actor: Actor, household: UUID) -> Iterator[Piece]:
    for one in documents_visible_to(actor).filter(household=household, withdrawn_at=None):
        yield Piece(
            "document", one.pk, "Dokument", one.title, one.received_on, Information(one.information).bit
        )


def _vedtak(actor: Actor, household: UUID) -> Iterator[Piece]:
    rows = vedtak_visible_to(actor).filter(application__household=household, state=VedtakState.DECIDED)
    for one in rows.defer("letter"):
        title = f"Vedtak: {one.get_kind_display()}"
        if one.decided_at:
            yield Piece("vedtak", one.pk, "Vedtak", title, _day(one.decided_at), Information.DECISION.bit)


def _letters(actor: Actor, household: UUID) -> Iterator[Piece]:
    """The letters of the register; that of a vedtak is the vedtak."""
    for one in letters_of(actor, household).exclude(kind=DispatchKind.VEDTAK):
        yield Piece("dispatch", one.pk, "Brev fra oss", one.title, one.queued_on, Information.DECISION.bit)
