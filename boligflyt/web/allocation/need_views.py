"""The demand for adapted dwellings, year by year: page, chart, tables and files for the plan (TG-08)."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET

from boligflyt.areas.allocation.queries.adapted_need import AdaptedNeed, adapted_need
from boligflyt.areas.allocation.queries.coming_of_age import OTHERWISE, OWN, RENT, WITH_FAMILY
from boligflyt.areas.applications.choices import TargetGroup
from boligflyt.web.charts import Point, Series, line_chart

YEARS_SHOWN = 5
GROUPS = (
    TargetGroup.ELDERLY, TargetGroup.DISABILITY, TargetGroup.INTELLECTUAL_DISABILITY,
    TargetGroup.MENTAL_OR_SUBSTANCE,
)  # fmt: skip
PLACES = {
    WITH_FAMILY: _l("Bor hos familie eller andre"), OWN: _l("Eier egen bolig"),
    RENT: _l("Leier, av kommunen eller privat"), OTHERWISE: _l("Bor på annen måte"),
}  # fmt: skip
MARK = "\ufeff"  # spreadsheets read the file as Norwegian text only with this first


@require_GET
def adapted_need_page(request: HttpRequest) -> HttpResponse:
    """The series of one target group; `?som=csv` and `?som=tjenester` give the tables as files."""
    actor = request.actor
    asked = request.GET.get("gruppe", "")
    group = next((one for one in GROUPS if one.value == asked), GROUPS[0])
    years = range(actor.today.year - YEARS_SHOWN + 1, actor.today.year + 1)
    need = adapted_need(actor, group, years)
    rows = [(one.year, _told(one.asked, need), _told(one.granted, need)) for one in need.years]
    services = [
        (one.year, _told(one.ambulant, need), _told(one.base, need), _told(one.not_known, need))
        for one in need.services.years
    ]
    if request.GET.get("som") == "csv":
        return _file(f"behov-{group.value}", [_("År"), _("Søkte"), _("Fikk vedtak")], rows, group)
    if request.GET.get("som") == "tjenester":
        heads = [_("År"), _("Ambulant oppfølging"), _("Base"), _("Timer ikke ført")]
        return _file(f"behov-tjenester-{group.value}", heads, services, group)
    ahead = _ahead(need)
    if request.GET.get("som") == "fyller18":
        return _file(f"behov-fyller-18-{group.value}", [_("År"), _("Født"), _("Fyller 18 år")], ahead, group)
    context = {
        "ahead": ahead, "of_age": _of_age(need), "ahead_file": f"?gruppe={group.value}&som=fyller18",
        "need": need, "rows": rows, "services": services, "chart": _chart(need), "on": actor.today,
        "chips": [
            {"url": f"?gruppe={one.value}", "label": one.label, "current": one == group} for one in GROUPS
        ],
        "file": f"?gruppe={group.value}&som=csv", "services_file": f"?gruppe={group.value}&som=tjenester",
    }  # fmt: skip
    return render(request, "allocation/adapted_need.html", context)


def _told(number: int | None, need: AdaptedNeed) -> str:
    return _("færre enn %s") % need.smallest if number is None else str(number)


def _ahead(need: AdaptedNeed) -> list[tuple[int, int, str]]:
    years = need.coming_of_age.years if need.coming_of_age else ()
    return [(one.year, one.born, _told(one.number, need)) for one in years]


def _of_age(need: AdaptedNeed) -> list[tuple[str, str]]:
    places = need.coming_of_age.of_age if need.coming_of_age else ()
    return [(str(PLACES[place]), _told(number, need)) for place, number in places]


def _chart(need: AdaptedNeed) -> Any:
    points = [Point(str(one.year), one.asked) for one in need.years]
    return line_chart([Series(_("Husstander som søkte"), "computed", points)], str(need.group.label))


def _file(
    name: str, heads: list[str], rows: Sequence[tuple[object, ...]], group: TargetGroup
) -> HttpResponse:
    answer = HttpResponse(MARK, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    lines = csv.writer(answer, delimiter=";")
    lines.writerow([*heads, _("Målgruppe")])
    lines.writerows([*row, group.label] for row in rows)
    return answer
