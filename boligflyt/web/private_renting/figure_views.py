"""How searches ended, why dwellings came to nothing, and what the deposit fund has out."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.private_renting.choices import EndedAs, SecurityKind, TurnedDown
from boligflyt.areas.private_renting.queries import PRIVATE, ended_in, fund_of, results_in, turned_down_in
from boligflyt.domain.periods import Period
from boligflyt.web.private_renting.signs import search_sign, security_sign
from boligflyt.web.shell.forms import period_asked_for

# Sandefjord, sluttrapport, «Leie til leie», the result after six months (seed table 001-03).
THEN = {PRIVATE: 13, EndedAs.MUNICIPAL.value: 6, EndedAs.YOUTH.value: 1, EndedAs.MOVED_AWAY.value: 1}
LABELS = {PRIVATE: _l("Privat leiebolig"), **dict(EndedAs.choices)}
MOST_SHOWN = 100


@require_GET
def results(request: HttpRequest) -> HttpResponse:
    """How the searches of a period ended, with the households behind a number, and why viewings failed."""
    actor = request.actor
    form, period = period_asked_for(request.GET, Period(actor.today.replace(month=1, day=1), actor.today))
    asked = request.GET.get("vis", "")
    code = asked if asked in LABELS else ""
    rows = results_in(actor, period)
    behind = list(ended_in(actor, period, code)[:MOST_SHOWN])
    for one in behind:
        one.sign = search_sign(one)
    record_list(actor.trace, "private_search", [one.pk for one in behind])
    context = {
        "form": form, "period": period, "behind": behind, "of": LABELS.get(code, ""),
        "rows": [{"of": one, "label": LABELS[one.code], "then": THEN.get(one.code, 0)} for one in rows],
        "sum": sum(one.number for one in rows), "rented": sum(one.rented for one in rows),
        "then": sum(THEN.values()), **_reasons(actor, period),
        "query": f"fra={period.first_day:%d.%m.%Y}&til={period.last:%d.%m.%Y}",
    }  # fmt: skip
    return render(request, "private_renting/results.html", context, status=422 if form.errors else 200)


def _reasons(actor: Actor, period: Period) -> dict[str, Any]:
    counted = turned_down_in(actor, period)
    return {
        "reasons": [(one.label, counted[one.value]) for one in TurnedDown],
        "turned_down": sum(counted.values()),
    }


@require_GET
def fund(request: HttpRequest) -> HttpResponse:
    """Every deposit and guarantee, and the sums of each kind in kroner."""
    actor = request.actor
    rows, sums = fund_of(actor)
    shown = rows[:MOST_SHOWN]
    for one in shown:
        one.sign = security_sign(one)
    record_list(actor.trace, "rent_security", [one.pk for one in shown])
    context = {
        "rows": shown,
        "more": len(rows) - len(shown),
        "deposits": sums[SecurityKind.DEPOSIT],
        "guarantees": sums[SecurityKind.GUARANTEE],
    }
    return render(request, "private_renting/fund.html", context)
