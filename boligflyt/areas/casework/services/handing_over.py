"""Handing over: an open case and open tasks go from one to another together, never to nobody."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from boligflyt.areas.access.choices import Right, Role
from boligflyt.areas.access.models import Assignment, Substitution
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import actor_for, assignments_on
from boligflyt.areas.access.rights import RIGHTS
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries.doors import must_own
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.casework.choices import TaskState
from boligflyt.areas.casework.models import CaseTask
from boligflyt.areas.casework.services.entries import hand_over_entry
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries import households_visible_to
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Refused

AWAY = "{name} er borte {period}. {substitute} er vikar og kan ta saken, eller velg en annen."
NOT_REACHED = (
    "{name} kan ikke ta dette. Velg en annen, eller del saken med enheten til {name} først. "
    "Grunnen vises ikke, fordi den kan gjelde noe annet enn saken."
)


def away_until(staff: UUID, on: date) -> Substitution | None:
    """The absence that runs on the day, with who stands in; None when at work."""
    running = Substitution.objects.filter(absent=staff, period__contains=on)
    return running.select_related("absent", "substitute").order_by("-period").first()


def must_be_able_to_take(
    actor: Actor, household: Household, staff: UUID, right: Right, *, field: str
) -> Assignment:
    """The role in which a colleague can take over work on this household.

    Raises Refused when they are away, have no role with the right, or may not see the household: the reason
    is not told, because it may be a relation or a protection.
    """
    held = [one for one in assignments_on(staff, actor.today) if right in RIGHTS[Role(one.role)]]
    if not held:
        raise Refused("Velg en kollega som arbeider med slike saker.", field=field)
    away = away_until(staff, actor.today)
    if away is not None:
        raise Refused(
            AWAY.format(name=away.absent.name, period=away.period, substitute=away.substitute.name),
            field=field,
        )
    held.sort(key=lambda one: one.office_id != actor.office)
    for one in held:
        if _sees(actor_for(staff, actor.at, actor.today, one.pk), household):
            return one
    raise Refused(NOT_REACHED.format(name=held[0].staff.name), field=field)


def _sees(taker: Actor | None, household: Household) -> bool:
    """Whether they see the household themselves, not only for somebody they stand in for."""
    if taker is None:
        return False
    seen = households_visible_to(taker.for_nobody_else())
    return seen.filter(pk=household.pk).exists()


def hand_over(actor: Actor, household: Household, to: UUID, note: str) -> int:
    """Give a colleague the open application of the household and the open tasks of this office in it.

    The hand-over note stands in the file. Gives the number of tasks that went with it. Raises Refused without
    a note, when nothing is open, or when the colleague cannot take it.
    """
    actor.demand(Right.CASE_ASSIGN)
    if not note.strip():
        raise Refused("Skriv det den nye må vite: hva er avtalt, hva haster.", field="note")
    case = Application.objects.select_for_update().filter(household=household, state__in=OPEN).first()
    tasks = CaseTask.objects.select_for_update().filter(
        household=household, office=actor.office, state=TaskState.OPEN
    )
    if case is None and not tasks.exists():
        raise Refused("Husstanden har ingen åpen søknad og ingen åpne oppgaver å gi videre.")
    right = Right.APPLICATION_WRITE if case else Right.CASEFILE_WRITE
    taker = must_be_able_to_take(actor, household, to, right, field="to")
    if case is not None:
        _give_case(actor, case, taker)
    moved = [_give_task(actor, row, taker) for row in tasks if row.owner_id != taker.staff_id]
    text = f"Gitt videre til {taker.staff.name} {norwegian_date(actor.today)}.\n{note.strip()}"
    hand_over_entry(actor, household, text)
    return len(moved)


def _give_case(actor: Actor, case: Application, taker: Assignment) -> None:
    must_own(actor, case)
    if taker.office_id != case.office_id:
        raise Refused(
            f"{taker.staff.name} arbeider ikke i {case.office.name}, som har saken. Velg en kollega der.",
            field="to",
        )
    if case.caseworker_id == taker.staff_id:
        raise Refused(f"{taker.staff.name} har saken allerede.", field="to")
    case.caseworker_id = taker.staff_id
    case.stamp(actor.at, actor.staff)
    case.save()
    record_change(actor.trace, "step", case.pk, "ga saken videre", to=str(taker.staff_id))


def _give_task(actor: Actor, row: CaseTask, taker: Assignment) -> UUID:
    row.owner_id, row.office_id = taker.staff_id, taker.office_id
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, "task", row.pk, "ga oppgaven videre", to=str(taker.staff_id))
    return row.pk
