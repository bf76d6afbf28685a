"""The arithmetic of bostøtte: weight, wealth, own share, cap, and what is covered of the rest."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from boligflyt.domain.bostoette.explanation import in_words
from boligflyt.domain.bostoette.household import BostoetteEstimate, BostoetteHousehold, NotEstimated
from boligflyt.domain.bostoette.own_share import own_share
from boligflyt.domain.bostoette.steps import Steps
from boligflyt.domain.bostoette.values import Values
from boligflyt.domain.rates import RateError, Rates, shipped_rates

MONTHS = 12
MOST_IN_CAPS = 5
GROUPS = range(1, 5)
ORE = Decimal("0.01")
FORTNIGHTS_TO_CUT = 3


def estimate(household: BostoetteHousehold, on: date, rates: Rates | None = None) -> BostoetteEstimate:
    """Bostøtte for the month of the day, by the rules and rates of that day. Husbanken decides, not this.

    Rounded to the nearest whole krone first, half up, and nothing when that is below the smallest payment.
    Raises NotEstimated for a day before the first rates, and for a household that cannot be.
    """
    _check(household)
    values = Values(on, rates or shipped_rates())
    try:
        steps, smallest = _steps(household, values), values("smallest_payment")
    except RateError as fault:
        raise NotEstimated(f"Bostøtten kan ikke anslås for {on:%d.%m.%Y}: {fault}") from None
    rounded = int(steps.sum_of_month.quantize(Decimal(1), ROUND_HALF_UP))
    monthly = rounded if rounded >= smallest else 0
    return BostoetteEstimate(
        monthly=monthly, unrounded=_ore(steps.sum_of_month), weight=steps.weight,
        weighted_income=_ore(steps.income), own_share=_ore(steps.own_share), cap=steps.cap,
        approved=_ore(steps.approved), smallest_payment=smallest, wealth_supplement=_ore(steps.wealth),
        explanation=in_words(household, steps, values, rounded, smallest), rates=values.used,
    )  # fmt: skip


def _check(household: BostoetteHousehold) -> None:
    if household.adults < 1:
        raise NotEstimated("Bostøtten kan bare anslås for en husstand med minst én voksen.")
    amounts = (
        Decimal(household.children), household.monthly_income, household.housing_cost, household.net_wealth,
        household.dwelling_tax_value or Decimal(0),
    )  # fmt: skip
    if min(amounts) < 0:
        raise NotEstimated("Bostøtten kan bare anslås med tall som ikke er under null.")
    if household.group not in GROUPS:
        raise NotEstimated("Kommunegruppen i bostøtten er et tall fra 1 til 4.")


def _steps(household: BostoetteHousehold, values: Values) -> Steps:
    weight = (
        1
        + (household.adults - 1) * values.share("weight_adult_percent")
        + household.children * values.share("weight_child_percent")
    )
    wealth = wealth_supplement(household, values)
    income = (household.monthly_income * MONTHS + wealth) / weight
    share, cap = own_share(income, household.category, values), _cap(household, values)
    cost = household.housing_cost * MONTHS
    if not household.heating_included:
        cost += values("heating_supplement")
    covered = values.share("covered_percent") * (min(cost, cap) - share) / MONTHS
    return Steps(weight, wealth, income, share, cap, cost, covered)


def wealth_supplement(household: BostoetteHousehold, values: Values) -> Decimal:
    """What is added to the year's income for wealth above the free amount (§ 6), NOK a year.

    An owner's free amount is the dwelling's tax value, up to a limit; when it is not known, a tenant's.
    """
    if household.net_wealth == 0:
        return Decimal(0)
    if household.owner and household.dwelling_tax_value is not None:
        free = min(household.dwelling_tax_value, values("wealth_free_owner"))
    else:
        free = values("wealth_free_tenant")
    return values.share("wealth_percent") * max(Decimal(0), household.net_wealth - free)


def counted_fortnightly(payments: list[Decimal], on: date, rates: Rates | None = None) -> Decimal:
    """What counts of benefits paid by meldekort in one month (§ 5): two thirds in a month with three.

    NOK in the month. Before 2025 all of them counted.
    """
    if len(payments) != FORTNIGHTS_TO_CUT:
        return sum(payments, Decimal(0))
    try:
        count_as = (rates or shipped_rates()).on("bostoette/three_payments_count_as", on).value
    except RateError:
        return sum(payments, Decimal(0))
    return sum(payments, Decimal(0)) * count_as / FORTNIGHTS_TO_CUT


def _cap(household: BostoetteHousehold, values: Values) -> Decimal:
    """The most that is approved of housing costs a year (§ 3)."""
    cap = values(f"cap_{min(household.people, MOST_IN_CAPS)}") + values(f"cap_supplement_{household.group}")
    return cap + (values("cap_supplement_adapted") if household.specially_adapted else 0)


def _ore(value: Decimal) -> Decimal:
    return value.quantize(ORE, ROUND_HALF_UP)
