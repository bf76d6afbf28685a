"""The last day to answer an agreement, counted back from its last day."""

from datetime import date

import pytest

from boligflyt.domain.agreements import AgreementTerm, Standing


@pytest.mark.parametrize(
    ("last_day", "months", "answer_by"),
    [
        (date(2026, 12, 31), 6, date(2026, 6, 30)),
        (date(2027, 3, 31), 1, date(2027, 2, 28)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
        (date(2026, 12, 31), None, None),
        (None, 3, None),
    ],
)
def test_notice_is_counted_in_months_back_from_the_last_day(last_day, months, answer_by) -> None:
    assert AgreementTerm(last_day, months).answer_by == answer_by


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        (date(2026, 6, 30), Standing.RUNNING),
        (date(2026, 7, 1), Standing.TOO_LATE),
        (date(2026, 12, 31), Standing.TOO_LATE),
        (date(2027, 1, 1), Standing.OVER),
    ],
)
def test_the_day_of_notice_and_the_last_day_are_still_in_time(on, standing) -> None:
    assert AgreementTerm(date(2026, 12, 31), 6).standing(on) == standing


def test_an_agreement_without_a_last_day_or_notice_says_no_more_than_it_knows() -> None:
    assert AgreementTerm().standing(date(2026, 1, 1)) == Standing.UNDATED
    assert AgreementTerm(date(2026, 12, 31)).standing(date(2026, 12, 31)) == Standing.RUNNING
