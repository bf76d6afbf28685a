"""The plan of repayment, payment by payment, in whole øre."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal

from boligflyt.domain.money import ORE, to_ore
from boligflyt.domain.startlaan.loan import Loan, Repayment, heaviest_payment


@dataclass(frozen=True, slots=True)
class Instalment:
    """One payment, NOK: its interest, its instalment, its fee, and what is owed after it."""

    number: int
    interest: Decimal
    instalment: Decimal
    fee: Decimal
    balance: Decimal

    @property
    def payment(self) -> Decimal:
        """All of it."""
        return self.interest + self.instalment + self.fee


def repayment_plan(loan: Loan) -> tuple[Instalment, ...]:
    """Every payment. Interest is rounded to the øre half up each time; the last payment takes what is left.

    The balance after the last is exactly nought.
    """
    plan: list[Instalment] = []
    balance = loan.principal
    for number in range(1, loan.payments + 1):
        interest = to_ore(balance * loan.rate_per_payment)
        instalment = balance if number == loan.payments else _instalment(loan, number, balance, interest)
        balance -= instalment
        plan.append(Instalment(number, interest, instalment, loan.payment_fee, balance))
    return tuple(plan)


@dataclass(frozen=True, slots=True)
class YearOfLoan:
    """What is paid in one year of the loan, NOK, and what is owed when it has passed."""

    year: int
    interest: Decimal
    instalments: Decimal
    fees: Decimal
    balance: Decimal


def by_year(plan: Sequence[Instalment], payments_per_year: int) -> tuple[YearOfLoan, ...]:
    """The plan gathered by the loan's own years, the first from the day it is paid out."""
    years = (plan[start : start + payments_per_year] for start in range(0, len(plan), payments_per_year))
    return tuple(
        YearOfLoan(
            year, sum((one.interest for one in paid), Decimal(0)),
            sum((one.instalment for one in paid), Decimal(0)), sum((one.fee for one in paid), Decimal(0)),
            paid[-1].balance,
        )
        for year, paid in enumerate(years, 1)
    )  # fmt: skip


def _instalment(loan: Loan, number: int, balance: Decimal, interest: Decimal) -> Decimal:
    if number <= loan.interest_only_payments:
        return Decimal(0)
    if loan.repayment is Repayment.SERIAL:
        left = loan.payments - loan.interest_only_payments
        return (loan.principal / left).quantize(ORE, ROUND_DOWN)
    level = heaviest_payment(loan) - loan.payment_fee
    return max(Decimal(0), min(balance, level - interest))


def after_years(loan: Loan, years: int) -> Loan | None:
    """The loan as it is so many years on: what is owed, and the years that are left. None when it is repaid.

    For asking what happens when the time with a fixed rate ends.
    """
    if years >= loan.years:
        return None
    balance = repayment_plan(loan)[years * loan.payments_per_year - 1].balance if years else loan.principal
    if balance == 0:
        return None
    without = max(0, loan.interest_only_years - years)
    return replace(loan, principal=balance, years=loan.years - years, interest_only_years=without)
