"""When the rent may change, and how high: consumer prices and market rent."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligflyt.domain.periods import Month, add_months
from boligflyt.domain.rent import (
    PriceIndexError,
    earliest_index_change,
    earliest_market_rent,
    earliest_market_rent_claim,
    indexed_rent,
    month_of,
    read_price_index,
)

DAYS = st.dates(date(2001, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("last_set", "sent", "first"),
    [
        (date(2025, 11, 1), date(2026, 10, 1), date(2026, 11, 1)),  # HL-01
        (date(2025, 11, 1), date(2026, 9, 1), date(2026, 11, 1)),  # the year decides
        (date(2025, 11, 1), date(2026, 10, 2), date(2026, 11, 2)),  # the notice decides
        (date(2025, 11, 1), date(2027, 1, 31), date(2027, 2, 28)),  # 31 January and one month
        (date(2025, 11, 1), date(2028, 1, 31), date(2028, 2, 29)),
        (date(2024, 2, 29), date(2024, 3, 1), date(2025, 2, 28)),  # set on leap day
    ],
)
def test_the_rent_follows_the_index_a_year_after_the_last_time_and_a_month_after_the_notice(
    last_set, sent, first
):
    assert earliest_index_change(last_set, sent) == first


@given(DAYS, st.integers(0, 2000))
def test_neither_the_year_nor_the_month_is_ever_cut_short(last_set, later):
    sent = last_set + timedelta(days=later)

    first = earliest_index_change(last_set, sent)

    assert first >= add_months(last_set, 12) and first >= add_months(sent, 1)
    assert first in (add_months(last_set, 12), add_months(sent, 1))


@pytest.mark.parametrize(
    ("rent", "then", "now", "highest"),
    [
        (9_000, 100, 102, "9180.00"), (9_000, "138.1", "141.9", "9247.64"), (9_000, 102, 100, "8823.52"),
        (9_000, 100, 100, "9000.00"), ("8999.99", 3, 4, "11999.98"),
    ],
)  # fmt: skip
def test_the_rent_by_the_index_is_whole_ore_and_never_above_it(rent, then, now, highest):
    found = indexed_rent(Decimal(rent), Decimal(then), Decimal(now))

    assert found == Decimal(highest)
    assert found * Decimal(then) <= Decimal(rent) * Decimal(now)


@pytest.mark.parametrize(("rent", "then", "now"), [(0, 1, 1), (1, 0, 1), (1, 1, 0), (-1, 1, 1)])
def test_a_rent_or_an_index_that_is_not_above_zero_is_refused(rent, then, now):
    with pytest.raises(ValueError, match="over null"):
        indexed_rent(Decimal(rent), Decimal(then), Decimal(now))


@pytest.mark.parametrize(
    ("start", "other", "first"),
    [
        (date(2024, 1, 1), None, date(2026, 7, 1)),  # HL-02
        (date(2024, 1, 1), date(2025, 1, 1), date(2027, 7, 1)),
        (date(2023, 8, 31), None, date(2026, 2, 28)),  # 31 August and thirty months
        (date(2021, 8, 31), None, date(2024, 2, 29)),
        (date(1998, 5, 1), None, date(2000, 11, 1)),  # older than the act
    ],
)
def test_market_rent_can_be_claimed_after_two_years_and_six_months_without_another_change(
    start, other, first
):
    assert earliest_market_rent_claim(start, other, date(2026, 7, 1)) == first


@pytest.mark.parametrize(
    ("claim", "last_change", "first"),
    [
        (date(2026, 7, 1), date(2026, 1, 1), date(2027, 1, 1)),  # HL-02
        (date(2026, 7, 1), date(2025, 12, 31), date(2027, 1, 1)),  # six months decide
        (date(2026, 7, 1), date(2026, 1, 2), date(2027, 1, 2)),  # the year decides
        (date(2026, 8, 31), date(2024, 1, 1), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2024, 1, 1), date(2028, 2, 29)),
    ],
)
def test_market_rent_holds_six_months_after_the_claim_and_a_year_after_the_last_change(
    claim, last_change, first
):
    assert earliest_market_rent(claim, last_change) == first


def test_index_numbers_are_read_by_month_with_a_decimal_comma():
    index = read_price_index("\ufeffmonth;index\n2025-08;138,1\n\n2026-08; 141.9\n")

    assert index.on(Month(2025, 8)) == Decimal("138.1")
    assert index.on(Month(2026, 8)) == Decimal("141.9")
    with pytest.raises(PriceIndexError, match="september 2026"):
        index.on(Month(2026, 9))


@pytest.mark.parametrize("text", ["2026-00", "2026-13", "2026-1", "0000-01", "august 2026", "2026-08-01"])
def test_what_is_no_month_is_none(text):
    assert month_of(text) is None
