"""Whether a dwelling fits those who live there: bedrooms against the municipality's size norm (REG-07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from boligflyt.domain.rates import Rates

ADULTS = "municipal/adults_per_bedroom"
CHILDREN = "municipal/children_per_bedroom"
SPARE = "municipal/spare_bedrooms"


class Fit(StrEnum):
    """How a dwelling stands to the household that lives there."""

    TOO_SMALL = "too_small"
    FITS = "fits"
    LARGER = "larger"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SizeNorm:
    """So many adults, and so many children, share a bedroom; `spare` bedrooms more is not called larger."""

    adults_per_bedroom: int
    children_per_bedroom: int
    spare: int

    def bedrooms(self, adults: int, children: int) -> int:
        """How many bedrooms such a household needs; adults and children have rooms of their own."""
        grown = -(-adults // self.adults_per_bedroom)
        return max(1, grown) + -(-children // self.children_per_bedroom)

    def fit(self, bedrooms: int, adults: int, children: int) -> Fit:
        """How a dwelling with so many bedrooms fits; unknown when nobody is registered as living there."""
        if adults + children == 0:
            return Fit.UNKNOWN
        over = bedrooms - self.bedrooms(adults, children)
        if over < 0:
            return Fit.TOO_SMALL
        return Fit.LARGER if over > self.spare else Fit.FITS


def size_norm(rates: Rates, on: date) -> SizeNorm:
    """The municipality's norm on the day."""
    return SizeNorm(rates.whole(ADULTS, on), rates.whole(CHILDREN, on), rates.whole(SPARE, on))
