"""What usually comes with a file of dwellings: owner and deposit of those leased in, and most meters."""

from __future__ import annotations

from boligflyt.areas.dwellings.choices import Disposal
from boligflyt.areas.dwellings.models import DisposalPeriod, Dwelling, DwellingOwner

DEPOSIT_MONTHS, FIRST_METER, EACH_WITHOUT = 3, 7_070_000, 5
BATCH = 500


def load_more() -> None:
    """The owner is the one that the agreement is made with. Every fifth dwelling has no meter told."""
    leased = Dwelling.objects.filter(disposal=Disposal.LEASED_IN)
    agreed = DisposalPeriod.objects.filter(dwelling__in=leased).exclude(agreed_with="").order_by("id")
    names = dict(agreed.values_list("dwelling", "agreed_with"))
    DwellingOwner.objects.bulk_create(
        [DwellingOwner(dwelling_id=pk, name=name) for pk, name in sorted(names.items())], BATCH
    )
    told = list(Dwelling.objects.order_by("building__street", "building__house_number", "unit_number", "id"))
    for number, one in enumerate(told):
        one.electricity_meter = f"{FIRST_METER + number}" if number % EACH_WITHOUT else ""
        one.deposit = DEPOSIT_MONTHS * one.rent if one.pk in names else None
    Dwelling.objects.bulk_update(told, ["electricity_meter", "deposit"], BATCH)
