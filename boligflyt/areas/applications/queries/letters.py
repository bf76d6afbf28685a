"""The door to a letter."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Letter
from boligflyt.areas.applications.queries.doors import decisions_visible_to
from boligflyt.areas.audit.services import record_read


def open_letter(actor: Actor, pk: UUID) -> Letter:
    """A letter about an application that the actor may see."""
    found = Letter.objects.filter(application__in=decisions_visible_to(actor), pk=pk).select_related(
        "application"
    )
    letter = found.first()
    if letter is None:
        raise Http404
    record_read(actor.trace, "letter", letter.pk)
    return letter
