"""Who: priority matching by augmenting paths along a strict order.

Roth, Sönmez and Ünver, Pairwise Kidney Exchange, J. Econ. Theory 125 (2005). A household is never skipped
when those before it can be moved around so that it is housed too. The sets of households that can be housed
together form a matroid, so taking them in order gives the most of the first class, then of the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NONE = -1
NEVER = 1 << 62


@dataclass(frozen=True, slots=True)
class Matching:
    """The answer by index: the dwelling of each household and the household of each dwelling; NONE without.

    `closed_at[d]` is the place in the order of the household whose search found d to be out of reach, NEVER
    if none did. The dwellings closed at place p or before are all held by households before p, and those
    households can live in no other dwellings: the proof that the household at p cannot be housed beside them.
    """

    dwelling_of: list[int]
    holder_of: list[int]
    closed_at: list[int]


def match_in_order(adjacency: Sequence[Sequence[int]], n_dwellings: int) -> list[int]:
    """The dwelling of each household, or -1; `adjacency[h]` are the dwellings that h can live in."""
    return match_with_proof(adjacency, n_dwellings).dwelling_of


def match_with_proof(adjacency: Sequence[Sequence[int]], n_dwellings: int) -> Matching:
    """As `match_in_order`, with the proof for those who got none. Never recursive: paths may be long."""
    search = _Search(adjacency, n_dwellings)
    for household in range(len(adjacency)):
        search.try_to_house(household)
    return Matching(search.dwelling_of, search.holder_of, search.closed_at)


class _Search:
    """The state of the matching between searches."""

    def __init__(self, adjacency: Sequence[Sequence[int]], n_dwellings: int) -> None:
        self.adjacency = adjacency
        self.dwelling_of = [NONE] * len(adjacency)
        self.holder_of = [NONE] * n_dwellings
        self.closed_at = [NEVER] * n_dwellings
        # The last search that saw the dwelling; NEVER once it is closed, so that no search enters it again.
        self._seen = [NONE] * n_dwellings
        # A dwelling once held stays held, so each household reads its list for a free one only once.
        self._untried: list[Iterator[int]] = [iter(options) for options in adjacency]

    def try_to_house(self, start: int) -> None:
        """House `start`, moving those before it if needed; otherwise close the dwellings visited."""
        seen, holder_of, adjacency = self._seen, self.holder_of, self.adjacency
        came_from: dict[int, int] = {}
        waiting = [start]
        for household in waiting:  # the list grows while it is read: breadth first
            free = self._free_dwelling(household)
            if free != NONE:
                self._move_along(household, free, came_from)
                return
            for dwelling in adjacency[household]:
                if seen[dwelling] < start:
                    seen[dwelling] = start
                    holder = holder_of[dwelling]
                    came_from[holder] = household
                    waiting.append(holder)
        self._close(waiting, start)

    def _free_dwelling(self, household: int) -> int:
        holder_of = self.holder_of
        for dwelling in self._untried[household]:
            if holder_of[dwelling] == NONE:
                return dwelling
        return NONE

    def _move_along(self, household: int, dwelling: int, came_from: dict[int, int]) -> None:
        """Give `dwelling` to `household`, its old one to who reached it, and so on back to the start."""
        while True:
            left = self.dwelling_of[household]
            self.dwelling_of[household] = dwelling
            self.holder_of[dwelling] = household
            if left == NONE:
                return
            household, dwelling = came_from[household], left

    def _close(self, visited: list[int], start: int) -> None:
        for household in visited[1:]:
            dwelling = self.dwelling_of[household]
            self.closed_at[dwelling] = start
            self._seen[dwelling] = NEVER
