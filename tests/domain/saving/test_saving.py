"""Leie med sparing: the balance of a day, the plan, who gets what at the end, and the price risk."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from boligflyt.domain.periods import Period
from boligflyt.domain.rates import RatesOfDay, shipped_rates
from boligflyt.domain.saving import (
    Due,
    HomeAtRisk,
    Saved,
    Terms,
    TooMuchOut,
    balance_on,
    due_at_end,
    last_day_of_trial,
    planned_on,
    price_risk,
    reminder_day,
    terms_of_day,
)

FIRST = date(2026, 1, 31)
RATES = RatesOfDay(FIRST, shipped_rates())
ROWS = [Saved(date(2026, 3, 1), 2_000), Saved(date(2026, 2, 1), 3_000), Saved(date(2026, 4, 1), -1_000)]


def test_the_trial_is_five_years_and_somebody_asks_half_a_year_before_its_last_day():
    last = last_day_of_trial(FIRST, RATES)

    assert last == date(2031, 1, 30)
    assert reminder_day(FIRST, last, RATES) == date(2030, 7, 30)
    assert reminder_day(FIRST, date(2026, 3, 31), RATES) == FIRST
    assert terms_of_day(RATES) == Terms(100, 100, 100)


@pytest.mark.parametrize(
    ("on", "balance"),
    [
        (date(2026, 1, 31), 0), (date(2026, 2, 1), 3_000), (date(2026, 2, 28), 3_000),
        (date(2026, 3, 1), 5_000), (date(2026, 3, 31), 5_000), (date(2026, 4, 1), 4_000),
    ],
)  # fmt: skip
def test_the_balance_of_a_day_is_what_was_saved_by_then(on, balance):
    assert balance_on(ROWS, on) == balance


def test_no_more_is_taken_out_than_had_been_saved_by_that_day():
    early = [Saved(date(2026, 2, 1), 1_000), Saved(date(2026, 3, 1), -1_001), Saved(date(2026, 4, 1), 9_000)]

    with pytest.raises(TooMuchOut, match="01.03.2026"):
        balance_on(early, date(2026, 5, 1))
    assert balance_on(early, date(2026, 2, 28)) == 1_000


@pytest.mark.parametrize(
    ("on", "planned"),
    [
        (date(2026, 1, 14), 0), (date(2026, 1, 15), 0), (date(2026, 2, 13), 0), (date(2026, 2, 14), 1_000),
        (date(2026, 12, 14), 11_000), (date(2027, 1, 14), 12_000), (date(2029, 1, 1), 12_000),
    ],
)  # fmt: skip
def test_the_plan_is_an_amount_for_each_whole_month_until_the_last_day(on, planned):
    assert planned_on(1_000, Period(date(2026, 1, 15), date(2027, 1, 14)), on) == planned


@pytest.mark.parametrize(
    ("balance", "percent", "due"),
    [
        (0, 100, Due(0, 0)), (10_000, 100, Due(10_000, 0)), (10_000, 0, Due(0, 10_000)),
        (10_001, 50, Due(5_001, 5_000)), (333, 33, Due(110, 223)),
    ],
)  # fmt: skip
def test_what_is_due_adds_up_to_the_balance(balance, percent, due):
    assert due_at_end(balance, percent) == due


@pytest.mark.parametrize(("balance", "percent"), [(-1, 100), (1, -1), (1, 101)])
def test_what_cannot_be_settled_is_refused(balance, percent):
    with pytest.raises(ValueError, match="gjøres opp"):
        due_at_end(balance, percent)


def home(number, value, valued_on) -> HomeAtRisk:
    return HomeAtRisk(UUID(int=number), 2_000_000, date(2026, 1, 1), value, valued_on)


def test_a_fall_takes_nothing_off_the_loss_and_an_old_valuation_says_nothing():
    homes = [
        home(1, None, None), home(2, 1_700_000, date(2026, 9, 1)), home(3, 2_400_000, date(2026, 8, 1)),
        home(4, 2_900_000, date(2025, 12, 31)), home(5, 2_100_000, date(2026, 1, 1)),
    ]  # fmt: skip

    risk = price_risk(homes)

    assert (risk.loss, risk.unknown, risk.oldest_valuation) == (500_000, 2, date(2026, 1, 1))
    assert [one.over for one in risk.rows] == [400_000, 100_000, -300_000, None, None]
    assert price_risk([]).oldest_valuation is None
