"""How the dwellings are used: too small, fitting or larger than the household needs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET

from boligflyt.areas.access.choices import Right
from boligflyt.areas.allocation.queries.occupancy import Occupancy, homes_by_fit, occupancy
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import tenant_shown
from boligflyt.domain.occupancy import Fit, SizeNorm
from boligflyt.web.formats import counted, percent, thousands
from boligflyt.web.shell.paging import page_of_counted
from boligflyt.web.signs import Sign

PER_PAGE = 50
SIGNS = {
    Fit.TOO_SMALL: Sign("warning", "ExclamationmarkTriangle", _l("For liten")),
    Fit.FITS: Sign("success", "CheckmarkCircle", _l("Passer")),
    Fit.LARGER: Sign("info", "Expand", _l("Større enn behovet")),
    Fit.UNKNOWN: Sign("neutral", "QuestionmarkCircle", _l("Ukjent")),
}


@require_GET
def use_of_dwellings(request: HttpRequest) -> HttpResponse:
    """The numbers of the municipality, and the homes behind them that the reader may see."""
    actor = request.actor
    found = occupancy(actor)
    asked = next((fit for fit in Fit if fit == request.GET.get("passer")), None)
    number = found.seen.get(asked, 0)
    page = page_of_counted(range(number), number, PER_PAGE, request.GET.get("side"))
    part = slice(max(page.start_index() - 1, 0), page.end_index())
    page.object_list = list(homes_by_fit(actor, asked, part)) if number else []
    record_list(actor.trace, "lease", [lease.pk for lease in page.object_list])
    context = {
        "found": found, "counts": _counts(found), "page": page,
        "rows": [_row(one, found.norm) for one in page.object_list],
        "names": any(one.nameable for one in page.object_list),
        "chips": _chips(asked), "sees_leases": actor.may(Right.LEASE_READ),
        "crumbs": [(_("Boliger"), reverse("dwellings:list")), (_("Bruk av boligene"), "")],
    }  # fmt: skip
    return render(request, "dwellings/occupancy.html", context)


def _counts(found: Occupancy) -> list[dict[str, Any]]:
    return [
        {"sign": SIGNS[fit], "number": _("skjult") if number is None else thousands(number),
         "share": "" if number is None or not found.total else percent(number * 100 / found.total)}
        for fit, number in (found.counts or {}).items()
    ]  # fmt: skip


def _chips(asked: Fit | None) -> list[dict[str, Any]]:
    every = {"url": "?", "label": _("Alle"), "current": "" if asked else "1"}
    return [every] + [
        {"url": f"?passer={fit.value}", "label": sign.label, "current": "1" if fit is asked else ""}
        for fit, sign in SIGNS.items()
    ]


def _row(lease: Lease, norm: SizeNorm) -> dict[str, Any]:
    """One home; who lives there is told to those who may know the household."""
    grown = counted(lease.adults, _("voksen"), _("voksne"))
    people = f"{grown}, {counted(lease.children, _('barn'), _('barn'))}" if lease.children else grown
    fit = norm.fit(lease.dwelling.bedrooms, lease.adults, lease.children)
    return {
        "lease": lease, "sign": SIGNS[fit], "tenant": tenant_shown(lease),
        "people": people if lease.nameable else "",
        "needed": "" if fit is Fit.UNKNOWN else norm.bedrooms(lease.adults, lease.children),
    }  # fmt: skip
