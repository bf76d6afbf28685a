"""Bostøtte: an estimate of the state's monthly housing allowance for an ordinary household.

The rules in force from 1 July 2024 (forskrift om bustøtte). Husbanken decides; this only says what to expect.
"""

from boligflyt.domain.bostoette.calculation import (
    BostoetteEstimate,
    BostoetteHousehold,
    NotEstimated,
    estimate,
)
from boligflyt.domain.bostoette.groups import municipality_group

__all__ = ["BostoetteEstimate", "BostoetteHousehold", "NotEstimated", "estimate", "municipality_group"]
