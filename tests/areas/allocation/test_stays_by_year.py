"""Length of stay and turnover year by year (IND-13, DEF-31): the figures of the overview, for whole years."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.areas.access.choices import Grade
from boligflyt.areas.allocation.queries import stays
from boligflyt.areas.allocation.queries.indicators import figure_of, read_numbers
from boligflyt.areas.allocation.queries.stays import finished_years, stay_report
from boligflyt.domain.periods import Period
from tests.support.cast import TODAY, make_dwelling, make_household, make_protected
from tests.support.dwelling_states import make_lease
from tests.support.same_day import the_day  # noqa: F401 – a fixture used by all tests here

LAST = TODAY.year - 1
PAGE = "/oversikt/botid/"


@pytest.fixture
def told_of(monkeypatch):
    """Every number is shown, so that it can be held against the overview."""
    monkeypatch.setattr(stays, "cells_to_withhold", lambda numbers, smallest: frozenset())
    monkeypatch.setattr(stays, "too_few", lambda number, smallest: False)


@pytest.fixture
def leases(cast):
    """Stays that end on either side of a class and of a year, and some that go on."""
    days = [
        (date(2019, 1, 1), date(LAST, 12, 31)), (date(2019, 1, 2), date(LAST, 12, 31)),
        (date(2020, 2, 29), date(2021, 2, 27)), (date(2020, 2, 29), date(2021, 2, 28)),
        (date(LAST, 3, 1), date(LAST, 3, 31)), (date(LAST - 1, 3, 1), date(LAST, 2, 28)),
        (date(2010, 5, 1), date(LAST, 4, 30)), (date(2012, 5, 1), date(LAST + 1, 1, 1)),
    ]  # fmt: skip
    for first, last in days:
        make_lease(make_dwelling(), first, last, "ended")
    make_lease(make_dwelling(disposed_from=date(2021, 6, 1)), date(2021, 7, 1))
    make_lease(make_dwelling(disposed_to=date(LAST, 8, 1)), date(2014, 1, 1), date(LAST, 7, 1))
    make_lease(make_dwelling(), date(LAST + 1, 2, 1), state="prepared")
    make_lease(make_dwelling(), date(2015, 1, 1), date(LAST, 5, 5), "void")


@pytest.mark.proves("IND-13", "DEF-31")
def test_every_year_has_the_turnover_and_the_stays_of_the_overview(cast, leases, told_of):
    for base in finished_years(TODAY)[:8]:
        report = stay_report(cast.liv, base, LAST)
        for one in report.turnovers:
            if not one.is_known:
                continue
            year = Period(date(one.year, 1, 1), date(one.year, 12, 31))
            figure = figure_of("turnover", read_numbers(Grade.STRICT), year)
            assert (one.percent, f"{one.ended} avsluttede leieforhold.") == (figure.value, figure.also)
        for stay in (report.base, report.asked):
            year = Period(date(stay.year, 1, 1), date(stay.year, 12, 31))
            spread = figure_of("turnover", read_numbers(Grade.STRICT), year).spread
            assert stay.moved_out == tuple(left for _, left, _ in spread)
            assert stay.living == tuple(living for _, _, living in spread)


def test_a_year_before_the_first_tenancy_that_is_known_to_have_ended_has_no_figure(cast, leases, told_of):
    known = {
        one.year: (one.is_known, one.percent is None) for one in stay_report(cast.liv, 2018, LAST).turnovers
    }

    assert known[2020] == (False, True)
    assert known[2021] == (True, False)


def test_small_numbers_are_hidden(cast, leases):
    report = stay_report(cast.liv, LAST, LAST)

    assert report.asked.moved_out is None or None in report.asked.moved_out
    assert stay_report(cast.liv, 2021, LAST).turnovers[0].ended is None


def test_a_protected_household_is_in_the_figures_only_for_who_is_cleared(cast, told_of):
    make_lease(make_dwelling(), date(2015, 1, 1), household=make_household(make_protected()))

    seen, cleared = (stay_report(who, LAST, LAST).asked.living for who in (cast.liv, cast.hedda))

    assert (sum(seen), sum(cleared)) == (0, 1)


def test_the_page_sets_the_year_against_the_one_that_is_asked_for(browse, cast, leases):
    page = browse("liv").get(f"{PAGE}?ar={LAST}&mot=2011").content.decode()

    assert f"{LAST} sett mot 2011" in page
    assert '<option value="2011" selected>' in page and "Sirkulasjon i boligmassen" in page


@pytest.mark.parametrize("asked", ["?ar=1800", f"?ar={TODAY.year}&mot=2011", "?mot=x"])
def test_a_year_that_is_not_over_or_not_offered_is_told_of(browse, cast, asked):
    answer = browse("liv").get(PAGE + asked)

    assert answer.status_code == 422
    assert f"Velg et år fra {LAST - 19} til {LAST}." in answer.content.decode()
