"""Before and after a decision: why not this pair, what it does to the others, what a rule costs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.http import Http404

from boligflyt.areas.allocation.models import MatchingRun, MeetingLine
from boligflyt.areas.allocation.queries.board import board_of
from boligflyt.areas.allocation.queries.meetings import board_number, open_meeting
from boligflyt.areas.allocation.queries.trials import costs_of, question_of, trial_of
from boligflyt.areas.allocation.services.lines import (
    accept_line,
    change_line,
    leave_line,
    propose_again,
    set_aside,
)
from boligflyt.areas.allocation.services.proposal import make_proposal
from boligflyt.areas.people.choices import HouseholdRole, Protection
from boligflyt.areas.people.models import Membership, Person
from boligflyt.toolkit.faults import Refused
from tests.areas.allocation.allocation_steps import closed_meeting, meeting_with_proposal, queued
from tests.support.cast import make_dwelling, make_household, make_person


@pytest.fixture
def two(cast):
    """Lund and Tesfay wait in that order, and each is proposed one of two flats that both can live in."""
    queued(cast, make_household(make_person("Mona", "Lund"), children=2), lot=1)
    queued(cast, lot=2)
    make_dwelling(bedrooms=3), make_dwelling(bedrooms=3)
    meeting = meeting_with_proposal(cast)
    return meeting, tuple(one.proposed for one in lines(meeting))


def lines(meeting):
    return list(MeetingLine.objects.filter(meeting=meeting).order_by("place"))


def soon(actor):
    """The same actor a minute later: the latest run is the one that is shown."""
    return replace(actor, at=actor.at + timedelta(minutes=1))


def answers(cast, meeting, line):
    found = question_of(cast.kari, open_meeting(cast.kari, meeting.pk), line.pk, None).answers
    return {vacancy.dwelling: why for vacancy, why in found.by_dwelling}, found.ways


def test_when_the_meeting_gives_another_dwelling_the_rest_is_proposed_again_at_once(cast, two):
    meeting, (hers, theirs) = two
    first, second = lines(meeting)

    change_line(soon(cast.kari), first.pk, first.version, theirs.pk, "Husstanden vokser.")

    _, second = lines(meeting)
    (moved,) = board_of(cast.kari, open_meeting(cast.kari, meeting.pk)).moved
    assert second.proposed == hers
    assert (moved.line.name, moved.before, moved.after) == ("Tesfay, Selam", theirs.address, hers.address)
    assert MatchingRun.objects.filter(meeting=meeting).count() == 2


def test_who_is_left_by_the_meeting_stays_so_when_the_rest_is_proposed_and_is_back_when_all_is(cast, two):
    meeting, (hers, _) = two
    first, second = lines(meeting)
    leave_line(cast.kari, first.pk, first.version, "Venter på uttalelse.")
    second.refresh_from_db()
    change_line(cast.kari, second.pk, second.version, hers.pk, "Nær skolen.")

    assert [one.decision for one in lines(meeting)] == ["leave", "change"]

    make_proposal(cast.kari, meeting.pk, None)

    assert [one.decision for one in lines(meeting)] == ["open", "change"]


def test_a_line_that_says_what_it_said_is_left_alone_so_that_an_open_page_is_not_out_of_date(cast, two):
    meeting, _ = two
    before = [one.version for one in lines(meeting)]

    make_proposal(cast.kari, meeting.pk, None)

    assert [one.version for one in lines(meeting)] == before


def test_what_a_decision_would_do_is_shown_before_it_is_made_and_nothing_is_stored(cast, two):
    meeting, (hers, theirs) = two
    first, second = lines(meeting)

    trial = trial_of(cast.kari, first, theirs.pk)

    (moved,) = trial.moved
    assert (moved.line.line, moved.before, moved.after) == (second, theirs.address, hers.address)
    assert (trial.lose, trial.gain) == (0, 0)
    assert [one.version for one in lines(meeting)] == [first.version, second.version]


def test_it_is_told_how_many_a_decision_would_leave_without(cast):
    queued(cast, make_household(make_person("Mona", "Lund"), children=2), lot=1)
    queued(cast, lot=2)
    make_dwelling(bedrooms=3)
    meeting = meeting_with_proposal(cast)
    first, _ = lines(meeting)

    trial = trial_of(cast.kari, first, None)

    assert (trial.gain, trial.lose) == (1, 0)


def test_why_not_is_answered_for_each_vacant_dwelling_and_says_what_would_have_helped(cast):
    queued(cast, make_household(make_person("Mona", "Lund"), children=2), lot=1)
    queued(cast, lot=2)
    fits, small = make_dwelling(bedrooms=3), make_dwelling(bedrooms=1)
    meeting = meeting_with_proposal(cast)
    _, second = lines(meeting)

    why, ways = answers(cast, meeting, second)

    assert (why[fits].code, why[small].code) == ("lot", "too_small")
    assert [one.sentence for one in ways] == [
        "Det trengs én ledig bolig til med 3 soverom før det er husstandens tur."
    ]
    assert "Lund" not in " ".join(one.sentence for one in [*why.values(), *ways])


def test_why_not_tells_what_the_meeting_itself_has_decided(cast, two):
    meeting, (hers, theirs) = two
    first, second = lines(meeting)
    accept_line(cast.kari, first.pk, first.version)
    leave_line(cast.kari, second.pk, second.version, "Venter på uttalelse.")

    given, _ = answers(cast, meeting, first)
    left, ways = answers(cast, meeting, second)

    assert (given[hers].code, given[theirs].code) == ("given_this", "given")
    assert {one.code for one in left.values()} == {"left"}
    assert ways == ()


def test_why_not_is_not_answered_for_what_is_not_in_the_meeting(cast, two):
    meeting, _ = two
    line = lines(meeting)[0]

    with pytest.raises(Http404):
        question_of(cast.kari, open_meeting(cast.kari, meeting.pk), line.pk, meeting.pk)
    with pytest.raises(Http404):
        question_of(cast.kari, open_meeting(cast.kari, meeting.pk), meeting.pk, None)


def test_a_household_that_got_protected_is_neither_asked_about_nor_told_of_as_moved(cast, two):
    meeting, (_, theirs) = two
    first, second = lines(meeting)
    children = Membership.objects.filter(
        household=second.entry.application.household, role=HouseholdRole.CHILD
    ).values("person")
    Person.objects.filter(pk__in=children[:1]).update(protection=Protection.STRICT)

    asked = question_of(cast.kari, open_meeting(cast.kari, meeting.pk), None, None)
    trial = trial_of(cast.kari, first, theirs.pk)

    assert [one.line.pk for one in asked.lines] == [first.pk]
    assert trial.moved == ()
    with pytest.raises(Http404):
        question_of(cast.kari, open_meeting(cast.kari, meeting.pk), second.pk, None)


def test_a_dwelling_set_aside_is_not_proposed_for_the_household_until_it_may_be_again(cast, two):
    meeting, (hers, theirs) = two
    first, _ = lines(meeting)

    tried = trial_of(cast.kari, first, hers.pk, aside=True)
    set_aside(cast.kari, first.pk, first.version, hers.pk, "Naboen har besøksforbud.")

    first, second = lines(meeting)
    why, _ = answers(cast, meeting, first)
    assert {one.line.line.place for one in tried.moved} == {1, 2}
    assert (first.proposed, second.proposed) == (theirs, hers)
    assert why[hers].code == "set_aside"
    make_proposal(cast.kari, meeting.pk, None)
    assert lines(meeting)[0].proposed == theirs
    first = lines(meeting)[0]
    propose_again(cast.kari, first.pk, first.version, hers.pk)
    assert lines(meeting)[0].set_aside == {}


def test_what_is_set_aside_needs_a_dwelling_and_a_reason_and_stands_in_the_minutes(cast, two):
    meeting, (hers, _) = two
    first = lines(meeting)[0]

    with pytest.raises(Refused, match="Skriv en grunn"):
        set_aside(cast.kari, first.pk, first.version, hers.pk, " ")
    with pytest.raises(Refused, match="Velg boligen"):
        set_aside(cast.kari, first.pk, first.version, None, "Bråk.")
    with pytest.raises(Refused, match="ikke blant dem møtet kan fordele"):
        set_aside(cast.kari, first.pk, first.version, meeting.pk, "Bråk.")
    set_aside(cast.kari, first.pk, first.version, hers.pk, "Trapp uten rekkverk.")
    first = lines(meeting)[0]
    with pytest.raises(Refused, match="ikke skal foreslås"):
        change_line(cast.kari, first.pk, first.version, hers.pk, "Likevel.")
    closed = closed_meeting(cast, meeting)

    assert closed.minutes_data["notes"] == [
        f"Sak {first.entry.application.case_code}: {hers.address} skulle ikke foreslås. Trapp uten rekkverk."
    ]


def test_a_dwelling_that_the_household_has_been_given_is_not_set_aside(cast, two):
    meeting, (hers, _) = two
    first = lines(meeting)[0]
    accept_line(cast.kari, first.pk, first.version)
    first = lines(meeting)[0]

    with pytest.raises(Refused, match="Endre den beslutningen først"):
        set_aside(cast.kari, first.pk, first.version, hers.pk, "Bråk.")


def test_what_a_rule_costs_is_told_with_who_would_come_in(cast):
    queued(cast, needs_wheelchair=True)
    make_dwelling(bedrooms=3)
    meeting = meeting_with_proposal(cast)

    costs = {one.cost.code: one for one in costs_of(cast.kari, open_meeting(cast.kari, meeting.pk))}

    assert (costs["wheelchair"].cost.more, costs["wheelchair"].gains[0].name) == (1, "Tesfay, Selam")
    assert costs["too_big"].cost.more == 0


def test_the_screen_in_the_room_shows_codes_sizes_and_needs_and_nothing_that_somebody_wrote(cast, two):
    meeting, (_, theirs) = two
    first, _ = lines(meeting)
    change_line(cast.kari, first.pk, first.version, theirs.pk, "Mona er syk.")

    board = board_of(cast.kari, open_meeting(cast.kari, meeting.pk), codes_only=True)

    assert [one.name for one in board.lines] == [one.entry.application.case_code for one in lines(meeting)]
    assert [one.people for one in board.lines] == ["3 personer", "3 personer"]
    assert "syk" not in " ".join(one.reason for one in board.lines)


def test_the_number_of_the_board_is_another_when_a_line_is_and_hidden_with_the_meeting(cast, two):
    meeting, _ = two
    before = board_number(cast.kari, meeting.pk)
    line = lines(meeting)[0]

    assert board_number(cast.kari, meeting.pk) == before
    accept_line(cast.kari, line.pk, line.version)

    assert board_number(cast.kari, meeting.pk) != before
    with pytest.raises(Http404):
        board_number(cast.jon, meeting.pk)
