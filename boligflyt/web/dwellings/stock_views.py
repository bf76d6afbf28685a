"""The stock between two days: what there was, what came, what went, and that it adds up (INC-04)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from boligflyt.areas.access.choices import Right
from boligflyt.areas.dwellings.choices import Disposal, Gained, Lost
from boligflyt.areas.dwellings.stock import Moved, StockReport, stock_between
from boligflyt.domain.periods import ONE_DAY, Period
from boligflyt.domain.stock import Movement, Turn
from boligflyt.web.formats import signed, thousands
from boligflyt.web.shell.forms import PeriodForm, period_asked_for

MOST_SHOWN = 200
INVALID = 422


@require_GET
def stock_report(request: HttpRequest) -> HttpResponse:
    """The account of the period in the address; this year until today when there is none."""
    actor = request.actor
    form, period, report = asked_account(request, MOST_SHOWN)
    context = {
        "form": form,
        "period": period,
        "rows": _rows(report),
        "moved": [_line(one) for one in report.moved],
        "more": report.account.number - len(report.moved),
        "report": report,
        "ahead": period.last > actor.today,
        "figures": _figures(report),
        "asked": "" if form.errors else request.GET.urlencode(),
        "may_write": actor.may(Right.DWELLING_WRITE),
    }
    return render(request, "dwellings/stock.html", context, status=INVALID if form.errors else 200)


def asked_account(request: HttpRequest, most: int) -> tuple[PeriodForm, Period, StockReport]:
    """The form and period of the address, and the account of it with the first so many movements."""
    today = request.actor.today
    form, period = period_asked_for(request.GET, Period(today.replace(month=1, day=1), today))
    return form, period, stock_between(request.actor, period.first_day - ONE_DAY, period.last, most)


def _figures(report: StockReport) -> list[dict[str, str]]:
    account = report.account
    return [
        {"value": thousands(account.opening.total()), "label": _("boliger før perioden")},
        {"value": signed(account.gained.total()), "label": _("kom til")},
        {"value": signed(-account.lost.total()), "label": _("gikk ut")},
        {"value": thousands(account.closing.total()), "label": _("boliger ved slutten")},
    ]


def _rows(report: StockReport) -> list[dict[str, Any]]:
    """One row for each form of disposal, and the sum."""
    account = report.account
    columns = (account.opening, account.gained, account.lost, account.closing)
    rows = [
        {"label": form.label, "numbers": [one[form.value] for one in columns], "sum": False}
        for form in Disposal
    ]
    return [*rows, {"label": _("Til sammen"), "numbers": [one.total() for one in columns], "sum": True}]


def _line(one: Moved) -> dict[str, Any]:
    movement = one.movement
    return {
        "day": movement.day,
        "dwelling": one.dwelling,
        "form": Disposal(movement.form).label,
        "how": how(movement),
        "count": signed(movement.count),
        "unsaid": movement.by_register and not movement.how,
    }


def how(movement: Movement) -> str:
    """The movement in words."""
    if movement.turn == Turn.DIVIDED:
        return _("Leies ut rom for rom")
    if movement.turn == Turn.JOINED:
        return _("Leies ut samlet igjen")
    if movement.turn == Turn.CHANGED:
        return _("Ny disponeringsform")
    kinds: type[Gained] | type[Lost] = Gained if movement.turn == Turn.CAME else Lost
    return str(kinds(movement.how).label) if movement.how else _("Ikke oppgitt")
