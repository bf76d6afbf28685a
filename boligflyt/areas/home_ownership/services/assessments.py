"""Keeping an economic assessment."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries.doors import applications_visible_to, economy_visible_to, must_own
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.home_ownership.models import LONGEST_ABOUT, EconomyAssessment
from boligflyt.areas.home_ownership.queries import work_out
from boligflyt.toolkit.faults import Refused
from boligflyt.toolkit.models import VersionedModel

Row = TypeVar("Row", bound=VersionedModel)


def keep_assessment(actor: Actor, application: UUID, about: str, told: dict[str, Any]) -> EconomyAssessment:
    """Work it out by the rules of today, and keep what was told and what was answered.

    It may be made whatever state the case is in: who has got a dwelling may still buy one. Raises Http404 for
    a case whose economy the actor does not see, Forbidden for another office's, and Refused, with the place
    of the fault, for what is not told or cannot be worked out.
    """
    actor.demand(Right.APPLICATION_WRITE)
    own_case(actor, application)
    about = about.strip()
    if not about:
        raise Refused("Skriv hva vurderingen gjelder.", field="about")
    if len(about) > LONGEST_ABOUT:
        raise Refused(f"Teksten kan ha høyst {LONGEST_ABOUT} tegn.", field="about")
    found = work_out(told, actor.today)
    kept = EconomyAssessment(
        application_id=application, about=about, told=told, answer=found.answer, worked_out_on=actor.today,
        made_at=actor.at, made_by_id=actor.staff, office_id=actor.office,
    )  # fmt: skip
    kept.save(force_insert=True)
    record_change(actor.trace, "economy_assessment", kept.pk, "laget en økonomisk vurdering")
    return kept


def own_case(actor: Actor, application: UUID) -> Application:
    """The case whose economy the actor sees and whose office has it; Http404 or Forbidden otherwise."""
    found = _seen(actor, application)
    must_own(actor, found)
    return found


def locked_in_own_case(seen: QuerySet[Row], actor: Actor, pk: UUID, version: int | None) -> Row:
    """The row, locked, if it is among those `seen` and the actor's office has its case.

    Raises Http404 for what is not seen, Forbidden, and VersionConflict.
    """
    actor.demand(Right.APPLICATION_WRITE)
    application = seen.filter(pk=pk).values_list("application", flat=True).first()
    if application is None:
        raise Http404
    own_case(actor, application)
    return seen.model.locked(pk, version)


def _seen(actor: Actor, application: UUID) -> Application:
    seen = applications_visible_to(actor).filter(pk__in=economy_visible_to(actor).values("application"))
    found = seen.select_related("office").filter(pk=application).first()
    if found is None:
        raise Http404
    return found
