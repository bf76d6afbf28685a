"""How the municipality's dwellings are spread over its areas."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from boligflyt.areas.dwellings.shares import share_report
from boligflyt.domain.concentration import AreaShare

FIRST_SHOWN = 20


@require_GET
def area_report(request: HttpRequest) -> HttpResponse:
    """Table and bars: dwellings, share, per 1 000 inhabitants, and the municipality's own limit."""
    report = share_report(request.actor, request.actor.today)
    rows = [_row(one) for one in report.areas]
    context = {
        "report": report, "rows": rows,
        "bars": [{"label": one["label"], "value": one["area"].dwellings} for one in rows[:FIRST_SHOWN]],
        "over": [one["label"] for one in rows if one["area"].over_limit],
        "with_people": any(one.figure for one in report.areas),
        "crumbs": [(_("Boliger"), reverse("dwellings:list")), (_("Områder"), "")],
    }  # fmt: skip
    return render(request, "dwellings/areas.html", context)


def _row(one: AreaShare) -> dict[str, Any]:
    asked = f"?{urlencode({'krets': one.area})}" if one.area and one.dwellings else ""
    return {
        "area": one,
        "label": one.area or _("Uten skolekrets"),
        "url": f"{reverse('dwellings:list')}{asked}" if asked else "",
    }
