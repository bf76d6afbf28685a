"""One note that the law wants deleted: asked for by one who reads it, approved by another who does."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.retention.choices import DisposalGround, ErasureReason, Unit
from boligflyt.areas.retention.models import Disposal
from boligflyt.areas.retention.queries.erasures import KINDS, erasure_of, seen_notes
from boligflyt.areas.retention.services.disposing import carry_out, let_lie, locked, put

LAW = "personvernforordningen artikkel 17 og arkivlova § 13"


def ask_entry_erased(actor: Actor, pk: UUID, reason: ErasureReason) -> Disposal:
    """Ask that a note in the file be deleted, with its corrections. It stays until another approves.

    Raises Forbidden without the right to write such notes, Http404 for one not seen, Conflict when somebody
    has asked already.
    """
    actor.demand(Right.CASEFILE_WRITE)
    return _ask(actor, Unit.ENTRY, pk, reason)


def ask_note_erased(actor: Actor, pk: UUID, reason: ErasureReason) -> Disposal:
    """Ask that a note in the journal be deleted. Raises as `ask_entry_erased`."""
    actor.demand(Right.FOLLOWUP_WRITE)
    return _ask(actor, Unit.NOTE, pk, reason)


def _ask(actor: Actor, unit: Unit, pk: UUID, reason: ErasureReason) -> Disposal:
    note = seen_notes(actor, unit).filter(pk=pk).first()
    if note is None:
        raise Http404
    row = Disposal(ground=DisposalGround.ERASURE, reason=reason, law=LAW, units=1)
    made = put(actor, row, unit, [(pk, note.household_id)])
    record_change(actor.trace, KINDS[unit], pk, "ba om sletting", reason=str(reason))
    return made


def approve_erasure(actor: Actor, disposal: UUID) -> Disposal:
    """Delete the note. The protocol and the trace stay; what it said is gone.

    Raises Http404 for a note not seen, Forbidden for one's own request, Conflict when it is settled, Refused
    when the note has been corrected meanwhile.
    """
    actor.demand(Right.ERASURE_APPROVE)
    item = erasure_of(actor, disposal)
    row = locked(Disposal.objects.filter(ground=DisposalGround.ERASURE), disposal)
    return carry_out(actor, row, KINDS[Unit(item.unit)])


def refuse_erasure(actor: Actor, disposal: UUID) -> Disposal:
    """The note stays. Raises as `approve_erasure`; one may say no to one's own."""
    actor.demand(Right.ERASURE_APPROVE)
    erasure_of(actor, disposal)
    return let_lie(actor, locked(Disposal.objects.filter(ground=DisposalGround.ERASURE), disposal))
