"""A grant that binds a dwelling: until when, and what must be paid back on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from boligflyt.domain.grants import RENTAL_PERCENT, RENTAL_YEARS, even_rental_write_down
from boligflyt.domain.periods import ONE_DAY, add_months
from boligflyt.domain.rates import Rates, shipped_rates

MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Binding:
    """A grant in NOK paid on a day, bound for so many years and written down by so many per cent each."""

    amount: int
    paid_on: date
    years: int
    percent_a_year: Decimal

    @property
    def last_day(self) -> date:
        """The last day it binds the dwelling."""
        return add_months(self.paid_on, self.years * MONTHS_OF_A_YEAR) - ONE_DAY

    def binds(self, on: date) -> bool:
        """Whether it binds the dwelling on the day."""
        return self.paid_on <= on <= self.last_day

    def left(self, on: date) -> int:
        """What is not written down, in whole NOK; nothing when it does not bind.

        Whole years count: how a year that has begun counts, is not said in the regulation.
        """
        if not self.binds(on):
            return 0
        rule = even_rental_write_down(self.percent_a_year, self.years)
        left = rule.left_on(Decimal(self.amount), self.paid_on, on)
        return int(left.quantize(Decimal(1), ROUND_HALF_UP))


def binding_of(amount: int, paid_on: date, rates: Rates | None = None) -> Binding:
    """A grant for rental dwellings by the rule of the day it was paid. Raises RateError before any rule.

    Source: forskrift 2017-12-18-2235 (30 years, 3.3 per cent a year); before it 20 years and 5 per cent.
    """
    held = rates or shipped_rates()
    return Binding(amount, paid_on, held.whole(RENTAL_YEARS, paid_on), held.on(RENTAL_PERCENT, paid_on).value)
