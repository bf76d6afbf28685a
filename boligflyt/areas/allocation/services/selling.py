"""Selling a dwelling: it must be possible, and nobody may live there when the buyer takes over."""

from __future__ import annotations

from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.saleable import sale_verdict
from boligflyt.areas.dwellings.models import Dwelling, Trade
from boligflyt.areas.dwellings.services import TradeFacts, record_sale
from boligflyt.toolkit.faults import Refused


def sell_dwelling(
    actor: Actor, pk: UUID, version: int | None, facts: TradeFacts, *, grant_repaid: bool = False
) -> Trade:
    """Take the dwelling out of the stock from the day of takeover, with price and valuation.

    `grant_repaid`: what is left of its grants is paid back, so they stop nothing. Raises Refused with every
    reason why it can not be sold, and for a tenant who has not moved or whose lease has not been ended.
    """
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.locked(pk, version)
    _verdict, reasons = sale_verdict(actor, dwelling, facts.day)
    stops = [one.text for one in reasons if one.stops and not (one.code == "grant" and grant_repaid)]
    if stops:
        raise Refused(" ".join(stops))
    if any(one.code == "tenant" for one in reasons):
        raise Refused(
            "Leieforholdet løper ennå på overtakelsesdagen. Avslutt det først, med siste dag før "
            "overtakelsen, også når det er leietakeren som kjøper.",
            field="day",
        )
    return record_sale(actor, pk, version, facts)
