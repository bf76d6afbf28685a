"""Leie til eie: the list of purchases with its figures, beginning one, one purchase, and its sheet."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.home_ownership.choices import PurchaseState, Standing
from boligflyt.areas.home_ownership.models import Purchase
from boligflyt.areas.home_ownership.queries import (
    assessments_for_plan,
    bought_rows,
    lease_to_buy,
    newest_financing,
    open_candidate,
    open_purchase,
    point_of,
    purchase_list,
    sale_to_tenant,
)
from boligflyt.areas.home_ownership.services import (
    begin_purchase,
)
from boligflyt.areas.home_ownership.workflow import AFTERWARDS, IN_DEFAULT, PURCHASE_NEXT
from boligflyt.domain.buying import figures_in
from boligflyt.domain.periods import Period
from boligflyt.web.home_ownership.candidate_views import case_for
from boligflyt.web.home_ownership.purchase_forms import (
    BeginForm,
)
from boligflyt.web.home_ownership.purchase_shown import (
    FIGURES,
    figures_shown,
    next_step,
    steps_of,
    sums_of,
    way_to,
)
from boligflyt.web.home_ownership.signs import purchase_sign, standing_sign
from boligflyt.web.shell.forms import period_asked_for
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step

MOST_SHOWN = 200


@require_GET
def purchases(request: HttpRequest) -> HttpResponse:
    """Those that go on; `?ferdige=1` shows those that are over, `?vis=` those behind a figure."""
    actor = request.actor
    form, period = period_asked_for(request.GET, Period(actor.today.replace(month=1, day=1), actor.today))
    figures = figures_in(bought_rows(actor), period)
    shown = next((one for one in figures if one.code == request.GET.get("vis")), None)
    over = request.GET.get("ferdige") == "1"
    found = purchase_list(actor, over=over, behind=shown.purchases if shown else None)
    rows = list(found.prefetch_related("contacts", "financings")[:MOST_SHOWN])
    record_list(actor.trace, "purchase", [one.pk for one in rows])
    address = reverse("home_ownership:purchases")
    context = {
        "rows": [_row(one, actor.today) for one in rows], "over": over, "form": form, "period": period,
        "figures": figures_shown(figures), "of": FIGURES[shown.code] if shown else None,
        "views": [
            {"label": _("Pågår"), "url": address, "current": not over and not shown},
            {"label": _("Avsluttet"), "url": f"{address}?ferdige=1", "current": over},
        ],
    }  # fmt: skip
    return render(request, "home_ownership/purchases.html", context)


def _row(one: Purchase, today: date) -> dict[str, Any]:
    contacts = sorted(one.contacts.all(), key=lambda each: (each.held_on, each.written_at))
    versions = sorted(one.financings.all(), key=lambda each: each.number)
    latest = contacts[-1] if contacts else None
    return {
        "purchase": one, "sign": purchase_sign(one),
        "standing": standing_sign(latest) if latest and latest.standing in IN_DEFAULT else None,
        "next": next_step(one, point_of(one, versions[-1] if versions else None), _to_do(one, latest, today)),
    }  # fmt: skip


def _to_do(found: Purchase, contact: Any, today: date) -> str:
    """What the last contact leads to; before the first one, the day that was agreed for it."""
    if contact:
        return AFTERWARDS[Standing(contact.standing)].to_do
    if found.state == PurchaseState.OWNED and found.next_on and found.next_on > today:
        return _("Ta kontakt %(day)s, som avtalt.") % {"day": f"{found.next_on:%d.%m.%Y}"}
    return ""


@require_http_methods(POSTS)
def begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin: the dwelling the household rents, and its valuation."""
    actor = request.actor
    found = open_candidate(actor, pk)
    case, lease = case_for(actor, found.household_id), lease_to_buy(actor, found)
    if case is None or lease is None:
        raise Http404
    home = lease.dwelling
    form = BeginForm(sent(request), initial={"valuation": home.value, "valued_on": home.valued_on})
    reasons = " ".join(one.text for one in sale_to_tenant(home, actor.today)[1] if one.stops)
    here, who = reverse("home_ownership:candidate", args=[pk]), str(found.household)
    step = Step(
        "begin_purchase", _("Begynn kjøpet av boligen de leier"), _("Begynn kjøpet"), _("Kjøpet er begynt."),
        back=here, facts=f"{who}. {home.address}", lead=reasons,
        crumbs=((_("Kjøp av leid bolig"), reverse("home_ownership:purchases")), (who, here), (_("Kjøp"), "")),
        then=lambda made: reverse("home_ownership:purchase", args=[made]),
    )  # fmt: skip
    return take_step(request, form, step, lambda: begin_purchase(actor, pk, form.begun(case.pk)).pk)


@require_GET
def purchase(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One purchase: where it stands, the next step, the money, the days, and how it goes afterwards."""
    actor = request.actor
    found = open_purchase(actor, pk)
    versions = list(found.financings.select_related("made_by", "assessment").order_by("-number"))
    contacts = list(found.contacts.select_related("written_by").order_by("-held_on", "-written_at"))
    point = point_of(found, versions[0] if versions else None)
    owns = found.application.office_id == actor.office and actor.may(Right.APPLICATION_WRITE)
    may_next = owns and (point != "take_over" or actor.may(Right.LEASE_WRITE))
    state = PurchaseState(found.state)
    to_do = _to_do(found, contacts[0] if contacts else None, actor.today)
    context = {
        "purchase": found, "sign": purchase_sign(found), "home": found.lease.dwelling,
        "who": found.application.applicant.full_name,
        "steps": steps_of(found, point, assessed=_assessed(actor, found)),
        "next": next_step(found, point, to_do) if may_next else None,
        "financing": versions[0] if versions else None, "sums": sums_of(versions[0]) if versions else None,
        "earlier": versions[1:], "contacts": [(one, standing_sign(one)) for one in contacts],
        "may_finance": owns and PurchaseState.FINANCING in PURCHASE_NEXT[state],
        "may_stop": owns and PurchaseState.STOPPED in PURCHASE_NEXT[state],
        "links": {"lease": actor.may(Right.LEASE_READ)},
        "crumbs": way_to(found)[:-1] + ((found.application.applicant.full_name, ""),),
    }  # fmt: skip
    return render(request, "home_ownership/purchase.html", context)


def _assessed(actor: Actor, found: Purchase) -> bool:
    return assessments_for_plan(actor, found.application.household_id).exists()


@require_GET
def sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The offer as a sheet for the household."""
    found = open_purchase(request.actor, pk)
    version = newest_financing(found)
    context = {
        "purchase": found, "home": found.lease.dwelling, "financing": version,
        "sums": sums_of(version) if version else None, "who": found.application.applicant.full_name,
        "crumbs": (*way_to(found), (_("Ark til husstanden"), "")),
    }  # fmt: skip
    return render(request, "home_ownership/purchase_sheet.html", context)
