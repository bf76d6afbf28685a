"""The waiting list and one place on it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from boligflyt.areas.access.choices import Right
from boligflyt.areas.allocation.queries.queue import QueueRow, offers_of, open_entry, queue_page
from boligflyt.areas.audit.services import record_list
from boligflyt.web.allocation.signs import entry_sign, offer_sign

PER_PAGE = 100


@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """The list in its published order. A filter hides rows; the numbers stay."""
    actor = request.actor
    page = queue_page(actor, actor.today, trace=False)
    chosen = request.GET.get("vis", "alle")
    tests: dict[str, Callable[[QueueRow], bool]] = {
        "barn": lambda row: "barn" in row.people,
        "passer": lambda row: row.fits > 0,
        "rullestol": lambda row: row.entry.application.needs_wheelchair,
    }
    shown = [row for row in page.rows if chosen not in tests or tests[chosen](row)]
    part = Paginator(shown, PER_PAGE).get_page(request.GET.get("side"))
    record_list(actor.trace, "queue", [row.entry.pk for row in part.object_list if row.named])
    bands = [(band, list(rows)) for band, rows in groupby(part.object_list, key=lambda row: row.band)]
    context = {
        "page": page, "part": part, "bands": bands, "chosen": chosen, "shown": len(shown),
        "names": actor.may(Right.APPLICATION_READ), "may_meet": actor.may(Right.MEETING_DECIDE),
        "counts": {name: sum(bool(test(row)) for row in page.rows) for name, test in tests.items()},
        "offered": {row.entry.pk for row in page.rows if row.entry.state == "offered"},
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
