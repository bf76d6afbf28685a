"""Who: priority matching by augmenting paths along a strict order.

Roth, Sönmez and Ünver, Pairwise Kidney Exchange, J. Econ. Theory 125 (2005). A household is never skipped
when those before it can be moved around so that it is housed too. The sets of households that can be housed
together form a matroid, so taking them in order gives the most of the first class, then of the next.

The dwellings a household can live in are the bits of one whole number, so that a search asks about all of
them at once.
"""

from collections.abc import Iterable, Sequence
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
    """As `match_in_order`, with the proof for those who got none. Lists that are one object are read once."""
    known = {id(options): options for options in adjacency}
    masks = {key: as_bits(options, n_dwellings) for key, options in known.items()}
    return match_bits([masks[id(options)] for options in adjacency], n_dwellings)


def as_bits(dwellings: Iterable[int], n_dwellings: int) -> int:
    """One whole number with the bit of each of the dwellings set."""
    digits = bytearray(b"0") * (n_dwellings + 1)
    for dwelling in dwellings:
        digits[n_dwellings - dwelling] = 49  # "1"
    return int(digits, 2)


def match_bits(masks: Sequence[int], n_dwellings: int) -> Matching:
    """As `match_with_proof`, the dwellings as bits. Never recursive: paths may be long."""
    search = _Search(masks, n_dwellings)
    for household, mask in enumerate(masks):
        if mask & search.open:
            search.try_to_house(household)
    return Matching(search.dwelling_of, search.holder_of, search.closed_at)


class _Search:
    """The state of the matching between searches."""

    def __init__(self, masks: Sequence[int], n_dwellings: int) -> None:
        self.masks = masks
        self.dwelling_of = [NONE] * len(masks)
        self.holder_of = [NONE] * n_dwellings
        self.closed_at = [NEVER] * n_dwellings
        self.free = (1 << n_dwellings) - 1
        # Not yet closed; what is closed is never entered again.
        self.open = self.free

    def try_to_house(self, start: int) -> None:
        """House `start`, moving those before it if needed; otherwise close the dwellings visited."""
        masks, holder_of, unseen = self.masks, self.holder_of, self.open
        came_from: dict[int, int] = {}
        waiting = [start]
        for household in waiting:  # the list grows while it is read: breadth first
            options = masks[household]
            free = options & self.free
            if free:
                self._move_along(household, (free & -free).bit_length() - 1, came_from)
                return
            fresh = options & unseen
            unseen ^= fresh
            while fresh:
                lowest = fresh & -fresh
                fresh ^= lowest
                holder = holder_of[lowest.bit_length() - 1]
                came_from[holder] = household
                waiting.append(holder)
        self._close(waiting, start, unseen)

    def _move_along(self, household: int, dwelling: int, came_from: dict[int, int]) -> None:
        """Give `dwelling` to `household`, its old one to who reached it, and so on back to the start."""
        self.free ^= 1 << dwelling
        while True:
            left = self.dwelling_of[household]
            self.dwelling_of[household] = dwelling
            self.holder_of[dwelling] = household
            if left == NONE:
                return
            household, dwelling = came_from[household], left

    def _close(self, visited: list[int], start: int, still_open: int) -> None:
        for household in visited[1:]:
            self.closed_at[self.dwelling_of[household]] = start
        self.open = still_open
