"""What was bought and sold in a year, against valuation and frame (PRO-33)."""

from __future__ import annotations

from dataclasses import dataclass

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings.choices import TradeKind
from boligflyt.areas.dwellings.models import Dwelling, Grant, Trade, TradeFrame


@dataclass(frozen=True, slots=True)
class TradesOfKind:
    """Purchases or sales of a year, the latest first, and the frame if one was given."""

    kind: TradeKind
    trades: tuple[Trade, ...]
    frame: TradeFrame | None

    @property
    def price(self) -> int:
        """The sum of the prices, NOK."""
        return sum(one.price for one in self.trades)

    @property
    def left(self) -> int | None:
        """What is left of the frame, NOK; below 0 when it is passed, None without one."""
        return None if self.frame is None else self.frame.amount - self.price


def trades_of_year(actor: Actor, year: int) -> list[TradesOfKind]:
    """Purchases and sales with takeover in the year, for those who may see dwellings."""
    if not actor.may(Right.DWELLING_READ):
        return []
    found = list(Trade.objects.filter(day__year=year).select_related("dwelling__building"))
    frames = {one.kind: one for one in TradeFrame.objects.filter(year=year)}
    record_list(actor.trace, "dwelling", [one.dwelling_id for one in found])
    return [
        TradesOfKind(kind, tuple(one for one in found if one.kind == kind), frames.get(kind))
        for kind in TradeKind
    ]


def trades_of(dwelling: Dwelling) -> list[Trade]:
    """The purchase and the sale of one dwelling. Open its door first."""
    return list(Trade.objects.filter(dwelling=dwelling))


def grants_of(dwelling: Dwelling) -> list[Grant]:
    """The grants of one dwelling by day. Open its door first."""
    return list(Grant.objects.filter(dwelling=dwelling))
