"""What is on its way against who waits: by bedrooms, and by the year the homes are expected.

Who will wait in a later year is not known, so the need is that of today in every year. A household is set
against homes of its own size only. Small numbers of households are withheld, and others with them; with a
number goes all that could be worked back to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from boligflyt.domain.indicators import cells_to_withhold

LARGEST = 5  # bedrooms; this many and more are one size
YEARS = 5  # years by themselves; what comes later stands together


@dataclass(frozen=True, slots=True)
class Coming:
    """So many homes of a size (None when it is not told) in a year; `sure` when bought or being built."""

    year: int
    bedrooms: int | None
    number: int
    sure: bool


@dataclass(frozen=True, slots=True)
class SizeLine:
    """One size, None for those whose size is not told.

    `waiting` and `lacking` are None when they may not be shown, or are not known. `by_year`: sure and
    possible homes in each of the balance's years.
    """

    bedrooms: int | None
    waiting: int | None
    empty: int
    by_year: tuple[tuple[int, int], ...]
    lacking: int | None

    @property
    def sure(self) -> int:
        """Homes that are bought or being built."""
        return sum(sure for sure, _possible in self.by_year)

    @property
    def possible(self) -> int:
        """Homes that rest on an option, a right or a plan."""
        return sum(possible for _sure, possible in self.by_year)


@dataclass(frozen=True, slots=True)
class Balance:
    """The sizes that somebody waits for or that are on their way, the smallest first.

    `years`: the first is with what should have come before, the last with all that comes after when `later`.
    `waiting` is the sum, None when it may not be told.
    """

    years: tuple[int, ...]
    later: bool
    lines: tuple[SizeLine, ...]
    waiting: int | None


def balance(
    waiting: Mapping[int | None, int] | None,
    empty: Mapping[int | None, int],
    coming: Sequence[Coming],
    this_year: int,
    smallest: int,
) -> Balance:
    """Households by the bedrooms they need, homes that stand empty, and homes on their way.

    `waiting` is None for who may not know it; `smallest` is the least number of households that is shown.
    """
    need = None if waiting is None else _by_size(waiting)
    vacant = _by_size(empty)
    years, later = _years(coming, this_year)
    sizes = sorted({*(need or {}), *(_size(one.bedrooms) for one in coming)}, key=_order)
    shown = _shown(need, sizes, smallest)
    lines = []
    for size in sizes:
        by_year = tuple(_of_year(coming, size, year, years) for year in years)
        lacking = None if size is None or shown[size] is None else max(
            0, shown[size] - vacant[size] - sum(sure for sure, _possible in by_year)  # type: ignore[operator]
        )  # fmt: skip
        lines.append(SizeLine(size, shown[size], vacant[size], by_year, lacking))
    told = need is not None and _withheld(need, sizes, smallest) is not None
    return Balance(years, later, tuple(lines), need.total() if need is not None and told else None)


def _shown(
    need: Counter[int | None] | None, sizes: Sequence[int | None], smallest: int
) -> dict[int | None, int | None]:
    """The households of each size; None where the number is withheld or not known."""
    if need is None:
        return dict.fromkeys(sizes)
    hidden = _withheld(need, sizes, smallest)
    return {size: None if need[size] and (hidden is None or size in hidden) else need[size] for size in sizes}


def _withheld(
    need: Counter[int | None], sizes: Sequence[int | None], smallest: int
) -> frozenset[int | None] | None:
    """The sizes whose households are withheld; one that nobody waits for can hide no other."""
    asked = [size for size in sizes if need[size]]
    places = cells_to_withhold([need[size] for size in asked], smallest)
    return None if places is None else frozenset(asked[place] for place in places)


def _years(coming: Sequence[Coming], this_year: int) -> tuple[tuple[int, ...], bool]:
    last = max((one.year for one in coming), default=this_year)
    until = min(max(last, this_year), this_year + YEARS)
    return tuple(range(this_year, until + 1)), last >= this_year + YEARS


def _of_year(coming: Sequence[Coming], size: int | None, year: int, years: Sequence[int]) -> tuple[int, int]:
    mine = [
        one
        for one in coming
        if _size(one.bedrooms) == size and min(max(one.year, years[0]), years[-1]) == year
    ]
    sure = sum(one.number for one in mine if one.sure)
    return sure, sum(one.number for one in mine) - sure


def _by_size(numbers: Mapping[int | None, int]) -> Counter[int | None]:
    found: Counter[int | None] = Counter()
    for bedrooms, number in numbers.items():
        found[_size(bedrooms)] += number
    return +found


def _size(bedrooms: int | None) -> int | None:
    return None if bedrooms is None else min(bedrooms, LARGEST)


def _order(size: int | None) -> int:
    return LARGEST + 1 if size is None else size
