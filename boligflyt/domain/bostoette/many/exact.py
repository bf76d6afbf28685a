"""The rule worked out for arrays without rounding: whole numbers over a denominator of their own.

A number is `above / (below · each)`: an array of int64 (or one integer) above, an integer below, and an array
that every household divides by. No operation rounds. How large `above` can have become is kept, so that none
runs over; where 64 bits could be too few, the sums are worked out again in Python's own integers.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd, lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from boligflyt.domain.bostoette.many.floats import chosen
from boligflyt.domain.bostoette.many.households import ORE_IN_KRONE, ManyHouseholds, Whole
from boligflyt.domain.bostoette.many.rates import RatesOfDay
from boligflyt.domain.bostoette.rule import Condition, Facts, Lazy

MOST = 2**62  # a bit is left for the doubling when a half is looked for


class TooLarge(OverflowError):
    """64 bits could be too few."""


@dataclass(frozen=True, slots=True, eq=False)
class Exact:
    """`above / (below · each)`; `most` is a bound on the size of `above`, `each_most` on that of `each`."""

    above: Any
    most: int
    below: int = 1
    each: Any = 1
    each_most: int = 1

    __array_ufunc__ = None  # an array of counts times this is this one's to work out

    def __post_init__(self) -> None:
        """Raises TooLarge when 64 bits could be too few, for numbers that are kept in them."""
        bounded = getattr(self.above, "dtype", None) == np.int64
        if bounded and max(self.most, self.below * self.each_most) >= MOST:
            raise TooLarge

    def __add__(self, other: Any) -> Exact:
        one, added = shared(self, number(other))
        return Exact(one.above + added.above, one.most + added.most, one.below, one.each, one.each_most)

    __radd__ = __add__

    def __neg__(self) -> Exact:
        return Exact(-self.above, self.most, self.below, self.each, self.each_most)

    def __sub__(self, other: Any) -> Exact:
        return self + -number(other)

    def __rsub__(self, other: Any) -> Exact:
        return number(other) + -self

    def __mul__(self, other: Any) -> Exact:
        by = number(other)
        if isinstance(self.above, int) and not isinstance(by.above, int):
            return by * self
        left = gcd(by.above, self.below) if isinstance(by.above, int) else 1  # cancelled, to stay small
        return Exact(
            self.above * (by.above // left), self.most * (by.most // left), self.below // left * by.below,
            self.each * by.each, self.each_most * by.each_most,
        )  # fmt: skip

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Exact:
        """By something above zero that is one number, or has an array above."""
        by = number(other)
        left = gcd(by.below, self.below)
        above, most = self.above * (by.below // left) * by.each, self.most * (by.below // left) * by.each_most
        if isinstance(by.above, int):
            return Exact(above, most, self.below // left * by.above, self.each, self.each_most)
        return Exact(above, most, self.below // left, self.each * by.above, self.each_most * by.most)

    def __gt__(self, other: Any) -> Condition:
        return (self - other).above > 0

    def __lt__(self, other: Any) -> Condition:
        return (self - other).above < 0

    def divisor(self) -> Any:
        """What `above` is divided by."""
        return self.below * self.each


def number(value: Any) -> Exact:
    """A whole number, or an array of counts, as an exact number."""
    if isinstance(value, Exact):
        return value
    if isinstance(value, int):
        return Exact(value, abs(value))
    return Exact(value, int(abs(value).max(initial=0)))


def shared(one: Exact, other: Exact) -> tuple[Exact, Exact]:
    """Both with the same denominator."""
    below = lcm(one.below, other.below)
    same = one.each is other.each
    each = one.each if same else one.each * other.each
    each_most = one.each_most if same else one.each_most * other.each_most

    def lifted(this: Exact, that: Exact) -> Exact:
        by, by_each = below // this.below, 1 if same else that.each
        most = this.most * by * (1 if same else that.each_most)
        above = this.above * by if isinstance(by_each, int) and by_each == 1 else this.above * by * by_each
        return Exact(above, most, below, each, each_most)

    return lifted(one, other), lifted(other, one)


class Exactly:
    """The reckoning of arrays of exact numbers."""

    def __init__(self, rates: RatesOfDay) -> None:
        self._rates = rates

    @property
    def is_linear(self) -> bool:
        """Whether the second percentage has begun."""
        return self._rates.is_linear

    def rate(self, name: str) -> Exact:
        """The value of the day."""
        value = self._rates.value(name)
        return Exact(value.numerator, abs(value.numerator), value.denominator)

    def share(self, name: str) -> Exact:
        """A percentage as a part of one."""
        value = self._rates.value(name) / 100
        return Exact(value.numerator, abs(value.numerator), value.denominator)

    def numbered(self, names: tuple[str, ...], number: Any) -> Exact:
        """The rate with its number for each household."""
        values = self._rates.numbered(names, number)
        below = lcm(*(value.denominator for value in values))
        above = np.array([int(value * below) for value in values], number.dtype)
        return Exact(above.take(_places(number, len(names))), int(max(abs(above))), below)

    def smaller(self, one: Any, other: Any) -> Exact:
        """The smaller, one by one."""
        return _joined(np.minimum, one, other)

    def larger(self, one: Any, other: Any) -> Exact:
        """The larger, one by one."""
        return _joined(np.maximum, one, other)

    def either(self, condition: Condition, then: Lazy, otherwise: Lazy) -> Exact:
        """One by one; what nobody needs is not worked out."""

        def mixed() -> Exact:
            return _joined(lambda one, other: np.where(condition, one, other), then(), otherwise())

        return number(chosen(condition, then, otherwise, mixed))

    def whole_below(self, value: Exact) -> Exact:
        """Rounded down."""
        return Exact(value.above // value.divisor(), value.most // value.below + 1)

    def nearest(self, value: Exact) -> Exact:
        """Half away from zero."""
        size, divisor = abs(value.above), value.divisor()
        below, rest = size // divisor, size % divisor
        up = below + (2 * rest >= divisor)
        return Exact(np.where(value.above < 0, -up, up), value.most // value.below + 1)


def _places(number: Any, count: int) -> NDArray[np.intp]:
    places: NDArray[np.intp] = np.minimum(number, count).astype(np.intp) - 1
    return places


def _joined(by: Any, one: Any, other: Any) -> Exact:
    first, second = shared(number(one), number(other))
    most = max(first.most, second.most)
    return Exact(by(first.above, second.above), most, first.below, first.each, first.each_most)


def facts_exact(them: ManyHouseholds, kind: type) -> Facts:
    """The households as the rule asks about them; `kind` is np.int64, or object for Python's own integers."""

    def kroner(ore: Whole) -> Exact:
        return Exact(ore.astype(kind), int(ore.max(initial=0)), ORE_IN_KRONE)

    return Facts(
        adults=them.adults.astype(kind), children=them.children.astype(kind),
        monthly_income=kroner(them.monthly_income), housing_cost=kroner(them.housing_cost),
        group=them.group.astype(kind), category=them.category.astype(kind),
        specially_adapted=them.specially_adapted, heating_included=them.heating_included,
        net_wealth=kroner(them.net_wealth), free_by_dwelling=them.free_by_dwelling,
        dwelling_tax_value=kroner(them.dwelling_tax_value),
    )  # fmt: skip
