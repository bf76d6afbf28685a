"""Another birth date for somebody known: age counts in the law, so open cases are looked at again.

The person's own services store it; the table of life events says what follows.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.casework.choices import About, EntryKind
from boligflyt.areas.casework.queries.life import what_follows
from boligflyt.areas.casework.services.entries import NewEntry, write_entry
from boligflyt.areas.casework.services.life_events import WORDS, carry_out
from boligflyt.areas.people import services as people
from boligflyt.areas.people.models import Household, Person
from boligflyt.areas.people.queries import persons_visible_to
from boligflyt.areas.people.queries.households import households_on
from boligflyt.areas.people.queries.reach import kinds_in
from boligflyt.areas.people.services import PersonFacts
from boligflyt.domain.life_events import LifeEvent, Move
from boligflyt.domain.periods.period import norwegian_date

EVENT = LifeEvent.BIRTH_DATE


def correct_person(actor: Actor, pk: UUID, version: int | None, facts: PersonFacts, why: str) -> Person:
    """Correct a wrong registration; a birth date sends open cases back, with the reason in their files.

    All of it or nothing. Raises what `people.services.correct_person` raises.
    """
    actor.demand(Right.PERSON_WRITE)
    with transaction.atomic():
        _look_again(actor, pk, facts.born, why)
        return people.correct_person(actor, pk, version, facts, why)


def change_person(actor: Actor, pk: UUID, version: int | None, facts: PersonFacts) -> Person:
    """Change what is known; a birth date that is written or changed sends open cases back too.

    All of it or nothing. Raises what `people.services.change_person` raises.
    """
    actor.demand(Right.PERSON_WRITE)
    with transaction.atomic():
        _look_again(actor, pk, facts.born, "")
        return people.change_person(actor, pk, version, facts)


def _look_again(actor: Actor, pk: UUID, born: date | None, why: str) -> None:
    """Before the person is stored: a correction may hide them from who makes it."""
    person = persons_visible_to(actor).filter(pk=pk).only("given_name", "family_name", "born").first()
    if person is None or person.born == born:
        return
    for home in households_on(person.pk, actor.today):
        found = what_follows(home, EVENT, pk, actor.today)
        if all(line.move is Move.KEEP for _rows, line in found):
            continue
        carry_out(actor, home, found)
        if Information.HOUSING not in kinds_in(actor, home.pk):
            continue  # a child's other home: its caseworker has the task, and the actor writes nothing there
        lines = [f"– {line.task or line.why}{f' ({line.law})' if line.law else ''}" for _rows, line in found]
        _write(actor, home, [_said(person, born), why.strip(), *lines])


def _said(person: Person, born: date | None) -> str:
    before, after = (norwegian_date(day) if day else "ikke registrert" for day in (person.born, born))
    return f"{WORDS[EVENT]}: {person.full_name}, fra {before} til {after}."


def _write(actor: Actor, home: Household, lines: list[str]) -> None:
    text = "\n".join(line for line in lines if line)
    write_entry(actor, home, NewEntry(EntryKind.NOTE, About.HOUSING, actor.at, text))
