"""Follow-up six months after moving in, security of at most six months' rent, and the sums of the fund."""

from datetime import date

import pytest

from boligflyt.domain.private_rental import FundSums, SecurityRow, follow_up_day, fund_sums, security_left


@pytest.mark.parametrize(
    ("moved_in", "asked"),
    [
        (date(2026, 6, 1), date(2026, 12, 1)),
        (date(2026, 8, 31), date(2027, 3, 1)),  # 28 February 2027 is a Sunday
        (date(2026, 7, 1), date(2027, 1, 4)),  # 1 January is a holiday, and then comes the weekend
    ],
)
def test_the_household_is_asked_on_the_first_working_day_after_six_months(moved_in, asked):
    assert follow_up_day(moved_in) == asked


@pytest.mark.parametrize(
    ("rent", "standing", "left"),
    [(10_000, 0, 60_000), (10_000, 30_000, 30_000), (10_000, 60_000, 0), (8_000, 60_000, 0)],
)
def test_deposit_and_guarantee_together_are_at_most_six_months_rent(rent, standing, left):
    assert security_left(rent, standing, date(2026, 11, 23)) == left


def test_the_fund_has_out_what_is_neither_called_upon_nor_come_back():
    rows = [
        SecurityRow(30_000, is_granted=True, is_out=False, called=0, back=0),
        SecurityRow(40_000, is_granted=False, is_out=True, called=0, back=0),
        SecurityRow(20_000, is_granted=False, is_out=True, called=5_000, back=0),
        SecurityRow(25_000, is_granted=False, is_out=False, called=10_000, back=15_000),
    ]

    assert fund_sums(rows) == FundSums(promised=30_000, standing=55_000, called=15_000, back=15_000)


def test_a_fund_that_has_never_been_used_has_nothing_out():
    assert fund_sums([]) == FundSums(0, 0, 0, 0)
