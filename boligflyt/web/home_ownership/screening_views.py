"""Campaigns: the list, a new one, its candidates, giving them to somebody, and one's own talks."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.home_ownership.choices import CandidateState
from boligflyt.areas.home_ownership.models import Campaign, Candidate
from boligflyt.areas.home_ownership.queries import (
    campaigns,
    candidates_of,
    counted,
    open_campaign,
    talkers,
    talks_of,
)
from boligflyt.areas.home_ownership.services import find_candidates, give_candidates, make_campaign
from boligflyt.areas.home_ownership.workflow import OPEN
from boligflyt.toolkit.faults import Refused
from boligflyt.web.home_ownership.rule_words import rule_words
from boligflyt.web.home_ownership.screening_forms import CampaignForm, GiveForm, campaign_beginning
from boligflyt.web.shell.forms import tried
from boligflyt.web.shell.steps import INVALID, POSTS, Step, sent, take_step

MOST_SHOWN = 100


@require_GET
def campaign_list(request: HttpRequest) -> HttpResponse:
    """All campaigns, the one that ends last on top."""
    actor = request.actor
    context = {"campaigns": list(campaigns()[:MOST_SHOWN]), "may_make": actor.may(Right.APPLICATION_WRITE)}
    return render(request, "home_ownership/campaigns.html", context)


@require_http_methods(POSTS)
def campaign_new(request: HttpRequest) -> HttpResponse:
    """A campaign with its rule; the candidates are found when it is saved."""
    actor = request.actor
    form = CampaignForm(sent(request), initial=campaign_beginning(actor.today))
    step = Step(
        "make_campaign", _("Ny kampanje"), _("Lagre og finn husstander"), _("Kampanjen er lagret."),
        back=reverse("home_ownership:campaigns"), crumbs=_way(_("Ny kampanje")),
        lead=_(
            "Alle kravene må stemme, og et tomt felt spør ikke om noe. Krav om botid, leietid og bolig "
            "gjelder bare dem som leier. En husstand uten kjent inntekt blir ikke funnet når du setter "
            "en grense."
        ),
        then=lambda pk: reverse("home_ownership:campaign", args=[pk]),
    )  # fmt: skip
    return take_step(request, form, step, lambda: make_campaign(actor, form.facts()).pk)


@require_GET
def campaign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One campaign: the rule, how it goes, and its candidates."""
    return _page(request, open_campaign(pk))


@require_POST
def campaign_find(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the rule again."""
    found = open_campaign(pk)
    try:
        messages.success(request, _told(*find_candidates(request.actor, pk)))
    except Refused as fault:  # said before anything is stored
        messages.error(request, fault.message)
    return redirect("home_ownership:campaign", pk=found.pk)


def _told(new: int, left: int) -> str:
    came = ngettext("%d husstand kom til.", "%d husstander kom til.", new) % new
    gone = ngettext("%d gikk ut.", "%d gikk ut.", left) % left
    return f"{came} {gone}" if left else came


@require_POST
def campaign_give(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say who is to talk with those that are ticked."""
    actor = request.actor
    found = open_campaign(pk)
    form = _give_form(actor, list(candidates_of(actor, found)[:MOST_SHOWN]), request.POST)
    if form.is_valid():
        data = form.cleaned_data
        chosen = [UUID(one) for one in data["chosen"]]
        number = tried(
            form, lambda: give_candidates(actor, pk, chosen, UUID(data["talker"]), data["next_on"])
        )
        if number:
            said = ngettext("%d samtale er gitt.", "%d samtaler er gitt.", number) % number
            messages.success(request, said)
            return redirect("home_ownership:campaign", pk=pk)
    return _page(request, found, form)


def _give_form(actor: Actor, rows: list[Candidate], data: Any = None) -> GiveForm:
    staff = {str(one.staff_id): one.staff.name for one in talkers(actor)}
    seen = [str(one.pk) for one in rows if one.state in OPEN]
    initial = {"talker": str(actor.staff)}
    return GiveForm(data, staff=list(staff.items()), seen=seen, initial=initial)


def _page(request: HttpRequest, found: Campaign, form: GiveForm | None = None) -> HttpResponse:
    actor = request.actor
    everybody = list(candidates_of(actor, found))
    asked = request.GET.get("vis", "")
    state = CandidateState(asked) if asked in CandidateState.values else None
    rows = [one for one in everybody if state is None or one.state == state]
    shown = rows[:MOST_SHOWN]
    record_list(actor.trace, "candidate", [one.pk for one in shown])
    counts, smallest = counted(actor, everybody)
    may_write = actor.may(Right.APPLICATION_WRITE)
    open_rows = may_write and any(one.state in OPEN for one in shown)
    if form is None and open_rows:
        form = _give_form(actor, everybody[:MOST_SHOWN])
    context = {
        "campaign": found, "rule": rule_words(found.rule), "rows": shown, "more": len(rows) - len(shown),
        "counts": counts, "smallest": smallest, "states": _states(state), "form": form,
        "chosen": form.data.getlist("chosen") if form is not None and form.is_bound else [],
        "may_write": may_write, "may_find": may_write and actor.today <= found.last_day, "open": OPEN,
        "over": actor.today > found.last_day, "crumbs": _way(found.name),
    }  # fmt: skip
    status = INVALID if form is not None and form.errors else 200
    return render(request, "home_ownership/campaign.html", context, status=status)


def _states(chosen: CandidateState | None) -> list[dict[str, Any]]:
    every = {"label": _("Alle"), "url": "?", "current": "" if chosen else "1"}
    return [every] + [
        {"label": one.label, "url": f"?vis={one.value}", "current": "1" if one == chosen else ""}
        for one in CandidateState
    ]


@require_GET
def my_talks(request: HttpRequest) -> HttpResponse:
    """Whom one is to talk with, by date; `?enhet=1` shows the whole office's."""
    actor = request.actor
    whole = request.GET.get("enhet") == "1"
    rows = list(talks_of(actor, whole_office=whole)[:MOST_SHOWN])
    record_list(actor.trace, "candidate", [one.pk for one in rows])
    address = reverse("home_ownership:my_talks")
    context = {
        "rows": rows, "whole": whole, "may_write": actor.may(Right.APPLICATION_WRITE),
        "views": [
            {"label": _("Mine"), "url": address, "current": not whole},
            {"label": _("Hele enheten"), "url": f"{address}?enhet=1", "current": whole},
        ],
    }  # fmt: skip
    return render(request, "home_ownership/my_talks.html", context)


def _way(here: str) -> tuple[tuple[str, str], ...]:
    return ((_("Kampanjer"), reverse("home_ownership:campaigns")), (here, ""))
