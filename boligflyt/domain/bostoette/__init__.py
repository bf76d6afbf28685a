"""Bostøtte: an estimate of the state's monthly housing allowance (forskrift om bustøtte), by the day.

Husbanken decides; this only says what to expect, step by step.
"""

from boligflyt.domain.bostoette.calculation import counted_fortnightly, estimate
from boligflyt.domain.bostoette.days import application_deadline, payment_day
from boligflyt.domain.bostoette.groups import municipality_group
from boligflyt.domain.bostoette.highest_income import highest_income
from boligflyt.domain.bostoette.household import (
    BostoetteEstimate,
    BostoetteHousehold,
    Category,
    NotEstimated,
    UsedRate,
)

__all__ = [
    "BostoetteEstimate",
    "BostoetteHousehold",
    "Category",
    "NotEstimated",
    "UsedRate",
    "application_deadline",
    "counted_fortnightly",
    "estimate",
    "highest_income",
    "municipality_group",
    "payment_day",
]
