"""Waiting time by size of dwelling: who waits, who moved in, and the dwellings there are (HOU-19)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from boligflyt.areas.allocation.queries.waiting_by_size import WaitingReport, waiting_by_size
from boligflyt.domain.waiting_by_size import SizeOfWaits, Waits
from boligflyt.web.bar_charts import Number, bar_chart
from boligflyt.web.dwellings.coming_need_views import size_words
from boligflyt.web.formats import thousands

DAYS_A_WEEK = 7


@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """Two charts and the table behind them, of the actor's day."""
    report = waiting_by_size(request.actor)
    lines = report.sizes.lines
    context = {
        "report": report, "on": request.actor.today, "rows": [*map(_row, lines), _all(report)],
        "figures": _figures(report), "slowest": _slowest(report.sizes.slowest),
        "charts": [
            (_("De som venter i dag"), _chart([(one, one.waiting) for one in lines], _("Ventet til i dag"))),
            (_("De som fikk nøkkel"), _chart([(one, one.housed) for one in lines], _("Ventet på nøkkel"))),
        ],
    }  # fmt: skip
    return render(request, "allocation/waiting_by_size.html", context)


def weeks_of(days: Number) -> str:
    """«12 uker», «under 1 uke»."""
    weeks = round(days / DAYS_A_WEEK)
    if not weeks:
        return _("under 1 uke")
    return ngettext("%s uke", "%s uker", weeks) % thousands(weeks)


def _chart(waits: list[tuple[SizeOfWaits, Waits | None]], title: str) -> Any:
    """Sizes that nobody waits for have no bar."""
    bars = [
        (size_words(line.bedrooms), found.median if found else None)
        for line, found in waits
        if found is None or found.number
    ]
    return bar_chart(bars, title, weeks_of) if any(value is not None for _name, value in bars) else ""


def _all(report: WaitingReport) -> dict[str, Any]:
    both = (report.sizes.waiting, report.sizes.housed)
    stock = sum(one.dwellings for one in report.sizes.lines)
    return {"size": _("Alle"), "dwellings": thousands(stock), "told": [_told(one) for one in both]}


def _row(line: SizeOfWaits) -> dict[str, Any]:
    return {
        "size": size_words(line.bedrooms),
        "dwellings": thousands(line.dwellings) if line.bedrooms is not None else "–",
        "told": [_told(line.waiting), _told(line.housed)],
    }  # fmt: skip


def _told(waits: Waits | None) -> dict[str, str]:
    if waits is None:
        return {"number": _("skjult"), "median": "–", "longest": "–"}
    if not waits.number:
        return {"number": "0", "median": "–", "longest": "–"}
    longest = "–" if waits.longest is None else weeks_of(waits.longest)
    return {"number": thousands(waits.number), "median": weeks_of(waits.median), "longest": longest}


def _figures(report: WaitingReport) -> list[dict[str, str]]:
    sums = (report.sizes.waiting, report.sizes.housed)
    waits, got = (_("skjult") if one is None else thousands(one.number) for one in sums)
    times = [_("skjult") if one is None else _told(one)["median"] for one in sums]
    return [
        {"value": waits, "label": _("husstander venter med vedtak i dag")},
        {"value": times[0], "label": _("har de ventet, ved medianen")},
        {"value": got, "label": _("fikk nøkkel siste tolv hele måneder")},
        {"value": times[1], "label": _("hadde de ventet, ved medianen")},
    ]


def _slowest(line: SizeOfWaits | None) -> str:
    if line is None or line.waiting is None:
        return ""
    words = _("Lengst venter de som trenger %(size)s. Halvparten av dem har ventet %(weeks)s eller mer.")
    return words % {"size": size_words(line.bedrooms), "weeks": weeks_of(line.waiting.median)}
