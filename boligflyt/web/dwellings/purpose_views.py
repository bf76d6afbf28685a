"""What the dwellings are for, and which are prepared for welfare technology (REG-18, IND-21, IND-22)."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings.perms import shown_purpose
from boligflyt.areas.dwellings.purposes import PurposeReport, prepared_homes, purpose_report
from boligflyt.web.formats import percent, thousands

PER_PAGE = 50
COUNTED, ONLY_CARE = "teller", "omsorg"


@require_GET
def purposes(request: HttpRequest) -> HttpResponse:
    """The share by the purposes that are ticked, and the dwellings that are prepared."""
    actor = request.actor
    report = purpose_report(actor, request.GET.getlist(COUNTED))
    only_care = report.care is not None and request.GET.get("vis") == ONLY_CARE
    page = Paginator(prepared_homes(actor, only_care=only_care), PER_PAGE).get_page(request.GET.get("side"))
    record_list(actor.trace, "dwelling", [one.pk for one in page.object_list])
    context = {
        "report": report, "share": percent(report.share.percent), "figures": _figures(report), "page": page,
        "rows": [(one, shown_purpose(actor, one.purpose)) for one in page.object_list],
        "counted_name": COUNTED, "chips": _chips(report, only_care),
        "crumbs": [(_("Boliger"), reverse("dwellings:list")), (_("Formål og velferdsteknologi"), "")],
    }  # fmt: skip
    return render(request, "dwellings/purposes.html", context)


def _figures(report: PurposeReport) -> list[dict[str, str]]:
    share = report.share
    parts = {"part": thousands(share.part), "whole": thousands(share.whole)}
    figures = [
        {"value": percent(share.percent), "label": _("av boligene er til sosiale formål")},
        {"value": _("%(part)s av %(whole)s") % parts, "label": _("boliger er regnet med")},
        {"value": thousands(report.prepared), "label": _("er klargjort for velferdsteknologi")},
    ]  # fmt: skip
    if report.care is None:
        return figures
    return [
        *figures,
        {"value": thousands(report.care.prepared), "label": _("av dem er omsorgsboliger")},
    ]


def _chips(report: PurposeReport, only_care: bool) -> list[dict[str, Any]]:
    if report.care is None:
        return []
    return [
        {"url": "?", "label": _("Alle"), "count": report.prepared, "current": "" if only_care else "1"},
        {"url": f"?vis={ONLY_CARE}", "label": _("Omsorgsboliger"), "count": report.care.prepared,
         "current": "1" if only_care else ""},
    ]  # fmt: skip
