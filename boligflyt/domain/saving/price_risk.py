"""What the municipality may lose on fixed prices: the valuation now less the fixed price (PRO-18)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class HomeAtRisk:
    """A running agreement: the fixed price with its day, and the newest valuation; amounts in whole NOK."""

    agreement: UUID
    fixed_price: int
    fixed_on: date
    value: int | None
    valued_on: date | None


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One agreement with what is over the fixed price, in whole NOK; None when it is not known."""

    home: HomeAtRisk
    over: int | None


@dataclass(frozen=True, slots=True)
class PriceRisk:
    """All agreements, the largest known loss first and the unknown last; the oldest valuation counted."""

    rows: tuple[RiskRow, ...]
    loss: int
    unknown: int
    oldest_valuation: date | None


def price_risk(homes: Iterable[HomeAtRisk]) -> PriceRisk:
    """The loss when all buy at the fixed price. A home that is worth less now takes nothing off the sum:
    nobody must buy it.

    A valuation from before the price was fixed, or after no day, says nothing: that home is unknown.
    """
    rows = sorted((RiskRow(one, _over(one)) for one in homes), key=_order)
    known = [one for one in rows if one.over is not None]
    days = [one.home.valued_on for one in known if one.home.valued_on]
    return PriceRisk(
        tuple(rows),
        sum(max(0, one.over or 0) for one in known),
        len(rows) - len(known),
        min(days, default=None),
    )


def _over(home: HomeAtRisk) -> int | None:
    if home.value is None or home.valued_on is None or home.valued_on < home.fixed_on:
        return None
    return home.value - home.fixed_price


def _order(row: RiskRow) -> tuple[bool, int, date, UUID]:
    return (row.over is None, -(row.over or 0), row.home.fixed_on, row.home.agreement)
