"""Empty days with cause and price, dwelling by dwelling."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from boligflyt.areas.access.choices import Right
from boligflyt.areas.allocation.queries.empty_days import EmptyReport, Vacancy, empty_report
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings.choices import DayStatus, EmptyCause
from boligflyt.web.dwellings.rows import said
from boligflyt.web.formats import counted, money, percent, thousands

MOST_SHOWN = 200


@require_GET
def empty_days(request: HttpRequest) -> HttpResponse:
    """The vacancies that go on today, the most expensive first."""
    actor = request.actor
    report = empty_report(actor, actor.today, MOST_SHOWN)
    shown = report.vacancies
    record_list(actor.trace, "dwelling", [one.row.pk for one in shown])
    context = {
        "rows": [_line(one, may_write=actor.may(Right.DWELLING_WRITE)) for one in shown],
        "more": report.number - len(shown),
        "figures": _figures(report),
        "causes": [_cause(*one) for one in report.by_cause],
        "sizes": [_size(*one) for one in report.by_bedrooms],
        "crumbs": [(_("Boliger"), reverse("dwellings:list")), (_("Tomme dager"), "")],
    }
    return render(request, "dwellings/empty_days.html", context)


def _figures(report: EmptyReport) -> list[dict[str, str]]:
    return [
        {"value": thousands(report.number), "label": _("boliger står tomme")},
        {"value": thousands(report.total.days), "label": _("tomme dager")},
        {"value": money(report.total.price), "label": _("i husleie som ikke kom inn")},
    ]


def _line(one: Vacancy, *, may_write: bool) -> dict[str, Any]:
    """A vacancy; who keeps the register is led to say why where nobody has."""
    pieces = [f"{said(piece)}: {counted(piece.days, _('dag'), _('dager'))}" for piece in one.stretches]
    unsaid = may_write and one.row.day.status is DayStatus.UNEXPLAINED
    mend = reverse("dwellings:status", args=[one.row.pk]) if unsaid else ""
    return {"row": one.row, "days": one.days, "price": one.price, "pieces": pieces, "mend": mend}


def _cause(of: tuple[DayStatus, EmptyCause], total: Any) -> dict[str, Any]:
    status, cause = of
    label = status.label if cause is EmptyCause.NONE else f"{status.label} ({str(cause.label).lower()})"
    return {
        "label": label, "dwellings": len(total.dwellings), "days": total.days, "price": total.price,
    }  # fmt: skip


def _size(bedrooms: int, all_of_them: int, total: Any) -> dict[str, Any]:
    empty = len(total.dwellings)
    return {
        "bedrooms": bedrooms, "all": all_of_them, "empty": empty, "days": total.days, "price": total.price,
        "let": percent((all_of_them - empty) * 100 / all_of_them),
    }  # fmt: skip
