"""Rent that covers what a dwelling costs, and rents that have fallen behind."""

from datetime import date

import pytest

from boligflyt.domain.periods import Period
from boligflyt.domain.rent import (
    YearlyCosts,
    cost_covering_rent,
    drift_of,
    lived_at_least,
    lived_since,
    reference_rent,
)


@pytest.mark.parametrize(
    ("costs", "monthly"),
    [
        (YearlyCosts(72_000, 18_000, 12_000, 6_000), 9_000),
        (YearlyCosts(72_000, 18_000, 12_000, 6_001), 9_001),
        (YearlyCosts(0, 0, 0, 0), 0),
    ],
)
def test_the_years_costs_are_covered_by_twelve_rents(costs, monthly):
    found = cost_covering_rent(costs)

    assert found.monthly == monthly
    assert found.yearly <= 12 * found.monthly
    assert "delt på 12 måneder" in found.explanation


def test_a_cost_that_nobody_has_told_is_missing_and_not_nothing():
    found = cost_covering_rent(YearlyCosts(72_000, None, 12_000, None))

    assert found.monthly is None
    assert found.missing == ("Drift", "Felleskostnader")
    assert "Mangler: drift, felleskostnader" in found.explanation


def test_the_gap_is_negative_when_the_rent_does_not_cover_the_costs():
    found = cost_covering_rent(YearlyCosts(72_000, 18_000, 12_000, 6_000))

    assert (found.gap(8_000), found.gap(9_500)) == (-1_000, 500)


def test_a_negative_cost_is_refused():
    with pytest.raises(ValueError, match="under null"):
        cost_covering_rent(YearlyCosts(-1, 0, 0, 0))


@pytest.mark.parametrize(
    ("periods", "since"),
    [
        ([Period(date(2012, 1, 1), None)], date(2012, 1, 1)),
        (
            [Period(date(2012, 1, 1), date(2014, 12, 31)), Period(date(2015, 1, 1), date(2017, 12, 31))],
            date(2012, 1, 1),
        ),
        (
            [Period(date(2012, 1, 1), date(2014, 12, 30)), Period(date(2015, 1, 1), date(2017, 12, 31))],
            date(2015, 1, 1),
        ),
    ],
)
def test_a_stay_goes_on_through_leases_without_a_day_between(periods, since):
    assert lived_since(periods) == since


@pytest.mark.parametrize(("on", "long"), [(date(2026, 11, 22), False), (date(2026, 11, 23), True)])
def test_ten_years_are_full_on_the_day(on, long):
    assert lived_at_least(date(2016, 11, 23), 10, on) is long


@pytest.mark.parametrize(
    ("own", "comparable", "found"),
    [
        (9_500, (8_000, 9_000, 10_000), 9_500),
        (None, (8_000, 9_000, 12_000), 9_000),
        (None, (8_000, 9_000), None),
    ],
)
def test_the_dwellings_own_costs_come_before_rents_of_dwellings_like_it(own, comparable, found):
    reference = reference_rent(own, comparable)

    assert (reference and reference[0]) == found


def test_only_a_rent_below_its_reference_has_fallen_behind():
    behind, level = drift_of(6_000, 8_000, ()), drift_of(8_000, 8_000, ())

    assert behind is not None
    assert (behind.gap, behind.percent) == (2_000, 25)
    assert level is None
