"""Rent: what a dwelling costs the municipality, and rents that have fallen behind."""

from boligflyt.domain.rent.cost_covering import CostCoveringRent, YearlyCosts, cost_covering_rent
from boligflyt.domain.rent.drift import RentDrift, drift_of, lived_at_least, lived_since, reference_rent

__all__ = [
    "CostCoveringRent",
    "RentDrift",
    "YearlyCosts",
    "cost_covering_rent",
    "drift_of",
    "lived_at_least",
    "lived_since",
    "reference_rent",
]
