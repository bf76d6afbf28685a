"""One candidate: why it was found, the talks so far, and the next step."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries import applications_visible_to
from boligflyt.areas.home_ownership.choices import TalkResult
from boligflyt.areas.home_ownership.models import Candidate
from boligflyt.areas.home_ownership.queries import (
    assessments_for_plan,
    lease_to_buy,
    open_candidate,
    purchase_of,
    saving_of,
    versions_of,
)
from boligflyt.areas.home_ownership.services import write_talk
from boligflyt.areas.home_ownership.workflow import AFTER, OPEN, results_in
from boligflyt.web.home_ownership.screening_forms import TalkForm
from boligflyt.web.shell.steps import POSTS, Crumbs, Step, sent, take_step


@require_GET
def candidate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything about the household in this campaign, with the one next step on top."""
    actor = request.actor
    found = open_candidate(actor, pk)
    home = found.household_id
    talks = list(found.talks.select_related("written_by").order_by("-held_on", "-written_at"))
    case = case_for(actor, home)
    plans = versions_of(actor, home)
    may_buy = actor.may(Right.APPLICATION_WRITE) and found.state in OPEN and case is not None
    context = {
        "candidate": found, "talks": talks, "case": case, "plan": plans[0] if plans else None,
        "to_do": AFTER[TalkResult(talks[0].result)].to_do if talks and found.state in OPEN else "",
        "wants": bool(talks) and talks[0].result in (TalkResult.WANTS_TO_OWN, TalkResult.ADVICE_GIVEN),
        "assessment": assessments_for_plan(actor, home).first(),
        "may_write": actor.may(Right.APPLICATION_WRITE) and found.state in OPEN,
        "purchase": purchase_of(actor, home), "lease": lease_to_buy(actor, found) if may_buy else None,
        "saving": saving_of(actor, home),
        "may_plan": actor.may(Right.LEASE_WRITE), "may_see_plan": actor.may(Right.LEASE_READ),
        "may_assess": actor.may(Right.APPLICATION_WRITE), "crumbs": _way(found),
    }  # fmt: skip
    return render(request, "home_ownership/candidate.html", context)


def case_for(actor: Actor, household: UUID) -> Application | None:
    """The office's newest case of the household, which assessments and purchases belong to."""
    cases = applications_visible_to(actor).filter(household=household, office=actor.office)
    return cases.order_by("-received_on", "id").first()


@require_http_methods(POSTS)
def talk(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write what a talk came to."""
    actor = request.actor
    found = open_candidate(actor, pk)
    form = TalkForm(
        sent(request),
        results=results_in(found.state),
        initial={"version": found.version, "held_on": actor.today},
    )
    here, who = reverse("home_ownership:candidate", args=[pk]), str(found.household)
    step = Step(
        "write_talk", _("Skriv en samtale"), _("Lagre samtalen"), _("Samtalen er lagret."), back=here,
        facts=who, crumbs=(*_way(found)[:-1], (who, here), (_("Samtale"), "")),
    )  # fmt: skip
    return take_step(
        request, form, step, lambda: write_talk(actor, pk, form.cleaned_data["version"], form.facts()).pk
    )


def _way(found: Candidate) -> Crumbs:
    return (
        (_("Kampanjer"), reverse("home_ownership:campaigns")),
        (found.campaign.name, reverse("home_ownership:campaign", args=[found.campaign_id])),
        (str(found.household), ""),
    )
