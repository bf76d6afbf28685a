"""Where a case stands in the procedure, from the first contact to trouble in the home (PRO-01)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, DateField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast, TruncDate

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor, Sight
from boligflyt.areas.allocation.queries.procedure import done_in
from boligflyt.areas.allocation.queries.progress import Trail
from boligflyt.areas.applications.choices import State
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries.case import Case
from boligflyt.areas.applications.queries.procedure import version_on
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.casework.models import OwnStepTick
from boligflyt.areas.casework.queries.doors import entries_visible_to, households_of_the_file
from boligflyt.domain.procedure import Chain, Done, chain_of

# Nothing more of the chain is asked of these: help without a municipal dwelling has its own next step.
ENDED = frozenset(State) - OPEN - {State.GRANTED}
CONTACT = ":contact"  # no step of a municipality's own is called so


def course_of(case: Case, actor: Actor, trail: Trail | None = None) -> Chain:
    """The chain of an opened case. Steps about children are left out where none are seen.

    `trail` when the page has it already.
    """
    application = case.application
    known = done_in(case, actor, trail)
    near = actor.looking_at(Sight(application.household_id, case.sees))
    first, ticked = _contact_and_ticks(near, application)
    if first.is_done and first.on and first.on <= application.received_on:
        known["contact"] = first
    else:  # the application itself was how they got in touch
        known["contact"] = Done(application.received_on, is_done=True)
    return chain_of(
        version_on(), known | ticked, actor.today,
        leave_out=frozenset() if case.has_children else frozenset({"children"}),
        ended=application.state in ENDED,
    )  # fmt: skip


def course_before_application(actor: Actor, household: UUID) -> Chain | None:
    """The chain of a household that has been in touch and has not applied.

    None where nothing is seen, and for those who would not see that it has applied.
    """
    if not actor.may(Right.APPLICATION_READ):
        return None
    if not households_of_the_file(actor).filter(pk=household).exists():
        return None
    first = first_contact_of(actor, household)
    if not first.is_done:
        return None
    return chain_of(version_on(), {"contact": first}, actor.today, leave_out=frozenset({"children"}))


def first_contact_of(actor: Actor, household: UUID) -> Done:
    """The first contact or note in the file that the actor sees."""
    return next((_told(*row) for row in _first_contact(actor, household)), Done())


def _first_contact(actor: Actor, household: UUID) -> QuerySet[Any]:
    rows = entries_visible_to(actor).filter(household=household).order_by("happened_at", "id")[:1]
    return _row(
        rows, Value(CONTACT), Value(True), TruncDate("happened_at"), "written_by__name", "happened_at"
    )


def _ticks(application: Application) -> QuerySet[Any]:
    rows = OwnStepTick.objects.filter(application=application)
    return _row(rows, F("code"), F("done"), "on", "by__name", "at")


def _row(rows: QuerySet[Any], code: Any, done: Any, on: Any, by: str, at: str) -> QuerySet[Any]:
    named: dict[str, Any] = {"t_code": Cast(code, TextField()), "t_done": Cast(done, BooleanField())}
    named |= {"t_on": Cast(on, DateField()), "t_by": Cast(by, TextField()), "t_at": F(at)}
    found: QuerySet[Any] = rows.annotate(**named).values_list(*named)
    return found


def _contact_and_ticks(actor: Actor, application: Application) -> tuple[Done, dict[str, Done]]:
    """The first contact, and the newest tick of each step of the municipality's own: one statement."""
    contact = _first_contact(actor, application.household_id)
    rows = contact.union(_ticks(application), all=True).order_by("t_at")
    newest = {code: _told(code, *told) for code, *told in rows}
    first = newest.pop(CONTACT, Done())
    return first, {code: done for code, done in newest.items() if done.is_done}


def _told(_code: str, done: bool, on: date | None, by: str, _at: datetime) -> Done:
    return Done(on, by, is_done=done)
