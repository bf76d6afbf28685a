"""A household's economy: filled in and answered at once, kept, opened again, and a sheet for the family."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries import open_application
from boligflyt.areas.audit.services import run_once
from boligflyt.areas.home_ownership.queries import (
    WorkedOut,
    beginning_of,
    may_work_on,
    norm_for,
    open_assessment,
    work_out,
)
from boligflyt.areas.home_ownership.services import keep_assessment
from boligflyt.domain.household_economy import Line
from boligflyt.toolkit.faults import Refused
from boligflyt.web.home_ownership.forms import EMPTY_ROWS, EconomyForm, budget_of
from boligflyt.web.home_ownership.shown import answer_parts, budget_rows, form_parts, rates_then, told_parts
from boligflyt.web.shell.drafts import ASKED, with_draft
from boligflyt.web.shell.forms import tried
from boligflyt.web.shell.session import only_looks
from boligflyt.web.shell.steps import INVALID, POSTS

STEP, RESET, SAVE = "steg", "norm", "lagre"
ROWS_FOR_A_DRAFT = 10  # a draft may have more rows than what the form begins with


@require_http_methods(POSTS)
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Fill in, see the answer, and keep it; begins with what is known, or with an earlier assessment."""
    actor = request.actor
    application = open_application(actor, pk, Information.ECONOMY, for_work=True)
    if request.method == "GET":
        told = _begun_with(request, application)
        form = EconomyForm(None, told, ROWS_FOR_A_DRAFT if ASKED in request.GET else EMPTY_ROWS)
        with_draft(request, form)
        return _page(request, application, form, _answer_if_any(actor, told))
    form = _sent(request.POST, actor)
    with_draft(request, form)
    found = _worked_out(actor, form)
    if found and request.POST.get(STEP) == SAVE:
        done = tried(form, lambda: run_once(
            form.command_number, "keep_assessment", actor.trace,
            lambda: keep_assessment(actor, pk, form.cleaned_data["about"], form.told()).pk,
        ))  # fmt: skip
        if done:
            messages.success(request, _("Vurderingen er lagret."))
            return redirect("home_ownership:assessment", pk=done[0])
    return _page(request, application, form, found)


@require_POST
def live(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The answer while one writes: the same as «Regn ut», and nothing is kept.

    The page asks by itself, so it is no use of the session. The case was opened by its own page, which told
    the trace.
    """
    only_looks(request)
    actor = request.actor
    if not may_work_on(actor, pk):
        raise Http404
    form = _sent(request.POST, actor)
    found = _worked_out(actor, form)
    faults = [] if found else _faults(form)
    context = {"shown": answer_parts(found.answer) if found else None, "faults": faults}
    return render(request, "home_ownership/live.html", context)


def _faults(form: EconomyForm) -> list[tuple[str, str]]:
    """What stands in the way of an answer, by the field's own name."""
    return [
        (str(form.fields[name].label) if name in form.fields else "", " ".join(map(str, texts)))
        for name, texts in form.errors.items()
    ]


def _page(
    request: HttpRequest, application: Application, form: EconomyForm, found: WorkedOut | None
) -> HttpResponse:
    norm = norm_for(form.members(), request.actor.today)
    context: dict[str, Any] = {
        "application": application, "form": form, "norm": norm, "budget": budget_rows(form, norm),
        "shown": answer_parts(found.answer) if found else None, "parts": form_parts(form),
        **{part: form.rows(part) for part in ("members", "income", "debts", "fixed_costs")},
    }  # fmt: skip
    return render(request, "home_ownership/form.html", context, status=INVALID if form.errors else 200)


def _begun_with(request: HttpRequest, application: Application) -> dict[str, Any]:
    """What an earlier assessment was told, where one is copied; else what is known, at the norm."""
    actor = request.actor
    copied = request.GET.get("kopi", "")
    if copied:
        earlier = open_assessment(actor, _uuid(copied))
        if earlier.application_id != application.pk:
            raise Http404
        return {"about": earlier.about, **earlier.told}
    told = beginning_of(actor, application)
    norm = norm_for(EconomyForm(None, told).members(), actor.today)
    return {**told, "budget": budget_of(norm)}


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def _sent(data: QueryDict, actor: Actor) -> EconomyForm:
    """The form as it was sent; with the budget back at the norm, when that was asked for."""
    form = EconomyForm(data, {})
    if data.get(STEP) != RESET:
        return form
    form.is_valid()
    norm = norm_for(form.members(), actor.today)
    return EconomyForm(_at_the_norm(data, norm), {}) if norm else form


def _at_the_norm(data: QueryDict, norm: tuple[Line, ...]) -> QueryDict:
    kept = data.copy()
    for name in [one for one in kept if one.startswith("budget-")]:
        del kept[name]
    for row, line in enumerate(budget_of(norm)):
        kept[f"budget-{row}-name"], kept[f"budget-{row}-monthly"] = line["name"], str(line["monthly"])
    return kept


def _worked_out(actor: Actor, form: EconomyForm) -> WorkedOut | None:
    """The answer; None with the fault at its field when there is none."""
    if not form.is_valid():
        return None
    try:
        return work_out(form.told(), actor.today)
    except Refused as fault:
        form.refuse(fault)
        return None


def _answer_if_any(actor: Actor, told: dict[str, Any]) -> WorkedOut | None:
    """The answer to what the form begins with; None when more must be told first, which is no fault yet."""
    try:
        return work_out({name: one for name, one in told.items() if name != "about"}, actor.today)
    except Refused:
        return None


@require_GET
def assessment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One assessment as it was kept: the answer of its day, and what it rests on."""
    actor = request.actor
    found = open_assessment(actor, pk)
    owns = found.application.office_id == actor.office
    context = {
        "assessment": found, "application": found.application, "shown": answer_parts(found.answer),
        "told": told_parts(found.told), "rates": rates_then(found.answer),
        "may_write": actor.may(Right.APPLICATION_WRITE) and owns,
    }  # fmt: skip
    return render(request, "home_ownership/assessment.html", context)


@require_GET
def sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The sheet for the family: the ways in plain words, to print."""
    found = open_assessment(request.actor, pk)
    context = {"assessment": found, "shown": answer_parts(found.answer)}
    return render(request, "home_ownership/sheet.html", context)
