"""A care home is decided by rules of its own, where the municipality has them (HOU-02)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from boligflyt.areas.allocation.models import MatchingRun, MeetingLine
from boligflyt.areas.allocation.queries.meetings import open_meeting
from boligflyt.areas.allocation.queries.ordering import band_of, in_published_order
from boligflyt.areas.allocation.queries.trials import question_of
from boligflyt.areas.applications.models import Assessment, Vedtak
from boligflyt.areas.applications.queries import rules_for, rules_today
from boligflyt.domain.eligibility import CARE_RANK
from tests.areas.allocation.allocation_steps import (
    closed_meeting,
    granted_application,
    meeting_with_proposal,
    queued,
)
from tests.support.cast import make_dwelling, make_household, make_person

CARE = {"seeks_care_home": True, "target_groups": ["disability"], "bedrooms_needed": 1}
OWN_RULES = "demo-drammen-omsorgsbolig"


def alone(name: str):
    return make_household(make_person(name, "Lund"), children=0)


@pytest.mark.proves("HOU-02")
def test_who_asks_for_a_care_home_is_assessed_and_placed_by_its_rules_and_the_vedtak_says_so(cast) -> None:
    make_dwelling(bedrooms=1, purpose="care")
    entry = queued(cast, alone("Mona"), **CARE)

    closed_meeting(cast)

    assessment = Assessment.objects.get(application=entry.application)
    given = Vedtak.objects.get(application=entry.application, kind="allocation")
    asked = {one["rule"] for one in assessment.explanation["findings"]}
    assert (assessment.rule_set, assessment.rule_set_version) == (OWN_RULES, "2024-01-01")
    assert "grounds" in asked and not asked & {"income", "alternatives"}
    assert given.frozen["rule_set"][0] == OWN_RULES
    assert "Rekkefølgen følger Kriterier for omsorgsbolig" in given.reason


@pytest.mark.proves("HOU-02")
@pytest.mark.parametrize(
    ("told", "purpose", "code"),
    [
        (CARE, "care", "proposed"),
        (CARE, "ordinary", "only_purpose"),
        (CARE | {"seeks_care_home": False}, "care", "purpose"),
        (CARE | {"seeks_care_home": False}, "ordinary", "proposed"),
    ],
)
def test_a_care_home_is_proposed_to_those_who_asked_for_one_and_they_are_proposed_nothing_else(
    cast, told, purpose, code
) -> None:
    queued(cast, alone("Mona"), **told)
    make_dwelling(bedrooms=1, purpose=purpose)

    meeting = meeting_with_proposal(cast)

    line = MeetingLine.objects.get()
    found = question_of(cast.kari, open_meeting(cast.kari, meeting.pk), line.pk, None).answers
    assert found.by_dwelling[0][1].code == code


@pytest.mark.proves("HOU-02")
def test_the_order_of_a_care_home_is_its_rules_own_and_the_run_keeps_both_versions(cast) -> None:
    """By the ordinary rules who is homeless comes first; by these who leaves an institution."""
    homeless = queued(cast, alone("Mona"), lot=1, housing="no_roof", **CARE)
    leaves = queued(
        cast, alone("Nils"), lot=2, housing="institution_discharge", housing_ends_on=cast.kari.today, **CARE
    )
    home = make_dwelling(bedrooms=1, purpose="care")

    meeting_with_proposal(cast)

    rules = rules_today(cast.kari)
    given = MeetingLine.objects.get(proposed=home)
    assert (given.entry, leaves.group_rank) == (leaves, CARE_RANK)
    assert in_published_order(rules, [homeless, leaves]) == [leaves, homeless]
    assert band_of(rules, leaves).label == "Tilrettelagt bolig: 1 Skrives ut fra institusjon"
    run = MatchingRun.objects.get()
    assert run.given["rules_followed"] == f"demo-drammen 2020-02-04, {OWN_RULES} 2024-01-01"


def test_the_minutes_name_the_rules_that_were_followed(cast) -> None:
    make_dwelling(bedrooms=1, purpose="care")
    queued(cast, alone("Mona"), **CARE)

    meeting = closed_meeting(cast)

    assert meeting.minutes_data["rule_set"].endswith(f"{OWN_RULES} 2024-01-01")


def test_a_municipality_without_rules_of_its_own_decides_a_care_home_by_the_ordinary_ones(cast) -> None:
    there = replace(cast.kari, rule_set="demo-bergen")
    application, _vedtak = granted_application(cast, alone("Mona"), **CARE)

    assert rules_for(there, application).id == "demo-bergen"
