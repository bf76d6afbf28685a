"""What meeting, minutes and queue tell of a hidden household, and who may decide for it."""

from __future__ import annotations

import pytest

from boligflyt.areas.allocation.models import Meeting, MeetingLine
from boligflyt.areas.allocation.queries.board import board_of
from boligflyt.areas.allocation.queries.meetings import open_meeting
from boligflyt.areas.allocation.queries.offers import allocation_vedtak
from boligflyt.areas.allocation.queries.queue import queue_page
from boligflyt.areas.allocation.services.closing import close_meeting
from boligflyt.areas.allocation.services.lines import accept_line
from boligflyt.areas.allocation.services.meetings import record_attendance
from boligflyt.areas.allocation.services.offers import accept_offer, send_offer
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.choices import HouseholdRole, Protection
from boligflyt.areas.people.models import Membership, Person
from boligflyt.toolkit.faults import Forbidden, Refused
from tests.areas.allocation.allocation_steps import closed_meeting, meeting_with_proposal, queued, shown
from tests.support.cast import TODAY, make_dwelling, make_household
from tests.toolkit.pdf_text import shown_text


def hidden_family(cast):
    """On the list, with a child that since got a protected address."""
    household = make_household(children=2, school="Elvebyen")
    entry = queued(cast, household, needs_wheelchair=True)
    children = Membership.objects.filter(household=household, role=HouseholdRole.CHILD).values("person")
    Person.objects.filter(pk__in=children[:1]).update(protection=Protection.STRICT)
    return entry


def test_the_queue_tells_only_the_size_a_hidden_household_needs(cast):
    hidden_family(cast)

    (seen,) = queue_page(cast.ingrid, TODAY).rows
    (row,) = queue_page(cast.liv, TODAY).rows

    assert seen.needs == ("3 soverom", "Rullestol", "Skolekrets Elvebyen")
    assert (row.name, row.needs, row.why) == ("Skjermet husstand", ("3 soverom",), "")


def test_nobody_reads_on_the_board_or_in_the_minutes_where_a_hidden_household_is_to_live(cast, browse):
    hidden_family(cast)
    home = make_dwelling(bedrooms=3, wheelchair=True, school_district="Elvebyen")
    meeting = meeting_with_proposal(cast)
    line = MeetingLine.objects.get(meeting=meeting)
    accept_line(cast.ingrid, line.pk, line.version, "Trenger heis og nærhet til Elvebyen skole.")

    board = board_of(cast.per, open_meeting(cast.per, meeting.pk))
    page = browse("per").get(f"/tildelingsmote/{meeting.pk}/").content.decode()
    record_attendance(cast.ingrid, meeting.pk, {cast.ingrid.staff: "Møteleder"})
    close_meeting(cast.ingrid, meeting.pk, None, leader=cast.ingrid.staff, place="Elva")
    minutes = shown_text(bytes(Meeting.objects.get(pk=meeting.pk).minutes))

    (pair,) = board.pairs
    assert (pair.name, pair.reason, pair.needs) == ("Skjermet husstand", "", ("3 soverom",))
    assert board.grid == ()
    assert "Skjermet" in page
    assert "nærhet til" not in page
    assert f">{home.address}</a>" not in page
    assert home.address not in minutes
    assert "nærhet til" not in minutes


def test_who_may_not_see_a_household_does_not_close_the_meeting_that_gave_it_a_home(cast):
    hidden_family(cast)
    make_dwelling(bedrooms=3, wheelchair=True, school_district="Elvebyen")
    meeting = meeting_with_proposal(cast)
    line = MeetingLine.objects.get(meeting=meeting)
    accept_line(cast.ingrid, line.pk, line.version)
    record_attendance(cast.kari, meeting.pk, {cast.ingrid.staff: "Møteleder"})

    with pytest.raises(Refused, match="sak du ikke har tilgang til"):
        close_meeting(cast.kari, meeting.pk, None, leader=cast.ingrid.staff, place="Elva")


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
