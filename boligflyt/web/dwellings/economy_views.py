"""What a dwelling is worth and costs, and the value of the whole stock (GOAL-02)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.allocation.queries.rent_drift import costs_of
from boligflyt.areas.allocation.queries.stock_value import stock_value
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import open_dwelling
from boligflyt.areas.dwellings.services import DwellingEconomy, set_economy
from boligflyt.domain.rent import cost_covering_rent
from boligflyt.web.dwellings.forms import WholeNumberField
from boligflyt.web.formats import money, thousands
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm
from boligflyt.web.shell.steps import POSTS, Step, take_step

PER_PAGE = 50
MOST_VALUE, MOST_COST, MOST_RENT = 200_000_000, 5_000_000, 60_000


class EconomyForm(VersionedForm):
    """Value with its day, the four costs of a year, and market rent with its day."""

    value = WholeNumberField(label=_l("Verdi i kroner"), min_value=0, max_value=MOST_VALUE, required=False)
    valued_on = NorwegianDateField(label=_l("Verdien gjelder fra"), required=False)
    capital_cost = WholeNumberField(
        label=_l("Kapital, kroner per år"), min_value=0, max_value=MOST_COST, required=False,
        help_text=_l("Renter og avdrag, eller leien når boligen er leid inn."),
    )  # fmt: skip
    running_cost = WholeNumberField(
        label=_l("Drift, kroner per år"), min_value=0, max_value=MOST_COST, required=False,
        help_text=_l("Forsikring, avgifter og forvaltning."),
    )  # fmt: skip
    maintenance_cost = WholeNumberField(
        label=_l("Vedlikehold, kroner per år"), min_value=0, max_value=MOST_COST, required=False
    )
    shared_cost = WholeNumberField(
        label=_l("Felleskostnader, kroner per år"), min_value=0, max_value=MOST_COST, required=False
    )
    market_rent = WholeNumberField(
        label=_l("Gjengs leie, kroner per måned"), min_value=1, max_value=MOST_RENT, required=False,
        help_text=_l("Leien som vanligvis tas for en lik bolig på stedet (husleieloven § 4-3)."),
    )  # fmt: skip
    market_rent_on = NorwegianDateField(label=_l("Gjengs leie ble vurdert"), required=False)

    FACTS = (
        "value", "valued_on", "capital_cost", "running_cost", "maintenance_cost", "shared_cost",
        "market_rent", "market_rent_on",
    )  # fmt: skip

    def economy(self) -> DwellingEconomy:
        """What the service takes."""
        return DwellingEconomy(**{name: self.cleaned_data[name] for name in self.FACTS})


@require_http_methods(POSTS)
def economy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Register value and costs of one dwelling."""
    actor = request.actor
    dwelling = open_dwelling(actor, pk)
    initial = {name: getattr(dwelling, name) for name in (*EconomyForm.FACTS, "version")}
    form = EconomyForm(request.POST or None, initial=initial)
    step = Step(
        "set_economy", _("Verdi og kostnader"), _("Lagre"), _("Verdi og kostnader er lagret."),
        back=reverse("dwellings:detail", args=[pk]),
        lead=_("%(address)s. Et tomt felt betyr at tallet ikke er kjent, ikke at det er null.")
        % {"address": dwelling.address},
    )  # fmt: skip

    def keep() -> UUID:
        return set_economy(actor, pk, form.version_or(0), form.economy()).pk

    return take_step(request, form, step, keep)


@require_GET
def value_report(request: HttpRequest) -> HttpResponse:
    """The value of the dwellings that the municipality owns, by type and one by one."""
    actor = request.actor
    report = stock_value(actor)
    known = report.value if report.valued else None
    without = report.owned - report.valued
    context = {
        "page": Paginator(report.dwellings, PER_PAGE).get_page(request.GET.get("side")),
        "without": without, "first_without": report.without_value[:PER_PAGE],
        "more_without": max(0, without - PER_PAGE),
        "report": report, "on": actor.today, "may_write": actor.may(Right.DWELLING_WRITE),
        "figures": [
            {"value": money(known), "label": _("samlet registrert verdi")},
            {"value": thousands(report.owned), "label": _("boliger eid av kommunen")},
            {"value": thousands(without), "label": _("uten registrert verdi")},
        ],
    }  # fmt: skip
    return render(request, "dwellings/value.html", context)


def rent_and_costs(dwelling: Dwelling) -> dict[str, Any]:
    """The cost-covering rent beside the rent, for the dwelling's page."""
    found = cost_covering_rent(costs_of(dwelling))
    gap = found.gap(dwelling.rent)
    return {"covering": found, "gap": gap, "short": -gap if gap is not None and gap < 0 else 0}
