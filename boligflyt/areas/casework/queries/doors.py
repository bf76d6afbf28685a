"""The doors to the case file: a note is read by who sees what it is about."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.casework.choices import About
from boligflyt.areas.casework.models import CaseParty, CaseTask, CaseTeam, Entry, TeamMeeting
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries.reach import Keys, household_keys, kinds_in
from boligflyt.toolkit.faults import Forbidden

NOT_READ = "Du ser ikke opplysninger om {what} i denne saken, og kan ikke skrive om det her."


def _keys(actor: Actor, *kinds: Information) -> Keys:
    if not actor.may(Right.CASEFILE_READ):
        return ()
    return household_keys(actor, Information.IDENTITY, *kinds)


def households_of_the_file(actor: Actor) -> QuerySet[Household]:
    """The households whose housing the actor sees, and so their file."""
    return Household.objects.filter(pk__in=_keys(actor, Information.HOUSING))


def entries_visible_to(actor: Actor) -> QuerySet[Entry]:
    """Contacts and notes about what the actor sees in each household."""
    seen = Q()
    for about in About:
        seen |= Q(about=about, household__in=_keys(actor, about.information))
    return Entry.objects.filter(seen)


def tasks_visible_to(actor: Actor) -> QuerySet[CaseTask]:
    """Tasks in the households whose housing the actor sees."""
    return CaseTask.objects.filter(household__in=_keys(actor, Information.HOUSING))


def parties_visible_to(actor: Actor) -> QuerySet[CaseParty]:
    """External parties in the households whose housing the actor sees."""
    return CaseParty.objects.filter(household__in=_keys(actor, Information.HOUSING))


def teams_visible_to(actor: Actor) -> QuerySet[CaseTeam]:
    """Responsibility groups of the households whose housing the actor sees."""
    return CaseTeam.objects.filter(household__in=_keys(actor, Information.HOUSING))


def team_meetings_visible_to(actor: Actor) -> QuerySet[TeamMeeting]:
    """Meetings of those groups."""
    return TeamMeeting.objects.filter(household__in=_keys(actor, Information.HOUSING))


def open_file(actor: Actor, pk: UUID) -> Household:
    """The door to a household's file, for those who see who it is and its housing. Raises Http404."""
    found = households_of_the_file(actor).select_related("contact").filter(pk=pk).first()
    if found is None:
        raise Http404
    record_read(actor.trace, "household", pk)
    return found


def parts_seen(actor: Actor, household: UUID) -> frozenset[str]:
    """The parts of an opened household's file that need more than seeing its housing: journal, letters."""
    kinds = kinds_in(actor, household)
    asked = (
        ("journal", Right.FOLLOWUP_READ, Information.FOLLOWUP),
        ("letters", Right.APPLICATION_READ, Information.DECISION),
    )
    return frozenset(part for part, right, kind in asked if actor.may(right) and kind in kinds)


def demand_sight(actor: Actor, household: UUID, about: About) -> None:
    """Raises Forbidden when the actor does not see what they are about to write."""
    if about.information not in kinds_in(actor, household):
        raise Forbidden(NOT_READ.format(what=str(about.label).lower()))


def open_entry(actor: Actor, pk: UUID) -> Entry:
    """The door to one contact or note; unknown and forbidden look alike."""
    found = entries_visible_to(actor).select_related("household__contact").filter(pk=pk).first()
    if found is None:
        raise Http404
    record_read(actor.trace, "entry", pk)
    return found


def open_task(actor: Actor, pk: UUID) -> CaseTask:
    """The door to one task; unknown and forbidden look alike."""
    rows = tasks_visible_to(actor).select_related("owner", "office", "household__contact")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    record_read(actor.trace, "task", pk)
    return found
