"""Why a household got none: the codes, and what a reason holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from boligflyt.domain.matching.prices import Prices
from boligflyt.domain.matching.seats import OneMove, Seats


class Code(StrEnum):
    """Why a household got none; docs/how-to/match.md says exactly when each is given."""

    NO_SUITABLE = "no_suitable"
    HIGHER_PRIORITY = "higher_priority"
    BETTER_FIT = "better_fit"
    LOT = "lot"
    LIMIT = "limit"
    REARRANGEMENT = "rearrangement"


@dataclass(frozen=True, slots=True)
class Refusal:
    """The reason of these households, all of one kind.

    `extra` is what the cheapest swap would add to the misfit; `limit` is the place of the limit among those
    of the problem. `moves` are the swap, or the rearrangement, that lets one of them in.
    """

    households: tuple[int, ...]
    code: Code
    extra: int | None = None
    limit: int | None = None
    moves: tuple[OneMove, ...] = ()


@dataclass(frozen=True, slots=True)
class SwapPrices:
    """Prices under which no swap for these households costs less than was said."""

    households: tuple[int, ...]
    prices: Prices


def swapped(seats: Seats, kind: int, extra: int, moves: Sequence[OneMove]) -> Refusal:
    """Somebody of the class could give way at this cost: the fit parted them, or the lot."""
    code = Code.BETTER_FIT if extra else Code.LOT
    return Refusal(tuple(seats.unplaced(kind)), code, extra, moves=tuple(moves))
