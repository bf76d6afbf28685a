"""Bedrooms against those who live there, by the municipality's size norm."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.domain.occupancy import Fit, SizeNorm, size_norm
from boligflyt.domain.rates import program_rates

COMMON = SizeNorm(adults_per_bedroom=2, children_per_bedroom=2, spare=1)
ROOM_EACH = SizeNorm(adults_per_bedroom=1, children_per_bedroom=1, spare=0)


@pytest.mark.parametrize(
    ("norm", "adults", "children", "needed"),
    [
        (COMMON, 1, 0, 1), (COMMON, 2, 0, 1), (COMMON, 3, 0, 2), (COMMON, 1, 1, 2), (COMMON, 2, 3, 3),
        (COMMON, 0, 1, 2), (ROOM_EACH, 2, 0, 2), (ROOM_EACH, 2, 3, 5),
    ],
)  # fmt: skip
def test_bedrooms_by_the_norm(norm, adults, children, needed) -> None:
    assert norm.bedrooms(adults, children) == needed


@pytest.mark.parametrize(
    ("norm", "bedrooms", "adults", "children", "fit"),
    [
        (COMMON, 0, 1, 0, Fit.TOO_SMALL),
        (COMMON, 1, 1, 0, Fit.FITS),
        (COMMON, 2, 1, 0, Fit.FITS),
        (COMMON, 3, 1, 0, Fit.LARGER),
        (COMMON, 2, 2, 3, Fit.TOO_SMALL),
        (COMMON, 4, 0, 0, Fit.UNKNOWN),
        (ROOM_EACH, 3, 1, 1, Fit.LARGER),
    ],
    ids=["a studio", "just", "one to spare", "two to spare", "a family", "nobody told of", "none to spare"],
)
def test_how_a_dwelling_fits(norm, bedrooms, adults, children, fit) -> None:
    assert norm.fit(bedrooms, adults, children) is fit


def test_the_norm_is_dated_data() -> None:
    assert size_norm(program_rates(), date(2026, 11, 28)) == COMMON
