"""The tables of the loan register: years, shares, and why loans and owners differ."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from boligflyt.domain.periods import Period
from boligflyt.domain.startlaan import LoanRow, counts_in, paid_by_year

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
BEFORE, FIRST, LAST, AFTER = date(2025, 12, 31), YEAR.first_day, date(2026, 12, 31), date(2027, 1, 1)


def row(number: int, **traits) -> LoanRow:
    usual = {"applied_on": BEFORE, "granted_on": FIRST, "loan_granted": 1_000_000, "target_group": True}
    return LoanRow(UUID(int=number), **usual | traits)


def test_the_shares_of_the_seed_table_come_out_of_what_was_paid():
    rows = [
        row(1, paid_on=date(2013, 1, 1), loan_paid=85_759_000, grant_paid=4_957_000),
        row(2, paid_on=date(2014, 12, 31), loan_paid=114_820_000, grant_paid=9_334_000),
    ]

    found = [(one.year, one.share) for one in paid_by_year(rows)]

    assert found == [(2013, Decimal("5.78")), (2014, Decimal("8.13"))]


def test_a_year_with_grants_alone_has_no_share_and_one_without_payment_is_not_there():
    rows = [row(1, paid_on=FIRST, grant_paid=100_000), row(2), row(3, paid_on=date(2028, 1, 1), loan_paid=1)]

    found = [(one.year, one.share, one.cases) for one in paid_by_year(rows)]

    assert found == [(2026, None, 1), (2028, Decimal("0.00"), 1)]


@pytest.mark.parametrize(
    ("traits", "codes"),
    [
        ({}, {"granted", "target", "target_not_owners"}),
        ({"granted_on": LAST}, {"granted", "target", "target_not_owners"}),
        ({"granted_on": AFTER}, set()),
        ({"granted_on": BEFORE}, set()),
        ({"granted_on": None}, set()),
        ({"target_group": False}, {"granted"}),
        ({"buys": False}, {"granted"}),
        ({"loan_granted": 0, "grant_granted": 200_000}, set()),
        ({"grant_granted": 200_000}, {"granted", "target", "target_with_grant", "target_not_owners"}),
        ({"owner_since": LAST}, {"granted", "target", "owners"}),
        ({"owner_since": LAST, "from_municipal": True}, {"granted", "target", "owners", "left_municipal"}),
        ({"owner_since": AFTER}, {"granted", "target", "target_not_owners"}),
        ({"granted_on": BEFORE, "owner_since": FIRST}, {"owners", "owners_not_target"}),
        ({"loan_granted": 0, "owner_since": FIRST, "from_municipal": True}, {"owners", "owners_not_target"}),
    ],
)
def test_each_figure_counts_by_its_own_day(traits, codes):
    counted = counts_in([row(1, **traits)], YEAR)

    assert {one.code for one in counted.figures if one.number} == codes


def test_a_household_with_two_cases_is_one_and_the_two_differences_explain_loans_against_owners():
    rows = [
        row(1), row(1, loan_granted=200_000), row(2, owner_since=FIRST), row(3, owner_since=LAST),
        row(4, granted_on=BEFORE, owner_since=FIRST), row(5),
    ]  # fmt: skip

    counted = counts_in(rows, YEAR)
    numbers = {one.code: one.number for one in counted.figures}

    assert (numbers["target"], numbers["owners"]) == (4, 3)
    assert (
        numbers["target"] - numbers["target_not_owners"] == numbers["owners"] - numbers["owners_not_target"]
    )


def test_a_figure_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        counts_in([], YEAR).of("moved")
