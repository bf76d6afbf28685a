"""Deadlines of the statutes; FV-01 and FV-02 are rows of the worked examples."""

from datetime import date

import pytest

from boligflyt.domain.periods import (
    PeriodError,
    complaint_deadline,
    next_working_day,
    preliminary_answer_due,
    working_days_after,
)


def test_the_preliminary_answer_is_due_one_month_after_receipt():
    received = date(2026, 11, 21)

    due = preliminary_answer_due(received)

    assert due == date(2026, 12, 21)  # FV-02
    assert preliminary_answer_due(date(2027, 1, 31)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("received", "last_day"),
    [
        (date(2026, 11, 23), date(2026, 12, 14)),  # FV-01
        (date(2026, 11, 21), date(2026, 12, 14)),  # ends on a Saturday
        (date(2026, 11, 22), date(2026, 12, 14)),  # ends on a Sunday
        (date(2027, 3, 4), date(2027, 3, 30)),  # Maundy Thursday, then Easter through Monday
        (date(2027, 4, 10), date(2027, 5, 3)),  # 1 May is a Saturday
        (date(2027, 4, 26), date(2027, 5, 18)),  # 17 May
        (date(2026, 12, 4), date(2026, 12, 28)),  # Christmas Day is a Friday
    ],
)
def test_the_time_to_complain_ends_on_a_working_day(received, last_day):
    assert complaint_deadline(received, 3) == last_day


def test_a_time_to_complain_of_no_weeks_is_refused():
    with pytest.raises(PeriodError):
        complaint_deadline(date(2026, 11, 23), 0)


def test_a_working_day_is_not_moved():
    assert next_working_day(date(2026, 11, 23)) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("done", "count", "last_day"),
    [
        (date(2026, 11, 23), 1, date(2026, 11, 24)),  # Monday
        (date(2026, 11, 27), 1, date(2026, 11, 30)),  # Friday
        (date(2026, 11, 28), 1, date(2026, 11, 30)),  # Saturday night
        (date(2027, 3, 24), 1, date(2027, 3, 30)),  # Wednesday before Easter: Thursday to Monday are free
        (date(2027, 4, 30), 1, date(2027, 5, 3)),  # 1 May is a Saturday
        (date(2027, 5, 14), 1, date(2027, 5, 18)),  # Friday before Whit Monday, which is 17 May
        (date(2028, 5, 16), 1, date(2028, 5, 18)),  # 17 May is a Wednesday
        (date(2026, 12, 23), 3, date(2026, 12, 29)),  # Christmas: 24, 28, 29 are counted
        (date(2026, 12, 31), 1, date(2027, 1, 4)),  # New Year's Day is a Friday
    ],
)
def test_a_deadline_in_working_days_counts_neither_the_day_itself_nor_weekends_nor_holidays(
    done, count, last_day
):
    assert working_days_after(done, count) == last_day


def test_a_deadline_of_no_working_days_is_refused():
    with pytest.raises(PeriodError):
        working_days_after(date(2026, 11, 23), 0)
