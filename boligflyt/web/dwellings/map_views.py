"""The dwellings on a map, with the table they are read from always under it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.allocation.queries.stock_filters import school_districts
from boligflyt.areas.allocation.queries.stock_map import StockMap
from boligflyt.areas.audit.services import record_list, run_once
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.queries import open_dwelling
from boligflyt.web.dwellings import map_points as points
from boligflyt.web.dwellings import rows
from boligflyt.web.dwellings.forms import PlaceForm
from boligflyt.web.dwellings.list_forms import FilterForm
from boligflyt.web.dwellings.list_views import what_is_asked
from boligflyt.web.shell.forms import tried

PER_PAGE = 50
INVALID = 422
UNPLACED = "uten"  # in the address: only those that nobody has placed
NO_OUTLINE: dict[str, Any] = {"type": "FeatureCollection", "features": []}


@require_GET
def dwelling_map(request: HttpRequest) -> HttpResponse:
    """The map's frame and the table; the points come by themselves."""
    actor = request.actor
    form = FilterForm(request.GET, actor, school_districts(actor))
    found = StockMap(actor, form.filters(), actor.today).spread()
    only = bool(request.GET.get(UNPLACED))
    shown = found.unplaced if only else found.rows
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("side"))
    record_list(actor.trace, "dwelling", [row.pk for row in page.object_list])
    context = {
        "filter": form, "page": page, "found": found, "only": only, "asked": what_is_asked(request.GET),
        "rows": [
            {
                "shown": one, "letter": points.type_letter(one.row.purpose),
                "unplaced": one.row.latitude is None,
            }
            for one in rows.dressed(page.object_list, actor)
        ],
        "types": points.TYPES.items(), "groups": points.GROUPS.items(), "fault": _outline()[1],
        "tiles": settings.MAP_TILES, "credit": settings.MAP_CREDIT,
        "may_write": actor.may(Right.DWELLING_WRITE),
        "crumbs": [(_("Boliger"), reverse("dwellings:list")), (_("Kart"), "")],
    }  # fmt: skip
    return render(request, "dwellings/map.html", context)


@require_GET
def map_points(request: HttpRequest) -> HttpResponse:
    """What the script draws: points, named in one line of the trace, or numbers of a grid; all or a part.

    The first time no part is asked for; then the areas' names come along.
    """
    actor, box = request.actor, points.box_asked_for(request.GET.get("boks", ""))
    form = FilterForm(request.GET, actor, school_districts(actor))
    stock = StockMap(actor, form.filters(), actor.today)
    drawn = stock.points(box)
    record_list(actor.trace, "dwelling", [row.pk for row in drawn or []])
    side = points.side_at(request.GET.get("zoom", ""))
    return JsonResponse({
        "points": points.as_points(drawn or []),
        "cells": points.as_cells(stock.cells(box, side)) if drawn is None else [],
        "areas": [] if box else points.as_areas(stock.areas()),
        "whole": box is None and drawn is not None,
    })  # fmt: skip


@require_GET
def map_outline(request: HttpRequest) -> HttpResponse:
    """The municipality's own outline; an empty one when it has none."""
    return JsonResponse(_outline()[0])


def _outline() -> tuple[dict[str, Any], str]:
    """The outline, and why it can not be drawn, if so."""
    if not settings.MAP_OUTLINE:
        return NO_OUTLINE, ""
    try:
        found = json.loads(Path(settings.MAP_OUTLINE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return NO_OUTLINE, _("Omrisset kan ikke leses. Filen må finnes, og være GeoJSON lagret som UTF-8.")
    if not isinstance(found, dict) or not isinstance(found.get("features"), list):
        return NO_OUTLINE, _("Omrisset må være GeoJSON av typen FeatureCollection.")
    return found, ""


@require_http_methods(["GET", "POST"])
def place(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where the building of a dwelling stands."""
    actor = request.actor
    dwelling = open_dwelling(actor, pk)
    form = PlaceForm(request.POST) if request.method == "POST" else PlaceForm.of(dwelling.building)
    done: object = form.is_bound and form.is_valid() and tried(form, lambda: run_once(
        form.command_number, "place_building", actor.trace,
        lambda: services.set_place(actor, pk, form.was(), form.place()).pk,
    ))  # fmt: skip
    if done:
        messages.success(request, _("Plasseringen er lagret."))
        return redirect("dwellings:detail", pk=pk)
    way = [
        (_("Boliger"), reverse("dwellings:list")),
        (dwelling.address, reverse("dwellings:detail", args=[pk])),
    ]
    context = {"form": form, "dwelling": dwelling, "crumbs": [*way, (_("Plassering"), "")]}
    return render(request, "dwellings/place.html", context, status=INVALID if form.errors else 200)
