"""School districts and postal places by the municipality's own file: choose it, look at it, take it in."""

from __future__ import annotations

import io
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import names_of
from boligflyt.areas.audit.services import run_once
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.models import ReferenceFile
from boligflyt.areas.dwellings.reference import (
    FillPlan,
    fill_plan,
    lines_of,
    open_reference,
    references_known,
    references_visible_to,
)
from boligflyt.domain.reference_file import LABELS, NEEDED, Kind
from boligflyt.toolkit.files.examining import examine
from boligflyt.toolkit.files.limits import MEGABYTE, MOST_BYTES
from boligflyt.web.formats import counted, thousands
from boligflyt.web.shell.forms import VersionedForm, problems_of, tried

PACKED = b"PK\x03\x04"
MOST_SHOWN, LAST_FILES, INVALID = 100, 20, 422
CONFIRM, CORRECT, FILL, DROP = "confirm", "correct", "fill", "drop"
DONE = {
    CONFIRM: _l("Filen er lagret, og bygningene som manglet opplysninger, er fylt ut."),
    CORRECT: _l("Filen er lagret, og bygningene er fylt ut og rettet."),
    FILL: _l("Bygningene som er kommet til, er fylt ut."),
    DROP: _l("Filen er forkastet. Ingenting er endret."),
}


class ReferenceUploadForm(VersionedForm):
    """The file."""

    file = forms.FileField(
        label=_l("Fil med skolekretser eller poststeder"),
        help_text=_l("Excel (xlsx) eller CSV, høyst %(most)s MB.") % {"most": MOST_BYTES // MEGABYTE},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        error_messages={
            "empty": _l("Filen er tom. Sjekk at den åpner seg hos deg, og velg den på nytt."),
            "invalid": _l("Filen kom ikke med. Velg den på nytt."),
        },
    )

    def clean_file(self) -> Any:
        """Not larger than what is read at once."""
        given = self.cleaned_data["file"]
        if given.size > MOST_BYTES:
            raise forms.ValidationError(
                _("Filen er større enn %(most)s MB. Del den i flere."),
                params={"most": MOST_BYTES // MEGABYTE},
            )
        return given


class ReferenceStepForm(VersionedForm):
    """What is done with a file that was read."""

    action = forms.ChoiceField(choices=[(one, one) for one in DONE], widget=forms.HiddenInput)


@require_http_methods(["GET", "POST"])
def references(request: HttpRequest) -> HttpResponse:
    """What is in force, a file to choose, and those that were read before."""
    actor = request.actor
    form = ReferenceUploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        done = tried(form, lambda: run_once(
            form.command_number, "preview_reference", actor.trace, lambda: _preview(actor, form).pk
        ))  # fmt: skip
        if done:
            return redirect("dwellings:reference", pk=done[0])
    files = list(references_visible_to(actor).defer("lines")[:LAST_FILES])
    names: dict[Any, str] = dict(names_of(one.changed_by for one in files))
    context = {
        "form": form, "known": references_known(),
        "files": [(one, names.get(one.changed_by, "")) for one in files], "columns": _columns(),
        "crumbs": [(_("Boliger"), reverse("dwellings:list")), (_("Skolekretser og poststeder"), "")],
    }  # fmt: skip
    return render(request, "dwellings/references.html", context, status=INVALID if form.errors else 200)


def _preview(actor: Actor, form: ReferenceUploadForm) -> ReferenceFile:
    """A workbook is looked through for what could do harm before it is read."""
    given = form.cleaned_data["file"]
    content = given.read()
    if content.startswith(PACKED):
        examine(content, given.name)
    return services.preview_reference(actor, io.BytesIO(content), given.name)


def _columns() -> list[tuple[str, list[tuple[str, bool]]]]:
    words = {Kind.SCHOOLS: _("Skolekretser"), Kind.POSTAL: _("Poststeder")}
    return [
        (name, [(label, key in NEEDED[kind]) for key, label in LABELS[kind].items()])
        for kind, name in words.items()
    ]


@require_GET
def reference(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the file tells, every fault in it, and what it would do to the buildings."""
    return _page(request, open_reference(request.actor, pk))


def _page(request: HttpRequest, one: ReferenceFile, problem: str = "") -> HttpResponse:
    plan = FillPlan((), (), ()) if one.faults else fill_plan(one.kind, lines_of(one))
    context = {
        "one": one, "problem": problem, "plan": plan, "figures": _figures(one, plan),
        "faults": one.faults[:MOST_SHOWN], "more_faults": max(0, len(one.faults) - MOST_SHOWN),
        "differs": plan.differs[:MOST_SHOWN], "fills": plan.fills[:MOST_SHOWN], "most": MOST_SHOWN,
        "lines": lines_of(one)[:MOST_SHOWN], "buildings": _buildings(plan),
        "unknown": plan.unknown[:MOST_SHOWN],
        "before": next(known.lines for known in references_known() if known.kind == one.kind),
        "steps": {name: _step_form(one, name) for name in DONE},
        "crumbs": [
            (_("Boliger"), reverse("dwellings:list")),
            (_("Skolekretser og poststeder"), reverse("dwellings:references")), (one.file_name, ""),
        ],
    }  # fmt: skip
    return render(request, "dwellings/reference.html", context, status=INVALID if problem else 200)


def _buildings(plan: FillPlan) -> dict[str, str]:
    """How many buildings are filled in, and how many are changed, in words."""
    fills, differs = ({one.building.pk for one in each} for each in (plan.fills, plan.differs))
    return {
        "fills": counted(len(fills), _("bygning"), _("bygninger")),
        "differs": counted(len(differs), _("bygning"), _("bygninger")),
    }


def _figures(one: ReferenceFile, plan: FillPlan) -> list[dict[str, str]]:
    figures = [
        {"value": thousands(len(one.lines)), "label": _("rader kan leses")},
        {"value": thousands(len(one.faults)), "label": _("feil")},
    ]
    if one.faults:
        return figures
    return [
        *figures,
        {"value": thousands(len(plan.fills)), "label": _("felt kan fylles ut")},
        {"value": thousands(len(plan.differs)), "label": _("felt har noe annet i dag")},
        {"value": thousands(len(plan.unknown)), "label": _("bygninger står ikke i filen")},
    ]


def _step_form(one: ReferenceFile, action: str) -> ReferenceStepForm:
    return ReferenceStepForm(initial={"version": one.version, "action": action}, auto_id=f"{action}_%s")


@require_POST
def reference_step(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the file in, use it again, or throw it away."""
    actor, one = request.actor, open_reference(request.actor, pk)
    form = ReferenceStepForm(request.POST)
    if form.is_valid():
        action = form.cleaned_data["action"]
        done = tried(form, lambda: run_once(
            form.command_number, f"reference_{action}", actor.trace, lambda: _take(actor, pk, form)
        ))  # fmt: skip
        if done:
            messages.success(request, DONE[action])
            return redirect("dwellings:references")
    return _page(request, one, problems_of(form))


def _take(actor: Actor, pk: UUID, form: ReferenceStepForm) -> UUID:
    action, version = form.cleaned_data["action"], form.version_or(0)
    if action == DROP:
        services.drop_reference(actor, pk, version)
    elif action == FILL:
        services.fill_from_reference(actor, pk, version)
    else:
        services.confirm_reference(actor, pk, version, correct=action == CORRECT)
    return pk
