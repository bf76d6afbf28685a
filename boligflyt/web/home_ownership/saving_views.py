"""Leie med sparing: the list, one agreement, its steps, and the report of price risk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.home_ownership.choices import SavingState
from boligflyt.areas.home_ownership.models import SavingAgreement
from boligflyt.areas.home_ownership.queries import (
    lease_to_save_in,
    open_saving,
    price_risk_of,
    purchase_from,
    saving_list,
    saving_terms,
)
from boligflyt.areas.home_ownership.services import (
    begin_saving,
    buy_at_fixed_price,
    due_of,
    end_saving,
    record_saving,
)
from boligflyt.areas.people.queries import open_household
from boligflyt.domain.saving import Saved, balance_on, planned_on
from boligflyt.web.home_ownership.candidate_views import case_for
from boligflyt.web.home_ownership.saving_forms import EndForm, EntryForm, FixedPriceForm, SavingForm
from boligflyt.web.home_ownership.signs import saving_sign
from boligflyt.web.shell.steps import POSTS, Crumbs, Step, sent, take_step

MOST_SHOWN = 200
ENDS = {
    SavingState.BOUGHT: _l("De kjøper"),
    SavingState.TENANT_BROKE: _l("De bryter"),
    SavingState.MUNICIPALITY_BROKE: _l("Kommunen bryter"),
    SavingState.LAPSED: _l("Perioden går ut"),
}


@require_GET
def savings(request: HttpRequest) -> HttpResponse:
    """Agreements that run, the first to end on top; `?ferdige=1` shows those that are over."""
    actor = request.actor
    over = request.GET.get("ferdige") == "1"
    rows = list(saving_list(actor, over=over)[:MOST_SHOWN])
    record_list(actor.trace, "saving", [one.pk for one in rows])
    address = reverse("home_ownership:savings")
    context = {
        "rows": [(one, saving_sign(one)) for one in rows], "over": over,
        "views": [
            {"label": _("Løper"), "url": address, "current": not over},
            {"label": _("Avsluttet"), "url": f"{address}?ferdige=1", "current": over},
        ],
    }  # fmt: skip
    return render(request, "home_ownership/savings.html", context)


@require_GET
def risk(request: HttpRequest) -> HttpResponse:
    """What the fixed prices may cost the municipality, to print; homes and no names."""
    actor = request.actor
    told, found = price_risk_of(actor)
    record_list(actor.trace, "saving", list(found))
    context = {
        "risk": told, "rows": [(one, found[one.home.agreement]) for one in told.rows],
        "crumbs": (_list(), (_("Prisrisiko"), "")),
    }  # fmt: skip
    return render(request, "home_ownership/saving_risk.html", context)


@require_http_methods(POSTS)
def begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make the agreement, with the home the household rents."""
    actor = request.actor
    household = open_household(actor, pk)
    case, lease = case_for(actor, pk), lease_to_save_in(actor, pk)
    if case is None or lease is None:
        raise Http404
    home = lease.dwelling
    form = SavingForm(
        sent(request),
        initial={"valuation": home.value, "valued_on": home.valued_on, "first_day": actor.today},
    )
    here, who = reverse("people:household", args=[pk]), str(household)
    step = Step(
        "begin_saving", _("Leie med sparing"), _("Lagre avtalen"), _("Avtalen er lagret."), back=here,
        facts=f"{who}. {home.address}",
        lead=_what_it_is(actor.today),
        crumbs=((who, here), (_("Leie med sparing"), "")),
        then=lambda made: reverse("home_ownership:saving", args=[made]),
    )  # fmt: skip
    return take_step(request, form, step, lambda: begin_saving(actor, pk, form.begun(case.pk)).pk)


def _what_it_is(on: date) -> str:
    last, terms = saving_terms(on)
    told = _(
        "Husstanden leier som før, sparer hver måned, og kan kjøpe boligen til prisen som settes nå. "
        "Begynner avtalen i dag, gjelder prisen til og med %(last)s. Av sparepengene får leieren %(buys)s "
        "prosent ved kjøp, %(tenant)s prosent når leieren bryter, og %(municipality)s prosent når "
        "kommunen bryter."
    )
    return told % {
        "last": f"{last:%d.%m.%Y}", "buys": terms.at_purchase, "tenant": terms.tenant_breaks,
        "municipality": terms.municipality_breaks,
    }  # fmt: skip


@require_GET
def saving(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One agreement: what is saved against the plan, what happens if, and the next step."""
    actor = request.actor
    found = open_saving(actor, pk)
    rows = list(found.entries.select_related("written_by").order_by("-saved_on", "-written_at"))
    balance = balance_on([Saved(one.saved_on, one.amount) for one in rows], actor.today)
    planned = planned_on(found.monthly_saving, found.trial, found.ended_on or actor.today)
    runs = found.state == SavingState.RUNNING
    owns = found.application.office_id == actor.office and actor.may(Right.APPLICATION_WRITE)
    purchase = purchase_from(actor, found)
    context = {
        "saving": found, "sign": saving_sign(found), "home": found.lease.dwelling, "rows": rows,
        "who": found.application.applicant.full_name, "balance": balance, "planned": planned,
        "behind": max(0, planned - balance), "purchase": purchase, "runs": runs,
        "dues": [(label, due_of(found, one, balance)) for one, label in ENDS.items()] if runs else [],
        "may_save": owns and runs, "may_end": owns and runs and purchase is None,
        "may_buy": owns and runs and purchase is None and actor.today <= found.last_day,
        "past": runs and actor.today > found.last_day, "links": {"lease": actor.may(Right.LEASE_READ)},
        "due_now": runs and found.next_on is not None and found.next_on <= actor.today,
        "worth": _worth(found), "crumbs": (_list(), (found.application.applicant.full_name, "")),
    }  # fmt: skip
    return render(request, "home_ownership/saving.html", context)


def _worth(found: SavingAgreement) -> dict[str, Any] | None:
    """What the register says the home is worth, when that is from after the price was fixed."""
    home = found.lease.dwelling
    if home.value is None or home.valued_on is None or home.valued_on < found.price_fixed_on:
        return None
    return {"value": home.value, "on": home.valued_on, "over": home.value - found.fixed_price}


def _list() -> tuple[str, str]:
    return _("Leie med sparing"), reverse("home_ownership:savings")


def _step(found: SavingAgreement, kind: str, title: str, button: str, done: str, lead: str = "") -> Step:
    here, who = reverse("home_ownership:saving", args=[found.pk]), found.application.applicant.full_name
    crumbs: Crumbs = (_list(), (who, here), (title, ""))
    return Step(
        kind, title, button, done, back=here, facts=f"{who}. {found.lease.dwelling.address}", crumbs=crumbs,
        lead=lead,
    )  # fmt: skip


@require_http_methods(POSTS)
def entry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down what was saved."""
    actor = request.actor
    found = open_saving(actor, pk)
    form = EntryForm(
        sent(request),
        initial={"version": found.version, "saved_on": actor.today, "amount": found.monthly_saving},
    )
    step = _step(found, "record_saving", _("Før sparing"), _("Lagre"), _("Sparingen er ført."))
    return take_step(
        request, form, step,
        lambda: record_saving(
            actor, pk, form.version_or(found.version), form.saved(), form.cleaned_data["text"]
        ).pk,
    )  # fmt: skip


@require_http_methods(POSTS)
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The agreement ends without a purchase."""
    actor = request.actor
    found = open_saving(actor, pk)
    form = EndForm(sent(request), initial={"version": found.version, "day": actor.today})
    step = _step(
        found, "end_saving", _("Avslutt avtalen"), _("Avslutt avtalen"), _("Avtalen er avsluttet."),
        lead=_(
            "Den faste prisen faller bort, og sparepengene gjøres opp etter avtalen. "
            "Leieforholdet fortsetter."
        ),
    )  # fmt: skip
    return take_step(
        request, form, step,
        lambda: end_saving(actor, pk, form.version_or(found.version), form.end()).pk,
    )  # fmt: skip


@require_http_methods(POSTS)
def buy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The household buys at the fixed price."""
    actor = request.actor
    found = open_saving(actor, pk)
    home = found.lease.dwelling
    form = FixedPriceForm(
        sent(request),
        initial={"version": found.version, "valuation": home.value, "valued_on": home.valued_on},
    )
    step = _step(
        found, "buy_at_fixed_price", _("Begynn kjøpet til fast pris"), _("Begynn kjøpet"),
        _("Kjøpet er begynt."), lead=_("Avtalen løper til boligen er overtatt."),
    )  # fmt: skip

    def store() -> UUID:
        version = form.version_or(found.version)
        return buy_at_fixed_price(actor, pk, version, form.begun(found.application_id)).pk

    return take_step(request, form, _leading_to_purchase(step), store)


def _leading_to_purchase(step: Step) -> Step:
    return replace(step, then=lambda made: reverse("home_ownership:purchase", args=[made]))
