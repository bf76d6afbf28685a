"""How many of the vacant dwellings fit a household: those that are alike are counted, and asked once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from boligflyt.areas.allocation.queries.facts_of_pairs import as_vacant
from boligflyt.areas.allocation.queries.vacancies import kinds_to_allocate
from boligflyt.areas.dwellings.models import Building, Dwelling
from boligflyt.domain.matching import VacantDwelling, WaitingHousehold, first_obstacle

OF_THE_BUILDING = "building__"


@dataclass(frozen=True, slots=True)
class VacantKinds:
    """One dwelling of each kind that the rules tell apart, and how many there are of it."""

    kinds: Sequence[tuple[VacantDwelling, int]]

    @property
    def number(self) -> int:
        """Dwellings that are vacant, or will be soon."""
        return sum(alike for _, alike in self.kinds)

    def that_fit(self, household: WaitingHousehold) -> int:
        """Dwellings that no rule keeps the household from."""
        return sum(alike for one, alike in self.kinds if first_obstacle(household, one) is None)


def vacant_kinds(on: date, clearance: int) -> VacantKinds:
    """What may be given on the day. Place and rent tell dwellings apart too: some households ask for them."""
    return VacantKinds(
        [(as_vacant(_one_of(told)), told["alike"]) for told in kinds_to_allocate(on, clearance)]
    )


def _one_of(told: Mapping[str, Any]) -> Dwelling:
    """A dwelling that says what all of its kind say, and stands in no register."""
    own = {name: value for name, value in told.items() if not name.startswith(OF_THE_BUILDING)}
    own.pop("alike")
    building = {name.removeprefix(OF_THE_BUILDING): value for name, value in told.items() if name not in own}
    building.pop("alike")
    return Dwelling(**own, building=Building(**building))
