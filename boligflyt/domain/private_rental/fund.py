"""Deposits and guarantees in kroner: what there may still be for one rental, and what the fund has out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from boligflyt.domain.rates import Rates
from boligflyt.domain.tenancy import most_security_months


def security_left(rent: int, standing: int, on: date, rates: Rates | None = None) -> int:
    """How many kroner more may be granted, when so much stands already, for a rent in kroner a month.

    Deposit and guarantee are counted together (husleieloven §§ 3-5, 3-6). Never under nought.
    """
    return max(0, most_security_months(on, rates) * rent - standing)


@dataclass(frozen=True, slots=True)
class SecurityRow:
    """One security in whole kroner: granted and not out, out, or over."""

    amount: int
    is_granted: bool
    is_out: bool
    called: int
    back: int


@dataclass(frozen=True, slots=True)
class FundSums:
    """Whole kroner: promised and not paid, standing, called upon by landlords, and come back."""

    promised: int
    standing: int
    called: int
    back: int


def fund_sums(rows: Iterable[SecurityRow]) -> FundSums:
    """The sums of the rows. What was called upon no longer stands; neither does what came back."""
    kept = list(rows)
    return FundSums(
        promised=sum(one.amount for one in kept if one.is_granted),
        standing=sum(one.amount - one.called - one.back for one in kept if one.is_out),
        called=sum(one.called for one in kept),
        back=sum(one.back for one in kept),
    )
