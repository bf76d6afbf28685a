"""What a household must have of a dwelling: from the application and the register to the proposal."""

from __future__ import annotations

import pytest

from boligflyt.areas.allocation.models import MeetingLine
from boligflyt.areas.allocation.queries.meetings import open_meeting
from boligflyt.areas.allocation.queries.trials import question_of
from tests.areas.allocation.allocation_steps import meeting_with_proposal, queued
from tests.support.cast import make_building, make_dwelling


def answer(cast) -> tuple[MeetingLine, str]:
    """The household's line, and why it is not proposed the one dwelling."""
    meeting = meeting_with_proposal(cast)
    line = MeetingLine.objects.get()
    found = question_of(cast.kari, open_meeting(cast.kari, meeting.pk), line.pk, None).answers
    return line, found.by_dwelling[0][1].code


@pytest.mark.parametrize(
    ("told", "traits", "code"),
    [
        ({"needs_adapted": True}, {}, "adapted"),
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
