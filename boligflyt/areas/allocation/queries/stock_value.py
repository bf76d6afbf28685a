"""What the stock is worth, by type of dwelling, with the value of each (GOAL-02)."""

from __future__ import annotations

from dataclasses import dataclass

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
    """The report: the types, the dwellings with a value (dearest first), and those owned."""

    by_type: tuple[TypeValue, ...]
    dwellings: tuple[Dwelling, ...]
    without_value: tuple[Dwelling, ...]

    @property
    def value(self) -> int:
        """The sum of the values that are registered, NOK."""
        return sum(one.value for one in self.by_type)

    @property
    def owned(self) -> int:
        """How many dwellings the municipality owns."""
        return sum(one.owned for one in self.by_type)


def stock_value(actor: Actor) -> StockValue:
    """The dwellings that the municipality owns on the actor's day; one without a value is told, not counted.

    A room in a shared home is part of the home's value and is left out.
    """
    owned = dwellings_visible_to(actor).filter(at_disposal(actor.today), disposal=Disposal.OWNED, parent=None)
    found = list(owned.select_related("building").order_by(*address_order()))
    valued = sorted((one for one in found if one.value is not None), key=lambda one: -(one.value or 0))
    return StockValue(
        by_type=tuple(_type(kind, found) for kind in DwellingType if _of(kind, found)),
        dwellings=tuple(valued), without_value=tuple(one for one in found if one.value is None),
    )  # fmt: skip


def _of(kind: DwellingType, found: list[Dwelling]) -> list[Dwelling]:
    return [one for one in found if one.dwelling_type == kind]


def _type(kind: DwellingType, found: list[Dwelling]) -> TypeValue:
    own = _of(kind, found)
    values = [one.value for one in own if one.value is not None]
    return TypeValue(kind.value, str(kind.label), len(own), len(values), sum(values))
