"""Purchases and sales of a year against valuation and frame, and the steps that register one (PRO-33)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.allocation.services.selling import sell_dwelling
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.choices import Buyer, TradeKind
from boligflyt.areas.dwellings.queries import open_dwelling
from boligflyt.areas.dwellings.services import TradeFacts
from boligflyt.areas.dwellings.trades import TradesOfKind, trades_of_year
from boligflyt.web.dwellings.forms import WholeNumberField
from boligflyt.web.dwellings.sale_views import crumbs_of, page_of
from boligflyt.web.formats import money, thousands
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm
from boligflyt.web.shell.paging import page_of_counted
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step

MOST_PRICE, MOST_FRAME = 200_000_000, 20_000_000_000  # NOK
FIRST_YEAR, LAST_YEAR = 1990, 2199
NO_YEAR = _l("Skriv et årstall fra 1990 til 2199, for eksempel 2026.")
PER_PAGE = 50
SIDES = {TradeKind.BOUGHT: "kjopt", TradeKind.SOLD: "solgt"}  # the page of each list, in the address


class BoughtForm(VersionedForm):
    """A purchase: takeover, price and valuation."""

    day = NorwegianDateField(label=_l("Overtatt"))
    price = WholeNumberField(label=_l("Pris i kroner"), min_value=0, max_value=MOST_PRICE)
    valuation = WholeNumberField(
        label=_l("Takst i kroner"), min_value=0, max_value=MOST_PRICE, required=False
    )
    valued_on = NorwegianDateField(label=_l("Takstdato"), required=False)
    note = forms.CharField(
        label=_l("Merknad"), max_length=200, required=False,
        help_text=_l("Bare om boligen. Skriv ikke hvem den andre parten er."),
    )  # fmt: skip

    FACTS: tuple[str, ...] = ("day", "price", "valuation", "valued_on", "note")

    def facts(self) -> TradeFacts:
        """What the service takes."""
        return TradeFacts(**{name: self.cleaned_data[name] for name in self.FACTS})


class SellForm(BoughtForm):
    """A sale: also to what kind of buyer, and whether what is left of grants is paid back."""

    buyer = forms.ChoiceField(label=_l("Solgt til"), choices=Buyer.choices)
    grant_repaid = forms.BooleanField(
        label=_l("Resten av tilskudd som binder boligen, betales tilbake"), required=False
    )

    FACTS = (*BoughtForm.FACTS, "buyer")


class YearFilterForm(forms.Form):
    """The year that the page is about."""

    ar = forms.IntegerField(
        label=_l("År"), min_value=FIRST_YEAR, max_value=LAST_YEAR,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NO_YEAR),
    )  # fmt: skip


class FrameForm(VersionedForm):
    """What may be bought or sold for in a year."""

    kind = forms.ChoiceField(label=_l("Ramme for"), choices=TradeKind.choices)
    year = WholeNumberField(label=_l("År"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    amount = WholeNumberField(label=_l("Ramme i kroner"), min_value=0, max_value=MOST_FRAME)
    decided = forms.CharField(label=_l("Vedtatt"), max_length=120, help_text=_l("Hvem, når og saksnummer."))


@require_GET
def trades(request: HttpRequest) -> HttpResponse:
    """Purchases and sales of the year in the address; this year when there is none."""
    actor = request.actor
    form = YearFilterForm(request.GET if "ar" in request.GET else None, label_suffix="")
    asked = form.cleaned_data["ar"] if form.is_bound and form.is_valid() else None
    year = asked or actor.today.year
    if not form.is_bound:
        form.initial = {"ar": year}
    kinds = trades_of_year(actor, year)
    pages = [
        page_of_counted(one.trades, one.number, PER_PAGE, request.GET.get(SIDES[one.kind])) for one in kinds
    ]
    record_list(actor.trace, "dwelling", [trade.dwelling_id for page in pages for trade in page.object_list])
    lists = [
        {"of": one, "page": page, "param": SIDES[one.kind]} for one, page in zip(kinds, pages, strict=True)
    ]
    context = {
        "form": form, "year": year, "lists": lists, "may_write": actor.may(Right.DWELLING_WRITE),
        "figures": [figure for one in kinds for figure in _figures(one)],
        "crumbs": [(_("Boliger"), reverse("dwellings:list")), (_("Kjøp og salg"), "")],
    }  # fmt: skip
    return render(request, "dwellings/trades.html", context, status=422 if form.errors else 200)


def _figures(one: TradesOfKind) -> list[dict[str, Any]]:
    bought = one.kind == TradeKind.BOUGHT
    return [
        {"value": thousands(one.number), "label": _("kjøpt") if bought else _("solgt")},
        {"value": money(one.price), "label": _("kjøpt for") if bought else _("solgt for")},
    ]


@require_http_methods(POSTS)
def frame(request: HttpRequest) -> HttpResponse:
    """Say what may be bought or sold for in a year."""
    actor = request.actor
    form = FrameForm(sent(request), initial={"year": actor.today.year, "kind": request.GET.get("slag")})
    back = reverse("dwellings:trades")
    step = Step(
        "set_frame", _("Ramme for kjøp eller salg"), _("Lagre"), _("Rammen er lagret."), back=back,
        crumbs=((_("Boliger"), reverse("dwellings:list")), (_("Kjøp og salg"), back), (_("Ramme"), "")),
        lead=_("Er det vedtatt en ramme for året før, kommer denne i stedet for den."),
    )  # fmt: skip

    def keep() -> UUID:
        clean = form.cleaned_data
        return services.set_frame(actor, clean["kind"], clean["year"], clean["amount"], clean["decided"]).pk

    return take_step(request, form, step, keep)


@require_http_methods(POSTS)
def bought(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Register what a dwelling was bought for."""
    dwelling = open_dwelling(request.actor, pk)
    form = BoughtForm(sent(request), initial={"version": dwelling.version, "day": dwelling.disposed_from})
    step = Step(
        "record_purchase", _("Registrer kjøpet"), _("Lagre"), _("Kjøpet er lagret."), back=page_of(pk),
        crumbs=crumbs_of(dwelling, _("Kjøp")),
    )  # fmt: skip

    def keep() -> UUID:
        version = form.version_or(0)
        return services.record_purchase(request.actor, pk, version, form.facts()).pk

    return take_step(request, form, step, keep)


@require_http_methods(POSTS)
def sell(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sell a dwelling: it leaves the stock the day the buyer takes over."""
    dwelling = open_dwelling(request.actor, pk)
    start = {
        "version": dwelling.version, "valuation": dwelling.value, "valued_on": dwelling.valued_on,
        "buyer": Buyer.MARKET,
    }  # fmt: skip
    form = SellForm(sent(request), initial=start)
    step = Step(
        "sell_dwelling", _("Selg boligen"), _("Registrer salget"), _("Salget er registrert."),
        back=page_of(pk), crumbs=crumbs_of(dwelling, _("Salg")),
        lead=_("Boligen går ut av beholdningen dagen kjøperen overtar."),
    )  # fmt: skip

    def store() -> UUID:
        clean = form.cleaned_data
        return sell_dwelling(
            request.actor, pk, form.version_or(0), form.facts(), grant_repaid=clean["grant_repaid"]
        ).pk

    return take_step(request, form, step, store)
