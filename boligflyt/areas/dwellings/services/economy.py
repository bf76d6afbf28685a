"""What a dwelling is worth, what it costs a year (GOAL-02), and the market rent of it (ECO-14)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.toolkit.faults import Refused


@dataclass(frozen=True, slots=True)
class DwellingEconomy:
    """Value in NOK on a day, costs in NOK a year, market rent in NOK a month; None is not known."""

    value: int | None = None
    valued_on: date | None = None
    capital_cost: int | None = None
    running_cost: int | None = None
    maintenance_cost: int | None = None
    shared_cost: int | None = None
    market_rent: int | None = None
    market_rent_on: date | None = None


def set_economy(actor: Actor, pk: UUID, version: int | None, economy: DwellingEconomy) -> Dwelling:
    """Register what is known. Raises Refused for an amount without its day, or a day that has not come."""
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.locked(pk, version)
    if (economy.value is None) != (economy.valued_on is None):
        raise Refused("Skriv både verdien og dagen den gjelder fra, eller ingen av dem.", field="valued_on")
    if economy.valued_on and economy.valued_on > actor.today:
        raise Refused("Verdien kan ikke gjelde fra en dag fram i tid.", field="valued_on")
    if (economy.market_rent is None) != (economy.market_rent_on is None):
        raise Refused(
            "Skriv både gjengs leie og dagen den ble vurdert, eller ingen av dem.", field="market_rent_on"
        )
    if economy.market_rent_on and economy.market_rent_on > actor.today:
        raise Refused("Gjengs leie kan ikke være vurdert en dag fram i tid.", field="market_rent_on")
    changed = [name for name, amount in asdict(economy).items() if getattr(dwelling, name) != amount]
    for name, amount in asdict(economy).items():
        setattr(dwelling, name, amount)
    dwelling.stamp(actor.at, actor.staff)
    dwelling.save()
    record_change(actor.trace, "dwelling", pk, "Endret verdi og kostnader", fields=changed)
    return dwelling
