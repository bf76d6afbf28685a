"""Where everybody at the office is inhabil a leader appoints a substitute from outside (fvl. §§ 6 and 9)."""

from __future__ import annotations

import pytest
from django.http import Http404

from boligflyt.areas.access.choices import OfficeKind, Role
from boligflyt.areas.access.models import Assignment, Office, Staff
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import actor_for
from boligflyt.areas.allocation.models import MeetingLine
from boligflyt.areas.allocation.queries.meetings import open_line
from boligflyt.areas.allocation.services.lines import accept_line
from boligflyt.areas.allocation.services.meetings import plan_next_meeting
from boligflyt.areas.allocation.services.proposal import make_proposal
from boligflyt.areas.allocation.services.substituting import appoint_substitute
from boligflyt.areas.audit.models import Event
from boligflyt.areas.people.choices import RelationKind
from boligflyt.areas.people.models import StaffRelation
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Forbidden, Refused
from tests.areas.allocation.allocation_steps import closed_meeting, meeting_with_proposal, queued
from tests.support.cast import LONG_AGO, NOW, TODAY, make_dwelling

AT_THE_OFFICE = ("kari", "amir", "ingrid", "hedda")


@pytest.fixture
def sara(cast) -> Assignment:
    """A caseworker at a neighbouring office."""
    office = Office.objects.create(name="Nabokommunen", kind=OfficeKind.HOUSING)
    staff = Staff.objects.create_user("sara", "Sara Vik", "et langt passord")
    return Assignment.objects.create(
        staff=staff, office=office, role=Role.CASEWORKER, period=Period(LONG_AGO, None)
    )


@pytest.fixture
def line(cast) -> MeetingLine:
    """A household with a proposal; everybody who decides at the office is near it."""
    queued(cast)
    make_dwelling(bedrooms=3)
    meeting_with_proposal(cast)
    found = MeetingLine.objects.get()
    near(cast, found, *AT_THE_OFFICE)
    return found


def near(cast, line, *names):
    person = line.entry.application.applicant
    StaffRelation.objects.bulk_create(
        StaffRelation(
            staff_id=getattr(cast, one).staff, person=person, kind=RelationKind.SIBLING, registered_at=NOW
        )
        for one in names
    )


def appoint(cast, line, to: Assignment, reason: str = "Alle er i slekt med søker.") -> MeetingLine:
    return appoint_substitute(cast.liv, line.meeting_id, line.pk, to.pk, reason)


def as_actor(assignment: Assignment) -> Actor:
    found = actor_for(assignment.staff_id, NOW, TODAY, assignment.pk)
    assert found is not None
    return found


@pytest.mark.proves("ORG-10")
def test_the_case_goes_to_a_colleague_elsewhere_who_may_decide_it_there(cast, line, sara):
    told = appoint(cast, line, sara)

    case = line.entry.application
    case.refresh_from_db()
    meeting = plan_next_meeting(as_actor(sara))
    make_proposal(as_actor(sara), meeting.pk, None)
    hers = MeetingLine.objects.get(meeting=meeting)
    assert (case.office_id, case.caseworker_id) == (sara.office_id, sara.staff_id)
    assert told.reason == (
        "Ingen ved Boligkontoret er habil. Sara Vik, Nabokommunen, er oppnevnt "
        "(forvaltningsloven §§ 6 og 9). Alle er i slekt med søker."
    )
    assert accept_line(as_actor(sara), hers.pk, hers.version).decision == "accept"


def test_it_stands_in_the_minutes_and_in_the_trace(cast, line, sara):
    appoint(cast, line, sara)

    closed = closed_meeting(cast, line.meeting)

    (told,) = closed.minutes_data["lines"]
    assert "er oppnevnt" in told["reason"]
    assert told["outcome"] == "Får ikke bolig i dag og beholder plassen"
    event = Event.objects.get(detail__to=str(sara.staff_id))
    assert (event.actor, event.detail["what"]) == (cast.liv.staff, "oppnevnte stedfortreder")


def test_while_somebody_at_the_office_is_habil_nobody_is_appointed(cast, line, sara):
    StaffRelation.objects.filter(staff=cast.hedda.staff).delete()

    with pytest.raises(Refused, match="1 ved Boligkontoret er habile"):
        appoint(cast, line, sara)


def test_a_substitute_who_is_near_the_household_too_is_refused(cast, line, sara):
    StaffRelation.objects.create(
        staff=sara.staff,
        person=line.entry.application.applicant,
        kind=RelationKind.PARTNER,
        registered_at=NOW,
    )

    with pytest.raises(Refused, match="heller ikke habil"):
        appoint(cast, line, sara)


def test_a_reason_and_a_colleague_who_decides_elsewhere_are_needed(cast, line, sara):
    with pytest.raises(Refused, match="Skriv hvorfor"):
        appoint(cast, line, sara, " ")
    with pytest.raises(Refused, match="ved en annen enhet"):
        appoint(cast, line, Assignment.objects.get(staff=cast.nora.staff))


def test_only_a_leader_appoints_and_sees_nothing_of_the_case_by_it(cast, line, sara):
    with pytest.raises(Forbidden):
        appoint_substitute(cast.ingrid, line.meeting_id, line.pk, sara.pk, "Alle er i slekt.")
    appoint(cast, line, sara)

    with pytest.raises(Http404):
        open_line(cast.liv, line.pk)
