"""The plan of retention and the day on which a file may go: the law's floor and the municipality's times."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.domain.retention import Keep, shipped_plan, when_due
from boligflyt.domain.retention.plan import with_own
from boligflyt.domain.retention.reckoning import years_after
from boligflyt.domain.strict_yaml import FileError

HEAD = 'decision: "Sak 1/26"\nallowed_by: "Plan 2026"\nclasses:\n'
OWN = with_own(shipped_plan(), HEAD + "  case: {years: 5}\n  lease: {years: 6}\n  followup: {years: 2}\n")
CLOSED, ENDED, SAID = "case", "lease", "followup"


@pytest.mark.parametrize(
    ("happened", "due_on", "decisive"),
    [
        ({CLOSED: date(2015, 3, 1)}, date(2020, 3, 1), "case"),
        ({CLOSED: date(2015, 3, 1), ENDED: date(2014, 3, 1)}, date(2020, 3, 1), "case"),
        ({CLOSED: date(2015, 3, 1), ENDED: date(2015, 3, 1)}, date(2021, 3, 1), "lease"),
        ({SAID: date(2016, 2, 29)}, date(2018, 2, 28), "followup"),
        ({SAID: date(2024, 1, 1), CLOSED: date(2015, 1, 1)}, date(2026, 1, 1), "followup"),
        ({CLOSED: date(2015, 3, 1), "paper": date(2015, 3, 1)}, date(2025, 3, 1), "paper"),
        ({}, None, None),
    ],
)
def test_a_file_is_due_when_the_class_that_is_kept_longest_is(happened, due_on, decisive):
    verdict = when_due(OWN, happened)

    assert verdict.due_on == due_on
    assert (verdict.decisive.of.key if verdict.decisive else None) == decisive


def test_a_proposal_is_shown_and_settles_nothing():
    proposed = when_due(shipped_plan(), {CLOSED: date(2000, 1, 1)})
    settled = when_due(OWN, {CLOSED: date(2000, 1, 1)})

    assert (proposed.due_on, proposed.settled, settled.settled) == (date(2010, 1, 1), False, True)


def test_what_the_municipality_keeps_for_ever_is_never_due():
    plan = with_own(shipped_plan(), HEAD + "  case: {keep: always}\n  followup: {years: 1}\n")

    assert when_due(plan, {CLOSED: date(1990, 1, 1), SAID: date(1990, 1, 1)}).due_on is None
    assert when_due(plan, {SAID: date(1990, 1, 1)}).due_on == date(1991, 1, 1)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("  lease: {years: 4}", "below_the_least"),
        ("  secrets: {years: 4}", "unknown_class"),
        ("  trace: {years: 4}", "fixed_class"),
    ],
)
def test_an_own_plan_below_the_law_is_refused_with_its_line(row, code):
    with pytest.raises(FileError) as told:
        with_own(shipped_plan(), HEAD + row + "\n")

    assert (told.value.code, told.value.line) == (code, 4)


def test_every_class_says_its_ground_and_only_what_law_fixes_is_settled_from_the_start():
    plan = shipped_plan()

    assert all(one.ground and one.why for one in plan.classes)
    assert all(one.since for one in plan.classes if one.keep == Keep.YEARS)
    assert {one.key for one in plan.classes if one.settled} == {"person", "protocol", "passing"}


def test_a_year_from_29_february_ends_on_28():
    assert [years_after(date(2016, 2, 29), years) for years in (1, 4)] == [
        date(2017, 2, 28),
        date(2020, 2, 29),
    ]
