"""The list of dwellings to take along: the rows, filters, columns and words of the page."""

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
    return _file(request, as_csv(_sheet(request)), CSV_TYPE, "csv")


@require_GET
def list_as_xlsx(request: HttpRequest) -> HttpResponse:
    """For Excel and LibreOffice."""
    return _file(request, as_xlsx(_sheet(request), localtime(request.actor.at)), XLSX_TYPE, "xlsx")


def _sheet(request: HttpRequest) -> Sheet:
    """Made whole inside the request's transaction; one line in the trace names every dwelling in it."""
    actor = request.actor
    _, chosen = rows_asked_for(request)
    record_list(actor.trace, "dwelling", [row.pk for row in chosen])
    wanted = in_the_sheet(request.GET.getlist(ASKED))
    cells = [[column.cell(one) for column in wanted] for one in rows.dressed(chosen, actor)]
    return Sheet("Boliger", tuple(column.heading for column in wanted), cells)


def _file(request: HttpRequest, content: bytes, kind: str, ending: str) -> HttpResponse:
    name = f"boliger-{request.actor.today.isoformat()}.{ending}"
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
