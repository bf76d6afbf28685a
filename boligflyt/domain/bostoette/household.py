"""Who asks about bostøtte, and what an estimate tells."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from boligflyt.domain.rates import UsedRate as UsedRate  # what an estimate tells of; one word for all rules

LAW = "forskrift om bustøtte §§ 1–7 og 13"


class NotEstimated(ValueError):
    """The estimate cannot be made; the message is Norwegian and says why."""


class Category(StrEnum):
    """Whose limits in the own share apply (forskrift om bustøtte § 4)."""

    ORDINARY = "ordinary"
    YOUNG_DISABLED = "young_disabled"
    SINGLE_PENSIONER = "single_pensioner"


@dataclass(frozen=True, slots=True)
class BostoetteHousehold:
    """Those who live together on the first of the month.

    `monthly_income` is the gross of everybody who counts, `housing_cost` what is approved but for the
    supplement when heating is not in it; both NOK per month. `group` is the municipality's, 1 to 4.
    `net_wealth` and `dwelling_tax_value` are NOK; the latter is an owner's, and None when it is not known.
    """

    adults: int
    children: int
    monthly_income: Decimal
    housing_cost: Decimal
    group: int = 4
    specially_adapted: bool = False
    category: Category = Category.ORDINARY
    net_wealth: Decimal = Decimal(0)
    owner: bool = False
    dwelling_tax_value: Decimal | None = None
    heating_included: bool = True

    @property
    def people(self) -> int:
        """How many they are."""
        return self.adults + self.children


@dataclass(frozen=True, slots=True)
class BostoetteEstimate:
    """What to expect, NOK a month, and every step towards it (NOK a year, øre kept; `weight` has no unit).

    `unrounded` is the month's sum before rounding and before the smallest payment is asked for. `explanation`
    is the steps in words, for the one it concerns; `rates` are those used.
    """

    monthly: int
    unrounded: Decimal
    weight: Decimal
    weighted_income: Decimal
    own_share: Decimal
    cap: Decimal
    approved: Decimal
    smallest_payment: Decimal
    wealth_supplement: Decimal
    explanation: tuple[str, ...]
    rates: tuple[UsedRate, ...]
    law: str = LAW

    @property
    def marked(self) -> tuple[UsedRate, ...]:
        """The rates that were worked out from others, or must be verified at their source."""
        return tuple(one for one in self.rates if one.held.mark)

    @property
    def verify(self) -> bool:
        """Whether a rate behind it has not been read at its source."""
        return bool(self.marked)
