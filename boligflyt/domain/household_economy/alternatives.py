"""Three ways side by side: stay, rent privately, buy this dwelling. What each leaves of the month."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from boligflyt.domain.bostoette import BostoetteEstimate
from boligflyt.domain.household_economy.borrowing import cost_of
from boligflyt.domain.household_economy.household import (
    NOTHING,
    Buying,
    EconomyAsked,
    LoanAsked,
    NotWorkedOut,
    Renting,
)
from boligflyt.domain.household_economy.support import Support
from boligflyt.domain.startlaan import (
    MOST_RATE,
    Loan,
    YearOfLoan,
    after_years,
    break_rate,
    by_year,
    effective_rate,
    effective_rate_with_fees,
    heaviest_payment,
    repayment_plan,
)

LENDERS = ("startlaan", "bank")


class Way(StrEnum):
    """What the household can do."""

    STAY = "stay"
    RENT = "rent"
    BUY = "buy"


@dataclass(frozen=True, slots=True)
class LoanCost:
    """What one loan costs: NOK, rates in percent a year.

    `first_instalment` is what the first payment takes off the loan; `interest_in_all` all interest and fees;
    `years` the repayment year by year.
    """

    lender: str
    loan: Loan
    payment: Decimal
    first_instalment: Decimal
    interest_in_all: Decimal
    effective_without_fees: Decimal
    effective: Decimal
    years: tuple[YearOfLoan, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way: NOK per month. `left` is what remains when all is paid and bostøtte has come.

    `housing_cost` is all of the dwelling, loans too. `break_rate` is the highest nominal rate of the startlån
    that can be borne, with bostøtte as it is now; None when there is no loan, when not even no interest can,
    and when the rate is fixed as long as it lasts. `break_after_years` says when that rate may come: at once,
    or when the time with a fixed one ends. `one_point_more` is what a percentage point more would cost then.
    """

    way: Way
    housing_cost: Decimal
    support: BostoetteEstimate | None
    left: Decimal
    loans: tuple[LoanCost, ...] = ()
    break_rate: Decimal | None = None
    break_after_years: int = 0
    one_point_more: Decimal = NOTHING

    @property
    def fixed_throughout(self) -> bool:
        """Whether the startlån is repaid before its rate can change."""
        return bool(self.loans) and self.break_after_years >= self.loans[0].loan.years

    @property
    def bostoette(self) -> int | None:
        """Whole NOK per month; None when it is not asked for."""
        return None if self.support is None else self.support.monthly

    @property
    def bears_any_rate(self) -> bool:
        """Whether it holds at every rate that is asked about."""
        return self.break_rate == MOST_RATE


def alternatives(asked: EconomyAsked, living: Decimal, support: Support) -> tuple[Alternative, ...]:
    """Those of the three that are asked about, in that order. Raises NotWorkedOut when one cannot be."""
    before_housing = asked.net - living - asked.fixed - asked.debt_payments
    found = [
        _renting(way, renting, before_housing, support)
        for way, renting in ((Way.STAY, asked.stay), (Way.RENT, asked.rent))
        if renting is not None
    ]
    if asked.buy is not None:
        found.append(_buying(asked.buy, asked.loan, before_housing, support))
    return tuple(found)


def _renting(way: Way, renting: Renting, before_housing: Decimal, support: Support) -> Alternative:
    cost, found = renting.rent + renting.other_costs, support.for_rent(renting)
    return Alternative(way, cost, found, before_housing - cost + (found.monthly if found else 0))


def loans_for(buying: Buying, asked: LoanAsked | None) -> tuple[Loan, ...]:
    """The loans that the purchase needs, startlån first. Raises NotWorkedOut when it cannot be paid for."""
    if buying.to_borrow < 0:
        words = "Egenkapital og tilskudd er mer enn boligen koster. Rett beløpene i «buy»."
        raise NotWorkedOut(words, "buy.own_capital")
    if buying.to_borrow == 0:
        return ()
    if asked is None:
        raise NotWorkedOut("Oppgi vilkårene for lånet i «loan» når boligen skal kjøpes med lån.", "loan")
    return tuple(loan for loan in asked.financing.divided(buying.to_borrow) if loan.principal)


def _buying(
    buying: Buying, asked: LoanAsked | None, before_housing: Decimal, support: Support
) -> Alternative:
    loans = loans_for(buying, asked)
    loan_cost = cost_of(loans)
    found = support.for_owner(buying, loan_cost)
    for_loans = before_housing - buying.owning_costs + (found.monthly if found else 0)
    years = asked.terms.fixed_years if asked is not None else 0
    floating = _floating(loans, years)
    return Alternative(
        Way.BUY, buying.owning_costs + loan_cost, found, for_loans - loan_cost,
        tuple(_cost(loan, lender) for loan, lender in zip(loans, LENDERS, strict=False)),
        break_rate(floating, for_loans) if floating else None, years, _one_point_more(floating),
    )  # fmt: skip


def _floating(loans: tuple[Loan, ...], years: int) -> list[Loan]:
    """What is left of the loans when the startlån's rate can change; none when it is repaid by then."""
    rest = [after_years(loan, years) for loan in loans]
    return [left for left in rest if left is not None] if rest and rest[0] is not None else []


def _one_point_more(loans: list[Loan]) -> Decimal:
    risen = tuple(replace(loan, nominal=loan.nominal + 1) for loan in loans)
    return cost_of(risen) - cost_of(tuple(loans))


def _cost(loan: Loan, lender: str) -> LoanCost:
    plan = repayment_plan(loan)
    try:
        effective = effective_rate_with_fees(loan)
    except ValueError as fault:
        raise NotWorkedOut(str(fault), "loan") from None
    paid = sum((one.payment for one in plan), NOTHING)
    return LoanCost(
        lender=lender, loan=loan, payment=heaviest_payment(loan), first_instalment=plan[0].instalment,
        interest_in_all=paid - loan.principal + loan.setup_fee,
        effective_without_fees=effective_rate(loan.nominal, loan.payments_per_year),
        effective=effective, years=by_year(plan, loan.payments_per_year),
    )  # fmt: skip
