"""The arithmetic of bostøtte: weight, own share, cap, and what is covered of the rest."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from boligflyt.domain.rates import RateError, Rates, shipped_rates

MONTHS = 12
MOST_IN_CAPS = 5
ORE = Decimal("0.01")
LAW = "forskrift om bustøtte §§ 1, 3, 4, 7 og 13"


class NotEstimated(ValueError):
    """The estimate cannot be made; the message is Norwegian and says why."""


@dataclass(frozen=True, slots=True)
class BostoetteHousehold:
    """An ordinary household: nobody in it has the limits of young disabled or single old-age pensioners.

    `monthly_income` is the gross of everybody who counts, `housing_cost` the rent with what is approved
    beside it; both NOK per month. `group` is the municipality's, 1 to 4.
    """

    adults: int
    children: int
    monthly_income: Decimal
    housing_cost: Decimal
    group: int = 4
    specially_adapted: bool = False


@dataclass(frozen=True, slots=True)
class BostoetteEstimate:
    """What to expect, NOK a month, and every step towards it (NOK a year, øre kept; `weight` has no unit).

    `unrounded` is the month's sum before rounding and before the smallest payment is asked for. `verify`
    tells that a rate behind it has not been read at its source.
    """

    monthly: int
    unrounded: Decimal
    weight: Decimal
    weighted_income: Decimal
    own_share: Decimal
    cap: Decimal
    approved: Decimal
    smallest_payment: Decimal
    verify: bool
    law: str = LAW


class _Values:
    """The rates of the day, and whether one of them must be verified."""

    def __init__(self, on: date, rates: Rates) -> None:
        self._on, self._rates = on, rates
        self.verify = False

    def __call__(self, name: str) -> Decimal:
        held = self._rates.on(f"bostoette/{name}", self._on)
        self.verify = self.verify or held.verify
        return held.value

    def share(self, name: str) -> Decimal:
        return self(name) / 100


def estimate(household: BostoetteHousehold, on: date, rates: Rates | None = None) -> BostoetteEstimate:
    """Bostøtte for the month of the day, by the linear own share in force from 1 July 2024.

    Rounded to the nearest whole krone first, and nothing when that is below the smallest payment. Raises
    NotEstimated for a day before the rules, and for a household without a grown-up or with a negative amount.
    """
    amounts = (Decimal(household.children), household.monthly_income, household.housing_cost)
    if household.adults < 1 or min(amounts) < 0:
        raise NotEstimated("Bostøtten kan bare anslås for minst én voksen, med beløp som ikke er under null.")
    values = _Values(on, rates or shipped_rates())
    try:
        return _estimate(household, values)
    except RateError:
        raise NotEstimated("Bostøtten kan anslås for dager fra 01.07.2024.") from None


def _estimate(household: BostoetteHousehold, values: _Values) -> BostoetteEstimate:
    weight = (
        1
        + (household.adults - 1) * values.share("weight_adult_percent")
        + household.children * values.share("weight_child_percent")
    )
    income = household.monthly_income * MONTHS / weight
    own_share, cap = _own_share(income, values), _cap(household, values)
    approved = min(household.housing_cost * MONTHS, cap)
    sum_of_month = values.share("covered_percent") * (approved - own_share) / MONTHS
    smallest = values("smallest_payment")
    rounded = int(sum_of_month.quantize(Decimal(1), ROUND_HALF_UP))
    return BostoetteEstimate(
        monthly=rounded if rounded >= smallest else 0,
        unrounded=_ore(sum_of_month), weight=weight, weighted_income=_ore(income), own_share=_ore(own_share),
        cap=cap, approved=approved, smallest_payment=smallest, verify=values.verify,
    )  # fmt: skip


def _own_share(income: Decimal, values: _Values) -> Decimal:
    """Egenandel: a least amount, and a share of the weighted income above each of two limits (§ 4)."""
    above_first = max(Decimal(0), income - values("own_share_first_limit"))
    above_second = max(Decimal(0), income - values("own_share_second_limit"))
    return (
        values("own_share_least")
        + values.share("own_share_first_percent") * above_first
        + values.share("own_share_second_percent") * above_second
    )


def _cap(household: BostoetteHousehold, values: _Values) -> Decimal:
    """The most that is approved of housing costs a year (§ 3)."""
    size = min(household.adults + household.children, MOST_IN_CAPS)
    cap = values(f"cap_{size}") + values(f"cap_supplement_{household.group}")
    return cap + (values("cap_supplement_adapted") if household.specially_adapted else 0)


def _ore(value: Decimal) -> Decimal:
    return value.quantize(ORE, ROUND_HALF_UP)
