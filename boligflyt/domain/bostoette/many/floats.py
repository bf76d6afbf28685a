"""The rule worked out for arrays in float64, and for which households that is not certain to the øre.

A double carries a sum to far less than an øre. It can only give another øre where the sum lies so close to an
edge of rounding that the error of the arithmetic could carry it over: those households are pointed out.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from boligflyt.domain.bostoette.many.households import ORE_IN_KRONE, Answers, ManyHouseholds, Whole
from boligflyt.domain.bostoette.many.rates import RatesOfDay
from boligflyt.domain.bostoette.rule import Condition, Facts, Lazy

# The rule has some fifty operations, each wrong by at most one part in 9 · 10¹⁵: together under one in 10¹³
# of the largest sum on the way. That is at most a thousand times the result, or under 10⁶ kroner (10⁸ øre).
DOUBT, PART = 1e-5, 1e-10
HALF = 0.5
KRONER_IN_ORE = 1 / ORE_IN_KRONE


class Floats:
    """The reckoning of arrays of doubles, block after block."""

    def __init__(self, rates: RatesOfDay) -> None:
        self._rates = rates
        self._shares: dict[str, float] = {}
        self._in_doubt: list[Answers] = []

    def doubtful(self) -> Answers:
        """Which households of the block lay at an edge; the next block begins afresh."""
        found: Answers = np.logical_or.reduce(self._in_doubt)
        self._in_doubt = []
        return found

    @property
    def is_linear(self) -> bool:
        """Whether the second percentage has begun."""
        return self._rates.is_linear

    def rate(self, name: str) -> float:
        """The value of the day."""
        return float(self._rates.value(name))

    def share(self, name: str) -> float:
        """A percentage as a part of one."""
        if name not in self._shares:
            self._shares[name] = float(self._rates.value(name) / 100)
        return self._shares[name]

    def numbered(self, names: tuple[str, ...], number: Any) -> Any:
        """The rate with its number for each household."""
        values = np.array([0, *self._rates.numbered(names, number)], np.float64)
        return values.take(number, mode="clip")

    def smaller(self, one: Any, other: Any) -> Any:
        """The smaller, one by one."""
        return np.minimum(one, other)

    def larger(self, one: Any, other: Any) -> Any:
        """The larger, one by one."""
        return np.maximum(one, other)

    def either(self, condition: Condition, then: Lazy, otherwise: Lazy) -> Any:
        """One by one; what nobody needs is not worked out."""
        return chosen(condition, then, otherwise, lambda: _picked(condition, then(), otherwise()))

    def whole_below(self, value: Any) -> Any:
        """Rounded down; in doubt close to a whole number."""
        self._in_doubt.append(np.abs(value - np.rint(value)) <= _margin(value))
        return np.floor(value)

    def nearest(self, value: Any) -> Any:
        """In doubt close to a half, so it does not matter which way a half goes here."""
        whole = np.rint(value)
        self._in_doubt.append(np.abs(value - whole) >= HALF - _margin(value))
        return whole


def _picked(condition: Answers, then: Any, otherwise: Any) -> Any:
    """As np.where, which stumbles over answers in no order. A product with 0 or 1 is exact."""
    if isinstance(otherwise, int) and otherwise == 0:
        return condition * then
    if isinstance(then, int) and then == 0:
        return ~condition * otherwise
    return condition * then + ~condition * otherwise


def _margin(value: Any) -> float:
    return DOUBT + PART * float(max(np.maximum.reduce(value), -np.minimum.reduce(value)))


def chosen(condition: Condition, then: Lazy, otherwise: Lazy, mixed: Callable[[], Any]) -> Any:
    """`then` when all meet the condition, `otherwise` when none does, and `mixed` when some do."""
    met = np.count_nonzero(condition)
    if met == condition.size:
        return then()
    return mixed() if met else otherwise()


def facts_in_floats(them: ManyHouseholds) -> Facts:
    """The households as the rule asks about them, in kroner."""

    def kroner(ore: Whole) -> NDArray[np.floating[Any]]:
        return ore * KRONER_IN_ORE

    return Facts(
        adults=them.adults.astype(np.intp), children=them.children.astype(np.intp),
        monthly_income=kroner(them.monthly_income), housing_cost=kroner(them.housing_cost),
        group=them.group, category=them.category,
        specially_adapted=them.specially_adapted, heating_included=them.heating_included,
        net_wealth=kroner(them.net_wealth), free_by_dwelling=them.free_by_dwelling,
        dwelling_tax_value=kroner(them.dwelling_tax_value),
    )  # fmt: skip
