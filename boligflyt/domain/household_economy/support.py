"""Bostøtte in the household's economy: asked of the domain that is there, never reckoned here."""

from decimal import Decimal

from boligflyt.domain.bostoette import BostoetteEstimate, BostoetteHousehold, NotEstimated, estimate
from boligflyt.domain.household_economy.household import (
    Buying,
    EconomyAsked,
    NotWorkedOut,
    Ownership,
    Renting,
)
from boligflyt.domain.rates import RateError, Rates, RatesOfDay

MONTHS = 12
RUNNING_COSTS = "bostoette/running_costs_owner"


class Support:
    """Estimates bostøtte for one household on one day; nothing when it was not asked for."""

    def __init__(self, asked: EconomyAsked, rates: RatesOfDay, known: Rates | None) -> None:
        self._asked, self._rates, self._known = asked, rates, known
        self.estimates: list[BostoetteEstimate] = []

    def for_rent(self, renting: Renting) -> BostoetteEstimate | None:
        """For a dwelling that is rented; None when it is not asked for.

        Raises NotWorkedOut for a day without rates.
        """
        return self._estimate(renting.rent, renting.heating_included)

    def for_owner(self, buying: Buying, loan_cost: Decimal) -> BostoetteEstimate | None:
        """For an owner whose loans cost so much, NOK per month (forskrift om bustøtte § 2)."""
        if self._asked.bostoette is None:
            return None
        approved = loan_cost + buying.shared_costs + buying.fees
        if buying.ownership is Ownership.OWN_HOUSE:
            approved += self._running_costs() / MONTHS
        return self._estimate(approved, buying.heating_included, buying)

    def _running_costs(self) -> Decimal:
        try:
            return self._rates(RUNNING_COSTS)
        except RateError as fault:
            raise NotWorkedOut(f"Bostøtten for en eier kan ikke anslås: {fault}", "buy") from None

    def _estimate(
        self, cost: Decimal, heating: bool, buying: Buying | None = None
    ) -> BostoetteEstimate | None:
        facts = self._asked.bostoette
        if facts is None:
            return None
        household = BostoetteHousehold(
            adults=self._asked.adults, children=self._asked.children, monthly_income=self._asked.gross,
            housing_cost=cost, group=facts.group, specially_adapted=facts.specially_adapted,
            category=facts.category, net_wealth=facts.net_wealth, owner=buying is not None,
            dwelling_tax_value=buying.dwelling_tax_value if buying else None, heating_included=heating,
        )  # fmt: skip
        try:
            found = estimate(household, self._rates.on, self._known)
        except NotEstimated as fault:
            raise NotWorkedOut(str(fault), "bostoette") from None
        self.estimates.append(found)
        return found
