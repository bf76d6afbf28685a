"""Entrances of a building and the dwellings one reaches by them (HOU-07, HOU-11)."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.entrances import offered_to, open_entrance
from boligflyt.areas.dwellings.models import Dwelling, Entrance
from boligflyt.toolkit.faults import Refused

KIND = "entrance"
# «Oppgang B» is said of what is called B.
CALLED = re.compile(r"(?:oppgang|inngang)(?:en)?\s+", re.IGNORECASE)
HOUSE_NUMBER = re.compile(r"\d{1,5}\s?[A-ZÆØÅ]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EntranceFacts:
    """An entrance as it is, with the dwellings one reaches by it; None is not known."""

    name: str
    house_number: str = ""
    step_free: bool | None = None
    has_lift: bool | None = None
    dwellings: Collection[UUID] = ()


def add_entrance(actor: Actor, pk: UUID, facts: EntranceFacts) -> Entrance:
    """Add an entrance to the building of a dwelling; a dwelling of another entrance is moved to this one.

    Raises Refused for a name that is taken, a house number that is none, and a dwelling of another building.
    """
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.objects.select_related("building").get(pk=pk)
    one = Entrance(building=dwelling.building)
    return _stored(actor, dwelling, one, facts, "La inn en oppgang")


def change_entrance(
    actor: Actor, pk: UUID, entrance: UUID, version: int | None, facts: EntranceFacts
) -> Entrance:
    """Change an entrance, and which dwellings belong to it. As `add_entrance`; raises VersionConflict."""
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.objects.select_related("building").get(pk=pk)
    one = Entrance.locked(open_entrance(actor, dwelling, entrance).pk, version)
    return _stored(actor, dwelling, one, facts, "Endret en oppgang")


def drop_entrance(actor: Actor, pk: UUID, entrance: UUID) -> Dwelling:
    """Take an entrance away. Raises Refused while a dwelling belongs to it, and Http404."""
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.objects.select_related("building").get(pk=pk)
    one = Entrance.locked(open_entrance(actor, dwelling, entrance).pk, None)
    if count := Dwelling.objects.filter(entrance=one).count():
        homes = "1 bolig" if count == 1 else f"{count} boliger"
        raise Refused(f"Oppgang {one.name} har {homes}. Velg «Endre», og ta bort boligene først.")
    one.delete()
    record_change(actor.trace, KIND, entrance, "Tok bort en oppgang")
    return dwelling


def _stored(actor: Actor, dwelling: Dwelling, one: Entrance, facts: EntranceFacts, what: str) -> Entrance:
    name = CALLED.sub("", " ".join(facts.name.split()), count=1)
    number = facts.house_number.replace(" ", "").upper()
    if not name:
        raise Refused("Skriv hva oppgangen heter, for eksempel B.", field="name")
    if number and not HOUSE_NUMBER.fullmatch(number):
        raise Refused(
            "Skriv husnummeret med tall og høyst én bokstav, for eksempel 14B.", field="house_number"
        )
    others = Entrance.objects.filter(building=one.building_id).exclude(pk=one.pk)
    if others.filter(name__iexact=name).exists():
        raise Refused(f"Bygningen har allerede en oppgang som heter {name}.", field="name")
    offered, chosen = {home.pk for home in offered_to(actor, dwelling, one)}, frozenset(facts.dwellings)
    if not chosen <= offered:
        raise Refused("Velg boliger i den samme bygningen.", field="dwellings")
    one.name, one.house_number = name, number
    one.step_free, one.has_lift = facts.step_free, facts.has_lift
    one.stamp(actor.at, actor.staff)
    one.save()
    _gather(actor, one, offered, chosen)
    record_change(actor.trace, KIND, one.pk, what)
    return one


def _gather(actor: Actor, one: Entrance, offered: Collection[UUID], chosen: Collection[UUID]) -> None:
    """Let just the chosen dwellings belong to the entrance; each that moves is told in the trace."""
    for pk in sorted(offered):
        home = Dwelling.locked(pk, None)
        belongs = home.entrance_id == one.pk
        if belongs == (pk in chosen):
            continue
        home.entrance = None if belongs else one
        home.stamp(actor.at, actor.staff)
        home.save()
        record_change(actor.trace, "dwelling", pk, "Endret oppgang")
