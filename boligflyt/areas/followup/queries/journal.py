"""The journal of a household, and the doors to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.http import Http404

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.followup.choices import REACHED, ContactKind
from boligflyt.areas.followup.models import JournalNote
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries.reach import Keys, household_keys


def households_with_journal(actor: Actor) -> QuerySet[Household]:
    """Households whose journal the actor may read: who they are, and how they are followed up."""
    return Household.objects.filter(pk__in=_journals(actor))


def _journals(actor: Actor) -> Keys:
    if not actor.may(Right.FOLLOWUP_READ):
        return ()
    return household_keys(actor, Information.IDENTITY, Information.FOLLOWUP)


def notes_visible_to(actor: Actor) -> QuerySet[JournalNote]:
    """The notes in those journals, corrected ones too."""
    return JournalNote.objects.filter(household__in=_journals(actor))


def open_journal(actor: Actor, household: UUID) -> Household:
    """The door to a household's journal; unknown and forbidden look alike."""
    found = households_with_journal(actor).select_related("contact").filter(pk=household).first()
    if found is None:
        raise Http404
    record_read(actor.trace, "journal", household)
    return found


def open_note(actor: Actor, pk: UUID) -> JournalNote:
    """The door to one note; unknown and forbidden look alike."""
    found = dressed(notes_visible_to(actor).filter(pk=pk)).select_related("household__contact").first()
    if found is None:
        raise Http404
    record_read(actor.trace, "note", pk)
    return found


def journal_of(actor: Actor, household: UUID) -> QuerySet[JournalNote]:
    """The household's notes, the latest contact first; of one contact the correction first."""
    notes = dressed(notes_visible_to(actor).filter(household=household))
    return notes.order_by("-happened_at", "-written_at", F("corrects").asc(nulls_last=True), "id")


def dressed(notes: QuerySet[JournalNote]) -> QuerySet[JournalNote]:
    """The notes with who wrote them, where, and the correction of each if there is one."""
    return notes.select_related("written_by", "office", "correction")


def standing(notes: QuerySet[JournalNote]) -> QuerySet[JournalNote]:
    """Without those that a later note corrects."""
    return notes.filter(correction=None)


@dataclass(frozen=True, slots=True)
class Glance:
    """What the household's page says of the journal: how many contacts, and the last one."""

    contacts: int
    last_at: datetime | None
    last_kind: str


def journal_at_a_glance(actor: Actor, household: UUID) -> Glance | None:
    """None for those who may not read this household's journal. The page that asks writes the look."""
    if not actor.may(Right.FOLLOWUP_READ):
        return None
    notes = standing(JournalNote.objects.filter(household=OuterRef("pk"), kind__in=REACHED)).order_by()
    last = notes.order_by("-happened_at")
    counted = notes.values("household").annotate(number=Count("pk")).values("number")
    wanted = (counted, last.values("happened_at")[:1], last.values("kind")[:1])
    seen = households_with_journal(actor).filter(pk=household)
    found = seen.values_list(*(Subquery(one) for one in wanted)).first()
    if found is None:
        return None
    contacts, last_at, kind = found
    return Glance(contacts or 0, last_at, str(ContactKind(kind).label) if kind else "")
