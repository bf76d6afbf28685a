"""The housing plan of a household: goal, next step and day (TG-03)."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.leases.choices import HousingGoal
from boligflyt.areas.leases.models import HousingPlan
from boligflyt.areas.people.models import Household
from boligflyt.toolkit.faults import Conflict, Refused


def keep_plan(
    actor: Actor, household: Household, version: int | None, goal: str, next_step: str, next_on: date
) -> HousingPlan:
    """Make or change the plan; what it said before stays in its history.

    The caller has opened the household through its door. Raises Refused without a step or with a day that is
    past, VersionConflict when somebody else changed the plan meanwhile.
    """
    actor.demand(Right.LEASE_WRITE)
    if goal not in HousingGoal.values:
        raise Refused("Velg et mål fra listen.", field="goal")
    if not next_step.strip():
        raise Refused("Skriv hva som er neste steg, og hvem som tar det.", field="next_step")
    if next_on < actor.today:
        raise Refused("Velg en dag som ikke er passert.", field="next_on")
    known = HousingPlan.objects.filter(household=household).values_list("pk", flat=True).first()
    plan = HousingPlan.locked(known, version) if known else HousingPlan(household=household)
    plan.goal, plan.next_step, plan.next_on = goal, next_step.strip(), next_on
    plan.stamp(actor.at, actor.staff)
    _save(plan)
    record_change(actor.trace, "plan", plan.pk, "Endret boligplanen")
    return plan


def _save(plan: HousingPlan) -> None:
    try:
        with transaction.atomic():
            plan.save()
    except IntegrityError:
        raise Conflict("Noen laget en plan for husstanden samtidig med deg. Last siden på nytt.") from None
