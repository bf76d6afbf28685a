"""The amounts on the way to an estimate, exact."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Steps:
    """NOK a year, but `sum_of_month`, which is NOK a month before any rounding; `weight` has no unit."""

    weight: Decimal
    wealth: Decimal
    income: Decimal
    own_share: Decimal
    cap: Decimal
    cost: Decimal
    sum_of_month: Decimal

    @property
    def approved(self) -> Decimal:
        """What is approved of the housing cost: at most the cap (forskrift om bustøtte § 3)."""
        return min(self.cost, self.cap)
