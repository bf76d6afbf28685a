"""The share for social purposes by the purposes that are counted, and the homes prepared for technology."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.areas.dwellings.purposes import prepared_homes, purpose_report
from tests.support.cast import TODAY, make_dwelling


@pytest.fixture
def stock(cast) -> None:
    """Five ordinary homes, two care homes, and one for families in need of a place for a while."""
    for _ in range(5):
        make_dwelling(welfare_technology=False)
    make_dwelling(purpose="care", welfare_technology=True, disposed_from=date(TODAY.year, 2, 1))
    make_dwelling(purpose="care")
    make_dwelling(purpose="temporary_family", welfare_technology=True)


@pytest.mark.proves("IND-22")
def test_the_share_is_of_the_purposes_that_are_counted_and_by_default_all_but_the_ordinary(cast, stock):
    assert purpose_report(cast.kari).share.percent == 37.5
    only_care = purpose_report(cast.kari, ["care"])
    assert (only_care.share.part, only_care.share.whole, only_care.share.percent) == (2, 8, 25)
    assert purpose_report(cast.kari, ["finnes ikke"]).share.percent == 37.5


def test_who_may_not_know_what_a_home_is_for_counts_those_purposes_as_one(cast, stock):
    report = purpose_report(cast.per, ["tilrettelagt"])

    assert {one.code: one.number for one in report.lines if one.number} == {
        "ordinary": 5, "temporary_family": 1, "tilrettelagt": 2,
    }  # fmt: skip
    assert report.share.part == 2 and report.care is None
    assert purpose_report(cast.per, ["care"]).share.part == 3  # not theirs to ask for: as without a choice
    assert list(prepared_homes(cast.per, only_care=True)) == []


@pytest.mark.proves("REG-18", "IND-21")
def test_prepared_homes_are_told_and_listed_and_new_care_homes_counted_in_their_year(cast, stock):
    report = purpose_report(cast.kari)

    assert (report.prepared, report.unknown) == (2, 1)
    assert (report.care.number, report.care.prepared, report.care.unknown) == (2, 1, 1)
    assert report.care.new_by_year[-1] == (TODAY.year, 1) and len(report.care.new_by_year) == 5
    assert prepared_homes(cast.kari, only_care=False).count() == 2
    assert [one.purpose for one in prepared_homes(cast.kari, only_care=True)] == ["care"]
    assert purpose_report(cast.ada).share.whole == 0
