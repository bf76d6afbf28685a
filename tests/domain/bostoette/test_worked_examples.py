"""Bostøtte through the years: Husbanken's tables, sums worked out by hand, every first day of a rate."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligflyt.domain.bostoette import (
    BostoetteHousehold,
    Category,
    NotEstimated,
    application_deadline,
    counted_fortnightly,
    estimate,
    highest_income,
    payment_day,
)
from boligflyt.domain.periods import Month
from boligflyt.domain.rates import shipped_rates

ONE_DAY = timedelta(days=1)
OSLO, OTHERS = 1, 4
ABOVE_CAP = 30_000
IN_2025, IN_2026 = date(2025, 6, 1), date(2026, 6, 1)


def household(adults=1, children=0, yearly=None, cost=ABOVE_CAP, group=OTHERS, monthly=0, **other):
    income = Decimal(yearly) / 12 if yearly is not None else Decimal(monthly)
    return BostoetteHousehold(adults, children, income, Decimal(cost), group, **other)


@pytest.mark.parametrize(
    ("on", "adults", "children", "yearly", "weighted"),
    [
        (date(2023, 2, 1), 1, 1, 300_000, 260_870), (date(2022, 1, 1), 1, 1, 300_000, 265_487),
        (date(2023, 2, 1), 2, 3, 500_000, 316_456), (date(2022, 1, 1), 2, 3, 500_000, 328_947),
        (date(2023, 2, 1), 3, 0, 300_000, 238_095), (date(2023, 2, 1), 1, 2, 300_000, 230_769),
    ],
)  # fmt: skip
def test_the_weights_are_those_of_the_day(on, adults, children, yearly, weighted):
    assert round(estimate(household(adults, children, yearly), on).weighted_income) == weighted


@pytest.mark.parametrize(
    ("on", "who", "payout"),
    [
        (date(2022, 1, 15), household(yearly=212_798), 1873),
        (date(2022, 6, 15), household(yearly=222_954), 1781),
        (date(2022, 6, 15), household(yearly=284_000, group=OSLO, category=Category.SINGLE_PENSIONER), 1650),
        (date(2022, 6, 15), household(1, 3, 284_000, group=OSLO), 6185),
    ],
)
def test_the_stepped_own_share_gives_husbankens_published_sums(on, who, payout):
    assert abs(estimate(who, on).monthly - payout) <= 1


@pytest.mark.parametrize(
    ("who", "payout"),
    [
        (household(monthly=23_000, cost=9_000, category=Category.YOUNG_DISABLED), "2633.69"),
        (household(monthly=23_000, cost=9_000), "1434.41"),
        (household(monthly=21_000, cost=9_000, category=Category.SINGLE_PENSIONER), "2985.19"),
        (household(monthly=21_000, cost=9_000), "2613.61"),
    ],
)
def test_young_disabled_and_single_pensioners_have_limits_of_their_own(who, payout):
    assert abs(estimate(who, IN_2026).unrounded - Decimal(payout)) <= Decimal("0.01")


def test_wealth_above_the_free_amount_is_added_to_the_income():
    tenant = estimate(household(monthly=10_000, net_wealth=Decimal(600_000)), IN_2025)
    owner = household(
        monthly=10_000, net_wealth=Decimal(600_000), owner=True, dwelling_tax_value=Decimal(900_000)
    )

    assert tenant.wealth_supplement == Decimal("173187.95")
    assert estimate(owner, IN_2025).wealth_supplement == 0
    assert "For formue legges det til 173\u00a0188\u00a0kroner i året (§ 6)." in tenant.explanation


def test_heating_that_is_not_in_the_rent_is_added_to_the_cost():
    warm, cold = (household(cost=5_000, heating_included=included) for included in (True, False))

    assert estimate(cold, IN_2025).approved - estimate(warm, IN_2025).approved == 7_366


def test_three_payments_in_a_month_count_as_two_from_2025():
    payments = [Decimal(9_000)] * 3

    assert counted_fortnightly(payments, date(2025, 1, 1)) == 18_000
    assert counted_fortnightly(payments, date(2024, 12, 31)) == 27_000
    assert counted_fortnightly(payments[:2], date(2025, 1, 1)) == 18_000


@pytest.mark.parametrize(
    ("on", "children", "highest"),
    [
        (IN_2025, 0, (27_319, 26_423, 25_784, 24_505)), (IN_2026, 0, (28_241, 27_314, 26_651, 25_326)),
        (IN_2026, 2, (41_283, 40_077, 39_216, 37_494)),
    ],
)  # fmt: skip
def test_the_highest_income_is_the_worked_one(on, children, highest):
    found = [highest_income(household(1, children, group=group), on) for group in range(1, 5)]

    assert all(abs(one - worked) <= 1 for one, worked in zip(found, highest, strict=True))


def test_a_cost_below_the_own_share_gives_nothing_at_any_income():
    assert highest_income(household(cost=1_000), IN_2026) is None


DAYS = sorted(
    {
        value.valid_from
        for key, table in shipped_rates().tables.items() if key.startswith("bostoette/")
        for value in table.values if value.valid_from > date(2021, 6, 1)
    }
)  # fmt: skip


@pytest.mark.parametrize("on", DAYS)
def test_a_rate_holds_from_its_first_day_and_not_the_day_before(on):
    """On each first day some estimate changes, and the day before has the rates of the day before that."""
    asked = [
        household(1, 1, 280_000, group=OSLO, category=category, **other)
        for category in Category
        for other in (
            {}, {"cost": 5_000}, {"specially_adapted": True}, {"net_wealth": Decimal(900_000)},
            {"heating_included": False, "cost": 7_000}, {"cost": 5_000, "monthly": 1},
        )
    ] + [household(3, 2, 400_000), household(cost=9_000, monthly=26_000, children=1)]  # fmt: skip

    def told(day):
        found = []
        for who in asked:
            try:
                one = estimate(who, day)
            except NotEstimated as fault:
                found.append(str(fault).partition(": ")[2].partition(" har ingen verdi")[0])
            else:
                found.append((one.unrounded, one.smallest_payment, one.weight))
        return found

    assert told(on) != told(on - ONE_DAY) or _only_elsewhere(on)
    if on - ONE_DAY not in DAYS:
        assert told(on - ONE_DAY) == told(max([day for day in DAYS if day < on], default=date(2021, 6, 1)))


def _only_elsewhere(on):
    """A day on which only running costs or the counting of payments begin, which these do not ask about."""
    begins = {
        key for key, table in shipped_rates().tables.items()
        if key.startswith("bostoette/") and any(value.valid_from == on for value in table.values)
    }  # fmt: skip
    return begins <= {"bostoette/running_costs_owner", "bostoette/three_payments_count_as"}


def test_a_day_before_the_first_rates_says_which_and_from_when():
    with pytest.raises(NotEstimated, match=r"31.05.2021.*Den første gjelder fra 01.06.2021"):
        estimate(household(), date(2021, 5, 31))


@given(
    adults=st.integers(1, 5), children=st.integers(0, 7), income=st.integers(0, 90_000),
    more=st.integers(1, 9_000), cost=st.integers(0, 40_000), group=st.integers(1, 4),
    category=st.sampled_from(list(Category)), on=st.dates(date(2021, 6, 1), date(2026, 12, 31)),
)  # fmt: skip
def test_a_higher_income_never_gives_more_and_the_parts_add_up(
    adults, children, income, more, cost, group, category, on
):
    low, high = (
        estimate(household(adults, children, cost=cost, group=group, monthly=sum_, category=category), on)
        for sum_ in (income, income + more)
    )

    assert high.unrounded <= low.unrounded
    assert low.approved <= low.cap and low.own_share > 0
    assert low.monthly == 0 or low.monthly >= low.smallest_payment


def test_the_estimate_names_every_rate_that_was_not_read_at_its_source():
    in_2024 = {one.key for one in estimate(household(monthly=30_000), date(2024, 7, 1)).marked}

    assert {"bostoette/cap_1", "bostoette/own_share_least", "bostoette/smallest_payment"} <= in_2024
    assert estimate(household(monthly=15_000), IN_2025).marked == ()


def test_the_last_day_to_apply_on_paper_is_moved_to_a_working_day():
    april = Month(2026, 4)

    assert application_deadline(april) == date(2026, 4, 25)
    assert application_deadline(april, on_paper=True) == date(2026, 4, 27)


@pytest.mark.parametrize(
    ("month", "paid"),
    [
        (Month(2026, 10), date(2026, 11, 20)), (Month(2025, 8), date(2025, 9, 19)),
        (Month(2026, 11), date(2026, 12, 18)),
    ],
)  # fmt: skip
def test_a_month_is_paid_the_20th_of_the_next_or_the_working_day_before(month, paid):
    assert payment_day(month) == paid
