"""What the stock is worth, by type of dwelling, with the value of each (GOAL-02)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.dwellings.choices import Disposal, DwellingType
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import address_order, at_disposal, dwellings_visible_to


@dataclass(frozen=True, slots=True)
class TypeValue:
    """One type: how many the municipality owns, how many have a value, and the sum of those (NOK)."""

    kind: str
    label: str
    owned: int
    valued: int
    value: int


@dataclass(frozen=True, slots=True)
class StockValue:
    """The report: the types, the dwellings with a value (dearest first), and those without."""

    by_type: tuple[TypeValue, ...]
    dwellings: QuerySet[Dwelling]
    without_value: QuerySet[Dwelling]

    @property
    def value(self) -> int:
        """The sum of the values that are registered, NOK."""
        return sum(one.value for one in self.by_type)

    @property
    def owned(self) -> int:
        """How many dwellings the municipality owns."""
        return sum(one.owned for one in self.by_type)

    @property
    def valued(self) -> int:
        """How many of them have a value."""
        return sum(one.valued for one in self.by_type)


def stock_value(actor: Actor) -> StockValue:
    """The dwellings that the municipality owns on the actor's day; one without a value is told, not counted.

    A room in a shared home is part of the home's value and is left out.
    """
    owned = dwellings_visible_to(actor).filter(at_disposal(actor.today), disposal=Disposal.OWNED, parent=None)
    counted = (
        owned.order_by().values_list("dwelling_type").annotate(Count("pk"), Count("value"), Sum("value"))
    )
    by_type = {kind: (number, valued, value or 0) for kind, number, valued, value in counted}
    listed = owned.select_related("building").order_by(*address_order())
    return StockValue(
        tuple(
            TypeValue(kind.value, str(kind.label), *by_type[kind]) for kind in DwellingType if kind in by_type
        ),
        listed.filter(value__isnull=False).order_by("-value", *address_order()),
        listed.filter(value=None),
    )
