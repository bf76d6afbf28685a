"""Whether dwellings and leases agree: what is amiss, since when, and the way to mend it (IND-14)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import Mismatch
from boligflyt.areas.allocation.queries.contracts_match import Found, MatchReport, contracts_match
from boligflyt.areas.leases.queries import tenant_shown
from boligflyt.web.formats import percent, thousands


@require_GET
def contracts(request: HttpRequest) -> HttpResponse:
    """The reconciliation of today."""
    actor = request.actor
    report = contracts_match(actor)
    context = {
        "report": report,
        "figures": _figures(report),
        "groups": [
            {"label": kind.label, "rows": [_row(one, actor) for one in report.of(kind)]}
            for kind in Mismatch
            if report.of(kind)
        ],
    }
    return render(request, "leases/match.html", context)


def _figures(report: MatchReport) -> list[dict[str, str]]:
    share = 100 * report.matching / report.dwellings if report.dwellings else None
    return [
        {"value": percent(share), "label": _("av boligene samsvarer")},
        {"value": thousands(report.matching), "label": _("av %s boliger") % thousands(report.dwellings)},
        {"value": thousands(len(report.found)), "label": _("avvik å rydde i")},
    ]


def _row(one: Found, actor: Actor) -> dict[str, Any]:
    lease = one.lease
    return {
        "address": one.address,
        "url": _page_of(one),
        "since": one.since,
        "days": (actor.today - one.since).days if one.since else None,
        "who": tenant_shown(lease) if lease else "",
        "contract": lease.contract_number if lease else "",
        "mend": _mend(one, actor),
    }


def _page_of(one: Found) -> str:
    if one.lease:
        return reverse("leases:detail", args=[one.lease.pk])
    return reverse("dwellings:detail", args=[one.dwelling])


def _mend(one: Found, actor: Actor) -> dict[str, str] | None:
    """The page on which it is mended, for those who may."""
    if one.lease is None:
        if not actor.may(Right.DWELLING_WRITE):
            return None
        return {"label": _("Sett status"), "url": reverse("dwellings:status", args=[one.dwelling])}
    if not actor.may(Right.LEASE_WRITE):
        return _mend_of_dwelling(one, actor)
    label, name = {
        Mismatch.UNSIGNED: (_("Registrer signering"), "leases:sign"),
        Mismatch.RAN_OUT: (_("Avslutt eller forny"), "leases:detail"),
    }.get(one.kind, (_("Se leieforholdet"), "leases:detail"))
    return {"label": label, "url": reverse(name, args=[one.lease.pk])}


def _mend_of_dwelling(one: Found, actor: Actor) -> dict[str, str] | None:
    """What is amiss may be the dwelling's own days, for those who keep the register."""
    if one.kind not in (Mismatch.NOT_OURS, Mismatch.BY_ROOM) or not actor.may(Right.DWELLING_WRITE):
        return None
    return {"label": _("Se boligen"), "url": reverse("dwellings:detail", args=[one.dwelling])}
