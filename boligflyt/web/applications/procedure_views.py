"""The procedure: what holds, its versions, and the draft that a leader works on."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.access.choices import Right
from boligflyt.areas.applications.models import ProcedureVersion
from boligflyt.areas.applications.queries.procedure import (
    adopted_versions,
    open_draft,
    open_version,
    version_before,
    version_on,
    versions_visible_to,
)
from boligflyt.areas.applications.services import procedure as services
from boligflyt.domain.procedure import Procedure, changes
from boligflyt.toolkit.faults import Refused
from boligflyt.web.applications.procedure_forms import AdoptForm, StepForm
from boligflyt.web.applications.procedure_words import change_rows, deadline_words
from boligflyt.web.shell.steps import POSTS, Crumbs, Step, sent, take_step

NEW = "nytt"
UP, DOWN = -1, 1


def _crumbs(row: ProcedureVersion, here: str = "") -> Crumbs:
    name = _("Utkast") if row.is_draft else _("Versjon %s") % row.number
    whole = (_("Prosedyren"), reverse("applications:procedure"))
    if not here:
        return (whole, (name, ""))
    return (whole, (name, reverse("applications:procedure_version", args=[row.pk])), (here, ""))


def _rows(told: Procedure) -> list[dict[str, object]]:
    return [{"step": one, "deadline": deadline_words(one, told.steps)} for one in told.steps]


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """What holds today, and every version."""
    actor = request.actor
    rows = list(versions_visible_to(actor))
    held = version_on()(actor.today)
    context = {
        "held": held, "rows": _rows(held), "versions": [one for one in rows if not one.is_draft],
        "draft": next((one for one in rows if one.is_draft), None),
        "first": adopted_versions()[-1], "may_lead": actor.may(Right.PROCEDURE_LEAD),
    }  # fmt: skip
    return render(request, "applications/procedure.html", context)


@require_GET
def version(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One version with what it changed; the draft also with what may be done with it."""
    row = open_version(request.actor, pk)
    told, before = row.procedure, version_before(row)
    context = {
        "version": row, "rows": _rows(told), "before": before, "crumbs": _crumbs(row),
        "changes": change_rows(changes(before.steps, told.steps), before.steps, told.steps),
        "may_lead": request.actor.may(Right.PROCEDURE_LEAD), "new": NEW,
    }  # fmt: skip
    return render(request, "applications/procedure_version.html", context)


@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """A draft to work on; the one that is there, when there is one."""
    row = services.make_draft(request.actor)
    return redirect("applications:procedure_version", pk=row.pk)


@require_http_methods(POSTS)
def step(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """One step of the draft, or a new one of the municipality's own."""
    actor = request.actor
    row = open_draft(actor, pk)
    told = row.procedure
    found = told.step(code)
    if found is None and code != NEW:
        raise Http404
    form = StepForm(sent(request), draft=told, step=found, initial={"version": row.version})
    title = _("Endre steget") if found else _("Nytt steg")
    law = found.law if found else ""
    words = Step(
        "keep_procedure_step", title, _("Lagre i utkastet"), _("Steget er lagret i utkastet."),
        back=reverse("applications:procedure_version", args=[pk]), crumbs=_crumbs(row, title),
        facts=found.name if found else "",
        lead=_("Steget er et krav i %s. Ordene er kommunens egne, men det kan ikke slås av.") % law if law
        else "" if found else _("Steget krysses av for hånd i hver sak."),
    )  # fmt: skip
    version = form.cleaned_data["version"] if request.method == "POST" and form.is_valid() else None
    return take_step(
        request, form, words, lambda: services.keep_step(actor, pk, version or row.version, form.told()).pk
    )


@require_POST
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A button beside a step of the draft: up, down or away; or the whole draft thrown away."""
    actor, given = request.actor, request.POST
    text = given.get("version", "")
    version = int(text) if text.isdecimal() else None
    wanted, code = given.get("what", ""), given.get("code", "")
    try:
        if wanted == "drop":
            services.drop_draft(actor, pk, version)
            messages.success(request, _("Utkastet er slettet."))
            return redirect("applications:procedure")
        if wanted == "remove":
            services.remove_step(actor, pk, version, code)
        else:
            services.move_step(actor, pk, version, code, UP if wanted == "up" else DOWN)
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect(reverse("applications:procedure_version", args=[pk]) + f"#steg-{code}")


@require_http_methods(POSTS)
def adopt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let the draft hold from a day."""
    actor = request.actor
    row = open_draft(actor, pk)
    form = AdoptForm(sent(request), initial={"version": row.version, "from_day": actor.today})
    title = _("Vedta prosedyren")
    words = Step(
        "adopt_procedure", title, _("Vedta"), _("Prosedyren er vedtatt."),
        back=reverse("applications:procedure_version", args=[pk]), crumbs=_crumbs(row, title),
        lead=_("En vedtatt versjon kan ikke endres. Steg som er gjort før dagen, vises med de gamle ordene."),
    )  # fmt: skip
    version = form.cleaned_data["version"] if request.method == "POST" and form.is_valid() else None
    return take_step(
        request, form, words,
        lambda: services.adopt(
            actor, pk, version or row.version, form.cleaned_data["from_day"], form.cleaned_data["why"]
        ).pk,
    )  # fmt: skip
