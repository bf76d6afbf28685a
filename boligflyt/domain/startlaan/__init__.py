"""Startlån: what a household can bear, what the law allows of the loan, and what it costs.

After forskrift om lån fra Husbanken, by the day. The municipality decides; this only works it out.
"""

from boligflyt.domain.startlaan.ability import Ability
from boligflyt.domain.startlaan.bank_rule import BankCheck, BankQuestion, bank_rule
from boligflyt.domain.startlaan.co_financing import CoFinancing, shares_in_words
from boligflyt.domain.startlaan.interest import effective_rate, effective_rate_with_fees, nominal_rate
from boligflyt.domain.startlaan.limits import MOST_RATE, break_rate, fits, highest_loan
from boligflyt.domain.startlaan.loan import Loan, Repayment, heaviest_payment, monthly_cost
from boligflyt.domain.startlaan.loss import LossShare, loss_share
from boligflyt.domain.startlaan.plan import Instalment, YearOfLoan, after_years, by_year, repayment_plan
from boligflyt.domain.startlaan.register import (
    Counted,
    LoanRow,
    PaidInYear,
    RegisterCounts,
    counts_in,
    paid_by_year,
)
from boligflyt.domain.startlaan.terms import (
    LoanRefused,
    LongTermReason,
    StartlaanTerms,
    check_terms,
    longest_years,
)

__all__ = [
    "Ability",
    "BankCheck",
    "BankQuestion",
    "CoFinancing",
    "Counted",
    "Instalment",
    "Loan",
    "LoanRefused",
    "LoanRow",
    "LongTermReason",
    "LossShare",
    "MOST_RATE",
    "PaidInYear",
    "RegisterCounts",
    "Repayment",
    "StartlaanTerms",
    "YearOfLoan",
    "after_years",
    "bank_rule",
    "break_rate",
    "by_year",
    "check_terms",
    "counts_in",
    "effective_rate",
    "effective_rate_with_fees",
    "fits",
    "heaviest_payment",
    "highest_loan",
    "longest_years",
    "loss_share",
    "monthly_cost",
    "nominal_rate",
    "paid_by_year",
    "repayment_plan",
    "shares_in_words",
]
