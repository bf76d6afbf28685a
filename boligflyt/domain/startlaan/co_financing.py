"""Samfinansiering: a bank and the municipality lend side by side (forskrift om lån fra Husbanken § 5-3)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal

from boligflyt.domain.money import in_kroner, in_percent
from boligflyt.domain.startlaan.loan import HUNDRED, Loan, monthly_cost


@dataclass(frozen=True, slots=True)
class CoFinancing:
    """The bank's part in percent of the whole sum, and the terms of the two loans.

    The principals of `startlaan` and `bank` do not count: they come of the sum that is divided. `bank` is
    None when the municipality lends it all.
    """

    startlaan: Loan
    bank: Loan | None = None
    bank_percent: Decimal = Decimal(0)

    def divided(self, total: int | Decimal) -> tuple[Loan, ...]:
        """The loans for a sum in NOK, startlån first; the bank's part in whole kroner, rounded down."""
        if self.bank is None:
            return (replace(self.startlaan, principal=Decimal(total)),)
        part = (Decimal(total) * self.bank_percent / HUNDRED).quantize(Decimal(1), ROUND_DOWN)
        return (
            replace(self.startlaan, principal=Decimal(total) - part),
            replace(self.bank, principal=part),
        )


def shares_in_words(loans: Sequence[Loan]) -> tuple[str, ...]:
    """Each lender's sum, its part of the whole, and what it asks for a month."""
    total = sum((loan.principal for loan in loans), Decimal(0))
    if total == 0:
        return ()
    return tuple(
        f"{name} låner ut {in_kroner(loan.principal)}, {in_percent(loan.principal / total * HUNDRED)} av "
        f"lånet, og skal ha {in_kroner(monthly_cost(loan))} i måneden."
        for name, loan in zip(("Kommunen", "Banken"), loans, strict=False)
    )
