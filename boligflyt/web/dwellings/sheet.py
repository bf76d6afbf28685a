"""Sheets to take along, and that of the list: the rows, filters, columns and words of the page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from boligflyt.areas.audit.services import record_list
from boligflyt.toolkit.sheets import CSV_TYPE, XLSX_TYPE, Sheet, as_csv, as_xlsx
from boligflyt.web.dwellings import rows
from boligflyt.web.dwellings.columns import ASKED, in_the_sheet
from boligflyt.web.dwellings.list_views import rows_asked_for


@require_GET
def list_as_csv(request: HttpRequest) -> HttpResponse:
    """Semicolons and decimal comma, for any program."""
    return _list(request, "csv")


@require_GET
def list_as_xlsx(request: HttpRequest) -> HttpResponse:
    """For Excel and LibreOffice."""
    return _list(request, "xlsx")


def _list(request: HttpRequest, ending: str) -> HttpResponse:
    return taken_along(request, _sheet(request), f"boliger-{request.actor.today.isoformat()}", ending)


def _sheet(request: HttpRequest) -> Sheet:
    """Made whole inside the request's transaction; one line in the trace names every dwelling in it."""
    actor = request.actor
    _, chosen = rows_asked_for(request)
    record_list(actor.trace, "dwelling", [row.pk for row in chosen])
    wanted = in_the_sheet(request.GET.getlist(ASKED))
    cells = [[column.cell(one) for column in wanted] for one in rows.dressed(chosen, actor)]
    return Sheet("Boliger", tuple(column.heading for column in wanted), cells)


def taken_along(request: HttpRequest, sheet: Sheet, name: str, ending: str) -> HttpResponse:
    """The sheet as a file of that name; `ending` is csv or xlsx."""
    if ending == "xlsx":
        content, kind = as_xlsx(sheet, localtime(request.actor.at)), XLSX_TYPE
    else:
        content, kind = as_csv(sheet), CSV_TYPE
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
