"""«Husleie»: what running leases cost by group, and the rent of a dwelling over time (ECO-12, ECO-14)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET

from boligflyt.areas.allocation.queries import rent_levels as levels
from boligflyt.areas.allocation.queries.rent_levels import RentReport, groupings, rent_report
from boligflyt.areas.dwellings.choices import DwellingType
from boligflyt.areas.dwellings.perms import purpose_options
from boligflyt.areas.leases.rents_over_time import RentOfLease
from boligflyt.domain.rent import TENURES, RentLine, Rents, behind
from boligflyt.web.bar_charts import bar_chart
from boligflyt.web.dwellings.coming_need_views import size_words
from boligflyt.web.formats import NOT_APPLICABLE, money, percent, thousands

CHIPS: dict[str, tuple[str, str | Promise]] = {
    levels.BY_SIZE: ("storrelse", _l("Størrelse")), levels.BY_TYPE: ("type", _l("Boligtype")),
    levels.BY_PURPOSE: ("formal", _l("Formål")), levels.BY_TENURE: ("botid", _l("Botid")),
    levels.BY_SETTLEMENT: ("bosetting", _l("Bosetting")),
}  # fmt: skip


@require_GET
def rents(request: HttpRequest) -> HttpResponse:
    """The levels of the actor's day by one grouping, as chart and table."""
    actor = request.actor
    asked = request.GET.get("etter", "")
    by = next((one for one, (word, _label) in CHIPS.items() if word == asked), levels.BY_SIZE)
    report = rent_report(actor, by)
    names = _names(report, dict(purpose_options(actor)))
    lines = report.levels.lines
    context = {
        "report": report, "on": actor.today, "group": CHIPS[report.by][1], "chart": _chart(lines, names),
        "rows": [_row(names[one.key], one.rents) for one in lines],
        "everybody": _row(_("Alle"), report.levels.everybody), "figures": _figures(report.levels.everybody),
        "finding": _finding(report), "by_settlement": report.by == levels.BY_SETTLEMENT,
        "by_tenure": report.by == levels.BY_TENURE,
        "chips": [
            {"url": f"?etter={CHIPS[one][0]}", "label": CHIPS[one][1], "current": one == report.by}
            for one in groupings(actor)
        ],
        "crumbs": [(_("Boliger"), reverse("dwellings:list")), (_("Husleie"), "")],
    }  # fmt: skip
    return render(request, "dwellings/rents.html", context)


def rent_rows(rents: Sequence[RentOfLease]) -> list[dict[str, Any]]:
    """The rent of one dwelling over time, for its page."""
    return [
        {"day": one.step.from_day, "rent": one.step.rent, "lease": one.lease,
         "number": one.contract_number, "change": _change(one)}
        for one in rents
    ]  # fmt: skip


def _change(one: RentOfLease) -> str:
    if one.step.change is None:
        return NOT_APPLICABLE
    return f"+{percent(one.step.change)}" if one.step.change > 0 else percent(one.step.change)


def _names(report: RentReport, purposes: dict[str, str]) -> dict[object, str]:
    """What each group is called."""
    keys = [one.key for one in report.levels.lines]
    if report.by == levels.BY_SIZE:
        return {key: size_words(key) for key in keys}  # type: ignore[arg-type]
    if report.by == levels.BY_TENURE:
        return {key: TENURES[key][1] for key in keys}  # type: ignore[call-overload]
    if report.by == levels.BY_SETTLEMENT:
        return {
            levels.NEWLY: _("Flyktninger bosatt de siste %s år") % report.phase,
            levels.EARLIER: _("Flyktninger bosatt før det"), levels.OTHERS: _("Andre leietakere"),
        }  # fmt: skip
    labels = dict(DwellingType.choices) if report.by == levels.BY_TYPE else purposes
    return {key: str(labels.get(str(key), key)) for key in keys}


def _chart(lines: Sequence[RentLine], names: dict[object, str]) -> Any:
    bars = [(names[one.key], one.rents.median if one.rents else None) for one in lines]
    return bar_chart(bars, _("Leie per måned, median")) if any(one.rents for one in lines) else ""


def _row(name: str, found: Rents | None) -> dict[str, str]:
    if found is None:
        return {"name": name, "number": _("skjult")} | dict.fromkeys(
            ("median", "spread", "per_m2", "of_market", "unchanged"), NOT_APPLICABLE
        )
    share = percent(found.unchanged * 100 / found.number) if found.number else NOT_APPLICABLE
    return {
        "name": name, "number": thousands(found.number), "median": money(found.median),
        "spread": f"{thousands(found.low)}–{thousands(found.high)}", "per_m2": money(found.per_m2),
        "of_market": percent(found.of_market), "unchanged": share,
    }  # fmt: skip


def _figures(found: Rents | None) -> list[dict[str, str]]:
    if found is None or not found.number:
        return []
    return [
        {"value": money(found.median), "label": _("leie per måned, median")},
        {"value": money(found.per_m2), "label": _("per m² og måned, median")},
        {"value": percent(found.of_market), "label": _("av gjengs leie, median")},
        {"value": percent(found.unchanged * 100 / found.number), "label": _("uendret i ett år eller mer")},
    ]


def _finding(report: RentReport) -> str:
    """What the grouping is asked for: whether rent falls behind with time, or newcomers pay more."""
    shown = {one.key: one.rents for one in report.levels.lines}
    if report.by == levels.BY_TENURE:
        less = behind(shown.get(0), shown.get(len(TENURES) - 1))
        words = _("De som har bodd i boligen i ti år eller mer, betaler %s per m² enn de nyeste.")
    elif report.by == levels.BY_SETTLEMENT:
        less = behind(shown.get(levels.OTHERS), shown.get(levels.NEWLY))
        words = _("Nybosatte flyktninger betaler %s per m² enn andre leietakere.")
    else:
        return ""
    if less is None:
        return ""
    return words % (_("%s mindre") if less > 0 else _("%s mer")) % percent(abs(less))
