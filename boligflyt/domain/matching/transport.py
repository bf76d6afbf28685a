"""Which: the cheapest way to spread kinds of households over kinds of dwellings.

The transportation problem, solved by cheapest augmenting paths with prices (Edmonds and Karp 1972).
Whole numbers only, so nothing is rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush


def spread_at_least_cost(
    options: Sequence[Sequence[tuple[int, int]]], supply: Sequence[int], capacity: Sequence[int]
) -> list[dict[int, int]]:
    """For each kind of household, how many go to each kind of dwelling, at the least total cost.

    `options[k]` are pairs (kind of dwelling, cost per household); `supply[k]` households must all be placed;
    `capacity[m]` dwellings are there of kind m. Raises ValueError when they cannot all be placed.
    """
    plan = _Plan(options, list(capacity))
    for kind, number in enumerate(supply):
        left = number
        while left:
            left -= plan.place(kind, left)
    return plan.flow


@dataclass(slots=True)
class _Path:
    """One search: how far each kind is, and from where it was reached."""

    length: dict[int, int] = field(default_factory=dict)
    reached_by: dict[int, int] = field(default_factory=dict)
    household_at: dict[int, int] = field(default_factory=dict)
    household_from: dict[int, int] = field(default_factory=dict)
    waiting: list[tuple[int, int]] = field(default_factory=list)
    settled: set[int] = field(default_factory=set)


class _Plan:
    """Placements so far; for every option, cost − household price − dwelling price is never below zero.

    Where somebody is placed it is exactly zero, and a kind of dwelling with room has price zero: the proof
    that no other plan for the same households is cheaper.
    """

    def __init__(self, options: Sequence[Sequence[tuple[int, int]]], room: list[int]) -> None:
        self.options = options
        self.room = room
        self.flow: list[dict[int, int]] = [{} for _ in options]
        self.holders: list[set[int]] = [set() for _ in room]
        self.household_price = [min((cost for _, cost in each), default=0) for each in options]
        self.dwelling_price = [0] * len(room)

    def place(self, start: int, number: int) -> int:
        """Place up to `number` households of one kind along the cheapest path; gives how many."""
        path = _Path(household_at={start: 0})
        self._look_from(start, path)
        while True:
            dwelling = self._nearest(path)
            if self.room[dwelling]:
                break
            path.settled.add(dwelling)
            for household in sorted(self.holders[dwelling] - path.household_at.keys()):
                path.household_at[household] = path.length[dwelling]
                path.household_from[household] = dwelling
                self._look_from(household, path)
        self._set_prices(path, path.length[dwelling])
        return self._move_along(start, dwelling, path, number)

    def _look_from(self, household: int, path: _Path) -> None:
        base = path.household_at[household] - self.household_price[household]
        for dwelling, cost in self.options[household]:
            length = base + cost - self.dwelling_price[dwelling]
            if dwelling not in path.length or length < path.length[dwelling]:
                path.length[dwelling] = length
                path.reached_by[dwelling] = household
                heappush(path.waiting, (length, dwelling))

    @staticmethod
    def _nearest(path: _Path) -> int:
        while path.waiting:
            length, dwelling = heappop(path.waiting)
            if dwelling not in path.settled and length == path.length[dwelling]:
                return dwelling
        raise ValueError("not every household can be placed")

    def _set_prices(self, path: _Path, reached: int) -> None:
        for household, length in path.household_at.items():
            self.household_price[household] += reached - length
        for dwelling in path.settled:
            self.dwelling_price[dwelling] -= reached - path.length[dwelling]

    def _move_along(self, start: int, end: int, path: _Path, number: int) -> int:
        steps = [(path.reached_by[end], end)]
        amount = min(number, self.room[end])
        while steps[-1][0] != start:
            household = steps[-1][0]
            left = path.household_from[household]
            amount = min(amount, self.flow[household][left])
            steps.append((path.reached_by[left], left))
        for household, dwelling in steps:
            self._change(household, dwelling, amount)
            if household != start:
                self._change(household, path.household_from[household], -amount)
        self.room[end] -= amount
        return amount

    def _change(self, household: int, dwelling: int, amount: int) -> None:
        self.flow[household][dwelling] = self.flow[household].get(dwelling, 0) + amount
        if self.flow[household][dwelling]:
            self.holders[dwelling].add(household)
        else:
            del self.flow[household][dwelling]
            self.holders[dwelling].discard(household)
