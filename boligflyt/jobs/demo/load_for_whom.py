"""Whom homes for people with substance problems are for: some sheltered, a few for women or for the young."""

from __future__ import annotations

from boligflyt.areas.dwellings.choices import Purpose
from boligflyt.areas.dwellings.models import Dwelling

EACH_SHELTERED, EACH_FOR_WOMEN, EACH_FOR_THE_YOUNG = 3, 10, 9
YOUNG = {"age_from": 18, "age_to": 25}
TRAINING_MONTHS = 24


def load_for_whom() -> None:
    """Say it of every one of them, so that nothing must be asked about."""
    homes = list(
        Dwelling.objects.filter(purpose=Purpose.SUBSTANCE).order_by("id").values_list("pk", flat=True)
    )
    every = Dwelling.objects.filter(pk__in=homes)
    every.update(sheltered=False, women_only=False)
    every.filter(pk__in=homes[::EACH_SHELTERED]).update(sheltered=True)
    every.filter(pk__in=homes[1::EACH_FOR_WOMEN]).update(women_only=True)
    every.filter(pk__in=homes[2::EACH_FOR_THE_YOUNG]).update(**YOUNG)
    Dwelling.objects.filter(purpose=Purpose.TEMPORARY_YOUTH).update(longest_stay_months=TRAINING_MONTHS)
