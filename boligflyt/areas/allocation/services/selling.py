"""Selling a dwelling: it must be possible, and nobody may live there when the buyer takes over."""

from __future__ import annotations

from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.saleable import sale_verdict
from boligflyt.areas.dwellings.choices import Buyer
from boligflyt.areas.dwellings.models import Dwelling, Trade
from boligflyt.areas.dwellings.services import TradeFacts, carry_out_sale, record_sale
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
    _refuse_sale(actor, dwelling, facts, grant_repaid)
    return record_sale(actor, pk, version, facts)


def sell_to_tenant(actor: Actor, pk: UUID, facts: TradeFacts, *, grant_repaid: bool = False) -> Trade:
    """The same sale when the tenant takes over by a signed contract (ADR 0036).

    Who may end the lease carries it out: the register follows from it, as when a key is handed over.
    """
    actor.demand(Right.LEASE_WRITE)
    _refuse_sale(actor, Dwelling.locked(pk, None), facts, grant_repaid)
    return carry_out_sale(actor, pk, None, facts)


def _refuse_sale(actor: Actor, dwelling: Dwelling, facts: TradeFacts, grant_repaid: bool) -> None:
    _verdict, reasons = sale_verdict(actor, dwelling, facts.day)
    allowed = {"grant"} if grant_repaid else set()
    if facts.buyer == Buyer.TENANT and dwelling.adapted:
        allowed.add("set_aside")  # its own tenant may buy an adapted dwelling (HOU-22, MEA-1.2)
    stops = [one.text for one in reasons if one.stops and one.code not in allowed]
    if stops:
        raise Refused(" ".join(stops))
    if any(one.code == "tenant" for one in reasons):
        raise Refused(
            "Leieforholdet løper ennå på overtakelsesdagen. Avslutt det først, med siste dag før "
            "overtakelsen. Kjøper leietakeren, fører saksbehandleren overtakelsen på siden om kjøpet.",
            field="day",
        )
