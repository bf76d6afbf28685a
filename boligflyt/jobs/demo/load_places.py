"""Buildings, dwellings and the ledger, in bulk."""

from __future__ import annotations

from datetime import datetime

from boligflyt.areas.dwellings.models import Building, Dwelling, StatusEntry
from boligflyt.jobs.demo.records import Town

BATCH = 500


def load_places(town: Town, at: datetime) -> None:
    """Write the stock; the versions say that it was registered at the moment given."""
    Building.objects.bulk_create([Building(id=one.id, **one.fields) for one in town.buildings], BATCH)
    Dwelling.objects.bulk_create(
        [
            Dwelling(
                id=one.id,
                building_id=one.building,
                bedrooms=one.bedrooms,
                rent=one.rent,
                created_at=at,
                changed_at=at,
                **one.fields,
            )
            for one in town.dwellings
        ],
        BATCH,
    )
    StatusEntry.objects.bulk_create(
        [
            StatusEntry(
                id=one.id, dwelling_id=one.dwelling, status=one.status, cause=one.cause, period=one.period
            )
            for one in town.ledger
        ],
        BATCH,
    )
