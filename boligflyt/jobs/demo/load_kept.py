"""A pool for NAV alone: flats behind one entrance, as Elverum kept eight (HOU-07)."""

from __future__ import annotations

from boligflyt.areas.access.choices import OfficeKind
from boligflyt.areas.access.models import Office
from boligflyt.areas.dwellings.choices import Purpose
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease

EACH, MOST = 25, 8  # one of so many, and at most Elverum's


def load_kept() -> None:
    """Ordinary dwellings, by entrance. After the leases: those who live there stay, whoever has the case."""
    office = Office.objects.filter(kind=OfficeKind.NAV).order_by("name").first()
    let = Lease.objects.filter(state=LeaseState.RUNNING, notice_given_on=None).values("dwelling")
    homes = Dwelling.objects.filter(purpose=Purpose.ORDINARY, entrance__isnull=False, pk__in=let)
    number = min(MOST, Dwelling.objects.count() // EACH)
    kept = list(homes.order_by("entrance", "id").values_list("pk", flat=True)[:number])
    Dwelling.objects.filter(pk__in=kept).update(kept_for=office)
