"""Bostøtte for arrays of households: the same rule as for one, equal to the øre.

Only this package imports numpy; an estimate for one household never does.
"""

from boligflyt.domain.bostoette.many.estimating import (
    ManyEstimates,
    estimate_many,
    estimate_many_exactly,
)
from boligflyt.domain.bostoette.many.households import ManyHouseholds

__all__ = ["ManyEstimates", "ManyHouseholds", "estimate_many", "estimate_many_exactly"]
