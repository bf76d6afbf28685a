"""A base with its dwellings today: how many are lived in, and how many stand empty (INC-18)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.dwelling_list import FACTS, StockRow, row_of
from boligflyt.areas.allocation.queries.dwelling_status import claims_on, is_empty
from boligflyt.areas.dwellings.bases import covered_by, open_base
from boligflyt.areas.dwellings.models import Base
from boligflyt.areas.dwellings.queries import address_order


@dataclass(frozen=True, slots=True)
class BasePage:
    """A base, and the dwellings it covers on the day, by address.

    A dwelling counts as lived in by its tenancy, never by how many live there or whom it is for.
    """

    base: Base
    rows: tuple[StockRow, ...]

    @property
    def empty(self) -> int:
        """How many of the dwellings nobody lives in."""
        return sum(is_empty(row.day) for row in self.rows)

    @property
    def lived_in(self) -> int:
        """How many have a tenant, or are lived in for a reason that is not told."""
        return len(self.rows) - self.empty

    @property
    def room_for(self) -> int:
        """How many dwellings more the base can cover; negative when it covers more than its capacity."""
        return self.base.capacity - len(self.rows)


def open_base_page(actor: Actor, pk: UUID) -> BasePage:
    """The door to a base's page. Raises Http404 when there is none that the actor may see."""
    base, on = open_base(actor, pk), actor.today
    facts = covered_by(actor, base).order_by(*address_order()).values_list(*FACTS)
    claims = claims_on(on, actor.clearance)
    return BasePage(base, tuple(row_of(known, claims, on) for known in facts))
