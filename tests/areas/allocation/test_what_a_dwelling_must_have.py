"""What a household must have of a dwelling: from the application and the register to the proposal."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from boligflyt.areas.allocation.models import MeetingLine
from boligflyt.areas.allocation.queries.meetings import open_meeting
from boligflyt.areas.allocation.queries.trials import question_of
from boligflyt.areas.people.models import Person
from tests.areas.allocation.allocation_steps import meeting_with_proposal, queued
from tests.support.cast import TODAY, make_building, make_dwelling, make_household, make_person


def answer(cast) -> tuple[MeetingLine, str]:
    """The household's line, and why it is not proposed the one dwelling."""
    meeting = meeting_with_proposal(cast)
    line = MeetingLine.objects.get()
    found = question_of(cast.kari, open_meeting(cast.kari, meeting.pk), line.pk, None).answers
    return line, found.by_dwelling[0][1].code


@pytest.mark.proves("DEF-17", "TG-07")
@pytest.mark.parametrize(
    ("told", "traits", "code"),
    [
        ({"needs_adapted": True}, {}, "adapted"),
        ({"needs_adapted": True}, {"adaptation": "step_free"}, "adapted"),
        ({"needs_adapted": True}, {"adaptation": "fully"}, "proposed"),
        ({"needs_wheelchair": True}, {"adaptation": "step_free"}, "wheelchair"),
        ({"needs_wheelchair": True}, {"wheelchair": True}, "proposed"),
        ({"needs_adapted": True}, {"adaptation": "adapted"}, "proposed"),
        ({"needs_step_free": True}, {"floor": 3}, "step_free"),
        ({"needs_step_free": True}, {"floor": None}, "step_free_unknown"),
        ({"needs_step_free": True}, {"floor": 1}, "proposed"),
        ({"needs_step_free": True}, {"floor": 3, "adaptation": "step_free"}, "proposed"),
        ({"needs_staffing": True}, {}, "staffed_unknown"),
        ({"needs_staffing": True}, {"staffed_day_and_night": True}, "proposed"),
        ({"has_pets": True}, {"pets_allowed": False}, "pets"),
        ({"has_pets": True}, {"pets_allowed": True}, "proposed"),
        ({"avoid_postal_codes": "1234, 9999"}, {}, "avoided"),
        ({"avoid_postal_codes": "1234"}, {}, "proposed"),
        ({"most_rent": 9000}, {"rent": 9500}, "too_dear"),
    ],
)
def test_a_dwelling_is_proposed_only_when_it_has_what_the_household_must_have(cast, told, traits, code):
    queued(cast, **told)
    make_dwelling(bedrooms=3, **traits)

    line, found = answer(cast)

    assert found == code
    assert (line.proposed is not None) == (code == "proposed")


@pytest.mark.proves("HOU-13", "HOU-15", "HOU-16")
@pytest.mark.parametrize(
    ("groups", "purpose", "proposed"),
    [
        (["young"], "youth", True),
        (["young"], "training", False),
        (["youth_without_support"], "assessment", True),
        (["young_from_child_welfare"], "training", True),
        (["family"], "youth", False),
        (["family"], "assessment", False),
    ],
)
def test_homes_kept_for_the_young_are_proposed_to_the_young_they_are_kept_for(
    cast, groups, purpose, proposed
):
    queued(cast, bedrooms_needed=1, target_groups=groups)
    make_dwelling(bedrooms=1, purpose=purpose)

    line, found = answer(cast)

    assert (found == "proposed", line.proposed is not None) == (proposed, proposed)


@pytest.mark.proves("HOU-14")
def test_a_small_house_is_a_kind_of_its_own_and_kept_for_those_who_need_one(cast):
    queued(cast, bedrooms_needed=1, target_groups=["mental_or_substance"])
    home = make_dwelling(bedrooms=1, dwelling_type="small_house", purpose="substance")

    line, _ = answer(cast)

    assert line.proposed == home
    assert home.get_dwelling_type_display() == "Småhus (robust bolig)"


@pytest.mark.proves("TG-14")
@pytest.mark.parametrize(
    ("told", "traits", "code"),
    [
        ({"needs_women_only": True}, {}, "women_only_unknown"),
        ({"needs_women_only": True}, {"women_only": False}, "women_only"),
        ({"needs_women_only": True}, {"women_only": True}, "proposed"),
        ({}, {"women_only": True}, "kept_for_women"),
    ],
)
def test_a_woman_who_needs_it_lives_among_women_and_nobody_else_is_proposed_there(cast, told, traits, code):
    queued(cast, **told)
    make_dwelling(bedrooms=3, **traits)

    line, found = answer(cast)

    assert found == code
    assert (line.proposed is not None) == (code == "proposed")


@pytest.mark.proves("TG-15")
@pytest.mark.parametrize(
    ("years", "span", "code"),
    [
        (24, {"age_to": 25}, "proposed"),
        (34, {"age_to": 25}, "other_age"),
        (53, {"age_from": 18, "age_to": 30}, "other_age"),
        (30, {"age_from": 18, "age_to": 30}, "proposed"),
        (54, {"age_from": 55}, "other_age"),
    ],
)
def test_the_young_do_not_live_among_those_who_are_thirty_years_older(cast, years, span, code):
    born = date(TODAY.year - years, 1, 1)
    queued(cast, make_household(make_person("Mona", "Lund", born=born), children=0), bedrooms_needed=1)
    make_dwelling(bedrooms=1, **span)

    assert answer(cast)[1] == code


def test_a_home_for_some_ages_asks_for_a_birth_date_that_is_missing(cast):
    household = make_household(make_person("Mona", "Lund"), children=0)
    Person.objects.filter(pk=household.contact_id).update(born=None)
    queued(cast, household, bedrooms_needed=1)
    make_dwelling(bedrooms=1, age_to=25)

    assert answer(cast)[1] == "age_unknown"


@pytest.mark.proves("TG-16")
@pytest.mark.parametrize(
    ("traits", "code"),
    [({}, "sheltered_unknown"), ({"sheltered": False}, "sheltered"), ({"sheltered": True}, "proposed")],
)
def test_who_needs_sheltered_surroundings_is_proposed_them_and_nothing_else(cast, traits, code):
    queued(cast, needs_sheltered=True)
    make_dwelling(bedrooms=3, **traits)

    assert answer(cast)[1] == code


def test_postgresql_keeps_the_ages_of_a_dwelling_in_order(cast):
    with pytest.raises(IntegrityError, match="ages_in_order"), transaction.atomic():
        make_dwelling(age_from=30, age_to=18)


def test_a_lift_makes_every_floor_step_free(cast):
    queued(cast, needs_step_free=True)
    building = make_building()
    building.has_lift = True
    building.save()
    make_dwelling(bedrooms=3, floor=5, building=building)

    assert answer(cast)[1] == "proposed"


def test_why_of_health_safety_or_economy_is_not_on_the_board(cast):
    queued(cast, most_rent=5000, avoid_postal_codes="9999")
    make_dwelling(bedrooms=3)

    line, _ = answer(cast)

    assert line.proposal_reason == "Ingen av de ledige boligene passer: 1 av andre grunner."
