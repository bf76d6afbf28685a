"""The boligplan of a household: as it holds, written anew, and as a sheet for the household."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.home_ownership.choices import Skill
from boligflyt.areas.home_ownership.models import PlanVersion
from boligflyt.areas.home_ownership.queries import assessments_for_plan, assessments_visible_to, versions_of
from boligflyt.areas.home_ownership.services import keep_plan_version
from boligflyt.areas.leases.queries import open_household_for_plan
from boligflyt.web.home_ownership.plan_forms import PlanForm, as_initial
from boligflyt.web.shell.steps import POSTS, Crumbs, Step, sent, take_step


@require_GET
def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The version that holds, and the earlier ones."""
    actor = request.actor
    household = open_household_for_plan(actor, pk)
    versions = versions_of(actor, pk)
    now = versions[0] if versions else None
    sees = assessments_visible_to(actor).filter(pk=now.assessment_id) if now and now.assessment_id else None
    context = {
        "household": household, "plan": plan_shown(now) if now else None, "version": now,
        "earlier": [{"version": one, **plan_shown(one)} for one in versions[1:]],
        "assessment": sees.first() if sees is not None else None,
        "may_write": actor.may(Right.LEASE_WRITE), "crumbs": _way(pk, str(household), _("Boligplan")),
    }  # fmt: skip
    return render(request, "home_ownership/plan.html", context)


@require_http_methods(POSTS)
def plan_edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write the plan, or a new version of it."""
    actor = request.actor
    household = open_household_for_plan(actor, pk)
    versions = versions_of(actor, pk)
    form = PlanForm(
        sent(request), assessments=list(assessments_for_plan(actor, pk)),
        initial=as_initial(versions[0] if versions else None),
    )  # fmt: skip
    title = _("Ny versjon av boligplanen") if versions else _("Lag en boligplan")
    step = Step(
        "keep_plan_version", title, _("Lagre planen"), _("Boligplanen er lagret."),
        back=reverse("home_ownership:plan", args=[pk]), facts=str(household),
        crumbs=_way(pk, str(household), title), template="home_ownership/plan_form.html",
        lead=_("Skriv planen sammen med husstanden. Det som sto før, blir stående som en tidligere versjon."),
    )  # fmt: skip
    return take_step(
        request,
        form,
        step,
        lambda: keep_plan_version(actor, pk, form.cleaned_data["number"], form.facts()).pk,
    )


@require_GET
def plan_sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The sheet to take home: the plan in plain words, to print."""
    household = open_household_for_plan(request.actor, pk)
    versions = versions_of(request.actor, pk)
    now = versions[0] if versions else None
    context = {"household": household, "version": now, "plan": plan_shown(now) if now else None}
    return render(request, "home_ownership/plan_sheet.html", context)


def plan_shown(version: PlanVersion) -> dict[str, Any]:
    """The steps with days as days, and the skills in words."""
    steps = [
        {**one, "by": date.fromisoformat(one["by"]),
         "done_on": date.fromisoformat(one["done_on"]) if one["done_on"] else None}
        for one in version.steps
    ]  # fmt: skip
    undone = [one for one in steps if not one["done_on"]]
    return {
        "steps": steps, "next": min(undone, key=lambda one: one["by"], default=None),
        "skills": [Skill(one).label for one in version.skills],
    }  # fmt: skip


def _way(pk: UUID, household: str, here: str) -> Crumbs:
    return ((household, reverse("people:household", args=[pk])), (here, ""))
