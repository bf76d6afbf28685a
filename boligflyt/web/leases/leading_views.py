"""Where tenancies led: the table year by year, the list behind a number, and telling it of one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.leases.choices import NOT_TOLD, LedTo
from boligflyt.areas.leases.leading_on import ASKED, LedRow, led_by_year, led_list, years_shown
from boligflyt.areas.leases.queries import open_lease, tenant_shown
from boligflyt.areas.leases.services import tell_where_it_led
from boligflyt.web.leases.forms import LedToForm
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step

PER_PAGE = 50


@require_GET
def leading_on(request: HttpRequest) -> HttpResponse:
    """The table, and under it the list: those not told of, or those behind the number that was followed."""
    actor = request.actor
    years = years_shown(actor)
    code, year = request.GET.get("til", ASKED), request.GET.get("ar", "")
    code = code if code in LedTo.values else ASKED
    asked_year = int(year) if year.isdecimal() and int(year) in years else None
    page = Paginator(led_list(actor, code, asked_year), PER_PAGE).get_page(request.GET.get("side"))
    for one in page:
        one.tenant_name = tenant_shown(one)
    record_list(actor.trace, "lease", [one.pk for one in page])
    rows = led_by_year(actor, years)
    context = {
        "years": years, "rows": [_row(one, years) for one in rows], "page": page,
        "sums": [sum(one.numbers[place] for one in rows) for place in range(len(years))],
        "title": NOT_TOLD if code == ASKED else LedTo(code).label, "year": asked_year,
        "asked": code == ASKED, "may_write": actor.may(Right.LEASE_WRITE),
        "filtered": code != ASKED or asked_year is not None,
    }  # fmt: skip
    return render(request, "leases/leading_on.html", context)


def _row(one: LedRow, years: tuple[int, ...]) -> dict[str, Any]:
    cells = [{"year": year, "number": number} for year, number in zip(years, one.numbers, strict=True)]
    return {"code": one.code, "label": one.label, "cells": cells}


@require_http_methods(POSTS)
def led_to(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell where the household of one tenancy went."""
    actor = request.actor
    lease = open_lease(actor, pk)
    form = LedToForm(sent(request), initial={"version": lease.version, "led_to": lease.led_to})
    back = reverse("leases:detail", args=[pk])
    step = Step(
        "led_to", _("Hvor husstanden flyttet"), _("Lagre"), _("Lagret hvor husstanden flyttet."), back=back,
        facts=f"{lease.dwelling.address}, {tenant_shown(lease)}",
        lead=_("Svaret teller i tallene over hvem som går videre til egen bolig og privat leie."),
        crumbs=((_("Leieforhold"), reverse("leases:list")), (lease.dwelling.address, back), (_("Hvor"), "")),
    )  # fmt: skip

    def tell() -> UUID:
        data = form.cleaned_data
        return tell_where_it_led(actor, pk, form.version_or(lease.version), data["led_to"]).pk

    return take_step(request, form, step, tell)
