"""Meeting, offer, lease: the office that has the case works with it, and nobody with what they do not see."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.http import Http404

from boligflyt.areas.allocation.choices import RefusalReason
from boligflyt.areas.allocation.models import MeetingLine, Offer
from boligflyt.areas.allocation.queries.offers import allocation_vedtak
from boligflyt.areas.allocation.services.lines import accept_line, leave_line
from boligflyt.areas.allocation.services.meetings import record_attendance
from boligflyt.areas.allocation.services.offers import accept_offer, refuse_offer, send_offer
from boligflyt.areas.leases.services import give_information
from boligflyt.areas.people.choices import RelationKind
from boligflyt.areas.people.services.relations import tell_relation
from boligflyt.toolkit.faults import Forbidden
from tests.areas.allocation.allocation_steps import closed_meeting, meeting_with_proposal, queued, shown
from tests.support.case_rows import rows_of
from tests.support.cast import make_dwelling, make_protected, take_part

ELSEWHERE = "behandles av Boligkontoret"


def guest(cast, actor):
    """The same role at NAV, which only takes part."""
    return replace(actor, staff=cast.nora.staff, office=cast.nora.office)


def shared(cast):
    """A household on the list whose case NAV takes part in, and a dwelling that suits it."""
    entry = queued(cast)
    take_part(entry.application.household, cast.nora.office)
    make_dwelling(bedrooms=3)


def test_another_office_does_not_decide_a_line_or_note_who_is_in_our_meeting(cast):
    shared(cast)
    meeting = meeting_with_proposal(cast)
    line = MeetingLine.objects.get(meeting=meeting)

    with pytest.raises(Forbidden, match=ELSEWHERE):
        accept_line(guest(cast, cast.kari), line.pk, line.version)
    with pytest.raises(Forbidden, match=ELSEWHERE):
        leave_line(guest(cast, cast.kari), line.pk, line.version, "Ikke nå.")
    with pytest.raises(Http404):
        record_attendance(guest(cast, cast.kari), meeting.pk, {cast.nora.staff: "Møteleder"})


def test_another_office_neither_sends_nor_answers_our_offer(cast):
    shared(cast)
    line = MeetingLine.objects.get(meeting=closed_meeting(cast))
    seen = shown(allocation_vedtak(line))

    with pytest.raises(Forbidden, match=ELSEWHERE):
        send_offer(guest(cast, cast.ingrid), line.pk, line.version, seen)
    offer = send_offer(cast.ingrid, line.pk, line.version, seen)
    with pytest.raises(Forbidden, match=ELSEWHERE):
        accept_offer(guest(cast, cast.kari), offer.pk, offer.version)
    with pytest.raises(Forbidden, match=ELSEWHERE):
        refuse_offer(guest(cast, cast.kari), offer.pk, offer.version, RefusalReason.RENT)

    assert Offer.objects.get().state == "sent"


def test_what_is_about_somebody_protected_is_not_found_by_its_key(cast):
    rows = rows_of(cast, make_protected())

    for attempt in (
        lambda: leave_line(cast.kari, rows.line.pk, None, "Ikke nå."),
        lambda: accept_offer(cast.kari, rows.offer.pk, None),
        lambda: give_information(cast.kari, rows.lease.pk, None),
    ):
        with pytest.raises(Http404):
            attempt()


def test_whoever_is_near_the_household_does_not_decide_its_line(cast):
    queued(cast)
    make_dwelling(bedrooms=3)
    line = MeetingLine.objects.get(meeting=meeting_with_proposal(cast))
    tell_relation(cast.kari, line.entry.application.applicant, RelationKind.SIBLING)

    with pytest.raises(Http404):
        leave_line(cast.kari, line.pk, line.version, "Ikke nå.")

    assert leave_line(cast.amir, line.pk, line.version, "Ikke nå.").decision == "leave"
