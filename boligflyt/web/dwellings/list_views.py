"""The list of dwellings: filters, shortcuts, columns, and the views that somebody has kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.dwelling_list import (
    LONG_EMPTY_DAYS,
    VACANT,
    StockCounts,
    StockRow,
    chosen_from,
    stock_on,
)
from boligflyt.areas.allocation.queries.stock_filters import school_districts
from boligflyt.areas.allocation.queries.stock_page import register_on
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings.choices import DayStatus, Disposal
from boligflyt.areas.dwellings.queries import views_visible_to
from boligflyt.web.dwellings import columns, rows
from boligflyt.web.dwellings.columns import Column
from boligflyt.web.dwellings.list_forms import FilterForm, SavedViewForm
from boligflyt.web.dwellings.together_forms import field_choices

PER_PAGE = 50


@require_GET
def dwelling_list(request: HttpRequest) -> HttpResponse:
    """The whole stock, the longest empty first."""
    actor = request.actor
    form = FilterForm(request.GET, actor, school_districts(actor))
    filters = form.filters()
    register = register_on(actor, filters, actor.today)
    counts = register.counts
    page = Paginator(register.chosen, PER_PAGE).get_page(request.GET.get("side"))
    record_list(actor.trace, "dwelling", [row.pk for row in page.object_list])
    shown = columns.on_the_page(request.GET.getlist(columns.ASKED))
    context = {
        "page": page,
        "columns": shown,
        "rows": _table(rows.dressed(page.object_list, actor), shown),
        "offered": [{"key": one.key, "label": one.title, "ticked": one in shown} for one in columns.COLUMNS],
        "filter": form,
        "counts": counts,
        "sort": filters.order,
        "chips": _chips(counts, request.GET),
        "disposals": _disposals(counts),
        "may_write": actor.may(Right.DWELLING_WRITE),
        "may_see_bases": actor.may(Right.DWELLING_PURPOSE),
        "asked": request.GET.urlencode(),
        "together": field_choices(),
        "filtered": parse_qsl(what_is_asked(request.GET)),
        **_views(actor, request.GET),
    }
    return render(request, "dwellings/list.html", context)


def _table(shown: Sequence[rows.ShownRow], chosen: Sequence[Column]) -> list[dict[str, Any]]:
    """Each row with its cells, a column and its text; the status is drawn by its sign."""
    return [
        {"row": one.row, "sign": one.sign, "cells": [(col, col.text(one)) for col in chosen]} for one in shown
    ]


def rows_asked_for(request: HttpRequest) -> tuple[FilterForm, list[StockRow]]:
    """The filter of the address, and every row it leaves, as the list would show them page by page."""
    actor = request.actor
    stock = stock_on(actor, actor.today)
    form = FilterForm(request.GET, actor, {row.school_district for row in stock})
    return form, chosen_from(stock, actor, form.filters())


def what_is_asked(asked: QueryDict) -> str:
    """Filter, columns and order of an address, without the page's number and what is empty."""
    known = (*FilterForm.base_fields, columns.ASKED)
    kept = QueryDict(mutable=True)
    for name in known:
        if values := [one for one in asked.getlist(name) if one]:
            kept.setlist(name, values)
    return kept.urlencode()


def _views(actor: Actor, asked: QueryDict) -> dict[str, Any]:
    """The views to choose between, and the form that keeps this one."""
    here = what_is_asked(asked)
    found = [
        {"url": f"?{one.asked}", "label": one.name, "current": "1" if one.asked == here and here else ""}
        for one in views_visible_to(actor)
    ]
    keep = SavedViewForm(initial={"asked": here}, auto_id="utvalg_%s")
    return {"views": found, "keep": keep, "worth_keeping": bool(here)}


def _chips(counts: StockCounts, asked: QueryDict) -> list[dict[str, Any]]:
    """The shortcuts; the columns that were chosen stay."""
    chips = [
        (f"?status={VACANT}", _("Ikke utleid"), counts.vacant),
        (f"?status={DayStatus.READY.value}", _("Ledig, klar"), counts.ready),
        (f"?tom_over={LONG_EMPTY_DAYS}", _("Tom over 30 dager"), counts.long_empty),
        (f"?status={DayStatus.UNEXPLAINED.value}", _("Uten registrert årsak"), counts.unexplained),
        ("?rullestol=on", _("Rullestol"), counts.wheelchair),
    ]
    ticked = "".join(f"&{columns.ASKED}={one.key}" for one in columns.chosen(asked.getlist(columns.ASKED)))
    chosen = f"?{what_is_asked(asked)}"
    return [
        {
            "url": url + ticked,
            "label": label,
            "count": count,
            "current": "1" if chosen == url + ticked else "",
        }
        for url, label, count in chips
    ]


def _disposals(counts: StockCounts) -> list[dict[str, Any]]:
    """The forms of disposal as KOSTRA counts them; user-owned is shown, and is part of the private ones."""
    by_form = counts.disposal
    numbers = {
        Disposal.OWNED: by_form.owned,
        Disposal.LEASED_IN: by_form.leased_in,
        Disposal.PRIVATE_RIGHT: by_form.private_right - by_form.user_owned,
        Disposal.USER_OWNED: by_form.user_owned,
    }
    return [{"label": form.label, "value": form.value, "count": number} for form, number in numbers.items()]
