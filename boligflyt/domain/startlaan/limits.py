"""How much a household can bear: the highest loan, and the interest at which it breaks."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from boligflyt.domain.startlaan.loan import MONTHS, Loan, heaviest_payment

MOST_KRONER = 100_000_000  # a home that costs more is no startlån
MOST_RATE = Decimal(25)  # percent a year; above it nobody asks
STEP = Decimal("0.01")  # of a percent


def fits(loans: Sequence[Loan], monthly: Decimal) -> bool:
    """Whether the heaviest payments of the loans together are within what can be paid, NOK per month."""
    yearly = sum((heaviest_payment(loan) * loan.payments_per_year for loan in loans), Decimal(0))
    return yearly <= monthly * MONTHS


def highest_loan(monthly: Decimal, divided: Callable[[int], Sequence[Loan]]) -> int:
    """The greatest whole NOK whose payments fit; 0 when no loan does.

    `divided` gives the loans for a sum: one of it all, or startlån and bank. The payment never falls when
    the sum rises, so halving finds it.
    """
    low, high = 0, MOST_KRONER
    if fits(divided(high), monthly):
        return high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(divided(middle), monthly) else (low, middle)
    return low


def break_rate(loans: Sequence[Loan], monthly: Decimal) -> Decimal | None:
    """The highest nominal rate of the first loan that can be borne, percent in whole hundredths.

    The other loans' rates rise and fall with it, point by point, never below nought. A hundredth more does
    not fit. None when even no interest does; `MOST_RATE` when everything up to it does.
    """
    low, high = -1, int(MOST_RATE / STEP)
    if fits(_at(loans, MOST_RATE), monthly):
        return MOST_RATE
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(_at(loans, middle * STEP), monthly) else (low, middle)
    return None if low < 0 else low * STEP


def _at(loans: Sequence[Loan], rate: Decimal) -> list[Loan]:
    rise = rate - loans[0].nominal if loans else Decimal(0)
    return [replace(loan, nominal=max(Decimal(0), loan.nominal + rise)) for loan in loans]
