"""Entrances of a building, seen through the door of one of its dwellings."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.models import BasePeriod, Dwelling, Entrance
from boligflyt.areas.dwellings.queries import address_order, at_disposal, dwellings_visible_to
from boligflyt.toolkit.norwegian_text import norwegian_order


def entrances_of(actor: Actor, dwelling: Dwelling) -> QuerySet[Entrance]:
    """The entrances of the dwelling's building by name, each with the dwellings at disposal today."""
    seen = dwellings_visible_to(actor)
    theirs = seen.filter(at_disposal(actor.today)).select_related("building").order_by(*address_order())
    found = Entrance.objects.filter(building__in=seen.filter(pk=dwelling.pk).values("building"))
    return (
        found.select_related("building").prefetch_related(Prefetch("dwellings", theirs))
        .order_by(norwegian_order("name"), "id")
    )  # fmt: skip


def open_entrance(actor: Actor, dwelling: Dwelling, pk: UUID) -> Entrance:
    """One of them. Raises Http404 for one of another building."""
    found = entrances_of(actor, dwelling).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def without_entrance(actor: Actor, dwelling: Dwelling) -> QuerySet[Dwelling]:
    """The dwellings of the same building that no entrance is said of."""
    return offered_to(actor, dwelling, None).filter(entrance=None)


def bases_in(actor: Actor, dwelling: Dwelling) -> dict[UUID, str]:
    """Dwelling → the base that covers it today, in this building; empty for those who may not know of it."""
    if not actor.may(Right.DWELLING_PURPOSE):
        return {}
    lines = BasePeriod.objects.filter(dwelling__building=dwelling.building_id, period__contains=actor.today)
    return dict(lines.values_list("dwelling", "base__name"))


def offered_to(actor: Actor, dwelling: Dwelling, entrance: Entrance | None) -> QuerySet[Dwelling]:
    """The dwellings of the building that may belong to an entrance, and those that already do."""
    seen = dwellings_visible_to(actor).filter(building=dwelling.building_id)
    today = at_disposal(actor.today)
    chosen = seen.filter(today | Q(entrance=entrance)) if entrance else seen.filter(today)
    return chosen.select_related("building", "entrance").order_by(*address_order())
