"""The rule worked out for one household: exact fractions, and which rates of the day were asked for."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from boligflyt.domain.bostoette.household import BostoetteHousehold, UsedRate
from boligflyt.domain.bostoette.rule import CATEGORIES, SECOND_PERCENT, Condition, Facts, Lazy
from boligflyt.domain.rates import RateError, Rates

HALF = Fraction(1, 2)


class Values:
    """The reckoning of one household. Remembers each rate that it looks up."""

    def __init__(self, on: date, rates: Rates) -> None:
        self._on, self._rates = on, rates
        self._used: dict[str, UsedRate] = {}

    @property
    def used(self) -> tuple[UsedRate, ...]:
        """Every rate that was looked up, in that order."""
        return tuple(self._used.values())

    @property
    def is_linear(self) -> bool:
        """Whether the second percentage has begun."""
        return is_linear(self._on, self._rates)

    def rate(self, name: str) -> Fraction:
        """The value of the day. Raises RateError for a day before its first value."""
        key = f"bostoette/{name}"
        table = self._rates.table(key)
        held = table.on(self._on)
        self._used[key] = UsedRate(key, table.name, held)
        return Fraction(held.value)

    def share(self, name: str) -> Fraction:
        """A percentage as a part of one."""
        return self.rate(name) / 100

    def numbered(self, names: tuple[str, ...], number: int) -> Fraction:
        """The rate with this number, or the last."""
        return self.rate(names[min(number, len(names)) - 1])

    def smaller(self, one: Fraction, other: Fraction) -> Fraction:
        """The smaller."""
        return min(one, other)

    def larger(self, one: Fraction, other: Fraction) -> Fraction:
        """The larger."""
        return max(one, other)

    def either(self, condition: Condition, then: Lazy, otherwise: Lazy) -> Fraction:
        """Only the one that counts is worked out, so that only its rates are told of."""
        return Fraction(then() if condition else otherwise())

    def whole_below(self, value: Fraction) -> int:
        """Rounded down."""
        return floor(value)

    def nearest(self, value: Fraction) -> int:
        """Half away from zero."""
        return nearest(value)


def is_linear(on: date, rates: Rates) -> bool:
    """Whether the own share is linear on the day."""
    try:
        rates.on(f"bostoette/{SECOND_PERCENT}", on)
    except RateError:
        return False
    return True


def facts_of(household: BostoetteHousehold) -> Facts:
    """The household as the rule asks about it."""
    known = household.dwelling_tax_value
    return Facts(
        adults=household.adults, children=household.children,
        monthly_income=Fraction(household.monthly_income), housing_cost=Fraction(household.housing_cost),
        group=household.group, category=CATEGORIES.index(household.category) + 1,
        specially_adapted=household.specially_adapted, heating_included=household.heating_included,
        net_wealth=Fraction(household.net_wealth), free_by_dwelling=household.owner and known is not None,
        dwelling_tax_value=Fraction(known or 0),
    )  # fmt: skip


def as_decimal(value: Fraction | int, decimals: int) -> Decimal:
    """The exact value with so many decimals; half counts away from zero."""
    return Decimal(nearest(value * Fraction(10) ** decimals)).scaleb(-decimals)


def nearest(value: Fraction) -> int:
    """The nearest whole number; half a one counts away from zero."""
    return floor(value + HALF) if value >= 0 else -floor(HALF - value)
