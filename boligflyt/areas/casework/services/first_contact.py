"""Somebody the municipality has not met: a name is enough to write down what they ask for."""

from __future__ import annotations

from dataclasses import dataclass

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.casework.models import Entry
from boligflyt.areas.casework.services.entries import NewEntry, write_entry
from boligflyt.areas.casework.services.tasks import NewTask, make_task
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.services import PersonFacts, make_household, register_person


@dataclass(frozen=True, slots=True)
class Contacted:
    """The household that the contact is kept on, and the entry."""

    household: Household
    entry: Entry


def first_contact(actor: Actor, facts: PersonFacts, said: NewEntry, task: NewTask | None) -> Contacted:
    """Register the person, a household around them, what they said, and what was promised: all or nothing.

    Raises what registering a person, writing an entry and making a task raise.
    """
    actor.demand(Right.PERSON_WRITE)
    person = register_person(actor, facts)
    household = make_household(actor, person, actor.today)
    return Contacted(household, contact(actor, household, said, task))


def contact(actor: Actor, household: Household, said: NewEntry, task: NewTask | None) -> Entry:
    """Write the entry, and the task that follows from it when something was promised."""
    entry = write_entry(actor, household, said)
    if task is not None:
        make_task(actor, household, task)
    return entry
