"""A file of dwellings: choose it, look at what it would do, confirm, and undo."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.access.queries import names_of
from boligflyt.areas.audit.services import run_once
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.choices import ImportAction, ImportState, RowOutcome
from boligflyt.areas.dwellings.models import DwellingImport
from boligflyt.areas.dwellings.queries import imports_visible_to, open_import
from boligflyt.areas.dwellings.workflow import actions_from
from boligflyt.domain.dwelling_file import columns
from boligflyt.toolkit.parts import whole
from boligflyt.web.dwellings.import_forms import CodesForm, StepForm, UploadForm
from boligflyt.web.dwellings.import_rows import (
    ADDRESSED,
    headings_written,
    shown,
    what_is_stored,
    where_faults_are,
)
from boligflyt.web.dwellings.long_imports import (
    has_many_rows,
    is_long_file,
    is_long_step,
    read_long_file,
    reading,
    say_meanings_of_many,
    take_long_step,
)
from boligflyt.web.formats import counted
from boligflyt.web.shell.forms import problems_of, tried

MANY_FAULTS = 10  # as many as are soon read one by one
PER_PAGE = 50
INVALID = 422
LABELS = {"feil": _l("Feil"), "endret": _l("Endret"), "ny": _l("Nye"), "likt": _l("Uendret")}
DONE = {
    ImportAction.CONFIRM: _l("Boligene er lagt inn."),
    ImportAction.UNDO: _l("Importen er angret. Registeret er som før."),
    ImportAction.DROP: _l("Filen er forkastet. Ingenting er endret."),
    ImportAction.REFRESH: _l("Filen er sammenlignet på nytt."),
}
STEPS = {
    ImportAction.CONFIRM: services.confirm_import,
    ImportAction.UNDO: services.undo_import,
    ImportAction.DROP: services.drop,
    ImportAction.REFRESH: services.refresh,
}


@require_http_methods(["GET", "POST"])
def new_import(request: HttpRequest) -> HttpResponseBase:
    """Choose a file; under it those that were read before."""
    actor = request.actor
    start = {"disposed_from": actor.today}
    form = UploadForm(request.POST or None, request.FILES or None, initial=start)
    if request.method == "POST" and form.is_valid() and is_long_file(form):
        if (page_of_work := read_long_file(request, form)) is not None:
            return page_of_work
    elif request.method == "POST" and form.is_valid():
        done = tried(form, lambda: run_once(
            form.command_number, "preview_dwellings", actor.trace, lambda: whole(reading(actor, form)).pk
        ))  # fmt: skip
        if done:
            return redirect("dwellings:import_one", pk=done[0])
    page = Paginator(imports_visible_to(actor), PER_PAGE).get_page(request.GET.get("side"))
    context = {
        "form": form, "page": page, "batches": _with_names(page.object_list), "columns": columns().values(),
        "crumbs": [(_("Boliger"), reverse("dwellings:list")), (_("Last inn fra fil"), "")],
    }  # fmt: skip
    return render(request, "dwellings/import.html", context, status=INVALID if form.errors else 200)


@require_GET
def import_one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the file would do, or what it did; a sheet that waits for its columns is shown there."""
    batch = open_import(request.actor, pk)
    if batch.state == ImportState.RECEIVED:
        return redirect("dwellings:import_columns", pk=pk)
    return _page(request, batch)


def _page(
    request: HttpRequest, batch: DwellingImport, codes: CodesForm | None = None, problem: str = ""
) -> HttpResponse:
    _with_names([batch])
    which = request.GET.get("vis", "")
    which = which if which in ADDRESSED else _first_to_see(batch)
    rows = batch.rows.filter(outcome=ADDRESSED[which])
    page = Paginator(rows.defer("stored"), PER_PAGE).get_page(request.GET.get("side"))
    actions, written = actions_from(batch.state), headings_written(batch)
    context = {
        "batch": batch, "which": which, "page": page,
        "rows": [shown(one, written) for one in page.object_list],
        "chips": _chips(batch, which), "figures": _figures(batch), "problem": problem,
        "codes": _codes(batch, actions, codes),
        "tenants": _tenants(batch), "apart": _apart(batch),
        "columns": where_faults_are(batch) if which == "feil" else [],
        "stores": batch.counts["new"] + batch.counts["changed"],
        "stored": what_is_stored(batch.counts["new"], batch.counts["changed"]),
        "faulty": counted(batch.counts["wrong"], _("rad"), _("rader")),
        "actions": {one.value: _step_form(batch, one) for one in actions},
        "crumbs": [
            (_("Boliger"), reverse("dwellings:list")),
            (_("Last inn fra fil"), reverse("dwellings:import")),
            (batch.file_name, ""),
        ],
    }  # fmt: skip
    return render(request, "dwellings/import_one.html", context, status=INVALID if problem else 200)


def _with_names(batches: Iterable[DwellingImport]) -> list[DwellingImport]:
    """Who changed each last, confirmed it and undid it, by name."""
    found = list(batches)
    names = names_of(who for one in found for who in (one.changed_by, one.confirmed_by, one.undone_by))
    for one in found:
        for deed in ("changed", "confirmed", "undone"):
            setattr(one, f"{deed}_name", names.get(getattr(one, f"{deed}_by"), ""))
    return found


def _first_to_see(batch: DwellingImport) -> str:
    """Faults before changes before what is new."""
    return next((name for name, outcome in ADDRESSED.items() if batch.counts[outcome]), "likt")


def _chips(batch: DwellingImport, which: str) -> list[dict[str, Any]]:
    return [
        {"url": f"?vis={name}#rader", "label": LABELS[name], "count": batch.counts[outcome],
         "current": "1" if name == which else ""}
        for name, outcome in ADDRESSED.items()
    ]  # fmt: skip


def _figures(batch: DwellingImport) -> list[dict[str, Any]]:
    order = (RowOutcome.NEW, RowOutcome.CHANGED, RowOutcome.UNCHANGED, RowOutcome.WRONG)
    words = {RowOutcome.NEW: _("nye"), RowOutcome.CHANGED: _("endret"), RowOutcome.UNCHANGED: _("uendret"),
             RowOutcome.WRONG: _("med feil")}  # fmt: skip
    return [{"value": batch.counts[one], "label": words[one]} for one in order]


def _codes(batch: DwellingImport, actions: list[ImportAction], bound: CodesForm | None) -> CodesForm | None:
    if not batch.counts.get("codes") or ImportAction.REFRESH not in actions:
        return None
    return bound or CodesForm(batch=batch)


def _tenants(batch: DwellingImport) -> list[Any]:
    """Rows that tell of a tenant: somebody must match them, the program never does."""
    return list(batch.rows.exclude(tenant_told_by="").defer("stored")[:PER_PAGE])


def _apart(batch: DwellingImport) -> list[Any]:
    """Rows under the headings that are no dwellings: somebody should see that they were passed over."""
    if not batch.counts.get("apart"):
        return []
    return list(batch.rows.filter(outcome="").exclude(label="").defer("stored")[:PER_PAGE])


def _step_form(batch: DwellingImport, action: ImportAction) -> StepForm:
    return StepForm(initial={"version": batch.version, "action": action.value}, auto_id=f"{action.value}_%s")


@require_POST
def import_codes(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Say what codes mean, and compare anew."""
    actor, batch = request.actor, open_import(request.actor, pk)
    form = CodesForm(request.POST, batch=batch)
    if form.is_valid() and has_many_rows(batch):
        return say_meanings_of_many(request, batch, form)
    if form.is_valid():
        said = list(form.said())
        if tried(form, lambda: run_once(
            form.command_number, "say_meanings", actor.trace,
            lambda: services.say_meanings(actor, pk, form.version_or(0), said).pk,
        )):  # fmt: skip
            messages.success(
                request, _("Kodene er lagret, også for neste fil. Filen er sammenlignet på nytt.")
            )
            return redirect("dwellings:import_one", pk=pk)
    return _page(request, batch, form, problems_of(form))


@require_POST
def import_step(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Confirm, undo, drop or compare anew."""
    actor, batch = request.actor, open_import(request.actor, pk)
    form = StepForm(request.POST)
    if form.is_valid():
        action = ImportAction(form.cleaned_data["action"])
        if is_long_step(action, batch):
            return take_long_step(request, batch, form)
        if tried(form, lambda: run_once(
            form.command_number, f"import_{action.value}", actor.trace,
            lambda: STEPS[action](actor, pk, form.version_or(0)).pk,
        )):  # fmt: skip
            messages.success(request, DONE[action])
            if action == ImportAction.DROP:
                return redirect("dwellings:import")
            return redirect("dwellings:import_one", pk=pk)
    batch.refresh_from_db()
    return _page(request, batch, problem=problems_of(form))
