"""Where a building stands."""

from __future__ import annotations

from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.models import Building, Dwelling
from boligflyt.domain.coordinates import Place
from boligflyt.toolkit.faults import Conflict


def place_of(building: Building) -> Place | None:
    """Where the building stands; None when nobody has said."""
    if building.latitude is None or building.longitude is None:
        return None
    return Place(building.latitude, building.longitude)


def set_place(actor: Actor, pk: UUID, was: Place | None, place: Place | None) -> Dwelling:
    """Place the building of a dwelling, and so all dwellings in it; None takes the place away.

    Raises Conflict when it is not where it was when the form was opened.
    """
    actor.demand(Right.DWELLING_WRITE)
    dwelling = Dwelling.objects.select_related("building").get(pk=pk)
    building = Building.objects.select_for_update().get(pk=dwelling.building_id)
    if place_of(building) != was:
        raise Conflict(
            "Noen andre har plassert bygningen mens du skrev. Se hvor den står nå, og lagre på nytt."
        )
    building.latitude = place.latitude if place else None
    building.longitude = place.longitude if place else None
    building.save(update_fields=["latitude", "longitude"])
    record_change(actor.trace, "dwelling", pk, "Endret hvor bygningen står")
    return dwelling
