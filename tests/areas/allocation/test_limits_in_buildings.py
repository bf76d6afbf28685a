"""How many of one group live in one building: kept by the proposal, lifted by the meeting with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from boligflyt.areas.allocation.models import MatchingRun, MeetingLine, QueueEntry
from boligflyt.areas.allocation.queries.limits import limits_of
from boligflyt.areas.allocation.queries.meetings import open_meeting
from boligflyt.areas.allocation.queries.trials import costs_of, question_of, trial_of
from boligflyt.areas.allocation.services.limits import hold_limit, lift_limit
from boligflyt.areas.allocation.services.lines import accept_line, change_line, leave_line
from boligflyt.areas.applications.choices import Referral
from boligflyt.domain.matching.asked import problem_of
from boligflyt.domain.matching.document import document_of
from boligflyt.domain.matching.engine import solve
from boligflyt.domain.matching.reason_checker import check_answer
from boligflyt.toolkit.faults import Refused
from tests.areas.allocation.allocation_steps import closed_meeting, meeting_with_proposal, queued
from tests.support.cast import TODAY, make_building, make_dwelling, make_household, make_person
from tests.support.dwelling_states import make_lease

HOUSING_FIRST = {"referrals": [Referral.HOUSING_FIRST], "bedrooms_needed": 1}


@pytest.fixture
def house():
    """Five dwellings, two of them vacant: 20 per cent is one."""
    building = make_building()
    vacant = [make_dwelling(1, building=building) for _ in range(2)]
    let = [make_dwelling(1, building=building, ready_since=None) for _ in range(3)]
    return building, vacant, let


def waiting(cast, number: int = 2):
    """So many who wait with help after Housing First, in the order of their lots."""
    return [
        queued(cast, make_household(make_person("Mona", f"Lund{lot}")), lot=lot, **HOUSING_FIRST)
        for lot in range(1, number + 1)
    ]


def lines(meeting):
    return list(MeetingLine.objects.filter(meeting=meeting).order_by("place"))


def limit_row(cast, meeting):
    (row,) = [
        one
        for one in limits_of(cast.kari, open_meeting(cast.kari, meeting.pk)).rows
        if one.limit.group == "housing_first"
    ]
    return row


@pytest.mark.proves("PRO-21", "PRO-35")
def test_no_more_with_housing_first_are_proposed_in_a_house_than_the_rules_allow(cast, house):
    waiting(cast)

    meeting = meeting_with_proposal(cast)

    first, second = lines(meeting)
    row = limit_row(cast, meeting)
    assert (first.proposed is not None, second.proposed) == (True, None)
    assert (row.limit.living, row.proposed, row.limit.allowed, row.full, row.over) == (0, 1, 1, True, False)


def test_the_one_who_is_kept_out_is_told_the_arithmetic_and_the_board_does_not_name_the_group(cast, house):
    _, vacant, _ = house
    QueueEntry.objects.filter(pk=waiting(cast)[1].pk).update(group_rank=1)
    meeting = meeting_with_proposal(cast)
    _, second = lines(meeting)

    found = question_of(cast.kari, open_meeting(cast.kari, meeting.pk), second.pk, None).answers

    told = {vacancy.dwelling.pk: why for vacancy, why in found.by_dwelling}
    free = next(one.pk for one in vacant if one.pk != lines(meeting)[0].proposed_id)
    assert "0 bor der fra før, og 1 til er foreslått. Det er 1 av høyst 1." in told[free].sentence
    assert [one.code for one in found.ways] == ["limit", "dwellings"]
    assert "kan ikke foreslås nå" in second.proposal_reason
    assert "grense" not in second.proposal_reason and "Housing" not in second.proposal_reason


def test_those_who_live_in_the_house_already_are_counted(cast, house):
    _, vacant, let = house
    (entry,) = waiting(cast, 1)
    neighbour = queued(cast, make_household(make_person("Per", "Dal")), lot=9, **HOUSING_FIRST)
    lease = make_lease(
        let[0], date(2026, 1, 1), date(2028, 12, 31), household=neighbour.application.household
    )
    type(lease).objects.filter(pk=lease.pk).update(application=neighbour.application)
    neighbour.state = "housed"
    neighbour.save()

    meeting = meeting_with_proposal(cast)

    assert [one.proposed for one in lines(meeting)] == [None]
    assert limit_row(cast, meeting).limit.living == 1
    with pytest.raises(Refused, match="1 bor der fra før, og 0 til er foreslått. Det er 1 av høyst 1"):
        change_line(cast.kari, lines(meeting)[0].pk, None, vacant[0].pk, "Trenger den.")
    assert "1 av høyst 1" in trial_of(cast.kari, lines(meeting)[0], vacant[0].pk).stopped
    assert entry.state == "waiting"


def test_others_may_have_what_the_limit_keeps_from_one(cast, house):
    waiting(cast)
    queued(cast, make_household(make_person("Ali", "Berg")), lot=9, bedrooms_needed=1)

    meeting = meeting_with_proposal(cast)

    assert [one.proposed is not None for one in lines(meeting)] == [True, False, True]


def test_the_meeting_lifts_a_limit_only_with_a_reason_and_the_rest_is_proposed_again(cast, house):
    waiting(cast)
    meeting = meeting_with_proposal(cast)
    key = limit_row(cast, meeting).limit.key
    later = replace(cast.kari, at=cast.kari.at + timedelta(minutes=1))

    with pytest.raises(Refused, match="Skriv hvorfor grensen fravikes"):
        lift_limit(cast.kari, meeting.pk, None, key, " ")
    with pytest.raises(Refused, match="gjelder ingen ledig bolig"):
        lift_limit(cast.kari, meeting.pk, None, "mix:nowhere", "Plass.")
    lift_limit(later, meeting.pk, None, key, "Oppfølgingen bor i huset.")

    assert all(one.proposed for one in lines(meeting))
    row = limit_row(cast, meeting)
    assert (row.over, row.lifted) == (True, "Oppfølgingen bor i huset.")
    hold_limit(later, meeting.pk, None, key)
    assert [one.proposed is not None for one in lines(meeting)] == [True, False]


def test_a_lifted_limit_stands_in_the_minutes_with_its_reason_and_without_names(cast, house):
    waiting(cast)
    meeting = meeting_with_proposal(cast)
    lift_limit(cast.kari, meeting.pk, None, limit_row(cast, meeting).limit.key, "Oppfølgingen bor i huset.")

    closed = closed_meeting(cast, meeting)

    (note,) = closed.minutes_data["notes"]
    assert note.startswith("Grensen for Housing First i Skogbrynet")
    assert note.endswith("er fraveket. Oppfølgingen bor i huset.")


def test_what_the_meeting_has_given_counts_before_the_next_is_accepted(cast, house):
    _, vacant, _ = house
    waiting(cast)
    meeting = meeting_with_proposal(cast)
    first, second = lines(meeting)
    accept_line(cast.kari, first.pk, first.version)
    other = next(one for one in vacant if one.pk != first.proposed_id)

    with pytest.raises(Refused, match="1 bor der fra før"):
        change_line(cast.kari, second.pk, None, other.pk, "Trenger den.")
    leave_line(cast.kari, second.pk, None, "Venter på en annen.")
    first.refresh_from_db()
    assert first.decision == "accept"


def test_what_a_limit_costs_today_stands_beside_the_rules(cast, house):
    waiting(cast)
    meeting = meeting_with_proposal(cast)

    costs = {one.cost.code: one for one in costs_of(cast.kari, open_meeting(cast.kari, meeting.pk))}

    limit = next(one for code, one in costs.items() if code.startswith("housing_first:"))
    assert (limit.cost.housed, limit.cost.housed_without, len(limit.gains)) == (1, 2, 1)
    assert limit.cost.name.startswith("grensen i Skogbrynet")


def test_a_stored_run_can_be_made_and_checked_again_next_year(cast, house):
    waiting(cast, 3)
    meeting = meeting_with_proposal(cast)
    run = MatchingRun.objects.get(meeting=meeting)

    problem, answer = run.given["problem"], run.result["answer"]

    again = problem_of(problem)
    assert check_answer(problem, answer) == []
    assert document_of(again, solve(again)) == answer
    assert [one["id"].partition(":")[0] for one in problem["households"]] == [
        f"{lot:010d}" for lot in (1, 2, 3)
    ]
    assert TODAY.isoformat() == run.given["on"]
