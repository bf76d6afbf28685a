"""The person is supported, not the rent: an estimate of bostøtte, for those who see the economy (GOAL-02)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import FloatField, Subquery

from boligflyt.areas.access.models import Municipality
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries.doors import economy_visible_to
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import lettable
from boligflyt.areas.people.queries.households import age_of_majority, members_on
from boligflyt.domain.bostoette import (
    BostoetteEstimate,
    BostoetteHousehold,
    NotEstimated,
    estimate,
    municipality_group,
)
from boligflyt.toolkit.quantiles import Quantile

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Support:
    """What the household could get in bostøtte for this rent (NOK a month), or why that cannot be said."""

    rent: int | None
    about_rent: str
    estimate: BostoetteEstimate | None = None
    why_not: str = ""

    @property
    def left_to_pay(self) -> int | None:
        """The rent when the support is taken off."""
        return None if self.rent is None or self.estimate is None else self.rent - self.estimate.monthly


def support_for(actor: Actor, application: Application, rent: int | None, about_rent: str) -> Support | None:
    """The estimate for the household of the case; None for an actor who does not see its economy."""
    if rent is None:
        return Support(None, about_rent, why_not="Det er ingen leie å regne med ennå.")
    number = Municipality.objects.order_by("name").values("number")[:1]
    seen = economy_visible_to(actor).filter(application=application.pk)
    row = seen.annotate(municipality_number=Subquery(number)).first()
    if row is None:
        return None
    if row.yearly_income is None:
        return Support(rent, about_rent, why_not="Inntekten er ikke oppgitt.")
    try:
        group = municipality_group(row.municipality_number or "")
        found = estimate(_household(application, row.yearly_income, rent, group, actor.today), actor.today)
    except NotEstimated as fault:
        return Support(rent, about_rent, why_not=str(fault))
    return Support(rent, about_rent, found)


def _household(
    application: Application, yearly_income: int, rent: int, group: int, on: date
) -> BostoetteHousehold:
    members = members_on(application.household_id, on)
    majority = age_of_majority(on)
    children = sum(one.age < majority if one.age is not None else one.role == "child" for one in members)
    return BostoetteHousehold(
        adults=len(members) - children, children=children, monthly_income=Decimal(yearly_income) / MONTHS,
        housing_cost=Decimal(rent), group=group,
    )  # fmt: skip


def usual_rent(bedrooms: int, on: date) -> int | None:
    """The middle rent of the dwellings with so many bedrooms that can be let; None when there are none."""
    rents = lettable(Dwelling.objects.filter(bedrooms=bedrooms), on).order_by()
    middle = rents.aggregate(middle=Quantile("rent", output_field=FloatField()))["middle"]
    return None if middle is None else round(middle)
