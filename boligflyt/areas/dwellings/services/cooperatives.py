"""Borettslag, and which buildings are theirs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.models import Building, Cooperative, Dwelling
from boligflyt.toolkit.faults import Conflict, Refused

ORGANISATION_DIGITS = 9


@dataclass(frozen=True, slots=True)
class CooperativeFacts:
    """A borettslag as it was counted on a day; other public owners are all but the municipality itself."""

    name: str
    shares: int
    counted_on: date
    other_public_shares: int = 0
    organisation_number: str = ""
    extra_by_statutes: bool = False


def register_cooperative(actor: Actor, facts: CooperativeFacts) -> Cooperative:
    """Add a borettslag. Raises Refused for a name that is taken, and for numbers that can not be true."""
    actor.demand(Right.DWELLING_WRITE)
    return _stored(actor, Cooperative(), facts, "Registrerte borettslaget")


def change_cooperative(actor: Actor, pk: UUID, version: int | None, facts: CooperativeFacts) -> Cooperative:
    """Change what is known about it. Raises VersionConflict when somebody else did meanwhile, and Refused."""
    actor.demand(Right.DWELLING_WRITE)
    return _stored(actor, Cooperative.locked(pk, version), facts, "Endret borettslaget")


def set_cooperative(actor: Actor, pk: UUID, was: UUID | None, cooperative: Cooperative | None) -> Dwelling:
    """Say which borettslag the building of a dwelling is part of, and so all dwellings in it; None is none.

    Raises Conflict when it is not what it was when the form was opened.
    """
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.objects.get(pk=pk)
    building = Building.objects.select_for_update().get(pk=dwelling.building_id)
    if building.cooperative_id != was:
        raise Conflict("Noen andre har endret borettslaget mens du skrev. Åpne siden på nytt.")
    building.cooperative = cooperative
    building.save(update_fields=["cooperative"])
    record_change(actor.trace, "dwelling", pk, "Endret hvilket borettslag bygningen hører til")
    return dwelling


def _stored(actor: Actor, one: Cooperative, facts: CooperativeFacts, what: str) -> Cooperative:
    _check(actor, facts)
    for name, value in asdict(facts).items():
        setattr(one, name, value)
    one.stamp(actor.at, actor.staff)
    try:
        with transaction.atomic():
            one.save()
    except IntegrityError as fault:
        if "one_cooperative_per_name" not in str(fault):
            raise
        raise Refused(f"{facts.name} er allerede registrert. Åpne det i listen.", field="name") from None
    record_change(actor.trace, "cooperative", one.pk, what)
    return one


def _check(actor: Actor, facts: CooperativeFacts) -> None:
    number = facts.organisation_number
    if number and not (number.isdigit() and len(number) == ORGANISATION_DIGITS):
        raise Refused("Skriv organisasjonsnummeret med ni tall.", field="organisation_number")
    if facts.other_public_shares > facts.shares:
        raise Refused(
            f"Andre offentlige eiere kan ikke ha flere andeler enn de {facts.shares} som finnes.",
            field="other_public_shares",
        )
    if facts.counted_on > actor.today:
        raise Refused("Andelene kan ikke være talt fram i tid.", field="counted_on")
