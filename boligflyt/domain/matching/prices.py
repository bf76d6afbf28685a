"""Prices that prove a plan best, and the whole-number bound that follows from them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from boligflyt.domain.matching.parts import Part


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices of being housed in each class, of dwellings and of limits, all in parts of `scale`.

    By index: classes of the problem, kinds of dwelling of the part, limits of the problem. What is not named
    costs nothing. Only the price of a class may be below zero.
    """

    scale: int
    classes: Mapping[int, int]
    dwellings: Mapping[int, int]
    limits: Mapping[int, int]


# Numbers of a solver this near a whole number are it.
NEAR = 1e-6
# Denominators of prices. A price between two fractions is rounded; a proof that then fails is no proof.
LARGEST_PART = 720

# What a placement of a kind counts, by kind and misfit: to be as large as possible.
Worth = Callable[[int, int], int]


@dataclass(frozen=True, slots=True)
class Quote:
    """A bound in parts of `scale`, and what the best pair of each kind is worth after its prices."""

    scale: int
    total: int
    best: list[int]

    def most(self, forced: int | None = None) -> int:
        """The most any plan is worth, rounded down; `forced`: a kind of which at least one is housed."""
        return (self.total + (0 if forced is None else min(0, self.best[forced]))) // self.scale


def quote(part: Part, prices: Prices, worth: Worth, counts: Mapping[int, int]) -> Quote:
    """What a plan with these counts can be worth at most, by weak duality.

    `counts` has the classes whose number is settled; prices of other classes are left out.
    """
    total = sum(prices.classes.get(each, 0) * number for each, number in counts.items())
    total += sum(price * len(part.dwellings[place]) for place, price in prices.dwellings.items())
    total += sum(prices.limits.get(limit.index, 0) * limit.at_most for limit in part.limits)
    asked = _Asked(part, prices)
    best = []
    for kind, members in enumerate(part.households):
        each, at = part.class_of[kind], asked.at(kind)
        paid = prices.classes.get(each, 0) if each in counts else 0
        worths = (prices.scale * worth(kind, cost) - at.get(place, 0) for place, cost in part.options[kind])
        best.append(max(worths) - paid)
        total += len(members) * max(0, best[-1])
    return Quote(prices.scale, total, best)


class _Asked:
    """What a dwelling costs a kind: its own price and those of the limits that count the kind there."""

    def __init__(self, part: Part, prices: Prices) -> None:
        self.part, self.prices = part, prices
        self._known: dict[int, Mapping[int, int]] = {}

    def at(self, kind: int) -> Mapping[int, int]:
        within = self.part.within[kind]
        if id(within) not in self._known:
            costs = dict(self.prices.dwellings)
            for place, limits in within.items():
                price = sum(self.prices.limits.get(self.part.limits[each].index, 0) for each in limits)
                costs[place] = costs.get(place, 0) + price
            self._known[id(within)] = costs
        return self._known[id(within)]


def prices_near(
    classes: Mapping[int, float], dwellings: Mapping[int, float], limits: Mapping[int, float]
) -> Prices:
    """The prices that a solver found, as fractions of one scale."""
    found = [
        {key: _fraction(price) for key, price in classes.items()},
        {key: _fraction(max(0.0, price)) for key, price in dwellings.items()},
        {key: _fraction(max(0.0, price)) for key, price in limits.items()},
    ]
    scale = lcm(*(price.denominator for each in found for price in each.values()))
    if scale > LARGEST_PART**2:
        scale = LARGEST_PART
    scaled = ({key: round(price * scale) for key, price in each.items()} for each in found)
    return Prices(scale, *({key: price for key, price in each.items() if price} for each in scaled))


def _fraction(value: float) -> Fraction:
    whole = round(value)
    return Fraction(whole if abs(value - whole) < NEAR else value).limit_denominator(LARGEST_PART)


def nonzero(numbers: Sequence[int]) -> dict[int, int]:
    """The numbers that are not zero, by their place."""
    return {place: number for place, number in enumerate(numbers) if number}
