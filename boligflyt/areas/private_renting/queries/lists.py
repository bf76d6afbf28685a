"""Lists: searches by the next day, whose they are, and what belongs to one."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.models import Assignment
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.rights import RIGHTS
from boligflyt.areas.private_renting.choices import SearchState, ViewingResult
from boligflyt.areas.private_renting.models import HomeViewing, PrivateSearch, RentSecurity
from boligflyt.areas.private_renting.queries.doors import (
    searches_visible_to,
    securities_visible_to,
    viewings_visible_to,
)
from boligflyt.areas.private_renting.workflow import WORKED_ON

GUIDES = sorted(role for role, rights in RIGHTS.items() if Right.APPLICATION_WRITE in rights)


def search_list(
    actor: Actor, state: SearchState | None = None, *, mine: bool = False
) -> QuerySet[PrivateSearch]:
    """Searches by the next day; without a state those that somebody works on, `mine` only one's own."""
    found = searches_visible_to(actor).filter(state__in=[state] if state else WORKED_ON)
    if mine:
        found = found.filter(_is_ones_own(actor))
    found = found.select_related("household__contact", "guide")
    return found.order_by(F("next_on").asc(nulls_last=True), "-began_on", "id")


def due_for(actor: Actor, *, whole_office: bool = False) -> QuerySet[PrivateSearch]:
    """What is to be done in searches, one's own or the whole office's; also where one goes along."""
    found = searches_visible_to(actor).filter(state__in=WORKED_ON)
    return found.filter(office=actor.office) if whole_office else found.filter(_is_ones_own(actor))


def _is_ones_own(actor: Actor) -> Q:
    own = (actor.staff, *actor.stands_in_for)
    along = HomeViewing.objects.filter(search=OuterRef("pk"), along__in=own, result=ViewingResult.PLANNED)
    return Q(guide__in=own) | Q(Exists(along))


def viewings_of(actor: Actor, search: UUID) -> QuerySet[HomeViewing]:
    """The viewings of one search, the last on top."""
    found = viewings_visible_to(actor).filter(search=search)
    return found.select_related("along").order_by("-at", "id")


def securities_of(actor: Actor, search: UUID) -> QuerySet[RentSecurity]:
    """The deposits and guarantees of one search, the last on top."""
    return securities_visible_to(actor).filter(search=search).order_by("-granted_on", "-created_at", "id")


def guides(actor: Actor) -> QuerySet[Assignment]:
    """Who in the office may guide a household and go along to a viewing."""
    held = Assignment.objects.filter(
        office=actor.office, role__in=GUIDES, period__contains=actor.today, staff__is_active=True
    )
    return held.select_related("staff").order_by("staff__name", "id")
