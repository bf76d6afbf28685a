"""Bases, and the dwellings that they cover on a day. Only for those who may know what a home is for."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.models import Base, BasePeriod, Dwelling
from boligflyt.areas.dwellings.queries import dwellings_visible_to, lettable
from boligflyt.toolkit.norwegian_text import norwegian_order


def bases_visible_to(actor: Actor) -> QuerySet[Base]:
    """Every base in order of name, those that are closed last."""
    found = Base.objects.select_related("building")
    found = found if actor.may(Right.DWELLING_PURPOSE) else found.none()
    return found.order_by(F("closed_on").asc(nulls_first=True), norwegian_order("name"), "id")


def bases_counted(actor: Actor) -> QuerySet[Base]:
    """The same, with `dwellings`: how many each covers on the actor's day."""
    today = lettable(dwellings_visible_to(actor), actor.today)
    covered = Q(covers__period__contains=actor.today, covers__dwelling__in=today)
    return bases_visible_to(actor).annotate(dwellings=Count("covers", filter=covered))


def open_base(actor: Actor, pk: UUID) -> Base:
    """The door to a base. Raises Http404 when there is none that the actor may see."""
    found = bases_visible_to(actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def covered_by(actor: Actor, base: Base) -> QuerySet[Dwelling]:
    """The dwellings at disposal that the base covers on the actor's day, those that can be let."""
    if not actor.may(Right.DWELLING_PURPOSE):
        return Dwelling.objects.none()
    held = BasePeriod.objects.filter(base=base, period__contains=actor.today).values("dwelling")
    return lettable(dwellings_visible_to(actor).filter(pk__in=held), actor.today)


def base_of(actor: Actor, dwelling: Dwelling) -> BasePeriod | None:
    """What base covers the dwelling on the actor's day, and since when; None also when it is not told."""
    if not actor.may(Right.DWELLING_PURPOSE):
        return None
    lines = BasePeriod.objects.filter(dwelling=dwelling, period__contains=actor.today)
    return lines.select_related("base").first()
