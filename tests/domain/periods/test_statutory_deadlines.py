"""Deadlines of the statutes; FV-01 and FV-02 are rows of the worked examples."""

from datetime import date

import pytest

from boligflyt.domain.periods import PeriodError, complaint_deadline, next_working_day, preliminary_answer_due


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
