"""Life happens: it is written down, and what it touches is moved, or given to somebody as a task.

The table is `domain/life_events`; here its moves are carried out by the services that own each thing, in one
transaction. What the actor may not do themselves becomes a task for the caseworker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.casework.choices import About, EntryKind
from boligflyt.areas.casework.models import CaseTask, Entry
from boligflyt.areas.casework.queries.life import OpenRows, what_follows
from boligflyt.areas.casework.services.entries import NewEntry, write_entry
from boligflyt.areas.casework.services.life_moves import carried_out
from boligflyt.areas.people.choices import HouseholdRole, Protection
from boligflyt.areas.people.models import Household, Membership, Person
from boligflyt.areas.people.services import PersonFacts, add_member, end_membership, register_person
from boligflyt.areas.people.services.households import others_in
from boligflyt.domain.life_events import TOLD, Consequence, LifeEvent, Move
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Refused

WORDS: dict[LifeEvent, str] = {
    LifeEvent.BIRTH: "Et barn er født",
    LifeEvent.DEATH: "Dødsfall",
    LifeEvent.BREAK_UP: "Samlivsbrudd",
    LifeEvent.MOVED_IN: "Flyttet inn i husstanden",
    LifeEvent.MOVED_OUT: "Flyttet ut av husstanden",
    LifeEvent.MOVED_AWAY: "Flyttet til en annen kommune",
    LifeEvent.NEW_ADDRESS: "Ny adresse",
    LifeEvent.PROTECTED: "Skal skjermes",
    LifeEvent.GUARDIAN: "Har fått verge",
    LifeEvent.BIRTH_DATE: "Fødselsdatoen er rettet",
}
# The person is named and leaves the household on the day.
LEAVES = frozenset({LifeEvent.DEATH, LifeEvent.BREAK_UP, LifeEvent.MOVED_OUT})
NAMED = LEAVES | {LifeEvent.MOVED_IN, LifeEvent.PROTECTED, LifeEvent.GUARDIAN}


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened, to whom, on which day; a child that is born; how somebody is to be protected."""

    event: LifeEvent
    on: date
    person: UUID | None = None
    note: str = ""
    child: PersonFacts | None = None
    protection: Protection = Protection.NONE


def tell(actor: Actor, household: Household, told: Happened) -> Entry:
    """Carry out the event and what follows; gives the entry that says it all. The caller opened the file.

    Raises Refused for a day to come, somebody who is not in the household, or facts that are missing.
    """
    actor.demand(Right.PERSON_WRITE)
    actor.demand(Right.CASEFILE_WRITE)
    _must_make_sense(actor, told)
    found = what_follows(household, told.event, told.person, told.on)
    person = _changed_household(actor, household, told)
    carry_out(actor, household, found)
    entry = _written(actor, household, told, person, [line for _rows, line in found])
    if told.event is LifeEvent.PROTECTED and person is not None:
        _protect(actor, person, told.protection)
    return entry


def carry_out(actor: Actor, household: Household, found: Sequence[tuple[OpenRows, Consequence]]) -> None:
    """Do what the lines say, the last thing first; what is for somebody else becomes a task."""
    done = [carried_out(actor, rows, line) for rows, line in reversed(found)]
    for (rows, line), was_done in zip(reversed(found), done, strict=True):
        _give_task(actor, household, rows, line, was_done=was_done)


def _must_make_sense(actor: Actor, told: Happened) -> None:
    if told.event not in TOLD:
        raise Refused("En fødselsdato rettes på siden til personen. Bruk «Rett feil» der.")
    if told.on > actor.today:
        raise Refused("Dagen har ikke vært ennå. Velg i dag eller tidligere.", field="on")
    if told.event in NAMED and told.person is None:
        raise Refused("Velg hvem det gjelder.", field="person")
    if told.event is LifeEvent.BIRTH and told.child is None:
        raise Refused("Skriv barnets navn.", field="given_name")
    if told.event is LifeEvent.PROTECTED and told.protection == Protection.NONE:
        raise Refused("Velg hvor sterkt personen skal skjermes.", field="protection")


def _changed_household(actor: Actor, household: Household, told: Happened) -> Person | None:
    """The membership that the event changes; gives the person it is about."""
    if told.event is LifeEvent.BIRTH and told.child is not None:
        child = register_person(actor, told.child)
        add_member(actor, household, child, role=HouseholdRole.CHILD, first_day=told.on)
        return child
    if told.person is None:
        return None
    row = Membership.objects.filter(household=household, person=told.person, period__contains=told.on)
    membership = row.select_related("person").first()
    if membership is None:
        raise Refused(
            "Personen er ikke med i husstanden den dagen. Legg til eller velg en annen.", field="person"
        )
    if told.event in LEAVES and membership.period.is_open:
        others = others_in(household, membership)
        end_membership(actor, membership, told.on, new_contact=others[0] if others else None)
    return membership.person


def _give_task(
    actor: Actor, household: Household, rows: OpenRows, line: Consequence, *, was_done: bool
) -> None:
    """What somebody must do: as the table says, or because the actor could not do the move themselves."""
    if line.move is Move.KEEP or (was_done and line.move is not Move.ASK):
        return
    title = line.task if line.move is Move.ASK else f"{line.why} Gjør det saken trenger"
    owner, office = (
        (rows.case.caseworker_id, rows.case.office_id) if rows.case else (actor.staff, actor.office)
    )
    task = CaseTask(
        household=household, title=title, due_on=actor.today + timedelta(days=line.days), owner_id=owner,
        office_id=office,
    )  # fmt: skip
    task.stamp(actor.at, actor.staff)
    task.save(force_insert=True)
    record_change(actor.trace, "task", task.pk, "laget oppgave", household=str(household.pk))


def _written(
    actor: Actor, household: Household, told: Happened, person: Person | None, lines: list[Consequence]
) -> Entry:
    whom = f": {person.full_name}" if person else ""
    text = [f"{WORDS[told.event]}{whom}, {norwegian_date(told.on)}.", told.note.strip()]
    text += [f"– {one.task or one.why}{f' ({one.law})' if one.law else ''}" for one in lines]
    said = NewEntry(EntryKind.NOTE, About.HOUSING, actor.at, "\n".join(part for part in text if part))
    return write_entry(actor, household, said)


def _protect(actor: Actor, person: Person, protection: Protection) -> None:
    """Last of all: from here on the actor may not see the household."""
    row = Person.locked(person.pk, None)
    row.protection = protection
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, "person", person.pk, "Endret personen", fields=["protection"])
