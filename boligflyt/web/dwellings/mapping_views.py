"""A sheet with headings of its own: its first rows, and what each heading is."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from boligflyt.areas.audit.services import run_once
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.choices import ImportAction
from boligflyt.areas.dwellings.models import DwellingImport
from boligflyt.areas.dwellings.queries import open_import
from boligflyt.areas.dwellings.workflow import actions_from
from boligflyt.domain.dwelling_file import column_letter
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.domain.sheet_mapping import SheetMapping, propose
from boligflyt.web.dwellings.import_forms import StepForm
from boligflyt.web.dwellings.long_imports import is_long_sheet, map_long_sheet
from boligflyt.web.dwellings.mapping_forms import EXAMPLES, LONGEST_EXAMPLE, MappingForm
from boligflyt.web.shell.forms import tried

INVALID = 422
Rows = list[tuple[int, list[Any]]]


@require_http_methods(["GET", "POST"])
def import_columns(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Say what the columns are; the file is then compared with the register."""
    actor, batch = request.actor, open_import(request.actor, pk)
    if not batch.sheet or ImportAction.MAP not in actions_from(batch.state):
        return redirect("dwellings:import_one", pk=pk)
    rows = services.first_rows(batch)
    form = _form(request, batch, rows)
    if request.method == "POST" and form.is_valid() and is_long_sheet(batch):
        if (page_of_work := map_long_sheet(request, batch, form)) is not None:
            return page_of_work
    elif request.method == "POST" and form.is_valid():
        done = tried(form, lambda: run_once(
            form.command_number, "map_sheet", actor.trace,
            lambda: services.map_sheet(actor, pk, form.cleaned_data["version"] or 0, form.said()).pk,
        ))  # fmt: skip
        if done:
            messages.success(request, _("Oppsettet er lagret, også for neste ark med samme overskrifter."))
            return redirect("dwellings:import_one", pk=pk)
    return _page(request, batch, rows, form)


def _form(request: HttpRequest, batch: DwellingImport, rows: Rows) -> MappingForm:
    told, name = services.told_of(batch)
    row = _row_asked_for(request, told.row if told else batch.heading_row, rows)
    headings = services.headings_at(batch, row)
    kept = told if told and told.row == row else None
    mapping = kept or SheetMapping(row, headings, propose(headings), {})
    return MappingForm(
        request.POST or None, batch=batch, mapping=mapping, proposed=kept is None, name=name,
        samples=_samples(rows, row),
    )  # fmt: skip


def _row_asked_for(request: HttpRequest, known: int, rows: Rows) -> int:
    """The row of headings; one that is not among the first is not listened to."""
    asked = request.POST.get("row") or request.GET.get("rad") or ""
    row = int(asked) if asked.isascii() and asked.isdigit() else known
    return row if row in dict(rows) else known


def _samples(rows: Rows, row: int) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for number, cells in rows:
        for place, cell in enumerate(cells if number > row else []):
            text = _shown(cell)[:LONGEST_EXAMPLE]
            if text and text not in (texts := found.setdefault(place, [])) and len(texts) < EXAMPLES:
                texts.append(text)
    return found


def _shown(cell: Any) -> str:
    """The cell as the sheet shows it; a number that was withheld is said to be so."""
    if isinstance(cell, dict):
        return norwegian_date(date.fromisoformat(cell["day"])) if "day" in cell else _("(ikke vist)")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _page(request: HttpRequest, batch: DwellingImport, rows: Rows, form: MappingForm) -> HttpResponse:
    places, headings = form.places, form.mapping.headings
    shown = [
        {"number": number, "cells": [_shown(cells[one])[:LONGEST_EXAMPLE] if one < len(cells) else ""
                                     for one in places],
         "current": number == form.mapping.row}
        for number, cells in rows
    ]  # fmt: skip
    context = {
        "batch": batch, "form": form, "rows": shown, "row": form.mapping.row,
        "hidden": [
            _("%(heading)s (kolonne %(letter)s)") % {"heading": headings[one], "letter": column_letter(one)}
            for one in batch.sheet["hidden"]
            if one < len(headings)
        ],
        "drop": StepForm(
            initial={"version": batch.version, "action": ImportAction.DROP.value}, auto_id="drop_%s"
        ),
        "crumbs": [
            (_("Boliger"), reverse("dwellings:list")),
            (_("Last inn fra fil"), reverse("dwellings:import")),
            (batch.file_name, ""),
        ],
    }  # fmt: skip
    return render(request, "dwellings/import_columns.html", context, status=INVALID if form.errors else 200)
