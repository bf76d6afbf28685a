"""The waiting list and one place on it."""

from __future__ import annotations

from itertools import groupby
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from boligflyt.areas.access.choices import Right
from boligflyt.areas.allocation.queries.queue import offers_of, open_entry
from boligflyt.areas.allocation.queries.waiting_list import queue_page
from boligflyt.web.allocation.signs import entry_sign, offer_sign

PER_PAGE = 100


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """The list in its published order. A filter hides rows; the numbers stay."""
    actor = request.actor
    chosen = request.GET.get("vis", "alle")
    page = queue_page(actor, actor.today, chosen)
    part = Paginator(page.rows, PER_PAGE).get_page(request.GET.get("side"))
    bands = [(band, list(rows)) for band, rows in groupby(part.object_list, key=lambda row: row.band)]
    context = {
        "page": page, "part": part, "bands": bands, "chosen": chosen,
        "names": actor.may(Right.APPLICATION_READ), "may_meet": actor.may(Right.MEETING_DECIDE),
    }  # fmt: skip
    return render(request, "allocation/queue.html", context)


@require_GET
def entry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Why the household stands where it stands."""
    actor = request.actor
    place = open_entry(actor, pk, actor.today)
    row = place.row
    offers = list(offers_of(row.entry))
    for one in offers:
        one.sign = offer_sign(one, actor.today)
    context = {
        "row": row, "page": place, "offers": offers, "sign": entry_sign(row.entry.state),
        "alike": place.alike,
        "before": row.number - 1, "open_offer": next((one for one in offers if one.state == "sent"), None),
    }  # fmt: skip
    return render(request, "allocation/entry.html", context)
