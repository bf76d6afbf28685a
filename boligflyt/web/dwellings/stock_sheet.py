"""The account of what came and went to take along: what there was, every movement, and what there is."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from boligflyt.areas.dwellings.choices import Disposal
from boligflyt.areas.dwellings.stock import StockReport
from boligflyt.domain.periods import ONE_DAY, Period
from boligflyt.toolkit.sheets import Cell, Sheet
from boligflyt.web.dwellings.sheet import taken_along
from boligflyt.web.dwellings.stock_views import asked_account, how

MOST_IN_A_SHEET = 1_000_000  # movements; what a sheet in Excel has room for


@require_GET
def stock_csv(request: HttpRequest) -> HttpResponse:
    """Semicolons, for any program."""
    return _sheet(request, "csv")


@require_GET
def stock_xlsx(request: HttpRequest) -> HttpResponse:
    """For Excel and LibreOffice."""
    return _sheet(request, "xlsx")


def _sheet(request: HttpRequest, ending: str) -> HttpResponse:
    """The period of the address; days that do not stand up are told of on the page."""
    form, period, report = asked_account(request, MOST_IN_A_SHEET)
    if form.errors:
        return redirect(f"{reverse('dwellings:stock')}?{request.GET.urlencode()}")
    headings = (_("Dag"), _("Hva"), _("Eierform"), _("Bolig"), _("Hvordan"), _("Antall"))
    sheet = Sheet(_("Kom til og gikk ut"), headings, list(_rows(period, report)))
    name = f"beholdning-{period.first_day.isoformat()}-{period.last.isoformat()}"
    return taken_along(request, sheet, name, ending)


def _rows(period: Period, report: StockReport) -> Iterator[list[Cell]]:
    """Added up, the rows of a form before the last are its last row."""
    account = report.account
    for form in Disposal:
        first = period.first_day - ONE_DAY
        yield [first, _("Før perioden"), str(form.label), None, None, account.opening[form.value]]
    for one in report.moved:
        movement = one.movement
        turn = _("Kom til") if movement.count > 0 else _("Gikk ut")
        label = str(Disposal(movement.form).label)
        yield [movement.day, turn, label, one.dwelling.address, how(movement), movement.count]
    for form in Disposal:
        yield [period.last, _("Ved slutten"), str(form.label), None, None, account.closing[form.value]]
