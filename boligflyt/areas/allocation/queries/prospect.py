"""Before a purchase: where would it stand in need, in its area and in its borettslag (PRO-34)?"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.empty_homes import empty_homes
from boligflyt.areas.allocation.queries.saleable import SMALLEST, waiting_by_bedrooms
from boligflyt.areas.dwellings.cooperatives import Held, cooperatives_held
from boligflyt.areas.dwellings.queries import dwellings_visible_to, lettable
from boligflyt.areas.dwellings.shares import area_counts, area_with_and_without
from boligflyt.domain.concentration import AreaShare
from boligflyt.domain.rates import shipped_rates
from boligflyt.toolkit.norwegian_text import norwegian_key


@dataclass(frozen=True, slots=True)
class Prospect:
    """So many dwellings of a size, as they would stand.

    `stock` and `empty` are those of the size today; `waiting` the households that need it, None for who may
    not know; `area` is without and with the purchase, None when no area is told; so is `held`.
    """

    stock: int
    empty: int
    waiting: int | None
    smallest: int
    area: tuple[AreaShare, AreaShare] | None
    held: Held | None


@dataclass(frozen=True, slots=True)
class Places:
    """Where it may be: the dwellings of each area, and the borettslag with what is held in them."""

    counts: dict[str, int]
    held: tuple[Held, ...]

    @property
    def areas(self) -> list[str]:
        """The areas by name."""
        return sorted((area for area in self.counts if area), key=norwegian_key)


def places_to_buy(actor: Actor) -> Places:
    """What a purchase may be set against on the actor's day."""
    return Places(area_counts(actor, actor.today), tuple(cooperatives_held(actor)))


def purchase_prospect(
    actor: Actor, places: Places, bedrooms: int, number: int, area: str = "", cooperative: UUID | None = None
) -> Prospect:
    """Where `number` dwellings with so many bedrooms would stand today."""
    on = actor.today
    waiting = waiting_by_bedrooms(actor)
    return Prospect(
        stock=lettable(dwellings_visible_to(actor), on).filter(bedrooms=bedrooms).count(),
        empty=sum(one.bedrooms == bedrooms for one in empty_homes(actor, on)),
        waiting=None if waiting is None else waiting.get(bedrooms, 0),
        smallest=shipped_rates().whole(SMALLEST, on),
        area=area_with_and_without(places.counts, on, area, number) if area else None,
        held=next((one for one in places.held if one.cooperative.pk == cooperative), None),
    )
