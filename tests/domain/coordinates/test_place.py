"""A place is read as people write it, and what can not be in Norway is told with the likely mistake."""

from __future__ import annotations

from decimal import Decimal

import pytest

from boligflyt.domain.coordinates import Place, PlaceFault, read_place


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        ("59.91273", "10.74609", Place(Decimal("59.91273"), Decimal("10.74609"))),
        (" 59,912734 ", "10,746091°", Place(Decimal("59.91273"), Decimal("10.74609"))),
        ("57", "32", Place(Decimal("57.00000"), Decimal("32.00000"))),
        ("", "  ", None),
    ],
)
def test_a_place_as_people_write_it(latitude, longitude, expected) -> None:
    assert read_place(latitude, longitude) == expected


@pytest.mark.parametrize(
    ("latitude", "longitude", "part", "words"),
    [
        ("10.7", "59.9", "latitude", "byttet om"),
        ("6643000", "262000", "latitude", "UTM"),
        ("48.85", "10.7", "latitude", "mellom 57 og 72"),
        ("59.9", "-10.7", "longitude", "mellom 4 og 32"),
        ("59.9", "", "longitude", "Fyll ut lengdegraden"),
        ("", "10.7", "latitude", "Fyll ut breddegraden"),
        ("nord", "10.7", "latitude", "et tall i grader"),
        ("NaN", "10.7", "latitude", "et tall i grader"),
        ("59.9", "Infinity", "longitude", "et tall i grader"),
        ("1e9999999", "10", "latitude", "UTM"),
    ],
)
def test_what_can_not_be_is_told_with_its_part(latitude, longitude, part, words) -> None:
    with pytest.raises(PlaceFault, match=words) as caught:
        read_place(latitude, longitude)
    assert caught.value.part == part
