"""Who sees which letter: those who take part and see decisions, and are cleared for the one it is to."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.models import Office
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.letters.models import Dispatch, FreeLetter
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries.reach import household_keys, households_where
from boligflyt.toolkit.faults import Forbidden

OTHER_OFFICE = "Brevet sendes av {office}. Du kan lese det, men ikke sende eller endre det."


def _seen(actor: Actor, rows: QuerySet[Any]) -> QuerySet[Any]:
    if not actor.may(Right.APPLICATION_READ):
        return rows.none()
    kinds = (Information.IDENTITY, Information.HOUSING, Information.DECISION)
    return rows.filter(household__in=household_keys(actor, *kinds), grade__lte=actor.clearance)


def letters_visible_to(actor: Actor) -> QuerySet[Dispatch]:
    """The register as far as the actor sees it."""
    return _seen(actor, Dispatch.objects.all())


def drafts_visible_to(actor: Actor) -> QuerySet[FreeLetter]:
    """Letters from text blocks: drafts, finished and discarded."""
    return _seen(actor, FreeLetter.objects.defer("pdf"))


def open_dispatch(actor: Actor, pk: UUID) -> Dispatch:
    """The door to one letter of the register. Unknown and forbidden look alike."""
    found = (
        letters_visible_to(actor)
        .select_related("recipient", "household__contact", "office", "made_by", "sent_by")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    record_read(actor.trace, "dispatch", found.pk)
    return found


def open_draft(actor: Actor, pk: UUID) -> FreeLetter:
    """The door to one letter from text blocks."""
    found = drafts_visible_to(actor).select_related("recipient", "household__contact", "office", "author")
    letter: FreeLetter | None = found.filter(pk=pk).first()
    if letter is None:
        raise Http404
    record_read(actor.trace, "free_letter", letter.pk)
    return letter


def open_letters_of(actor: Actor, pk: UUID) -> Household:
    """The door to the letters of a household."""
    if not actor.may(Right.APPLICATION_READ):
        raise Http404
    found = households_where(actor, Information.IDENTITY, Information.HOUSING, Information.DECISION)
    household = found.select_related("contact").filter(pk=pk).first()
    if household is None:
        raise Http404
    record_read(actor.trace, "household", pk)
    return household


def must_send(actor: Actor, office: Office) -> None:
    """Raises Forbidden unless it is the actor's office that sends the letter: others only read."""
    if office.pk != actor.office:
        raise Forbidden(OTHER_OFFICE.format(office=office.name))
