"""Bostøtte against worked examples: Husbanken's published weights, and sums worked out by hand."""

from datetime import date
from decimal import Decimal

import pytest

from boligflyt.domain.bostoette import BostoetteHousehold, NotEstimated, estimate, municipality_group

RATES_2025, RATES_2026 = date(2025, 6, 1), date(2026, 6, 1)


def household(adults=1, children=0, income=0, rent=0, group=4, *, adapted=False):
    return BostoetteHousehold(adults, children, Decimal(income), Decimal(rent), group, adapted)


@pytest.mark.parametrize(
    ("adults", "children", "yearly", "weighted"),
    [(1, 1, 300_000, 260_870), (2, 3, 500_000, 316_456), (3, 0, 300_000, 238_095), (1, 2, 300_000, 230_769)],
)
def test_the_income_is_weighted_as_in_husbankens_own_tables(adults, children, yearly, weighted):
    found = estimate(household(adults, children, Decimal(yearly) / 12, 10_000), RATES_2026)

    assert round(found.weighted_income) == weighted


@pytest.mark.parametrize(
    ("on", "who", "own_share", "approved", "payout"),
    [
        (RATES_2025, household(1, 0, 15_000, 12_000), "33445.92", 89_029, "3413.73"),
        (RATES_2026, household(1, 0, 15_000, 12_000), "33569.25", 92_234, "3602.99"),
        (RATES_2025, household(1, 0, 20_000, 8_000, 1), "44789.60", 96_000, "3145.17"),
        (RATES_2026, household(1, 0, 20_000, 8_000, 1), "43433.25", 96_000, "3228.47"),
        (RATES_2025, household(1, 1, 22_000, 11_000, 3), "41594.44", 122_098, "4944.26"),
        (RATES_2026, household(2, 3, 30_000, 14_000, 2), "41435.48", 168_000, "7773.17"),
        (RATES_2025, household(1, 0, 11_000, 9_000), "25752.00", 89_029, "3886.26"),
        (RATES_2026, household(1, 0, 15_000, 9_000, adapted=True), "33569.25", 97_958, "3954.54"),
    ],
)
def test_every_step_towards_the_sum_is_the_worked_one(on, who, own_share, approved, payout):
    found = estimate(who, on)

    assert found.own_share == Decimal(own_share)
    assert found.approved == approved
    assert abs(found.unrounded - Decimal(payout)) <= Decimal("0.01")
    assert found.monthly == round(Decimal(payout))


def test_a_sum_below_the_smallest_payment_is_nothing():
    found = estimate(household(1, 0, 24_600, 8_000), RATES_2025)

    assert found.unrounded == Decimal("4.88")
    assert (found.monthly, found.smallest_payment) == (0, 61)


@pytest.mark.parametrize(
    ("on", "children", "highest"),
    [
        (RATES_2025, 0, (27_319, 26_423, 25_784, 24_505)),
        (RATES_2026, 0, (28_241, 27_314, 26_651, 25_326)),
        (RATES_2026, 2, (41_283, 40_077, 39_216, 37_494)),
    ],
)
def test_the_highest_income_that_gives_anything_is_the_worked_one(on, children, highest):
    for group, income in enumerate(highest, start=1):
        below = estimate(household(1, children, income - 2, 30_000, group), on)
        above = estimate(household(1, children, income + 2, 30_000, group), on)

        assert (below.monthly > 0, above.monthly) == (True, 0), group


def test_a_rate_that_is_not_read_at_its_source_marks_the_estimate():
    told = {on: estimate(household(1, 0, 15_000, 9_000), on).verify for on in (RATES_2025, RATES_2026)}

    assert told == {RATES_2025: False, RATES_2026: True}


@pytest.mark.parametrize(
    ("who", "on", "words"),
    [
        (household(1, 0, 15_000, 9_000), date(2021, 5, 31), "fra 01.06.2021"),
        (household(1, 0, 15_000, 9_000, 5), RATES_2026, "fra 1 til 4"),
        (household(0, 1, 15_000, 9_000), RATES_2026, "minst én voksen"),
        (household(1, 0, -1, 9_000), RATES_2026, "ikke er under null"),
    ],
)
def test_what_the_rules_do_not_reach_is_not_estimated(who, on, words):
    with pytest.raises(NotEstimated, match=words):
        estimate(who, on)


@pytest.mark.parametrize(
    ("number", "group"), [("0301", 1), ("3201", 2), ("4204", 3), ("3301", 4), ("9999", 4)]
)
def test_the_municipality_lifts_the_cap_by_its_group(number, group):
    assert municipality_group(number) == group
