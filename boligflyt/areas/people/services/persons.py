"""Registering and changing persons.

The number is checked, encrypted and found again by its blind index only.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Purpose, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.services import take_part
from boligflyt.areas.audit.services import record_change, record_refusal
from boligflyt.areas.people.choices import NumberKind, Protection, Stay
from boligflyt.areas.people.models import Person
from boligflyt.areas.people.queries.persons import persons_visible_to
from boligflyt.areas.people.queries.reach import PERSON
from boligflyt.domain.national_numbers import check_national_number
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.encryption import blind_index
from boligflyt.toolkit.faults import Refused

OLDEST_AGE = 125  # years; a birth date further back is a slip of the keyboard


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What the form says about a person.

    `number` is empty for somebody without one, None when it is to stay; spaces in it do not matter.
    `born` is asked for and never read out of the number.
    """

    given_name: str
    family_name: str
    born: date | None = None
    number: str | None = ""
    phone: str = ""
    email: str = ""
    care_of: str = ""
    postal_address: str = ""
    postal_code: str = ""
    postal_place: str = ""
    resident_since: date | None = None
    stay: str = Stay.UNKNOWN
    settled_on: date | None = None
    language: str = ""
    needs_interpreter: bool = False
    maalform: str = "nb"
    large_print: bool = False
    protection: str = Protection.NONE


class PersonExists(Refused):
    """The number belongs to a person who is registered already, and whom the actor may see."""

    def __init__(self, person: Person) -> None:
        super().__init__(f"{person.full_name} er allerede registrert med dette nummeret.", field="number")
        self.person = person.pk


def register_person(actor: Actor, facts: PersonFacts) -> Person:
    """Add a person.

    Raises Refused for a wrong number or an impossible day, PersonExists for a known number.
    """
    actor.demand(Right.PERSON_WRITE)
    person = Person()
    fill_person(actor, person, facts)
    person.stamp(actor.at, actor.staff)
    save_person(actor, person)
    take_part(actor, PERSON, person.pk, Purpose.CASE_WORK)
    record_change(actor.trace, "person", person.pk, "Registrerte personen")
    return person


def change_person(actor: Actor, pk: UUID, version: int | None, facts: PersonFacts) -> Person:
    """Change what is known about a person. Raises VersionConflict when somebody else changed it meanwhile."""
    actor.demand(Right.PERSON_WRITE)
    if not persons_visible_to(actor).filter(pk=pk).exists():
        raise Http404
    person = Person.locked(pk, version)
    before = {name: getattr(person, name) for name in asdict(facts)}
    fill_person(actor, person, facts)
    if before["number"] and person.number != before["number"]:
        raise Refused(
            "Nummeret er registrert. Bruk «Rett feil» på personens side, og skriv hvorfor.", field="number"
        )
    person.stamp(actor.at, actor.staff)
    save_person(actor, person)
    changed = sorted(name for name, value in before.items() if getattr(person, name) != value)
    record_change(actor.trace, "person", pk, "Endret personen", fields=changed)
    return person


def fill_person(actor: Actor, person: Person, facts: PersonFacts) -> None:
    """Put the facts on the person without storing them. Raises Refused for an impossible day or number."""
    _check_days(actor, facts)
    for name, value in asdict(facts).items():
        if name != "number":
            setattr(person, name, value.strip() if isinstance(value, str) else value)
    if facts.number is not None:
        _set_number(person, facts.number)


def _set_number(person: Person, text: str) -> None:
    if not text.strip():
        person.number, person.number_index, person.number_kind = None, None, NumberKind.NONE
        return
    checked = check_national_number(text)
    if not checked.valid or checked.kind is None:
        raise Refused(checked.error or "Sjekk nummeret.", field="number")
    person.number = checked.number
    person.number_index = blind_index(checked.number)
    person.number_kind = NumberKind(checked.kind.value)


def _check_days(actor: Actor, facts: PersonFacts) -> None:
    for name, what in (("born", "Fødselsdatoen"), ("resident_since", "Datoen"), ("settled_on", "Datoen")):
        day = getattr(facts, name)
        if day and day > actor.today:
            raise Refused(f"{what} {norwegian_date(day)} har ikke vært ennå.", field=name)
    if facts.born is None:
        return
    if actor.today.year - facts.born.year > OLDEST_AGE:
        raise Refused(
            f"Fødselsdatoen {norwegian_date(facts.born)} er for langt tilbake. Sjekk året.", field="born"
        )
    for name, what in (("resident_since", "Folkeregistrert"), ("settled_on", "Bosatt")):
        day = getattr(facts, name)
        if day and day < facts.born:
            raise Refused(
                f"{what} {norwegian_date(day)} er før fødselsdatoen {norwegian_date(facts.born)}.", field=name
            )


def save_person(actor: Actor, person: Person) -> None:
    """Store the person. Raises PersonExists, or Refused that hints at nobody, for the number of another."""
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as fault:
        if "number_index" not in str(fault):
            raise
        raise _taken(actor, person) from None


def _taken(actor: Actor, person: Person) -> Refused:
    """Who has the number, if the actor may see them; otherwise nothing that tells that somebody has."""
    known = persons_visible_to(actor).filter(number_index=person.number_index).first()
    if known is not None:
        return PersonExists(known)
    record_refusal(actor.trace, "person", None, "Nummeret hører til en person som ikke er synlig")
    return Refused("Nummeret kan ikke brukes her. Spør fagleder.", field="number")
