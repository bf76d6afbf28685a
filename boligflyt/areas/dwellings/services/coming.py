"""Dwellings that are on their way (PRO-41)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import OPEN_STAGES, ComingStage
from boligflyt.areas.dwellings.models import ComingHomes
from boligflyt.toolkit.faults import Refused


@dataclass(frozen=True, slots=True)
class ComingFacts:
    """So many dwellings in a project; `answer_by` is the last day to use an option or a right."""

    name: str
    stage: str
    number: int
    expected_on: date
    bedrooms: int | None = None
    school_district: str = ""
    answer_by: date | None = None
    note: str = ""
    ended_on: date | None = None
    outcome: str = ""


def register_coming(actor: Actor, facts: ComingFacts) -> ComingHomes:
    """Write down dwellings that may come. Raises Refused for what can not be true together."""
    actor.demand(Right.DWELLING_WRITE)
    return _stored(actor, ComingHomes(), facts, "Registrerte boliger på vei")


def change_coming(actor: Actor, pk: UUID, version: int | None, facts: ComingFacts) -> ComingHomes:
    """Change what is expected, or say what it became. Raises VersionConflict and Refused."""
    actor.demand(Right.DWELLING_WRITE)
    return _stored(actor, ComingHomes.locked(pk, version), facts, "Endret boliger på vei")


def _stored(actor: Actor, one: ComingHomes, facts: ComingFacts, what: str) -> ComingHomes:
    if (facts.ended_on is None) != (not facts.outcome):
        raise Refused("Skriv både dagen det ble avsluttet, og hva det ble til.", field="outcome")
    if facts.ended_on and facts.ended_on > actor.today:
        raise Refused("Skriv at det er avsluttet den dagen det skjer, ikke før.", field="ended_on")
    if facts.answer_by and facts.stage not in OPEN_STAGES:
        raise Refused(
            f"«{ComingStage(facts.stage).label}» har ingen frist for å svare. La fristen stå tom.",
            field="answer_by",
        )
    for name, value in asdict(facts).items():
        setattr(one, name, value)
    one.stamp(actor.at, actor.staff)
    one.save()
    record_change(actor.trace, "coming_homes", one.pk, what)
    return one
