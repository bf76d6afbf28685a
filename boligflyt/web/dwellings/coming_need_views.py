"""Homes on their way against the households that wait: size by size and year by year (PRO-41)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from boligflyt.areas.allocation.queries.coming_need import ComingNeed, coming_need
from boligflyt.domain.coming_need import LARGEST, Balance, SizeLine
from boligflyt.web.formats import thousands
from boligflyt.web.pair_charts import Pair, pair_chart


@require_GET
def need(request: HttpRequest) -> HttpResponse:
    """Chart and table of the actor's day, and what the numbers mean."""
    found = coming_need(request.actor)
    lines = found.balance.lines
    context = {
        "found": found, "balance": found.balance, "largest": LARGEST, "chart": _chart(found),
        "rows": [_row(one, found) for one in lines], "years": _years(found.balance),
        "figures": _figures(found), "on": request.actor.today,
        "crumbs": [
            (_("Boliger"), reverse("dwellings:list")), (_("Boliger på vei"), reverse("dwellings:coming")),
            (_("Mot behovet"), ""),
        ],
    }  # fmt: skip
    return render(request, "dwellings/coming_need.html", context)


def size_words(bedrooms: int | None) -> str:
    """«2 soverom», «5 soverom eller flere», or that it is not told."""
    if bedrooms is None:
        return _("Størrelse ikke oppgitt")
    return (_("%s soverom eller flere") if bedrooms == LARGEST else _("%s soverom")) % bedrooms


def _years(of: Balance) -> list[str]:
    words = [str(year) for year in of.years]
    return [*words[:-1], _("%s og senere") % words[-1]] if of.later else words


def _told(number: int | None, found: ComingNeed) -> str:
    if number is not None:
        return thousands(number)
    return _("skjult") if found.knows_waiting else ""


def _row(line: SizeLine, found: ComingNeed) -> dict[str, Any]:
    words = zip(_years(found.balance), line.by_year, strict=True)
    lacking = "–" if line.bedrooms is None else _told(line.lacking, found)
    return {
        "line": line, "size": size_words(line.bedrooms), "waiting": _told(line.waiting, found),
        "lacking": lacking, "by_year": [(year, sure, possible) for year, (sure, possible) in words],
    }  # fmt: skip


def _chart(found: ComingNeed) -> Any:
    pairs = [
        Pair(size_words(one.bedrooms), one.waiting, one.sure, one.possible) for one in found.balance.lines
    ]
    names = (_("Husstander som venter"), _("Boliger på vei"), _("sikre"), _("mulige"))
    return pair_chart(pairs, _("Boliger på vei mot husstander som venter"), names, found.knows_waiting)


def _figures(found: ComingNeed) -> list[dict[str, str]]:
    sure = sum(one.sure for one in found.balance.lines)
    possible = sum(one.possible for one in found.balance.lines)
    figures = [
        {"value": thousands(sure), "label": _("boliger er kjøpt eller under bygging")},
        {"value": thousands(possible), "label": _("er mulige: opsjoner, rettigheter og planer")},
    ]
    if not found.knows_waiting:
        return figures
    return [{"value": _told(found.balance.waiting, found), "label": _("husstander venter i dag")}, *figures]
