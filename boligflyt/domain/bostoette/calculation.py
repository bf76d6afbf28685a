"""The estimate of one household: the rule worked out exactly, every step kept, and told in words."""

from datetime import date
from decimal import Decimal

from boligflyt.domain.bostoette.explanation import SHOWN, in_words
from boligflyt.domain.bostoette.household import BostoetteEstimate, BostoetteHousehold, NotEstimated
from boligflyt.domain.bostoette.rule import GROUP_SUPPLEMENTS, work_out
from boligflyt.domain.bostoette.values import Values, as_decimal, facts_of
from boligflyt.domain.rates import RateError, Rates, shipped_rates

ORE = 2  # decimals of a krone
GROUPS = range(1, len(GROUP_SUPPLEMENTS) + 1)
FORTNIGHTS_TO_CUT = 3


def estimate(household: BostoetteHousehold, on: date, rates: Rates | None = None) -> BostoetteEstimate:
    """Bostøtte for the month of the day, by the rules and rates of that day. Husbanken decides, not this.

    Rounded to the nearest whole krone first, half up, and nothing when that is below the smallest payment.
    Raises NotEstimated for a day before the first rates, and for a household that cannot be.
    """
    _check(household)
    values = Values(on, rates or shipped_rates())
    try:
        steps = work_out(facts_of(household), values)
    except RateError as fault:
        raise NotEstimated(f"Bostøtten kan ikke anslås for {on:%d.%m.%Y}: {fault}") from None
    used = values.used
    return BostoetteEstimate(
        monthly=int(steps.monthly), unrounded=as_decimal(steps.of_month, ORE),
        weight=as_decimal(steps.weight, SHOWN).normalize(), weighted_income=as_decimal(steps.income, ORE),
        own_share=as_decimal(steps.own_share, ORE), cap=as_decimal(steps.cap, ORE),
        approved=as_decimal(steps.approved, ORE), smallest_payment=as_decimal(steps.smallest, 0),
        wealth_supplement=as_decimal(steps.wealth, ORE), explanation=in_words(household, steps, values),
        rates=used,
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
