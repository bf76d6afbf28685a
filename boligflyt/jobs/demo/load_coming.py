"""Dwellings on their way: an option with its deadline, a right in a plan, a purchase and a building site."""

from __future__ import annotations

from datetime import datetime

from boligflyt.areas.dwellings.choices import ComingOutcome, ComingStage
from boligflyt.areas.dwellings.models import ComingHomes
from boligflyt.domain.periods import add_months
from boligflyt.jobs.demo.records import Town

# Name, stage, dwellings, bedrooms in each, months until they are expected, and until an answer is due.
PROJECTS = (
    ("Elvebredden, byggetrinn 1", ComingStage.OPTION, 6, 2, 26, 3),
    ("Skogtoppen felt B", ComingStage.PRE_EMPTION, 4, 3, 40, None),
    ("Omsorgsboliger ved Tunet", ComingStage.BUILDING, 12, 1, 9, None),
    ("Brygga 4", ComingStage.BOUGHT, 2, 4, 2, None),
    ("Solhellinga sør", ComingStage.ZONING, 8, None, 48, None),
)


def load_coming(town: Town, at: datetime) -> None:
    """Write them, and one that came to nothing."""
    for name, stage, number, bedrooms, months, answer in PROJECTS:
        ComingHomes.objects.create(
            name=name, stage=stage, number=number, bedrooms=bedrooms,
            expected_on=add_months(town.today, months),
            answer_by=None if answer is None else add_months(town.today, answer),
            created_at=at, changed_at=at,
        )  # fmt: skip
    ComingHomes.objects.create(
        name="Gamle skolen", stage=ComingStage.OPTION, number=5, expected_on=town.today,
        ended_on=add_months(town.today, -4), outcome=ComingOutcome.DROPPED, created_at=at, changed_at=at,
    )  # fmt: skip
