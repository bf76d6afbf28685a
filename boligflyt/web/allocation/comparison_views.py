"""Stock, ownership, applications and refusals beside what others have reported (IND-27, IND-28)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from boligflyt.areas.allocation.queries.comparison import ComparisonReport, comparison_of
from boligflyt.domain.comparison import Line, Measure, ReportedFigure
from boligflyt.domain.comparison.figures import IN_PERCENT, WHOLE
from boligflyt.web.formats import percent, thousands


@require_GET
def comparison(request: HttpRequest) -> HttpResponse:
    """One year as a table and bars; the years that can be chosen are those with figures, and this one."""
    asked = request.GET.get("aar", "")
    try:
        report = comparison_of(request.actor, int(asked) if asked else None)
    except ValueError:
        raise Http404 from None
    context = {
        "report": report, "lines": [_line(one, report.table.places) for one in report.table.lines],
        "bars": _bars(report), "so_far": report.on.year == request.actor.today.year,
        "years": [
            {"url": f"?aar={one}", "label": str(one), "current": one == report.table.year}
            for one in report.years
        ],
        "crumbs": [(_("Oversikt"), reverse("allocation:indicators")), (_("Sammenligning"), "")],
    }  # fmt: skip
    return render(request, "allocation/comparison.html", context)


def _line(one: Line, places: Sequence[str]) -> dict[str, Any]:
    return {
        "name": one.measure.value, "own": _told(one.measure, one.own), "reported": _reported(one.reported),
        "others": [(place, _reported(each)) for place, each in zip(places, one.others, strict=True)],
        "differs": one.differs,
    }  # fmt: skip


def _reported(one: ReportedFigure | None) -> str:
    return _told(one.measure, one.value) if one else "–"


def _told(measure: Measure, value: Decimal | None) -> str:
    """One decimal where the figure is a part of something."""
    if value is None:
        return "–"
    if measure in IN_PERCENT:
        return percent(value)
    return thousands(value, 0 if measure in WHOLE else 1)


def _bars(report: ComparisonReport) -> list[dict[str, Any]]:
    """Dwellings per 1 000 inhabitants: ours by the register, then each place that has reported."""
    line = next(one for one in report.table.lines if one.measure is Measure.PER_THOUSAND)
    told: list[tuple[str, Decimal | None]] = [(_("Vi, etter registeret"), line.own)]
    told.append((_("Vi, rapportert"), line.reported.value if line.reported else None))
    told += [
        (place, one.value if one else None)
        for place, one in zip(report.table.places, line.others, strict=True)
    ]
    return [{"label": label, "value": round(value, 1)} for label, value in told if value is not None]
