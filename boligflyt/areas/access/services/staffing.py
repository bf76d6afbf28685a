"""Roles, clearances and substitutes: given by one, for somebody else, from a day to a day.

All of it holds from the next request on: an actor is made anew for each.
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.access.choices import STAFF_ROLES, Grade, Right, Role
from boligflyt.areas.access.models import Assignment, Office, Staff, Substitution
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import accounts_of
from boligflyt.areas.audit.services import record_change
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Conflict, Refused

ONE_DAY = timedelta(days=1)
NOT_YOURSELF = "Du kan ikke gi {what} til deg selv. Be en annen om det."


def give_role(
    actor: Actor, staff: UUID, office: UUID, role: Role, first_day: date, last_day: date | None = None
) -> Assignment:
    """Let a colleague work in a role at an office. Raises Refused for oneself, or when they have it."""
    actor.demand(Right.SETTINGS)
    _not_oneself(actor, staff, "en rolle")
    if role not in STAFF_ROLES:
        raise Refused("Velg en av rollene for ansatte.", field="role")
    period = _period(first_day, last_day)
    row = Assignment(staff=_known(staff), office=Office.objects.get(pk=office), role=role, period=period)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"{row.staff.name} har allerede denne rollen i perioden.", field="role") from None
    record_change(actor.trace, "staff", staff, "ga rolle", role=role, office=str(office))
    return row


def end_role(actor: Actor, assignment: UUID, last_day: date) -> Assignment:
    """Let a role end after a day, today at the earliest. Raises Refused when it has ended."""
    actor.demand(Right.SETTINGS)
    row = _locked(assignment)
    if last_day < actor.today:
        raise Refused("Velg i dag eller en senere dag.", field="last_day")
    if row.period.last_day is not None and row.period.last_day < actor.today:
        raise Refused("Rollen er allerede avsluttet.", field="last_day")
    row.period = Period(min(row.period.first_day, last_day), last_day)
    row.save()
    record_change(actor.trace, "staff", row.staff_id, "avsluttet rolle", role=row.role)
    return row


def set_clearance(actor: Actor, assignment: UUID, grade: Grade, was: Grade | None = None) -> Assignment:
    """Let a colleague in one role see persons up to this grade, or take that away.

    For a leader, never about oneself. Who sets up accounts cannot do it, and who can, sees no persons. `was`:
    what the page showed; raises Conflict when somebody has changed it since.
    """
    actor.demand(Right.CLEARANCE_GRANT)
    row = _locked(assignment)
    if was is not None and row.clearance != was:
        raise Conflict(
            f"Klareringen er endret til «{row.get_clearance_display()}» mens du holdt på. Se på den på nytt.",
            by=row.cleared_by,
        )
    _not_oneself(actor, row.staff_id, "klarering")
    row.clearance, row.cleared_by = grade, actor.staff
    row.save()
    record_change(actor.trace, "staff", row.staff_id, "satte klarering", grade=int(grade), role=row.role)
    return row


def stand_in(
    actor: Actor, absent: UUID, substitute: UUID, office: UUID, first_day: date, last_day: date
) -> Substitution:
    """Let a colleague stand in for another: what the absent one takes part in by name is theirs meanwhile."""
    actor.demand(Right.CASE_ASSIGN)
    if absent == substitute:
        raise Refused("Velg en annen enn den som er borte.", field="substitute")
    row = Substitution.objects.create(
        absent=_known(absent), substitute=_known(substitute), office_id=office,
        period=_period(first_day, last_day),
    )  # fmt: skip
    record_change(actor.trace, "staff", absent, "satte vikar", substitute=str(substitute))
    return row


def _known(staff: UUID) -> Staff:
    found = Staff.objects.filter(pk=staff).first()
    if found is None:
        raise Http404
    return found


def _locked(assignment: UUID) -> Assignment:
    row = Assignment.objects.select_for_update().filter(pk=assignment).first()
    if row is None:
        raise Http404
    return row


def _not_oneself(actor: Actor, staff: UUID, what: str) -> None:
    if staff in set(accounts_of(actor.staff)):
        raise Refused(NOT_YOURSELF.format(what=what))


def _period(first_day: date, last_day: date | None) -> Period:
    if last_day and last_day < first_day:
        raise Refused("Siste dag er før den første.", field="last_day")
    return Period(first_day, last_day)
