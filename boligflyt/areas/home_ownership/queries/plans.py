"""The boligplan of a household: the version that holds, the earlier ones, and whose next step is due."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.home_ownership.models import EconomyAssessment, PlanVersion
from boligflyt.areas.home_ownership.queries.assessments import assessments_visible_to
from boligflyt.areas.people.queries.reach import household_keys


def plan_versions_visible_to(actor: Actor) -> QuerySet[PlanVersion]:
    """The plans of households whose housing the actor sees, and who they are; all versions."""
    if not actor.may(Right.LEASE_READ):
        return PlanVersion.objects.none()
    return PlanVersion.objects.filter(
        household__in=household_keys(actor, Information.IDENTITY, Information.HOUSING)
    )


def versions_of(actor: Actor, household: UUID) -> list[PlanVersion]:
    """The versions of one household's plan, the one that holds first."""
    found = plan_versions_visible_to(actor).filter(household=household)
    return list(found.select_related("made_by", "office", "assessment").order_by("-number"))


def plans_in_force(actor: Actor) -> QuerySet[PlanVersion]:
    """The version that holds of each household's plan."""
    later = PlanVersion.objects.filter(household=OuterRef("household"), number__gt=OuterRef("number"))
    return plan_versions_visible_to(actor).filter(~Exists(later))


def assessments_for_plan(actor: Actor, household: UUID) -> QuerySet[EconomyAssessment]:
    """The kept assessments of the household that a plan can rest on; none for who does not see economy."""
    found = assessments_visible_to(actor).filter(application__household=household)
    return found.order_by("-made_at", "id")
