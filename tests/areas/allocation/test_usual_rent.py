"""The rent that support is reckoned with before there is a lease: the middle of what such dwellings cost."""

from __future__ import annotations

from statistics import median

import pytest

from boligflyt.areas.allocation.queries.support import usual_rent
from tests.support.cast import TODAY, make_dwelling

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "rents", [[7_000], [7_000, 9_001], [6_000, 12_000, 7_500], [6_001, 6_002, 6_004, 6_005]]
)
def test_it_is_the_middle_of_the_dwellings_with_so_many_bedrooms(cast, rents) -> None:
    for rent in rents:
        make_dwelling(bedrooms=6, rent=rent)
    make_dwelling(bedrooms=3, rent=30_000)

    assert usual_rent(6, TODAY) == round(median(rents))


def test_there_is_none_where_no_dwelling_has_so_many(cast) -> None:
    assert usual_rent(9, TODAY) is None
