"""Notes that the law wants deleted: which can be asked for, and which wait for somebody's approval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import accounts_of
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.casework.models import Entry
from boligflyt.areas.casework.queries.doors import entries_visible_to
from boligflyt.areas.followup.models import JournalNote
from boligflyt.areas.followup.queries.journal import notes_visible_to
from boligflyt.areas.retention.choices import DisposalGround, DisposalState, Unit
from boligflyt.areas.retention.models import Disposal, DisposalItem

# What can be deleted, and the kind that the trace says.
KINDS = {Unit.ENTRY: "entry", Unit.NOTE: "note"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A note that somebody has asked to have deleted, and the note itself."""

    disposal: Disposal
    unit: Unit
    note: Entry | JournalNote
    own: bool


def seen_notes(actor: Actor, unit: Unit) -> QuerySet[Any]:
    """The notes of this kind that the actor reads."""
    return entries_visible_to(actor) if unit == Unit.ENTRY else notes_visible_to(actor)


def open_note_to_erase(actor: Actor, unit: Unit, pk: UUID) -> Any:
    """The door to a note that is to be deleted. Raises Http404 for one that is not seen."""
    found = seen_notes(actor, unit).select_related("household__contact", "written_by", "office").filter(pk=pk)
    note = found.first()
    if note is None:
        raise Http404
    record_read(actor.trace, KINDS[unit], pk)
    return note


def erasures_asked(actor: Actor) -> list[Asked]:
    """What waits for approval, of the notes that the actor reads; the oldest first. Leaves a trace."""
    if not actor.may(Right.ERASURE_APPROVE):
        return []
    own = set(accounts_of(actor.staff))
    found = []
    for item in _waiting().select_related("disposal__prepared_by"):
        unit = Unit(item.unit)
        note = (
            seen_notes(actor, unit)
            .select_related("household__contact", "written_by")
            .filter(pk=item.subject)
            .first()
        )
        if note is not None:
            record_read(actor.trace, KINDS[unit], note.pk)
            found.append(Asked(item.disposal, unit, note, item.disposal.prepared_by_id in own))
    return found


def asked_already(unit: Unit, pk: UUID) -> bool:
    """Whether somebody has asked for it; the note is opened already."""
    return _waiting().filter(unit=unit, subject=pk).exists()


def erasure_of(actor: Actor, disposal: UUID) -> DisposalItem:
    """The line of one that waits, if the actor reads its note. Raises Http404."""
    item = _waiting().filter(disposal=disposal).first()
    if item is None or not seen_notes(actor, Unit(item.unit)).filter(pk=item.subject).exists():
        raise Http404
    return item


def _waiting() -> QuerySet[DisposalItem]:
    rows = DisposalItem.objects.filter(
        disposal__ground=DisposalGround.ERASURE, disposal__state=DisposalState.PREPARED
    )
    return rows.order_by("disposal__prepared_at", "pk")
