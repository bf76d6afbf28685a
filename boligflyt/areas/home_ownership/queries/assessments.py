"""The assessments of a case, and the door to one."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.queries.doors import economy_visible_to
from boligflyt.areas.audit.services import record_read
from boligflyt.areas.home_ownership.models import EconomyAssessment


def assessments_visible_to(actor: Actor) -> QuerySet[EconomyAssessment]:
    """The assessments in the cases where the actor sees the economy."""
    return EconomyAssessment.objects.filter(application__in=economy_visible_to(actor).values("application"))


def assessments_of(actor: Actor, application: UUID) -> QuerySet[EconomyAssessment]:
    """Those of one case, the newest first. The page that lists them writes the look."""
    found = assessments_visible_to(actor).filter(application=application).select_related("made_by")
    return found.order_by("-made_at", "id")


def may_work_on(actor: Actor, application: UUID) -> bool:
    """Whether the actor sees the economy of the case and its office has it; no door: nothing is shown."""
    return (
        economy_visible_to(actor).filter(application=application, application__office=actor.office).exists()
    )


def open_assessment(actor: Actor, pk: UUID) -> EconomyAssessment:
    """The door to one assessment; unknown and forbidden look alike."""
    found = assessments_visible_to(actor).filter(pk=pk)
    one = found.select_related("application__applicant", "application__office", "made_by", "office").first()
    if one is None:
        raise Http404
    record_read(actor.trace, "economy_assessment", pk)
    return one
