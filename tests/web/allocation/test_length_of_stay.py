"""How long people stay, beside the turnover (DEF-31)."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.areas.access.choices import Grade
from boligflyt.areas.allocation.queries.indicators import figure_of, read_numbers
from boligflyt.domain.periods import Period
from tests.support.cast import make_application, make_household, make_person
from tests.web.allocation.test_indicator_pages import YEAR, moved_in


@pytest.mark.proves("DEF-31")
def test_turnover_stands_with_the_stays_of_those_who_left_and_those_who_live_there(cast, browse):
    first = make_application(cast.kari)
    moved_in(first, date(2026, 1, 1), date(2026, 10, 31), "ended")
    moved_in(first, date(2023, 2, 1), date(2026, 1, 31), "ended")
    moved_in(make_application(cast.kari, make_household(make_person("Mona", "Lund"))), date(2014, 5, 1))

    figure = figure_of("turnover", read_numbers(Grade.STRICT), YEAR)
    page = browse("liv").get("/oversikt/turnover/?fra=01.01.2026&til=31.12.2026").content.decode()

    assert figure.spread == (
        ("under 1 år", 1, 0), ("1–3 år", 0, 0), ("3–5 år", 1, 0), ("5–10 år", 0, 0), ("10 år og mer", 0, 1),
    )  # fmt: skip
    assert '<th scope="row">10 år og mer</th><td class="bf-num">0</td><td class="bf-num">1</td>' in page


def test_those_who_moved_out_before_the_period_are_not_in_the_spread(cast):
    moved_in(make_application(cast.kari), date(2020, 1, 1), date(2025, 12, 31), "ended")

    numbers, the_year_before = read_numbers(Grade.STRICT), Period(date(2025, 1, 1), date(2025, 12, 31))
    spread = figure_of("turnover", numbers, YEAR).spread

    assert sum(left + stay for _, left, stay in spread) == 0
    assert figure_of("turnover", numbers, the_year_before).spread[3] == ("5–10 år", 1, 1)
