"""Some buildings with municipal flats in borettslag: under, at and over the limit."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from boligflyt.areas.dwellings.choices import Disposal, DwellingType
from boligflyt.areas.dwellings.models import Building, Cooperative
from boligflyt.jobs.demo.records import Town

NAMES = ("Elvebakken", "Skogtoppen", "Tunet", "Solhellinga", "Brygga")
# Shares for each municipal flat, and those of other public owners: over, at and under one in ten.
SHARES_EACH = (8, 10, 12, 25, 30)
OTHERS = (0, 0, 1, 0, 1)
DAYS_AGO = 200


def load_cooperatives(town: Town, at: datetime) -> None:
    """One building in each; the flats in it are owned by the municipality."""
    owned = Counter(
        one.building for one in town.dwellings
        if (one.fields["disposal"], one.fields["dwelling_type"]) == (Disposal.OWNED, DwellingType.FLAT)
    )  # fmt: skip
    for number, (building, flats) in enumerate(list(owned.items())[: len(NAMES)]):
        cooperative = Cooperative.objects.create(
            name=f"{NAMES[number]} borettslag", shares=flats * SHARES_EACH[number],
            other_public_shares=OTHERS[number], counted_on=town.today - timedelta(days=DAYS_AGO),
            created_at=at, changed_at=at,
        )  # fmt: skip
        Building.objects.filter(pk=building).update(cooperative=cooperative)
