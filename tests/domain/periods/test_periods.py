"""Periods, months and gaps."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligflyt.domain.periods import (
    Month,
    Period,
    PeriodError,
    add_months,
    combine,
    fixed_term_last_day,
    gaps,
    latest_start,
)


def day(text: str) -> date:
    return date.fromisoformat(text)


def period(first: str, last: str | None) -> Period:
    return Period(day(first), day(last) if last else None)


def test_a_period_counts_both_its_first_and_its_last_day():
    january = period("2026-01-01", "2026-01-31")

    inside = [
        january.contains(day(text)) for text in ("2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01")
    ]

    assert inside == [False, True, True, False]
    assert january.days == 31
    assert period("2026-01-01", None).days is None


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(PeriodError) as refused:
        period("2026-01-02", "2026-01-01")

    assert isinstance(refused.value, ValueError)
    assert str(refused.value) == "Perioden slutter før den starter, 01.01.2026"


@pytest.mark.parametrize(
    ("first", "second", "common"),
    [
        (("2026-01-01", "2026-01-10"), ("2026-01-10", "2026-01-20"), True),
        (("2026-01-01", "2026-01-10"), ("2026-01-11", "2026-01-20"), False),
        (("2026-01-01", None), ("2030-01-01", None), True),
        (("2026-01-01", None), ("2020-01-01", "2025-12-31"), False),
    ],
)
def test_two_periods_overlap_when_they_share_a_day(first, second, common):
    one, other = period(*first), period(*second)

    assert one.overlaps(other) is common
    assert other.overlaps(one) is common


def test_a_period_is_written_the_norwegian_way():
    written = [str(period("2026-01-01", last)) for last in ("2026-01-31", "2026-01-01", None)]

    assert written == ["01.01.2026–31.01.2026", "01.01.2026", "fra 01.01.2026"]


def test_a_month_knows_its_days_and_its_neighbours():
    december = Month.of(day("2026-12-15"))

    assert (december.first_day, december.last_day) == (day("2026-12-01"), day("2026-12-31"))
    assert (december.next(), december.previous()) == (Month(2027, 1), Month(2026, 11))
    assert Month(2028, 2).last_day == day("2028-02-29")
    assert str(december) == "desember 2026"
    with pytest.raises(PeriodError):
        Month(2026, 13)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-11-21", 1, "2026-12-21"),
        ("2026-11-21", 0, "2026-11-21"),
    ],
)
def test_a_month_without_the_day_ends_on_its_last_day(start, months, end):
    assert add_months(day(start), months) == day(end)


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [("2026-03-01", 36, "2029-02-28"), ("2026-01-15", 12, "2027-01-14"), ("2024-02-29", 12, "2025-02-27")],
)
def test_a_fixed_term_ends_the_day_before_the_same_day(start, months, last):
    assert fixed_term_last_day(day(start), months) == day(last)


def test_a_fixed_term_of_no_months_is_refused():
    with pytest.raises(PeriodError):
        fixed_term_last_day(day("2026-03-01"), 0)


def test_gaps_are_the_days_that_no_period_covers():
    year = period("2026-01-01", "2026-12-31")
    known = [
        period("2026-06-01", "2026-06-30"),
        period("2025-12-01", "2026-01-10"),
        period("2026-06-20", "2026-07-10"),
        period("2026-07-11", "2026-07-15"),
    ]

    missing = gaps(known, year)

    assert missing == [period("2026-01-11", "2026-05-31"), period("2026-07-16", "2026-12-31")]
    assert gaps([], year) == [year]
    assert gaps([period("2025-01-01", None)], year) == []


def test_an_open_period_may_leave_an_open_gap():
    since = period("2026-01-01", None)

    missing = gaps([period("2026-01-01", "2026-03-31")], since)

    assert missing == [period("2026-04-01", None)]


def test_periods_that_adjoin_are_combined_to_one():
    months = [
        period("2026-02-01", None),
        period("2026-01-01", "2026-01-31"),
        period("2025-01-01", "2025-01-02"),
    ]

    assert combine(months) == [period("2025-01-01", "2025-01-02"), period("2026-01-01", None)]


@pytest.mark.parametrize(
    ("end", "start"),
    [
        ("2027-02-28", "2027-01-31"), ("2028-02-29", "2028-01-31"), ("2028-02-28", "2028-01-28"),
        ("2027-03-30", "2027-02-28"), ("2027-03-31", "2027-02-28"), ("2026-12-21", "2026-11-21"),
    ],
)  # fmt: skip
def test_the_last_start_is_found_from_the_end(end, start):
    assert latest_start(day(end), 1) == day(start)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.integers(1, 40))
def test_the_last_start_is_in_time_and_the_day_after_is_not(end, months):
    start = latest_start(end, months)

    assert add_months(start, months) <= end < add_months(start + timedelta(days=1), months)
