"""Set times after settlement, and which talk is due."""

from datetime import date

import pytest

from boligflyt.domain.housing_career import DueTalk, due_talk, talk_months

SETTLED, TODAY = date(2025, 1, 31), date(2026, 11, 23)


def test_talks_are_held_until_the_integration_phase_is_over():
    assert talk_months(TODAY) == (6, 18, 30, 42, 54)


@pytest.mark.parametrize(
    ("held", "until", "due"),
    [
        ((), date(2025, 7, 30), None),
        ((), date(2025, 7, 31), DueTalk(6, date(2025, 7, 31))),
        ((), date(2026, 7, 31), DueTalk(18, date(2026, 7, 31))),  # the first was missed
        ((6,), date(2026, 7, 30), None),
        ((6,), date(2026, 7, 31), DueTalk(18, date(2026, 7, 31))),
        ((18,), date(2027, 7, 30), None),
        ((), date(2040, 1, 1), DueTalk(54, date(2029, 7, 31))),
    ],
)
def test_the_latest_talk_that_is_not_held_is_due_from_its_day(held, until, due):
    assert due_talk(SETTLED, held, until, TODAY) == due
