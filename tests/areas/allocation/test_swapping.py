"""Two households get each other's dwellings: both lines or none, and tried first."""

from __future__ import annotations

import pytest

from boligflyt.areas.allocation.models import MeetingLine
from boligflyt.areas.allocation.queries.trials import trial_of_swap
from boligflyt.areas.allocation.services.lines import accept_line
from boligflyt.areas.allocation.services.swapping import swap_lines
from boligflyt.toolkit.faults import Refused
from tests.areas.allocation.allocation_steps import meeting_with_proposal, queued
from tests.support.cast import make_dwelling, make_household, make_person


@pytest.fixture
def pair(cast):
    """Two households with a dwelling of the same size each."""
    for lot in (1, 2):
        queued(cast, make_household(make_person("Mona", f"Lund{lot}"), children=2), lot=lot)
        make_dwelling(bedrooms=3)
    return lines(meeting_with_proposal(cast))


def lines(meeting):
    return list(MeetingLine.objects.filter(meeting=meeting).order_by("place"))


def test_each_gets_the_dwelling_of_the_other_with_the_same_reason(cast, pair):
    first, second = pair

    swap_lines(cast.kari, first.pk, first.version, second.pk, "Skolen ligger nærmere.")

    mine, theirs = lines(first.meeting)
    assert (mine.dwelling_id, theirs.dwelling_id) == (second.proposed_id, first.proposed_id)
    assert {one.decision for one in (mine, theirs)} == {"change"}
    assert {one.reason for one in (mine, theirs)} == {"Skolen ligger nærmere."}


def test_what_the_meeting_has_given_may_be_swapped_too(cast, pair):
    first, second = pair
    accept_line(cast.kari, first.pk, first.version)
    accept_line(cast.kari, second.pk, second.version)

    swap_lines(cast.kari, first.pk, None, second.pk, "Naboen er søster.")

    assert [one.dwelling_id for one in lines(first.meeting)] == [second.proposed_id, first.proposed_id]


def test_a_swap_that_a_rule_stops_changes_neither(cast, pair):
    first, second = pair
    second.entry.application.needs_wheelchair = True
    second.entry.application.save()

    with pytest.raises(Refused, match="rullestol"):
        swap_lines(cast.kari, first.pk, None, second.pk, "Vil bytte.")

    assert [one.dwelling_id for one in lines(first.meeting)] == [None, None]


def test_somebody_without_a_dwelling_cannot_swap_and_a_reason_is_needed(cast, pair):
    first, second = pair
    with pytest.raises(Refused, match="Skriv en grunn"):
        swap_lines(cast.kari, first.pk, None, second.pk, "")
    with pytest.raises(Refused, match="Velg husstanden"):
        swap_lines(cast.kari, first.pk, None, None, "Vil bytte.")
    MeetingLine.objects.filter(pk=second.pk).update(proposed=None)
    with pytest.raises(Refused, match="Nr. 2 har ingen bolig å bytte"):
        swap_lines(cast.kari, first.pk, None, second.pk, "Vil bytte.")


def test_a_swap_is_tried_without_storing_anything(cast, pair):
    first, second = pair

    trial = trial_of_swap(cast.kari, first, second.pk)

    assert (trial.moved, trial.stopped) == ((), "")
    assert [one.decision for one in lines(first.meeting)] == ["open", "open"]
