"""A loan, and the payment it asks for."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from boligflyt.domain.money import to_ore

HUNDRED = Decimal(100)
MONTHS = 12
NOTHING = Decimal(0)


class Repayment(StrEnum):
    """Equal payments, or equal instalments and falling interest (forskrift om lån fra Husbanken § 8-5)."""

    ANNUITY = "annuity"
    SERIAL = "serial"


@dataclass(frozen=True, slots=True)
class Loan:
    """Amounts in NOK, `nominal` in percent a year, `years` the whole term with any time without instalments.

    `setup_fee` is taken off what is received, `payment_fee` is added to each payment.
    """

    principal: Decimal
    nominal: Decimal
    years: int
    repayment: Repayment = Repayment.ANNUITY
    payments_per_year: int = MONTHS
    interest_only_years: int = 0
    setup_fee: Decimal = NOTHING
    payment_fee: Decimal = NOTHING

    @property
    def payments(self) -> int:
        """How many payments there are in all."""
        return self.years * self.payments_per_year

    @property
    def interest_only_payments(self) -> int:
        """How many of them come first and are interest alone."""
        return self.interest_only_years * self.payments_per_year

    @property
    def rate_per_payment(self) -> Decimal:
        """The interest from one payment to the next, as a part of one."""
        return self.nominal / HUNDRED / self.payments_per_year


def heaviest_payment(loan: Loan) -> Decimal:
    """The largest regular payment in NOK, fee included, rounded to the øre half up.

    For an annuity the level payment, for a serial loan the first with an instalment. The last payment of all
    may differ from it by what the rounding left over.
    """
    left = loan.payments - loan.interest_only_payments
    rate = loan.rate_per_payment
    if loan.repayment is Repayment.SERIAL or rate == 0:
        return to_ore(loan.principal / left + loan.principal * rate) + loan.payment_fee
    return to_ore(loan.principal * rate / (1 - (1 + rate) ** -left)) + loan.payment_fee


def monthly_cost(loan: Loan) -> Decimal:
    """What the heaviest payment comes to in NOK per month, rounded to the øre half up."""
    return to_ore(heaviest_payment(loan) * loan.payments_per_year / MONTHS)
