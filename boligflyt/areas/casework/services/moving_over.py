"""Somebody moves from one household to another: one event, told once, looked at in the cases of both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.casework.choices import About, EntryKind
from boligflyt.areas.casework.models import Entry
from boligflyt.areas.casework.queries.life import OpenRows, foreseen, what_follows
from boligflyt.areas.casework.services.entries import NewEntry, write_entry
from boligflyt.areas.casework.services.life_events import carry_out
from boligflyt.areas.people.choices import Residence
from boligflyt.areas.people.models import Household, Membership
from boligflyt.areas.people.services import add_member, end_membership
from boligflyt.areas.people.services.households import others_in
from boligflyt.domain.life_events import Consequence, LifeEvent
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Refused

ONE_DAY = timedelta(days=1)
# Neither file tells where the other household is: who reads the one may not be meant to know of the other.
WENT, CAME = "Flyttet til en annen husstand", "Flyttet inn fra en annen husstand"


@dataclass(frozen=True, slots=True)
class MovedOver:
    """Who moves, the first day in the new household, and how they live there. The old has the day before."""

    person: UUID
    on: date
    role: str
    residence: str = Residence.FULL
    note: str = ""


def move_over(actor: Actor, left: Household, joined: Household, told: MovedOver) -> Entry:
    """Move somebody, and carry out what follows in both households; gives the entry in the one they joined.

    All of it or nothing. The caller has opened both files. Raises Refused for a day to come, the same
    household twice, somebody who did not live in the first the day before, or cannot belong to the second.
    """
    actor.demand(Right.PERSON_WRITE)
    actor.demand(Right.CASEFILE_WRITE)
    if told.on > actor.today:
        raise Refused("Dagen har ikke vært ennå. Velg i dag eller tidligere.", field="on")
    if left.pk == joined.pk:
        raise Refused("Velg en annen husstand enn den personen flytter fra.")
    with transaction.atomic():
        for key in sorted((left.pk, joined.pk)):  # in one order: two who move do not lock each other
            Household.locked(key, None)
        went = what_follows(left, LifeEvent.MOVED_OUT, told.person, told.on - ONE_DAY)
        came = what_follows(joined, LifeEvent.MOVED_IN, told.person, told.on)
        name = _moved(actor, left, joined, told)
        carry_out(actor, left, went)
        carry_out(actor, joined, came)
        _written(actor, left, f"{WENT}: {name}, {norwegian_date(told.on)}.", told.note, _lines(went))
        return _written(actor, joined, f"{CAME}: {name}, {norwegian_date(told.on)}.", told.note, _lines(came))


def both_foreseen(
    left: Household, joined: Household, person: UUID, on: date
) -> tuple[tuple[Consequence, ...], tuple[Consequence, ...]]:
    """What it leads to where somebody leaves, and where they come, before anything is done."""
    went = foreseen(left, LifeEvent.MOVED_OUT, person, on - ONE_DAY)
    return went, foreseen(joined, LifeEvent.MOVED_IN, person, on)


def _moved(actor: Actor, left: Household, joined: Household, told: MovedOver) -> str:
    last = told.on - ONE_DAY
    rows = Membership.objects.filter(household=left, person=told.person, period__contains=last)
    row = rows.select_related("person").first()
    if row is None or not row.period.is_open:
        raise Refused(f"Personen bodde ikke i husstanden {norwegian_date(last)}. Sjekk dagen.", field="on")
    others = others_in(left, row)
    end_membership(actor, row, last, new_contact=others[0] if others else None)
    add_member(actor, joined, row.person, role=told.role, first_day=told.on, residence=told.residence)
    return row.person.full_name


def _lines(found: list[tuple[OpenRows, Consequence]]) -> tuple[Consequence, ...]:
    return tuple(line for _rows, line in found)


def _written(
    actor: Actor, household: Household, what: str, note: str, lines: tuple[Consequence, ...]
) -> Entry:
    text = [what, note.strip()]
    text += [f"– {one.task or one.why}{f' ({one.law})' if one.law else ''}" for one in lines]
    said = NewEntry(EntryKind.NOTE, About.HOUSING, actor.at, "\n".join(part for part in text if part))
    return write_entry(actor, household, said)
