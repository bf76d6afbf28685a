"""Rent levels of groups of leases (ECO-12, ECO-14). Small groups are withheld, and others with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from boligflyt.domain.indicators import cells_to_withhold

# Years that a tenant has lived there: the first year outside each class.
TENURES = ((3, "0–2 år"), (6, "3–5 år"), (10, "6–9 år"), (None, "10 år eller mer"))


@dataclass(frozen=True, slots=True)
class Rents:
    """Rents in NOK a month of so many leases: the middle half goes from `low` to `high`.

    `per_m2`: the median of NOK a month and m². `of_market`: the median of percent of the market rent, of the
    `assessed` leases whose dwelling has one. `unchanged`: leases whose rent has stood so long that the index
    may change it. None is not known.
    """

    number: int
    low: int
    median: int
    high: int
    per_m2: int | None = None
    assessed: int = 0
    of_market: int | None = None
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class RentLine:
    """One group; `rents` is None when it may not be shown."""

    key: object
    rents: Rents | None


@dataclass(frozen=True, slots=True)
class RentLevels:
    """The groups in order, and all of them together: None when no choice of groups hides the small ones."""

    lines: tuple[RentLine, ...]
    everybody: Rents | None


def rent_levels(groups: Sequence[tuple[object, Rents]], everybody: Rents, smallest: int) -> RentLevels:
    """`smallest`: the least number of leases whose rents are shown, also of those that have a market rent."""
    withheld = cells_to_withhold([rents.number for _key, rents in groups], smallest)
    lines = tuple(
        RentLine(key, None if withheld is None or place in withheld else _but_few(rents, smallest))
        for place, (key, rents) in enumerate(groups)
    )
    return RentLevels(lines, None if withheld is None else _but_few(everybody, smallest))


def _but_few(rents: Rents, smallest: int) -> Rents:
    return replace(rents, of_market=None) if rents.assessed < smallest else rents


def behind(first: Rents | None, second: Rents | None) -> Decimal | None:
    """Percent that the median rent per m² of the second lies under that of the first; None if not known."""
    if not first or not second or not first.per_m2 or not second.per_m2:
        return None
    return Decimal(100 * (first.per_m2 - second.per_m2)) / first.per_m2
