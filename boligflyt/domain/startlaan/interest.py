"""Interest: nominal and effective, and what a loan costs a year with its fees."""

from decimal import Decimal

from boligflyt.domain.startlaan.loan import Loan
from boligflyt.domain.startlaan.plan import Instalment, repayment_plan

HUNDRED = Decimal(100)
HALVINGS = 60
MOST_PER_PAYMENT = Decimal(1)  # as much again as is owed, in every term: nobody lends so


def nominal_rate(effective: Decimal, payments_per_year: int) -> Decimal:
    """Percent a year: r_n = ((1 + r_e)^(1/n) - 1) × n (forskrift om lån fra Husbanken § 8-2). Not rounded."""
    yearly = 1 + effective / HUNDRED
    return (yearly ** (Decimal(1) / payments_per_year) - 1) * payments_per_year * HUNDRED


def effective_rate(nominal: Decimal, payments_per_year: int) -> Decimal:
    """Percent a year, the other way round: what a nominal rate comes to with interest on interest."""
    return ((1 + nominal / HUNDRED / payments_per_year) ** payments_per_year - 1) * HUNDRED


def effective_rate_with_fees(loan: Loan) -> Decimal:
    """Percent a year that makes what is paid, fees too, worth what was received. Rounded to four decimals.

    Found by halving on the plan as it is paid, in whole øre. Raises ValueError when the fees eat the loan.
    """
    plan = repayment_plan(loan)
    received = loan.principal - loan.setup_fee
    low, high = Decimal(0), MOST_PER_PAYMENT
    if _worth(plan, high) > received:
        raise ValueError("Gebyrene er for store i forhold til lånet.")
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _worth(plan, middle) > received else (low, middle)
    yearly = ((1 + high) ** loan.payments_per_year - 1) * HUNDRED
    return yearly.quantize(Decimal("0.0001"))


def _worth(plan: tuple[Instalment, ...], rate: Decimal) -> Decimal:
    """What the payments are worth on the first day, at this rate for each term."""
    worth, discount = Decimal(0), 1 / (1 + rate)
    for one in reversed(plan):
        worth = (worth + one.payment) * discount
    return worth
