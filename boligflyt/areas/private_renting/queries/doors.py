"""The doors: whoever sees a household's identity, housing and economy sees its search, and no one else."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries.reach import household_keys, households_where
from boligflyt.areas.private_renting.models import HomeViewing, PrivateSearch, RentSecurity

SEEN = (Information.IDENTITY, Information.HOUSING, Information.ECONOMY)


def searches_visible_to(actor: Actor) -> QuerySet[PrivateSearch]:
    """The searches of households whose identity, housing and economy the actor sees."""
    if not actor.may(Right.ECONOMY_READ):
        return PrivateSearch.objects.none()
    return PrivateSearch.objects.filter(household__in=household_keys(actor, *SEEN))


def viewings_visible_to(actor: Actor) -> QuerySet[HomeViewing]:
    """The viewings in them."""
    return HomeViewing.objects.filter(search__in=searches_visible_to(actor).values("pk"))


def securities_visible_to(actor: Actor) -> QuerySet[RentSecurity]:
    """The deposits and guarantees in them."""
    return RentSecurity.objects.filter(search__in=searches_visible_to(actor).values("pk"))


def open_search(actor: Actor, pk: UUID) -> PrivateSearch:
    """The door to one search; unknown and forbidden look alike."""
    found = searches_visible_to(actor).filter(pk=pk)
    one = found.select_related("household__contact", "guide", "office").first()
    if one is None:
        raise Http404
    record_read(actor.trace, "private_search", pk)
    return one


def open_viewing(actor: Actor, pk: UUID) -> HomeViewing:
    """The door to one viewing."""
    found = viewings_visible_to(actor).filter(pk=pk)
    one = found.select_related("search__household__contact", "along").first()
    if one is None:
        raise Http404
    record_read(actor.trace, "home_viewing", pk)
    return one


def open_security(actor: Actor, pk: UUID) -> RentSecurity:
    """The door to one deposit or guarantee."""
    found = securities_visible_to(actor).filter(pk=pk)
    one = found.select_related("search__household__contact").first()
    if one is None:
        raise Http404
    record_read(actor.trace, "rent_security", pk)
    return one


def open_household_for_search(actor: Actor, pk: UUID) -> Household:
    """The door to a household that is to begin looking."""
    seen = households_where(actor, *SEEN).select_related("contact")
    found = seen.filter(pk=pk).first() if actor.may(Right.ECONOMY_READ) else None
    if found is None:
        raise Http404
    record_read(actor.trace, "household", pk)
    return found
