"""Rehearsals as leaders see them: the list, and one with its numbers."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.rehearsal_models import Rehearsal
from boligflyt.areas.audit.services import record_read


def rehearsals(actor: Actor) -> QuerySet[Rehearsal]:
    """All of them, newest first, without the copies."""
    if not actor.may(Right.PROCEDURE_LEAD):
        return Rehearsal.objects.none()
    return Rehearsal.objects.defer("copy").select_related("made_by")


def open_rehearsal(actor: Actor, pk: UUID) -> Rehearsal:
    """The door to one; opening leaves a trace. Raises Http404."""
    found = rehearsals(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    record_read(actor.trace, "rehearsal", pk)
    return found
