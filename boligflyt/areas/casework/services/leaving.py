"""Absence and leaving: work is never without somebody who answers for it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.models import Assignment, Substitution
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.services import end_role, stand_in
from boligflyt.areas.casework.queries.load import TAKES_WORK, work_left
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Refused

LEFT = (
    "{name} har {number} åpne saker og oppgaver i {office}. Gi dem videre først, "
    "så ingen sak står uten saksbehandler."
)


def be_away(
    actor: Actor, absent: UUID, substitute: UUID, first_day: date, last_day: date | None
) -> Substitution:
    """Note that a colleague in the actor's office is away, and who answers meanwhile.

    Raises Refused without a last day, for a substitute outside the office, or one who is away too.
    """
    actor.demand(Right.CASE_ASSIGN)
    if last_day is None:
        raise Refused("Skriv siste dag. Vet dere den ikke, velg en dag og forleng senere.", field="last_day")
    if last_day < actor.today:
        raise Refused("Fraværet er over. Velg en siste dag som kommer.", field="last_day")
    if last_day < first_day:
        raise Refused("Siste dag er før den første.", field="last_day")
    days = Period(first_day, last_day)
    for staff, field in ((absent, "absent"), (substitute, "substitute")):
        held = Assignment.objects.filter(
            staff=staff, office=actor.office, period__overlap=days, role__in=TAKES_WORK
        )
        if not held.exists():
            raise Refused("Velg en kollega i din egen enhet.", field=field)
    clash = Substitution.objects.filter(absent__in=[absent, substitute], period__overlap=days)
    taken = clash.select_related("absent").first()
    if taken is not None:
        field = "absent" if taken.absent_id == absent else "substitute"
        raise Refused(f"{taken.absent.name} er allerede meldt borte {taken.period}.", field=field)
    return stand_in(actor, absent, substitute, actor.office, first_day, last_day)


def end_role_without_leftovers(actor: Actor, assignment: UUID, last_day: date) -> Assignment:
    """Let a role end, once nothing is left in it.

    Raises Refused with how much is open: the number says nothing about whom it concerns.
    """
    row = Assignment.objects.filter(pk=assignment).select_related("staff", "office").first()
    if row is not None and actor.may(Right.SETTINGS):
        _refuse_leftovers(row, last_day)
    return end_role(actor, assignment, last_day)


def _refuse_leftovers(row: Assignment, last_day: date) -> None:
    left = work_left(row.staff_id).get(row.office_id, 0)
    stays = Assignment.objects.filter(
        staff=row.staff_id, office=row.office_id, role__in=TAKES_WORK, period__endswith=None
    ).exclude(pk=row.pk)
    if left and not stays.exists():
        text = LEFT.format(name=row.staff.name, number=left, office=row.office.name)
        raise Refused(text, field="last_day")
