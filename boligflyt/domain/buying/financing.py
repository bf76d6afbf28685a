"""What a purchase costs and who pays: the sum must be the same on both sides, to the krone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from boligflyt.domain.money import in_kroner
from boligflyt.domain.rates import RatesOfDay
from boligflyt.domain.startlaan import Loan, StartlaanTerms, check_terms, monthly_cost

DUTY = "law/document_duty_percent"
HUNDRED = Decimal(100)
PARTS = ("startlaan", "grant", "bank", "own")


class FinancingRefused(ValueError):
    """It does not add up; the message is Norwegian, `field` says which amount to look at."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class Financing:
    """Amounts in whole NOK: the price, the duty on it and other costs; and who pays how much of it."""

    price: int
    duty: int = 0
    other_costs: int = 0
    startlaan: int = 0
    grant: int = 0
    bank: int = 0
    own: int = 0

    @property
    def needed(self) -> int:
        """The price and all costs."""
        return self.price + self.duty + self.other_costs

    @property
    def found(self) -> int:
        """What the parts come to."""
        return self.startlaan + self.grant + self.bank + self.own

    @property
    def missing(self) -> int:
        """What is still to be found; below zero when there is too much."""
        return self.needed - self.found


@dataclass(frozen=True, slots=True)
class FinancingAsked:
    """The amounts and the terms of the loans; rates in percent a year, terms in years.

    `terms` are asked of the startlån alone: the law says how long it may run.
    """

    amounts: Financing
    terms: StartlaanTerms
    rate: Decimal = Decimal(0)
    bank_years: int = 0
    bank_rate: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class MonthlyCosts:
    """What the loans cost each month in NOK, and what is to be said of the terms."""

    startlaan: Decimal
    bank: Decimal
    said: tuple[str, ...]

    @property
    def both(self) -> Decimal:
        """The two together."""
        return self.startlaan + self.bank


def document_duty(price: int, rates: RatesOfDay) -> int:
    """The duty on a freehold home in whole NOK, rounded half up; a share in a cooperative has none."""
    return int((price * rates(DUTY) / HUNDRED).quantize(Decimal(1), ROUND_HALF_UP))


def monthly_costs(asked: FinancingAsked, rates: RatesOfDay) -> MonthlyCosts:
    """What the loans cost by the rates of the day, as level payments.

    Raises FinancingRefused for a sum that does not add up or a loan without a term or an interest, and
    LoanRefused for a startlån that the law does not allow.
    """
    for fault in _faults(asked):
        raise fault
    amounts, terms = asked.amounts, asked.terms
    said = check_terms(terms, rates) if amounts.startlaan else ()
    return MonthlyCosts(
        _monthly(amounts.startlaan, asked.rate, terms.years),
        _monthly(amounts.bank, asked.bank_rate, asked.bank_years),
        said,
    )


def _faults(asked: FinancingAsked) -> Iterator[FinancingRefused]:
    amounts = asked.amounts
    if amounts.price < 1:
        yield FinancingRefused("Prisen må være over null.", "price")
    if min(amounts.duty, amounts.other_costs, *(getattr(amounts, part) for part in PARTS)) < 0:
        yield FinancingRefused("Et beløp kan ikke være under null.", "startlaan")
    if amounts.missing:
        yield FinancingRefused(_words(amounts), "startlaan")
    if amounts.startlaan and not (asked.terms.years and asked.rate):
        yield FinancingRefused("Skriv løpetiden og renten på startlånet.", "years")
    if amounts.bank and not (asked.bank_years and asked.bank_rate):
        yield FinancingRefused("Skriv løpetiden og renten på lånet i banken.", "bank_years")


def _words(amounts: Financing) -> str:
    sums = f"Pris og kostnader er {in_kroner(amounts.needed)}, og delene er {in_kroner(amounts.found)}."
    if amounts.missing > 0:
        return f"Det mangler {in_kroner(amounts.missing)}. {sums}"
    return f"Det er {in_kroner(-amounts.missing)} for mye. {sums}"


def _monthly(principal: int, rate: Decimal, years: int) -> Decimal:
    return monthly_cost(Loan(Decimal(principal), rate, years)) if principal else Decimal(0)
