"""«Prøv andre regler»: basis and purpose first, then what is changed, and what it would have done."""

from __future__ import annotations

from random import SystemRandom
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.allocation.queries.rehearsals import open_rehearsal, rehearsals
from boligflyt.areas.allocation.services.rehearsing import empty_rehearsal, rehearse
from boligflyt.areas.applications.queries import rules_today
from boligflyt.areas.audit.services import run_once
from boligflyt.web.allocation.rehearsal_forms import RehearsalForm
from boligflyt.web.allocation.rehearsal_page import bars, shown_changes, shown_rows
from boligflyt.web.shell.forms import VersionedForm, problems_of, tried
from boligflyt.web.shell.steps import Step, sent, take_step

POSTS = ["GET", "POST"]
PER_PAGE = 50


@require_GET
def rehearsal_list(request: HttpRequest) -> HttpResponse:
    """What has been tried, newest first."""
    page = Paginator(rehearsals(request.actor), PER_PAGE).get_page(request.GET.get("side"))
    return render(request, "allocation/rehearsals.html", {"page": page})


@require_http_methods(POSTS)
def rehearsal_new(request: HttpRequest) -> HttpResponse:
    """Say why, choose the period and what to change; the numbers come at once."""
    actor = request.actor
    rules = rules_today(actor)
    form = RehearsalForm(sent(request), request.FILES or None, rules=rules, today=actor.today)
    step = Step(
        "rehearse", _("Prøv andre regler"), _("Lag kopien, og prøv reglene"), _("Reglene er prøvd."),
        back=reverse("allocation:rehearsals"),
        then=lambda made: reverse("allocation:rehearsal", args=[made]),
        lead=_(
            "Programmet lager en kopi uten navn, nummer og adresser av dem som sto på ventelisten, og "
            "spiller møtene om igjen med reglene dere vil prøve. Skjermede husstander er ikke med. Kopien "
            "slettes av seg selv."
        ),
    )  # fmt: skip
    return take_step(request, form, step, lambda: rehearse(actor, form.asked(), SystemRandom()).pk)


@require_GET
def rehearsal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who would have been housed, and who would have waited longer, by group."""
    actor = request.actor
    found = open_rehearsal(actor, pk)
    context = {
        "found": found, "rows": shown_rows(found.result), "bars": bars(found.result), "result": found.result,
        "changes": shown_changes(found.changes, rules_today(actor)),
    }  # fmt: skip
    return render(request, "allocation/rehearsal.html", context)


@require_POST
def rehearsal_empty(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Delete the copy now."""
    actor = request.actor
    open_rehearsal(actor, pk)
    form = VersionedForm(request.POST)
    if form.is_valid():
        tried(form, lambda: run_once(
            form.command_number, "empty_rehearsal", actor.trace, lambda: empty_rehearsal(actor, pk).pk
        ))  # fmt: skip
    if form.errors:
        messages.error(request, problems_of(form))
    else:
        messages.success(request, _("Kopien er slettet. Tallene står igjen."))
    return redirect("allocation:rehearsal", pk=pk)
