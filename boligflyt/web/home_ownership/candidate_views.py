"""One candidate: why it was found, the talks so far, and the next step."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.applications.queries import applications_visible_to
from boligflyt.areas.home_ownership.choices import TalkResult
from boligflyt.areas.home_ownership.models import Candidate
from boligflyt.areas.home_ownership.queries import assessments_for_plan, open_candidate, versions_of
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
    cases = applications_visible_to(actor).filter(household=home, office=actor.office)
    case = cases.order_by("-received_on", "id").first()
    plans = versions_of(actor, home)
    context = {
        "candidate": found, "talks": talks, "case": case, "plan": plans[0] if plans else None,
        "to_do": AFTER[TalkResult(talks[0].result)].to_do if talks and found.state in OPEN else "",
        "wants": bool(talks) and talks[0].result in (TalkResult.WANTS_TO_OWN, TalkResult.ADVICE_GIVEN),
        "assessment": assessments_for_plan(actor, home).first(),
        "may_write": actor.may(Right.APPLICATION_WRITE) and found.state in OPEN,
        "may_plan": actor.may(Right.LEASE_WRITE), "may_see_plan": actor.may(Right.LEASE_READ),
        "may_assess": actor.may(Right.APPLICATION_WRITE), "crumbs": _way(found),
    }  # fmt: skip
    return render(request, "home_ownership/candidate.html", context)


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
