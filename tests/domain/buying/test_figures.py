"""Who went from renting to owning, as a table of cases."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from boligflyt.domain.buying import BoughtRow, figures_in
from boligflyt.domain.periods import Period

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
SINCE = date(2023, 6, 15)


def row(number: int, taken: date | None, **other) -> BoughtRow:
    return BoughtRow(UUID(int=number), SINCE, taken, **other)


@pytest.mark.parametrize(
    ("taken", "owners", "early"),
    [
        (date(2025, 12, 31), 0, 0), (date(2026, 1, 1), 1, 1), (date(2026, 6, 14), 1, 1),
        (date(2026, 6, 15), 1, 0), (date(2026, 12, 31), 1, 0), (date(2027, 1, 1), 0, 0), (None, 0, 0),
    ],
)  # fmt: skip
def test_a_takeover_counts_by_its_day_and_is_early_through_the_third_year(taken, owners, early):
    found = {one.code: one.number for one in figures_in([row(1, taken)], YEAR)}

    assert (found["owners"], found["within_three_years"]) == (owners, early)


def test_shares_are_of_the_owners_and_nobody_has_no_share():
    day = date(2026, 7, 1)
    rows = [row(1, day, in_default=True), row(2, day), row(3, date(2026, 2, 1))]
    found = {one.code: one for one in figures_in(rows, YEAR)}

    assert (found["in_default"].number, found["in_default"].percent) == (1, 33)
    assert found["within_three_years"].purchases == {UUID(int=3)}
    assert [one.percent for one in figures_in([], YEAR)] == [None] * 4


def test_what_was_stopped_counts_by_the_day_it_began():
    rows = [row(1, None, stopped=True, begun_on=YEAR.last_day), row(2, None, stopped=True, begun_on=SINCE)]

    assert figures_in(rows, YEAR)[-1].purchases == {UUID(int=1)}
