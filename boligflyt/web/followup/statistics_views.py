"""How much follow-up there is, without anybody in it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET

from boligflyt.areas.followup.queries.statistics import contact_figures, finished_thirds
from boligflyt.domain.periods import Period

THIRDS_SHOWN = 6
TABLES = {"month": _l("Måned"), "kind": _l("Slags kontakt"), "office": _l("Enhet")}


@require_GET
def contacts(request: HttpRequest) -> HttpResponse:
    """The figures of one third of a year; `?periode=2026-2` asks for another than the latest."""
    actor = request.actor
    thirds = finished_thirds(actor.today, THIRDS_SHOWN)
    chosen = next((one for one in thirds if code_of(one) == request.GET.get("periode")), thirds[0])
    figures = contact_figures(actor, chosen)
    context = {
        "figures": figures, "name": name_of(chosen),
        "tables": [(TABLES[code], cells) for code, cells in figures.tables],
        "chips": [
            {"url": f"?periode={code_of(one)}", "label": name_of(one), "current": one == chosen}
            for one in thirds
        ],
    }  # fmt: skip
    return render(request, "followup/statistics.html", context)


def _number(third: Period) -> int:
    return (third.first_day.month + 3) // 4


def code_of(third: Period) -> str:
    """«2026-2», in the address."""
    return f"{third.first_day.year}-{_number(third)}"


def name_of(third: Period) -> str:
    """«2. tertial 2026»."""
    return _("%(number)s. tertial %(year)s") % {"number": _number(third), "year": third.first_day.year}
