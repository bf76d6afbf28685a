"""Bases: one round the clock with more than it can cover, one into the evening, one by day."""

from __future__ import annotations

from datetime import datetime, timedelta

from boligflyt.areas.dwellings.choices import Purpose, Staffing
from boligflyt.areas.dwellings.models import Base, BasePeriod, Dwelling
from boligflyt.domain.periods import Period
from boligflyt.jobs.demo.records import Town

# Name, staffing, the service, whom the dwellings are meant for, and how many it can cover less those it has.
BASES = (
    ("Elvebredden base", Staffing.ROUND_THE_CLOCK, "Rustjenesten", Purpose.SUBSTANCE_STAFFED, -1),
    ("Tunet base", Staffing.EVENING, "Psykisk helse og mestring", Purpose.MENTAL_HEALTH, 2),
    ("Skogveien base", Staffing.DAY, "Habiliteringstjenesten", Purpose.INTELLECTUAL_DISABILITY, 0),
)
MOST, YEARS_AGO = 12, timedelta(days=3 * 365)


def load_bases(town: Town, at: datetime) -> None:
    """Each covers the first dwellings of its purpose, from three years ago or since they came."""
    for name, staffing, service, purpose, room in BASES:
        covered = list(Dwelling.objects.filter(purpose=purpose, disposed_to=None).order_by("id")[:MOST])
        if not covered:
            continue
        base = Base.objects.create(
            name=name, staffing=staffing, manned_by=service, building_id=covered[0].building_id,
            capacity=max(1, len(covered) + room), created_at=at, changed_at=at,
        )  # fmt: skip
        BasePeriod.objects.bulk_create(
            BasePeriod(
                base=base, dwelling=one, period=Period(max(one.disposed_from, town.today - YEARS_AGO), None)
            )
            for one in covered
        )
