"""The tenant takes the home over as owner: lease, stock and course on one day (ADR 0036)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.services.selling import sell_to_tenant
from boligflyt.areas.dwellings.choices import Buyer
from boligflyt.areas.dwellings.services import TradeFacts
from boligflyt.areas.home_ownership.choices import PurchaseState
from boligflyt.areas.home_ownership.models import Purchase
from boligflyt.areas.home_ownership.services.purchases import become_owner, locked_purchase
from boligflyt.areas.home_ownership.workflow import purchase_must_follow
from boligflyt.areas.leases.services import end_by_purchase
from boligflyt.domain.periods import ONE_DAY
from boligflyt.toolkit.faults import Refused


@transaction.atomic
def take_over_home(actor: Actor, pk: UUID, version: int | None, day: date, next_on: date) -> Purchase:
    """The household owns the home from the day: the lease and the municipality's disposal end the day before.

    `next_on`: the first contact afterwards. All of it or nothing. Raises Refused before the contract, for a
    day before it or to come, and with every reason why the dwelling cannot be sold.
    """
    actor.demand(Right.LEASE_WRITE)
    purchase = locked_purchase(actor, pk, version)
    purchase_must_follow(purchase.state, PurchaseState.OWNED)
    if day > actor.today:
        raise Refused("Overtakelsen kan ikke ligge fram i tid. Før den når den har vært.", field="day")
    if purchase.signed_on is None:
        raise Refused("Kontrakten er ikke ført som signert. Før kontrakten før overtakelsen.")
    if day < purchase.signed_on:
        signed = f"Kontrakten ble signert {purchase.signed_on:%d.%m.%Y}."
        raise Refused(f"{signed} Overtakelsen må være etter det.", field="day")
    if next_on <= actor.today:
        raise Refused("Velg en dag etter i dag.", field="next_on")
    lease = end_by_purchase(actor, purchase.lease_id, day - ONE_DAY)
    facts = TradeFacts(day, purchase.price, purchase.valuation, purchase.valued_on, Buyer.TENANT)
    sell_to_tenant(actor, lease.dwelling_id, facts, grant_repaid=purchase.grant_repaid)
    return become_owner(actor, purchase, day, next_on)
