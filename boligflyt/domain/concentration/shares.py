"""Share of the municipality's dwellings in each area, and dwellings per 1 000 inhabitants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from boligflyt.domain.concentration.figures import HUNDRED, AreaFigure

TENTH = Decimal("0.1")
THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True)
class AreaShare:
    """One area: dwellings, their share of all in per cent, and the figure that was in force, if any."""

    area: str
    dwellings: int
    share: Decimal
    figure: AreaFigure | None = None

    @property
    def per_thousand(self) -> Decimal | None:
        """Dwellings per 1 000 inhabitants, one decimal; None when the inhabitants are not known."""
        return None if self.figure is None else _tenths(self.dwellings * THOUSAND / self.figure.inhabitants)

    @property
    def over_limit(self) -> bool:
        """Whether the share, as it is shown, is above the municipality's own limit."""
        return bool(self.figure and self.figure.limit is not None and self.share > self.figure.limit)


def shares_of(counts: Mapping[str, int], figures: Iterable[AreaFigure], on: date) -> list[AreaShare]:
    """Every area that has dwellings or a figure in force, the largest share first; "" is without an area."""
    in_force: dict[str, AreaFigure] = {}
    for one in sorted((one for one in figures if one.since <= on), key=lambda one: one.since):
        in_force[one.area] = one
    total = sum(counts.values())
    areas = [
        AreaShare(area, counts.get(area, 0), _share(counts.get(area, 0), total), in_force.get(area))
        for area in {*counts, *in_force}
    ]
    return sorted(areas, key=lambda one: (-one.dwellings, one.area))


def _share(count: int, total: int) -> Decimal:
    return _tenths(count * HUNDRED / total) if total else Decimal(0)


def _tenths(number: Decimal) -> Decimal:
    return number.quantize(TENTH, rounding=ROUND_HALF_UP)
