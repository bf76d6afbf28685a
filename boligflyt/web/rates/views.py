"""Every rate that the program works with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from boligflyt.domain.bostoette.paragraphs import PARAGRAPHS
from boligflyt.domain.rates import shipped_rates
from boligflyt.domain.rates.listing import RateGroup, listed
from boligflyt.web.formats import thousands
from boligflyt.web.rates.filters import RateFilter
from boligflyt.web.rates.rows import rate_row

INVALID = 422
RULES = {"bostoette": PARAGRAPHS}  # what is told about the rule beside its rates


@require_GET
def rates(request: HttpRequest) -> HttpResponse:
    """The rates of a day, group by group, with source, mark, and every other value."""
    known, today = shipped_rates(), request.actor.today
    form = RateFilter(request.GET, listed(known, today), today)
    groups = listed(known, form.day)
    kept = form.kept(groups)
    context = {
        "filter": form, "on": form.day, "figures": _figures(groups), "has_own": bool(known.own),
        "groups": [
            {"of": group, "rows": [rate_row(one) for one in lines], "paragraphs": RULES.get(group.key)}
            for group, lines in kept
        ],
        "chips": _chips(groups, request.GET), "is_narrowed": len(request.GET) > 0,
    }  # fmt: skip
    return render(request, "rates/list.html", context, status=INVALID if form.errors else 200)


def _chips(groups: Sequence[RateGroup], asked: QueryDict) -> list[dict[str, Any]]:
    """Straight to one group, on the same day."""
    day = {"dag": asked["dag"]} if "dag" in asked else {}
    return [
        {
            "url": "?" + urlencode({"gruppe": one.key, **day}), "label": one.name, "count": len(one.lines),
            "current": "1" if asked.get("gruppe") == one.key else "",
        }
        for one in groups
    ]  # fmt: skip


def _figures(groups: Sequence[RateGroup]) -> list[dict[str, str]]:
    """How many there are, and how sure they are, on the day."""
    marks = Counter(line.held.mark if line.held else None for group in groups for line in group.lines)
    figures = [
        {"value": thousands(marks.total()), "label": _("satser")},
        {"value": thousands(marks[""]), "label": _("er lest ved kilden")},
        {"value": thousands(marks["inferred"]), "label": _("er regnet ut av andre")},
        {"value": thousands(marks["verify"]), "label": _("må kontrolleres")},
    ]
    if marks[None]:
        figures.append({"value": thousands(marks[None]), "label": _("uten verdi den dagen")})
    return figures
