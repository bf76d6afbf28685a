"""A step of the municipality's own is ticked in a case: done by somebody on a day, or not done after all."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries.procedure import version_on
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.casework.models import OwnStepTick
from boligflyt.areas.casework.queries.doors import households_of_the_file
from boligflyt.toolkit.faults import Refused


def tick_step(actor: Actor, application: UUID, code: str, *, done: bool) -> OwnStepTick:
    """Say that the step is done today, or take it back.

    Raises Http404 for a case that may not be seen, Refused for what is no step of the municipality's own.
    """
    actor.demand(Right.CASEFILE_WRITE)
    case = Application.objects.filter(pk=application, household__in=households_of_the_file(actor)).first()
    if case is None:
        raise Http404
    step = version_on()(actor.today).step(code)
    if step is None or not step.own or step.off:
        raise Refused("Dette steget krysses ikke av for hånd. Last siden på nytt.")
    row = OwnStepTick.objects.create(
        household_id=case.household_id, application=case, code=code, done=done, on=actor.today,
        by_id=actor.staff, at=actor.at,
    )  # fmt: skip
    what = f"Krysset av «{step.name}»" if done else f"Tok bort krysset for «{step.name}»"
    record_change(actor.trace, "application", application, what)
    return row
