"""A pool for NAV alone: flats behind one entrance, as Elverum kept eight (HOU-07)."""

from __future__ import annotations

from boligflyt.areas.access.choices import OfficeKind
from boligflyt.areas.access.models import Office
from boligflyt.areas.dwellings.choices import Purpose
from boligflyt.areas.dwellings.models import Dwelling

KEPT = 8


def load_kept() -> None:
    """Ordinary dwellings, by entrance. After the leases: those who live there stay, whoever has the case."""
    office = Office.objects.filter(kind=OfficeKind.NAV).order_by("name").first()
    homes = Dwelling.objects.filter(purpose=Purpose.ORDINARY, entrance__isnull=False)
    kept = list(homes.order_by("entrance", "id").values_list("pk", flat=True)[:KEPT])
    Dwelling.objects.filter(pk__in=kept).update(kept_for=office)
