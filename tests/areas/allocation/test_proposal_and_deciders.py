"""What a meeting has decided and nobody has signed yet stays out of the next meeting."""

from __future__ import annotations

from boligflyt.areas.access.choices import Grade
from boligflyt.areas.allocation.models import MeetingLine
from boligflyt.areas.allocation.queries.vacancies import dwellings_to_allocate
from boligflyt.areas.allocation.services.meetings import plan_next_meeting
from boligflyt.areas.allocation.services.proposal import make_proposal
from boligflyt.areas.dwellings.choices import StatusCode
from boligflyt.areas.dwellings.models import StatusEntry
from boligflyt.domain.periods import Period
from tests.areas.allocation.allocation_steps import closed_meeting, later, meeting_with_proposal, queued
from tests.support.cast import TODAY, make_dwelling
from tests.toolkit.pdf_text import says


def test_a_household_and_a_dwelling_that_wait_for_the_decider_are_not_on_the_next_agenda(cast):
    queued(cast)
    make_dwelling(bedrooms=3)
    closed_meeting(cast)

    fortnight = later(cast.kari, 14)
    meeting = plan_next_meeting(fortnight)
    make_proposal(fortnight, meeting.pk, meeting.version)

    assert not MeetingLine.objects.filter(meeting=meeting).exists()
    assert dwellings_to_allocate(fortnight.today, Grade.STRICT) == []


def test_a_dwelling_that_is_ready_is_proposed_before_one_that_is_not(cast):
    queued(cast)
    soon = make_dwelling(bedrooms=3, ready_since=None)
    StatusEntry.objects.create(
        dwelling=soon, status=StatusCode.TURNOVER, period=Period(TODAY, TODAY.replace(day=30))
    )
    ready = make_dwelling(bedrooms=3)

    meeting = meeting_with_proposal(cast)

    assert MeetingLine.objects.get(meeting=meeting).proposed == ready


def test_a_meeting_without_cases_is_closed_with_minutes_that_say_so(cast):
    meeting = meeting_with_proposal(cast)

    closed = closed_meeting(cast, meeting)

    assert says(bytes(closed.minutes), "Ingen husstander sto på sakslisten")
