"""Tasks: promised by somebody, for a household, within a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.casework.choices import TaskState
from boligflyt.areas.casework.models import CaseTask
from boligflyt.areas.casework.services.handing_over import must_be_able_to_take
from boligflyt.areas.people.models import Household
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Refused

LONGEST_WAIT = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class NewTask:
    """What is to be done, within which day, by whom; without a name by whoever writes it."""

    title: str
    due_on: date
    owner: UUID | None = None


def make_task(actor: Actor, household: Household, wanted: NewTask) -> CaseTask:
    """Promise something; the caller has opened the household's file.

    Raises Refused for a day that has been, or for an owner who is away or may not see the household.
    """
    actor.demand(Right.CASEFILE_WRITE)
    if not wanted.title.strip():
        raise Refused("Skriv hva som skal gjøres.", field="title")
    if wanted.due_on < actor.today:
        raise Refused(f"{norwegian_date(wanted.due_on)} er passert. Velg en dag som kommer.", field="due_on")
    if wanted.due_on - actor.today > LONGEST_WAIT:
        raise Refused("Fristen er mer enn tre år fram. Sjekk årstallet.", field="due_on")
    owner, office = actor.staff, actor.office
    if wanted.owner and wanted.owner != actor.staff:
        taker = must_be_able_to_take(actor, household, wanted.owner, Right.CASEFILE_WRITE, field="owner")
        owner, office = taker.staff_id, taker.office_id
    row = CaseTask(
        household=household,
        title=wanted.title.strip(),
        due_on=wanted.due_on,
        owner_id=owner,
        office_id=office,
    )
    row.stamp(actor.at, actor.staff)
    row.save(force_insert=True)
    record_change(actor.trace, "task", row.pk, "laget oppgave", household=str(household.pk))
    return row


def close_task(actor: Actor, task: CaseTask, version: int | None, state: TaskState, outcome: str) -> CaseTask:
    """Say that the task is done, or no longer wanted and why. The caller has opened it.

    Raises Refused when it is closed, or is dropped without a word why.
    """
    actor.demand(Right.CASEFILE_WRITE)
    row = CaseTask.locked(task.pk, version)
    if row.state != TaskState.OPEN:
        raise Refused(f"Oppgaven er allerede lukket: {row.get_state_display().lower()}.")
    if state not in {TaskState.DONE, TaskState.DROPPED}:
        raise Refused("Velg om oppgaven er gjort eller ikke er aktuell.", field="state")
    if state == TaskState.DROPPED and not outcome.strip():
        raise Refused("Skriv hvorfor oppgaven ikke er aktuell.", field="outcome")
    row.state, row.outcome = state, outcome.strip()
    row.closed_at, row.closed_by_id = actor.at, actor.staff
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, "task", row.pk, str(state.label), household=str(row.household_id))
    return row
