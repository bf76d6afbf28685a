"""One target is three years and the other one year, each a rate of its own (INC-08)."""

from datetime import date

import pytest

from boligflyt.domain.tenancy import exit_target_day

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("since", "early", "day"),
    [
        (date(2023, 11, 23), False, date(2026, 11, 23)),
        (date(2023, 11, 24), False, date(2026, 11, 24)),
        (date(2025, 11, 23), True, date(2026, 11, 23)),
        (date(2024, 2, 29), True, date(2025, 2, 28)),
    ],
)
def test_the_target_is_so_many_months_after_moving_in(since, early, day):
    assert exit_target_day(since, TODAY, early=early) == day
