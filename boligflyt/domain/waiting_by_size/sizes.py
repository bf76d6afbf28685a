"""Waiting time by the bedrooms that are needed (HOU-19). Small numbers are withheld, and others with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from boligflyt.domain.indicators import cells_to_withhold


@dataclass(frozen=True, slots=True)
class Waits:
    """So many households, the days that half of them waited at least, and the days of the longest.

    `longest` is None when it would tell of a few who are withheld.
    """

    number: int
    median: int
    longest: int | None


NOBODY = Waits(0, 0, 0)
BySize = Mapping[int | None, Waits]
Both = tuple[Waits, Waits]


@dataclass(frozen=True, slots=True)
class SizeOfWaits:
    """One size, None for those whose size is not told; waits are None when they may not be shown."""

    bedrooms: int | None
    dwellings: int
    waiting: Waits | None
    housed: Waits | None


@dataclass(frozen=True, slots=True)
class WaitsBySize:
    """The sizes, the smallest first, and all of them together.

    What is of all is None when no choice of sizes would hide the small ones.
    """

    lines: tuple[SizeOfWaits, ...]
    waiting: Waits | None
    housed: Waits | None

    @property
    def slowest(self) -> SizeOfWaits | None:
        """The size where those who wait have waited longest at the median, of those that may be shown."""
        known = [one for one in self.lines if one.waiting and one.waiting.number and one.bedrooms is not None]
        return max(known, key=_median, default=None)


def _median(line: SizeOfWaits) -> int:
    return line.waiting.median if line.waiting else 0


def waits_by_size(
    waiting: BySize, housed: BySize, dwellings: Mapping[int | None, int], smallest: int, both: Both
) -> WaitsBySize:
    """The sizes that anybody waits for, was housed in, or that there are dwellings of.

    `both`: all who wait, and all who were housed. `smallest` is the least number of households that is shown;
    a median and a longest wait go with it.
    """
    sizes = sorted({*waiting, *housed, *dwellings}, key=lambda size: (size is None, size or 0))
    hides = [_hidden(waits, smallest) for waits in (waiting, housed)]
    lines = (
        SizeOfWaits(size, dwellings.get(size, 0), *(
            None if hidden is None and size in waits or size in (hidden or ()) else waits.get(size, NOBODY)
            for waits, hidden in zip((waiting, housed), hides, strict=True)
        ))
        for size in sizes
    )  # fmt: skip
    return WaitsBySize(tuple(lines), *map(_of_all, both, hides))


def _of_all(waits: Waits, hidden: frozenset[int | None] | None) -> Waits | None:
    if hidden is None:
        return None
    return replace(waits, longest=None) if hidden else waits


def _hidden(waits: BySize, smallest: int) -> frozenset[int | None] | None:
    """The sizes to withhold; None when that would not be enough. One that nobody waits for hides no other."""
    asked = sorted((size for size in waits if waits[size].number), key=lambda size: (size is None, size or 0))
    places = cells_to_withhold([waits[size].number for size in asked], smallest)
    return None if places is None else frozenset(asked[place] for place in places)
