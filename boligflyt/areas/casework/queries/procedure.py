"""Where a case stands in the procedure, from the first contact to trouble in the home (PRO-01)."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.procedure import done_in
from boligflyt.areas.applications.choices import State
from boligflyt.areas.applications.queries.case import Case
from boligflyt.areas.applications.queries.procedure import version_on
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.casework.models import OwnStepTick
from boligflyt.areas.casework.queries.doors import entries_visible_to, households_of_the_file
from boligflyt.domain.procedure import Chain, Done, chain_of

# Nothing more of the chain is asked of these: help without a municipal dwelling has its own next step.
ENDED = frozenset(State) - OPEN - {State.GRANTED}


def course_of(case: Case, actor: Actor) -> Chain:
    """The chain of an opened case. Steps about children are left out where none are seen."""
    application = case.application
    known = done_in(case, actor.today)
    first = first_contact_of(actor, application.household_id)
    if first.is_done and first.on and first.on <= application.received_on:
        known["contact"] = first
    else:  # the application itself was how they got in touch
        known["contact"] = Done(application.received_on, is_done=True)
    return chain_of(
        version_on(), known | _ticked(application.pk), actor.today,
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
    rows = entries_visible_to(actor).filter(household=household).order_by("happened_at", "id")
    first = rows.values_list("happened_at", "written_by__name").first()
    return Done(timezone.localtime(first[0]).date(), first[1], is_done=True) if first else Done()


def _ticked(application: UUID) -> dict[str, Done]:
    """The newest tick of each step of the municipality's own."""
    rows = OwnStepTick.objects.filter(application=application).order_by("at", "id")
    told = rows.values_list("code", "done", "on", "by__name")
    newest = {code: (done, on, by) for code, done, on, by in told}
    return {code: Done(on, by, is_done=True) for code, (done, on, by) in newest.items() if done}
