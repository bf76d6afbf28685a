"""Rent: what a dwelling costs the municipality, rents that have fallen behind, and when a rent may change."""

from boligflyt.domain.rent.changes import (
    earliest_index_change,
    earliest_market_rent,
    earliest_market_rent_claim,
    indexed_rent,
)
from boligflyt.domain.rent.cost_covering import CostCoveringRent, YearlyCosts, cost_covering_rent
from boligflyt.domain.rent.drift import RentDrift, drift_of, lived_at_least, lived_since, reference_rent
from boligflyt.domain.rent.history import RentStep, RentTold, rent_steps
from boligflyt.domain.rent.levels import TENURES, RentLevels, RentLine, Rents, behind, rent_levels
from boligflyt.domain.rent.price_index import PriceIndex, PriceIndexError, month_of, read_price_index

__all__ = [
    "TENURES",
    "CostCoveringRent",
    "PriceIndex",
    "PriceIndexError",
    "RentDrift",
    "RentLevels",
    "RentLine",
    "RentStep",
    "RentTold",
    "Rents",
    "YearlyCosts",
    "behind",
    "cost_covering_rent",
    "drift_of",
    "earliest_index_change",
    "earliest_market_rent",
    "earliest_market_rent_claim",
    "indexed_rent",
    "lived_at_least",
    "lived_since",
    "month_of",
    "read_price_index",
    "reference_rent",
    "rent_levels",
    "rent_steps",
]
