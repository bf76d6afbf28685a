"""Waits after wrong attempts grow, and end at a quarter of an hour."""

from __future__ import annotations

from datetime import timedelta

import pytest

from boligflyt.domain.sign_in.waits import ACCOUNT, ADDRESS, Limit, wait_after

DAY = timedelta(days=1)
MOST_IN_A_ROW = 100  # NIST SP 800-63B § 5.2.2


@pytest.mark.parametrize(
    ("attempts", "seconds"),
    [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (8, 240), (9, 480), (10, 900), (11, 900), (10_000, 900)],
)
def test_waits_for_an_account(attempts: int, seconds: int) -> None:
    assert wait_after(attempts, ACCOUNT) == timedelta(seconds=seconds)


@pytest.mark.parametrize("limit", [ACCOUNT, ADDRESS])
def test_a_wait_is_never_shorter_than_the_one_before(limit: Limit) -> None:
    waits = [wait_after(attempts, limit) for attempts in range(200)]

    assert waits == sorted(waits)


def test_somebody_who_never_stops_gets_about_a_hundred_guesses_a_day() -> None:
    spent, guesses = timedelta(0), 0

    while spent < DAY:
        guesses += 1
        spent += wait_after(guesses, ACCOUNT)

    assert guesses <= MOST_IN_A_ROW + 5
