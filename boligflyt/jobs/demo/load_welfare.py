"""Which dwellings are prepared for welfare technology: two of three care homes, few others, some not told."""

from __future__ import annotations

from uuid import UUID

from boligflyt.areas.dwellings.choices import Purpose
from boligflyt.areas.dwellings.models import Dwelling

EACH_CARE, EACH_ORDINARY = 3, 15


def load_welfare() -> None:
    """Say it of those that are registered."""
    care = _keys(Purpose.CARE)
    ordinary = _keys(Purpose.ORDINARY)
    prepared = [pk for place, pk in enumerate(care) if place % EACH_CARE < EACH_CARE - 1]
    prepared += ordinary[::EACH_ORDINARY]
    Dwelling.objects.filter(pk__in=ordinary[1::2]).update(welfare_technology=False)
    Dwelling.objects.filter(pk__in=prepared).update(welfare_technology=True)


def _keys(purpose: Purpose) -> list[UUID]:
    return list(Dwelling.objects.filter(purpose=purpose).order_by("id").values_list("pk", flat=True))
