"""What was bought and sold in a year, against valuation and frame (PRO-33)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.choices import TradeKind
from boligflyt.areas.dwellings.models import Dwelling, Grant, Trade, TradeFrame


@dataclass(frozen=True, slots=True)
class TradesOfKind:
    """Purchases or sales of a year: the sum of the prices in NOK, how many, and the frame if one was given.

    `trades` has the latest first, and is read when it is sliced; list those shown in the trace.
    """

    kind: TradeKind
    trades: QuerySet[Trade]
    number: int
    price: int
    frame: TradeFrame | None

    @property
    def left(self) -> int | None:
        """What is left of the frame, NOK; below 0 when it is passed, None without one."""
        return None if self.frame is None else self.frame.amount - self.price


def trades_of_year(actor: Actor, year: int) -> list[TradesOfKind]:
    """Purchases and sales with takeover in the year, for those who may see dwellings."""
    if not actor.may(Right.DWELLING_READ):
        return []
    found = Trade.objects.filter(day__year=year)
    counted = found.order_by().values_list("kind").annotate(number=Count("pk"), summed=Sum("price"))
    sums = {kind: (number, price) for kind, number, price in counted}
    frames = {one.kind: one for one in TradeFrame.objects.filter(year=year)}
    return [
        TradesOfKind(
            kind, found.filter(kind=kind).select_related("dwelling__building"), *sums.get(kind, (0, 0)),
            frames.get(kind),
        )
        for kind in TradeKind
    ]  # fmt: skip


def trades_of(dwelling: Dwelling) -> list[Trade]:
    """The purchase and the sale of one dwelling. Open its door first."""
    return list(Trade.objects.filter(dwelling=dwelling))


def grants_of(dwelling: Dwelling) -> list[Grant]:
    """The grants of one dwelling by day. Open its door first."""
    return list(Grant.objects.filter(dwelling=dwelling))
