"""Limits on who lives together: how near each building is, and the meeting's way around with a reason."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.allocation.choices import MeetingState
from boligflyt.areas.allocation.queries.limits import limits_of
from boligflyt.areas.allocation.queries.meetings import open_meeting
from boligflyt.areas.allocation.services.limits import hold_limit, lift_limit
from boligflyt.areas.audit.services import run_once
from boligflyt.web.allocation.forms import HoldForm, LiftForm
from boligflyt.web.allocation.signs import limit_sign
from boligflyt.web.shell.forms import problems_of, tried
from boligflyt.web.shell.steps import Step, take_step

POSTS = ["GET", "POST"]
PER_PAGE = 50


@require_GET
def limits(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Building by building: who lives there, who is proposed, and how many the rules allow.

    A page of those that matter today first, as many vacant dwellings have many limits.
    """
    actor = request.actor
    meeting = open_meeting(actor, pk)
    closed = meeting.state == MeetingState.CLOSED
    found = limits_of(actor, meeting)
    page = Paginator(found.rows, PER_PAGE).get_page(request.GET.get("side"))
    context = {
        "meeting": meeting, "page": page, "rows": [(one, limit_sign(one)) for one in page],
        "cooperatives": found.cooperatives, "closed": closed,
        "decides": meeting.office_id == actor.office and not closed,
    }  # fmt: skip
    return render(request, "allocation/limits.html", context)


@require_http_methods(POSTS)
def lift(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The limit does not hold in this meeting, for a reason that stands in the minutes."""
    actor = request.actor
    meeting = open_meeting(actor, pk)
    initial = {"version": meeting.version, "limit": request.GET.get("grense", "")}
    form = LiftForm(request.POST or None, initial=initial)
    step = Step(
        "lift_limit", _("Fravik grensen"), _("Fravik grensen"),
        _("Grensen er fraveket, og forslaget er laget på nytt."),
        back=reverse("allocation:limits", args=[pk]),
        lead=_(
            "Grensen skal hindre at mange med samme slags behov bor i samme bygg. Fraviker møtet den, er det "
            "bare i dette møtet. Grunnen står i referatet, så skriv ikke navn."
        ),
    )  # fmt: skip

    def lifted() -> UUID:
        data = form.cleaned_data
        return lift_limit(actor, pk, form.version_or(meeting.version), data["limit"], data["reason"]).pk

    return take_step(request, form, step, lifted)


@require_POST
def hold(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The limit holds again."""
    actor = request.actor
    open_meeting(actor, pk)
    form = HoldForm(request.POST)
    if form.is_valid():
        version, limit = form.cleaned_data["version"], form.cleaned_data["limit"]
        tried(form, lambda: run_once(
            form.command_number, "hold_limit", actor.trace, lambda: hold_limit(actor, pk, version, limit).pk
        ))  # fmt: skip
    if form.errors:
        messages.error(request, problems_of(form))
    else:
        messages.success(request, _("Grensen gjelder igjen, og forslaget er laget på nytt."))
    return redirect("allocation:limits", pk=pk)
