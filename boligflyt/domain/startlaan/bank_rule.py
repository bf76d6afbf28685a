"""What a bank would say (utlånsforskriften), beside Husbanken's own measure: it never replaces it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from boligflyt.domain.money import in_kroner, in_percent, to_ore
from boligflyt.domain.rates import RatesOfDay
from boligflyt.domain.startlaan.loan import HUNDRED, MONTHS, Loan, monthly_cost


@dataclass(frozen=True, slots=True)
class BankCheck:
    """One of the bank's three limits: its code, what was found, what it may be, and whether that holds."""

    code: str
    found: Decimal
    limit: Decimal
    met: bool
    explanation: str


@dataclass(frozen=True, slots=True)
class BankQuestion:
    """What the bank looks at; NOK, and NOK per month for `monthly`, which is the ability to pay.

    `other_debt` is what the household owes beside the loans for the dwelling.
    """

    loans: Sequence[Loan]
    gross_income: Decimal
    other_debt: Decimal
    price: Decimal
    monthly: Decimal


def bank_rule(asked: BankQuestion, rates: RatesOfDay) -> tuple[BankCheck, ...]:
    """Debt against income, payment when the rate has risen, loan against value.

    The risen rate is on the other debt too: a year's more interest of it is taken off what can be paid.
    Raises RateError for a day before the first rates.
    """
    return (_debt(asked, rates), _stress(asked, rates), _value(asked, rates))


def _borrowed(asked: BankQuestion) -> Decimal:
    return sum((loan.principal for loan in asked.loans), Decimal(0))


def _debt(asked: BankQuestion, rates: RatesOfDay) -> BankCheck:
    times = rates("lending/debt_times_income")
    debt, limit = _borrowed(asked) + asked.other_debt, asked.gross_income * MONTHS * times
    met = debt <= limit
    words = (
        f"Samlet gjeld blir {in_kroner(debt)}. Banken kan godta {times.normalize():f} ganger brutto "
        f"årsinntekt: {in_kroner(limit)}."
    )
    return BankCheck("debt_to_income", debt, limit, met, words)


def _stress(asked: BankQuestion, rates: RatesOfDay) -> BankCheck:
    points, least = rates("lending/stress_points"), rates("lending/stress_least")
    risen = [replace(loan, nominal=max(loan.nominal + points, least)) for loan in asked.loans]
    cost = sum((monthly_cost(loan) for loan in risen), Decimal(0))
    cost += to_ore(asked.other_debt * points / HUNDRED / MONTHS)
    words = (
        f"Med {in_percent(points)}poeng høyere rente, og minst {in_percent(least)}, koster lånene "
        f"{in_kroner(cost)} i måneden. Husstanden kan betale {in_kroner(asked.monthly)}."
    )
    return BankCheck("stressed_payment", cost, asked.monthly, cost <= asked.monthly, words)


def _value(asked: BankQuestion, rates: RatesOfDay) -> BankCheck:
    percent = rates("lending/loan_to_value_percent")
    borrowed, limit = _borrowed(asked), to_ore(asked.price * percent / HUNDRED)
    words = (
        f"Lånene er {in_kroner(borrowed)}. Banken kan låne ut {in_percent(percent)} av prisen: "
        f"{in_kroner(limit)}."
    )
    return BankCheck("loan_to_value", borrowed, limit, borrowed <= limit, words)
