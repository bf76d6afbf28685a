"""Which: the least total misfit for exactly the households that are to be housed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from boligflyt.domain.matching.pool import VacantDwelling, WaitingHousehold

NONE = -1


@dataclass(frozen=True, slots=True)
class FitTerm:
    """One thing that makes a possible dwelling fit less well: points for each time it counts, and its sentence."""

    code: str
    points: int
    sentence: str
    count: Callable[[WaitingHousehold, VacantDwelling], int]


def _spare_rooms(household: WaitingHousehold, dwelling: VacantDwelling) -> int:
    return max(0, dwelling.bedrooms - household.bedrooms_needed)


def _spends_wheelchair(household: WaitingHousehold, dwelling: VacantDwelling) -> int:
    return int(dwelling.wheelchair and not household.wheelchair)


def _changes_school(household: WaitingHousehold, dwelling: VacantDwelling) -> int:
    return int(household.keep_school and household.school_district != dwelling.school_district)


# The fit decides only between dwellings for the same households, never who is housed.
FIT_TERMS = (
    FitTerm(
        "wheelchair_unused",
        3,
        "Boligen har plass til rullestol uten at noen trenger det.",
        _spends_wheelchair,
    ),
    FitTerm("changes_school", 2, "Barna må bytte skole.", _changes_school),
    FitTerm("spare_room", 2, "Boligen har flere soverom enn husstanden trenger.", _spare_rooms),
)


def misfit(
    household: WaitingHousehold, dwelling: VacantDwelling, terms: Sequence[FitTerm] = FIT_TERMS
) -> int:
    """Points against the pair, 0 for a perfect fit."""
    return sum(term.points * term.count(household, dwelling) for term in terms)


def assign_at_least_cost(options: Sequence[Sequence[tuple[int, int]]], n_dwellings: int) -> list[int]:
    """A dwelling for every household at the least total cost, by shortest augmenting paths with prices.

    `options[h]` are pairs (dwelling, cost), costs being whole numbers. Raises ValueError when not all can be housed.
    """
    search = _Assignment(options, n_dwellings)
    for household in range(len(options)):
        search.add(household)
    return search.dwelling_of


class _Assignment:
    """Households added one at a time; cost − household's price − dwelling's price is never below 0."""

    def __init__(self, options: Sequence[Sequence[tuple[int, int]]], n_dwellings: int) -> None:
        self.options = options
        self.dwelling_of = [NONE] * len(options)
        self.holder_of = [NONE] * n_dwellings
        self.household_price = [min((cost for _, cost in each), default=0) for each in options]
        self.dwelling_price = [0] * n_dwellings

    def add(self, start: int) -> None:
        """Find the cheapest way to a free dwelling, move everybody along it and set the prices right."""
        distance: dict[int, int] = {}
        came_from: dict[int, int] = {}
        settled: list[int] = []
        waiting: list[tuple[int, int]] = []
        household, reached = start, 0
        done: set[int] = set()
        while True:
            self._look_from(household, reached, distance, came_from, waiting, done)
            reached, dwelling = self._nearest(waiting, done)
            if self.holder_of[dwelling] == NONE:
                break
            done.add(dwelling)
            settled.append(dwelling)
            household = self.holder_of[dwelling]
        self._set_prices(start, reached, settled, distance)
        self._move_along(start, dwelling, came_from)

    def _look_from(
        self,
        household: int,
        reached: int,
        distance: dict[int, int],
        came_from: dict[int, int],
        waiting: list[tuple[int, int]],
        done: set[int],
    ) -> None:
        base = reached - self.household_price[household]
        for dwelling, cost in self.options[household]:
            length = base + cost - self.dwelling_price[dwelling]
            if dwelling not in done and length < distance.get(dwelling, length + 1):
                distance[dwelling] = length
                came_from[dwelling] = household
                heappush(waiting, (length, dwelling))

    @staticmethod
    def _nearest(waiting: list[tuple[int, int]], done: set[int]) -> tuple[int, int]:
        while waiting:
            length, dwelling = heappop(waiting)
            if dwelling not in done:
                return length, dwelling
        raise ValueError("not every household can be housed")

    def _set_prices(self, start: int, reached: int, settled: list[int], distance: dict[int, int]) -> None:
        self.household_price[start] += reached
        for dwelling in settled:
            gained = reached - distance[dwelling]
            self.dwelling_price[dwelling] -= gained
            self.household_price[self.holder_of[dwelling]] += gained

    def _move_along(self, start: int, dwelling: int, came_from: dict[int, int]) -> None:
        while True:
            household = came_from[dwelling]
            left = self.dwelling_of[household]
            self.dwelling_of[household] = dwelling
            self.holder_of[dwelling] = household
            if household == start:
                return
            dwelling = left
