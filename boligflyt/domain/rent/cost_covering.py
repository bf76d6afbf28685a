"""The rent that covers what a dwelling costs: the person is supported, not the rent (GOAL-02)."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

MONTHS = 12


@dataclass(frozen=True, slots=True)
class YearlyCosts:
    """What a dwelling costs the municipality, NOK a year; None is not known yet.

    Capital is interest and repayment, running is insurance, fees and management, shared is the part of what
    the whole building costs.
    """

    capital: int | None = None
    running: int | None = None
    maintenance: int | None = None
    shared: int | None = None

    @property
    def parts(self) -> tuple[tuple[str, int | None], ...]:
        """Name of each part with its amount, in the order they are told."""
        return (
            ("Kapital", self.capital), ("Drift", self.running), ("Vedlikehold", self.maintenance),
            ("Felleskostnader", self.shared),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class CostCoveringRent:
    """The rent in whole NOK a month with the sum behind it, or what is missing to work it out."""

    monthly: int | None
    yearly: int
    missing: tuple[str, ...]
    explanation: str

    def gap(self, rent: int) -> int | None:
        """How much the rent lies under (negative) or over the cost-covering one, NOK a month."""
        return None if self.monthly is None else rent - self.monthly


def cost_covering_rent(costs: YearlyCosts) -> CostCoveringRent:
    """The year's costs on twelve months, rounded up to whole kroner, so that the year is covered.

    A cost that is not known is not counted as nothing: there is no rent then, and the answer says what is
    missing. Raises ValueError for a negative cost.
    """
    known = [(name, amount) for name, amount in costs.parts if amount is not None]
    if any(amount < 0 for _, amount in known):
        raise ValueError("En kostnad kan ikke være under null.")
    yearly = sum(amount for _, amount in known)
    missing = tuple(name for name, amount in costs.parts if amount is None)
    if missing:
        told = ", ".join(missing).lower()
        return CostCoveringRent(None, yearly, missing, f"Kan ikke regnes ut ennå. Mangler: {told}.")
    monthly = int((Decimal(yearly) / MONTHS).to_integral_value(ROUND_CEILING))
    summed = " + ".join(f"{name.lower()} {amount}" for name, amount in known)
    return CostCoveringRent(monthly, yearly, (), f"({summed}) kr per år, delt på {MONTHS} måneder.")
