"""Registering and changing dwellings and their buildings."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.models import Office
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import Purpose
from boligflyt.areas.dwellings.models import Building, Dwelling
from boligflyt.areas.dwellings.perms import can_know_purpose
from boligflyt.areas.dwellings.reference import districts_of, place_of
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Refused

# Bruksenhetsnummer: a letter for the floor plan (H, U, K or L), two digits for floor, two for entrance.
UNIT_NUMBER = re.compile(r"[HUKL]\d{4}")


@dataclass(frozen=True, slots=True)
class BuildingFacts:
    """A building by address and cadastral key (gårdsnummer, bruksnummer, seksjon; 0 without)."""

    street: str
    house_number: str
    postal_code: str
    postal_place: str
    cadastral_unit: int
    property_unit: int
    completed_on: date
    section: int = 0
    school_district: str = ""
    secondary_district: str = ""
    has_lift: bool = False


@dataclass(frozen=True, slots=True)
class DwellingFacts:
    """What the form says about a dwelling; `rent` in NOK per month, `area_m2` in square metres."""

    unit_number: str
    disposal: str
    dwelling_type: str
    rooms: int | None
    bedrooms: int
    area_m2: int | None
    floor: int | None
    rent: int
    disposed_from: date
    disposed_to: date | None = None
    wheelchair: bool = False
    adaptation: str = "none"
    gained_by: str = ""
    lost_by: str = ""
    staffed_day_and_night: bool | None = None
    welfare_technology: bool | None = None
    pets_allowed: bool | None = None
    sheltered: bool | None = None
    women_only: bool | None = None
    age_from: int | None = None
    age_to: int | None = None
    longest_stay_months: int | None = None
    kept_for_id: UUID | None = None


def register_dwelling(
    actor: Actor, facts: DwellingFacts, building: Building | BuildingFacts, *, parent: Dwelling | None = None
) -> Dwelling:
    """Add a dwelling to the register, in a known building or in one described by its address.

    Its purpose is «ordinary» until the office that allocates says otherwise (`set_purpose`). Raises Refused.
    """
    actor.demand(Right.DWELLING_WRITE)
    home = building if isinstance(building, Building) else _building(_completed(building))
    check_facts(facts, home)
    dwelling = Dwelling(building=home, parent=parent, **asdict(facts))
    dwelling.stamp(actor.at, actor.staff)
    _save(dwelling)
    record_change(actor.trace, "dwelling", dwelling.pk, "Registrerte boligen")
    return dwelling


def change_dwelling(actor: Actor, pk: UUID, version: int | None, facts: DwellingFacts) -> Dwelling:
    """Change what is known about a dwelling.

    Raises VersionConflict when somebody else changed it meanwhile.
    """
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.locked(pk, version)
    check_facts(facts, dwelling.building)
    changed = [name for name, value in asdict(facts).items() if getattr(dwelling, name) != value]
    for name, value in asdict(facts).items():
        setattr(dwelling, name, value)
    dwelling.stamp(actor.at, actor.staff)
    _save(dwelling)
    record_change(actor.trace, "dwelling", pk, "Endret boligen", fields=changed)
    return dwelling


def set_purpose(actor: Actor, pk: UUID, version: int | None, purpose: str) -> Dwelling:
    """Say whom the dwelling is meant for; only for those who may know every purpose."""
    actor.demand(Right.DWELLING_PURPOSE)
    dwelling = Dwelling.locked(pk, version)
    if not can_know_purpose(actor, purpose) or purpose not in Purpose.values:
        raise Refused("Velg et formål fra listen.", field="purpose")
    dwelling.purpose = purpose
    dwelling.stamp(actor.at, actor.staff)
    dwelling.save()
    record_change(actor.trace, "dwelling", pk, "Endret formål")
    return dwelling


def _completed(facts: BuildingFacts) -> BuildingFacts:
    """The same, with postal place and school districts by the municipality's own files where none is told."""
    place = facts.postal_place or place_of(facts.postal_code)
    if not place:
        raise Refused(
            f"Fyll ut poststed. {facts.postal_code} står ikke i kommunens liste over poststeder.",
            field="postal_place",
        )
    found = districts_of(facts.street, facts.house_number)
    return replace(
        facts, postal_place=place, school_district=facts.school_district or found.primary,
        secondary_district=facts.secondary_district or found.secondary,
    )  # fmt: skip


def _building(facts: BuildingFacts) -> Building:
    """The building at this address; made when it is new. Raises Refused when the cadastral key is another."""
    known = _at_address(facts)
    if known is None:
        try:
            with transaction.atomic():
                return Building.objects.create(**asdict(facts))
        except IntegrityError as fault:  # somebody registered it meanwhile
            if "one_building_per_address" not in str(fault):
                raise
            known = _at_address(facts)
    if known is None:
        raise Refused("Bygningen ble registrert samtidig av en annen. Prøv igjen.", field="street")
    if (known.cadastral_unit, known.property_unit) != (facts.cadastral_unit, facts.property_unit):
        raise Refused(
            f"{known} er registrert med matrikkelnummer {known.cadastral_key}. "
            "Rett nummeret, eller velg bygningen.",
            field="cadastral_unit",
        )
    return known


def _at_address(facts: BuildingFacts) -> Building | None:
    return Building.objects.filter(
        street__iexact=facts.street, house_number__iexact=facts.house_number, postal_code=facts.postal_code
    ).first()


def check_facts(facts: DwellingFacts, building: Building) -> None:
    """Raises Refused, at its field, when the facts can not all be true of a dwelling in this building."""
    if facts.unit_number and not UNIT_NUMBER.fullmatch(facts.unit_number):
        raise Refused(
            "Skriv bruksenheten som en bokstav og fire tall, for eksempel H0301.", field="unit_number"
        )
    if facts.rooms is not None and facts.bedrooms > facts.rooms:
        raise Refused(
            f"Boligen kan ikke ha flere soverom ({facts.bedrooms}) enn rom ({facts.rooms}).", field="bedrooms"
        )
    if building.completed_on and facts.disposed_from < building.completed_on:
        raise Refused(
            f"Bygningen ble tatt i bruk {norwegian_date(building.completed_on)}. "
            "Boligen kan ikke disponeres før det.",
            field="disposed_from",
        )
    if facts.disposed_to and facts.disposed_to < facts.disposed_from:
        raise Refused(
            f"Disponeringen slutter før den starter, {norwegian_date(facts.disposed_to)}.",
            field="disposed_to",
        )
    if facts.age_from is not None and facts.age_to is not None and facts.age_to < facts.age_from:
        raise Refused(
            f"Høyeste alder ({facts.age_to}) er lavere enn laveste ({facts.age_from}).", field="age_to"
        )
    if facts.kept_for_id and not Office.objects.filter(pk=facts.kept_for_id).exists():
        raise Refused("Velg en enhet fra listen, eller la boligen være for alle.", field="kept_for_id")
    if facts.lost_by and not facts.disposed_to:
        raise Refused(
            "Skriv siste dag kommunen disponerte boligen, eller la «Hvordan boligen gikk ut» stå åpent.",
            field="disposed_to",
        )


def _save(dwelling: Dwelling) -> None:
    try:
        with transaction.atomic():
            dwelling.save()
    except IntegrityError as fault:
        if "one_dwelling_per_unit" not in str(fault):
            raise
        raise Refused(f"{dwelling.address} er allerede registrert.", field="unit_number") from None
