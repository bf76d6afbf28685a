"""Prices that prove a plan best, and the whole-number bound that follows from them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

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


# What a placement of a kind counts, by kind and misfit: to be as large as possible.
Worth = Callable[[int, int], int]


def bound(
    part: Part, prices: Prices, worth: Worth, counts: Mapping[int, int], forced: int | None = None
) -> int:
    """The most that any plan with these counts in each class can be worth, by weak duality, rounded down.

    `counts` has the classes whose number is settled; prices of other classes are left out. `forced`: a kind
    of which at least one is housed.
    """
    total = sum(prices.classes.get(each, 0) * number for each, number in counts.items())
    total += sum(price * len(part.dwellings[place]) for place, price in prices.dwellings.items())
    total += sum(
        price * limit.at_most for limit in part.limits if (price := prices.limits.get(limit.index, 0))
    )
    for kind, members in enumerate(part.households):
        each = part.class_of[kind]
        paid = prices.classes.get(each, 0) if each in counts else 0
        best = max(
            prices.scale * worth(kind, misfit)
            - paid
            - prices.dwellings.get(place, 0)
            - _within(part, prices, kind, place)
            for place, misfit in part.options[kind]
        )
        total += len(members) * max(0, best)
        if kind == forced:
            total += min(0, best)
    return total // prices.scale


def _within(part: Part, prices: Prices, kind: int, place: int) -> int:
    if not prices.limits:
        return 0
    return sum(
        prices.limits.get(limit.index, 0)
        for limit in part.limits
        if kind in limit.kinds and place in limit.dwellings
    )


def nonzero(numbers: Sequence[int]) -> dict[int, int]:
    """The numbers that are not zero, by their place."""
    return {place: number for place, number in enumerate(numbers) if number}
