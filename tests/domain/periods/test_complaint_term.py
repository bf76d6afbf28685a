"""How long one may complain, over Easter, 17 May, new year and leap day (forvaltningsloven §§ 29 to 31)."""

from datetime import date, timedelta

import pytest

from boligflyt.domain.periods import PeriodError, Timeliness, complaint_term


def term(decided_on, notice_on=None, weeks=3, post_days=5):
    return complaint_term(decided_on, weeks, notice_on=notice_on, post_days=post_days)


@pytest.mark.parametrize(
    ("decided", "notice", "deadline"),
    [
        (date(2026, 11, 20), date(2026, 11, 23), date(2026, 12, 14)),  # a Monday to a Monday
        (date(2027, 3, 1), date(2027, 3, 4), date(2027, 3, 30)),  # Maundy Thursday: over all of Easter
        (date(2027, 3, 1), date(2027, 3, 8), date(2027, 3, 30)),  # Easter Monday
        (date(2027, 4, 22), date(2027, 4, 26), date(2027, 5, 18)),  # 17 May
        (date(2027, 4, 12), date(2027, 4, 15), date(2027, 5, 7)),  # the day after Ascension is a working day
        (date(2027, 4, 12), date(2027, 4, 16), date(2027, 5, 7)),  # a Friday
        (date(2026, 12, 9), date(2026, 12, 11), date(2027, 1, 4)),  # New Year's Day is a Friday
        (date(2026, 12, 2), date(2026, 12, 4), date(2026, 12, 28)),  # Christmas Day is a Friday
        (date(2028, 2, 7), date(2028, 2, 8), date(2028, 2, 29)),  # leap day is a Tuesday and counts
    ],
)
def test_the_time_to_complain_runs_from_the_day_the_letter_came(decided, notice, deadline):
    found = term(decided, notice)

    assert (found.deadline, found.assumed) == (deadline, False)


@pytest.mark.parametrize(
    ("decided", "came"),
    [
        (date(2026, 11, 23), date(2026, 11, 30)),  # Monday to Monday
        (date(2027, 3, 23), date(2027, 4, 2)),  # Easter lies between
        (date(2026, 12, 24), date(2027, 1, 4)),  # Christmas and New Year lie between
    ],
)
def test_when_nobody_knows_the_day_the_letter_is_taken_to_have_been_under_way(decided, came):
    found = term(decided)

    assert (found.notice_on, found.assumed) == (came, True)
    assert found.deadline >= came + timedelta(weeks=3)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (date(2026, 12, 14), Timeliness.IN_TIME),
        (date(2026, 12, 15), Timeliness.LATE),
        (date(2027, 11, 22), Timeliness.LATE),  # 20 November is a Saturday
        (date(2027, 11, 23), Timeliness.TOO_LATE),
    ],
)
def test_a_complaint_is_in_time_or_late_or_later_than_a_year(given, expected):
    assert term(date(2026, 11, 20), date(2026, 11, 23)).timeliness(given) is expected


def test_a_vedtak_of_leap_day_is_a_year_old_on_the_last_of_february():
    found = term(date(2028, 2, 29), date(2028, 3, 1))

    assert found.last_day_at_all == date(2029, 2, 28)


def test_who_got_the_letter_late_still_has_the_weeks_though_the_year_is_over():
    found = term(date(2026, 11, 20), date(2027, 11, 18))

    assert found.timeliness(date(2027, 12, 9)) is Timeliness.IN_TIME
    assert found.timeliness(date(2027, 12, 10)) is Timeliness.TOO_LATE


def test_a_letter_cannot_have_come_before_the_vedtak():
    with pytest.raises(PeriodError, match="Vedtaket er fra"):
        term(date(2026, 11, 20), date(2026, 11, 19))
