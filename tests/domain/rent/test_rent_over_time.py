"""The rent of a dwelling over time, and levels of groups with small ones withheld."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from boligflyt.domain.rent import Rents, RentTold, behind, rent_levels, rent_steps

FIRST, LATER, LAST = date(2020, 1, 1), date(2022, 3, 1), date(2024, 6, 1)


def test_a_rent_stands_from_its_day_until_the_next_with_percent_between():
    found = rent_steps(
        [RentTold("b", LAST, 12_000), RentTold("a", FIRST, 8000), RentTold("a", LATER, 10_000)]
    )

    assert [(one.from_day, one.rent, one.change) for one in found] == [
        (FIRST, 8000, None), (LATER, 10_000, Decimal(25)), (LAST, 12_000, Decimal(20)),
    ]  # fmt: skip


def test_what_was_mended_is_one_rent_and_what_is_said_again_none():
    said = [RentTold("a", FIRST, 8000), RentTold("a", FIRST, 8500), RentTold("a", LATER, 8500)]

    assert [(one.from_day, one.rent) for one in rent_steps(said)] == [(FIRST, 8500)]


def test_a_new_lease_has_its_rent_though_it_is_the_same():
    found = rent_steps([RentTold("a", FIRST, 8000), RentTold("b", LATER, 8000)])

    assert [(one.lease, one.change) for one in found] == [("a", None), ("b", Decimal(0))]


def rents(number: int, per_m2: int | None = 150, assessed: int = 0) -> Rents:
    return Rents(number, 8000, 9000, 10_000, per_m2, assessed, 90 if assessed else None)


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [([5, 6], [5, 6]), ([5, 6, 1], [5, None, None]), ([2], [None]), ([2, 2], [None, None]), ([], [])],
)
def test_few_leases_are_withheld_and_others_with_them(numbers, shown):
    found = rent_levels([(number, rents(number)) for number in numbers], rents(sum(numbers)), 3)

    assert [one.rents and one.rents.number for one in found.lines] == shown
    assert (found.everybody is None) == (numbers in ([2], [2, 2]))


def test_the_share_of_market_rent_is_withheld_when_few_are_assessed():
    found = rent_levels([("a", rents(9, assessed=2)), ("b", rents(9, assessed=3))], rents(18, assessed=5), 3)

    assert [one.rents.of_market for one in found.lines] == [None, 90]


@pytest.mark.parametrize(
    ("first", "second", "percent"),
    [(200, 150, 25), (150, 150, 0), (100, 120, -20), (None, 150, None), (150, None, None)],
)
def test_how_far_behind_is_percent_of_the_first_by_square_metre(first, second, percent):
    assert behind(rents(5, first), rents(5, second)) == percent
    assert behind(None, rents(5)) is None
