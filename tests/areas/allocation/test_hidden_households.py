"""What meeting, minutes and queue tell of a hidden household, and who may decide for it."""

from __future__ import annotations

import pytest
from django.http import Http404

from boligflyt.areas.allocation.models import Meeting, MeetingLine
from boligflyt.areas.allocation.queries.board import board_of
from boligflyt.areas.allocation.queries.dwelling_list import stock_on
from boligflyt.areas.allocation.queries.meetings import lines_of, meetings_visible_to, open_meeting
from boligflyt.areas.allocation.queries.offers import allocation_vedtak
from boligflyt.areas.allocation.queries.vacancies import dwellings_to_allocate
from boligflyt.areas.allocation.queries.waiting_list import queue_page
from boligflyt.areas.allocation.services.closing import close_meeting
from boligflyt.areas.allocation.services.lines import accept_line
from boligflyt.areas.allocation.services.meetings import plan_next_meeting, record_attendance
from boligflyt.areas.allocation.services.moving_in import hand_over_key_and_house
from boligflyt.areas.allocation.services.offers import accept_offer, send_offer
from boligflyt.areas.allocation.services.proposal import make_proposal
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.areas.leases.services.signing import give_information, sign_lease
from boligflyt.areas.people.choices import HouseholdRole, Protection, RelationKind
from boligflyt.areas.people.models import Membership, Person
from boligflyt.areas.people.services.relations import tell_relation
from boligflyt.toolkit.faults import Forbidden, Refused
from tests.areas.allocation.allocation_steps import (
    closed_meeting,
    meeting_with_proposal,
    on_day,
    queued,
    shown,
)
from tests.support.cast import TODAY, make_dwelling, make_household
from tests.toolkit.pdf_text import shown_text


def hidden_family(cast):
    """On the list, with a child that since got a protected address."""
    household = make_household(children=2, school="Elvebyen")
    entry = queued(cast, household, needs_wheelchair=True)
    protect(household)
    return entry


def protect(household):
    children = Membership.objects.filter(household=household, role=HouseholdRole.CHILD).values("person")
    Person.objects.filter(pk__in=children[:1]).update(protection=Protection.STRICT)


def small_meeting(cast):
    """The meeting about those who are protected: planned and proposed by Hedda, who is cleared."""
    meeting = plan_next_meeting(cast.hedda, shielded=True)
    make_proposal(cast.hedda, meeting.pk, meeting.version)
    return Meeting.objects.get(pk=meeting.pk)


def status_for(actor, dwelling):
    return next(row.day.status for row in stock_on(actor, TODAY) if row.pk == dwelling.pk)


def test_the_common_queue_and_meeting_are_without_a_protected_household_also_for_the_cleared(cast, browse):
    hidden_family(cast)
    make_dwelling(bedrooms=3, wheelchair=True, school_district="Elvebyen")

    meeting = meeting_with_proposal(cast, cast.ingrid)

    boards = [board_of(actor, open_meeting(actor, meeting.pk)) for actor in (cast.ingrid, cast.per)]
    assert [(board.lines, board.grid) for board in boards] == [((), ()), ((), ())]
    assert list(queue_page(cast.liv, TODAY).rows) == []
    assert len(queue_page(cast.ingrid, TODAY).rows) == 1
    assert "Elvebyen skole" not in browse("per").get(f"/tildelingsmote/{meeting.pk}/").content.decode()


def test_a_protected_household_gets_a_home_and_a_key_through_the_cleared_and_others_see_a_shielded_dwelling(
    cast,
):
    hidden_family(cast)
    home = make_dwelling(bedrooms=3, wheelchair=True, school_district="Elvebyen")
    meeting = small_meeting(cast)
    line = MeetingLine.objects.get(meeting=meeting)
    accept_line(cast.hedda, line.pk, line.version)
    record_attendance(cast.hedda, meeting.pk, {cast.hedda.staff: "Møteleder"})
    close_meeting(cast.hedda, meeting.pk, None, leader=cast.hedda.staff, place="Elva")
    line = MeetingLine.objects.get(meeting=meeting)
    offer = send_offer(cast.ingrid, line.pk, line.version, shown(allocation_vedtak(line)))
    offered = [status_for(actor, home) for actor in (cast.kari, cast.ingrid)]

    lease = accept_offer(cast.hedda, offer.pk, offer.version).lease
    lease = give_information(cast.hedda, lease.pk, lease.version)
    lease = sign_lease(cast.hedda, lease.pk, lease.version, TODAY)
    moves_in = lease.period.first_day
    hand_over_key_and_house(on_day(cast.hedda, moves_in), lease.pk, lease.version, moves_in)

    assert offered == ["shielded", "reserved"]
    assert [status_for(actor, home) for actor in (cast.kari, cast.per)] == ["shielded", "shielded"]
    assert Lease.objects.get().key_handed_on
    assert not leases_visible_to(cast.kari).exists()
    assert not meetings_visible_to(cast.per).exists()
    assert [one.dwelling for one in dwellings_to_allocate(TODAY, cast.kari.clearance)] == []


def test_somebody_whose_protection_is_raised_during_the_meeting_leaves_it_at_once(cast):
    household = make_household(children=2, school="Elvebyen")
    queued(cast, household)
    home = make_dwelling(bedrooms=3, school_district="Elvebyen")
    meeting = meeting_with_proposal(cast)
    line = MeetingLine.objects.get(meeting=meeting)
    accept_line(cast.kari, line.pk, line.version)
    protect(household)

    record_attendance(cast.kari, meeting.pk, {cast.ingrid.staff: "Møteleder"})
    close_meeting(cast.kari, meeting.pk, None, leader=cast.ingrid.staff, place="Elva")

    minutes = shown_text(bytes(Meeting.objects.get(pk=meeting.pk).minutes))
    assert home.address not in minutes
    assert line.entry.application.case_code not in minutes
    assert allocation_vedtak(line) is None


def test_somebody_whose_protection_is_raised_leaves_the_common_meeting_also_for_the_cleared_in_the_room(cast):
    household = make_household(children=2, school="Elvebyen")
    queued(cast, household)
    make_dwelling(bedrooms=3, school_district="Elvebyen")
    meeting = meeting_with_proposal(cast)
    before = lines_of(cast.hedda, meeting).count()
    protect(household)

    assert (before, lines_of(cast.hedda, meeting).count()) == (1, 0)


def test_only_the_cleared_plan_a_meeting_about_those_who_are_protected(cast):
    with pytest.raises(Forbidden, match="ikke klarert"):
        plan_next_meeting(cast.kari, shielded=True)

    meeting = plan_next_meeting(cast.hedda, shielded=True)

    with pytest.raises(Http404):
        open_meeting(cast.kari, meeting.pk)
    assert open_meeting(cast.ingrid, meeting.pk) == meeting


def test_who_chose_the_dwelling_in_the_meeting_does_not_decide_the_allocation(cast):
    queued(cast)
    make_dwelling(bedrooms=3)
    meeting = meeting_with_proposal(cast)
    line = MeetingLine.objects.get(meeting=meeting)
    accept_line(cast.ingrid, line.pk, line.version)
    line = MeetingLine.objects.get(meeting=closed_meeting(cast, meeting))

    with pytest.raises(Forbidden, match="En annen må avgjøre"):
        send_offer(cast.ingrid, line.pk, line.version, shown(allocation_vedtak(line)))


def test_a_rent_that_changed_after_the_vedtak_was_prepared_stops_the_offer(cast):
    queued(cast)
    home = make_dwelling(bedrooms=3)
    line = MeetingLine.objects.get(meeting=closed_meeting(cast))
    vedtak = allocation_vedtak(line)
    home.rent += 500
    home.save()

    with pytest.raises(Refused, match="Husleien er endret fra 11000 til 11500"):
        send_offer(cast.ingrid, line.pk, line.version, shown(vedtak))

    assert vedtak.frozen["dwelling"]["rent"] == 11000


def test_the_lease_has_the_rent_that_was_offered(cast):
    queued(cast)
    home = make_dwelling(bedrooms=3)
    line = MeetingLine.objects.get(meeting=closed_meeting(cast))
    offer = send_offer(cast.ingrid, line.pk, line.version, shown(allocation_vedtak(line)))
    home.rent += 500
    home.save()

    accept_offer(cast.kari, offer.pk, offer.version)

    assert Lease.objects.get().rent == offer.letter_data["rent"]["monthly"] == 11000


@pytest.mark.proves("ORG-10")
def test_who_is_inhabil_leaves_the_room_stands_in_the_minutes_and_decides_nothing(cast):
    entry = queued(cast)
    make_dwelling(bedrooms=3)
    meeting = meeting_with_proposal(cast)
    line = MeetingLine.objects.get(meeting=meeting)
    tell_relation(cast.amir, entry.application.applicant, RelationKind.SIBLING)

    with pytest.raises(Http404):
        accept_line(cast.amir, line.pk, line.version)
    accept_line(cast.kari, line.pk, line.version)
    present = {cast.amir.staff: "Saksbehandler", cast.ingrid.staff: "Møteleder"}
    record_attendance(cast.kari, meeting.pk, present)
    closed = close_meeting(cast.kari, meeting.pk, None, leader=cast.ingrid.staff, place="Elva")

    assert closed.minutes_data["lines"][0]["left_room"] == ["Amir Haddad"]
    assert "Gikk ut under saken: Amir Haddad" in shown_text(bytes(closed.minutes))


def test_nobody_leaves_the_room_who_is_not_near_anybody(cast):
    queued(cast)
    make_dwelling(bedrooms=3)

    closed = closed_meeting(cast)

    assert "left_room" not in closed.minutes_data["lines"][0]
