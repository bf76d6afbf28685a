"""A case that is withdrawn or assessed again, and what becomes of its place, its line and its offer."""

from __future__ import annotations

import pytest

from boligflyt.areas.allocation.models import MeetingLine, QueueEntry
from boligflyt.areas.allocation.queries.offers import allocation_vedtak
from boligflyt.areas.allocation.services.closing import close_meeting
from boligflyt.areas.allocation.services.lines import leave_line
from boligflyt.areas.allocation.services.meetings import record_attendance
from boligflyt.areas.allocation.services.offers import send_offer
from boligflyt.areas.allocation.services.proposal import make_proposal
from boligflyt.areas.allocation.services.queue import act_on_case, decide_case_and_enqueue
from boligflyt.areas.applications.choices import Action, VedtakKind
from boligflyt.areas.applications.services.assessing import run_assessment
from boligflyt.areas.applications.services.vedtak import prepare_case
from boligflyt.toolkit.faults import Refused
from tests.areas.allocation.allocation_steps import closed_meeting, meeting_with_proposal, queued, shown
from tests.areas.applications.test_main_job import approvals_of, draft
from tests.support.cast import TODAY, make_dwelling


def assessed_again(cast, entry: QueueEntry, *, granted: bool) -> QueueEntry:
    pk = entry.application_id
    act_on_case(cast.kari, pk, None, Action.REASSESS, "Ny inntekt.")
    run_assessment(cast.kari, pk, None)
    both = [draft(VedtakKind.ASSISTANCE), draft(VedtakKind.MUNICIPAL_DWELLING, granted)]
    made = prepare_case(cast.kari, pk, None, both)
    decide_case_and_enqueue(cast.ingrid, pk, approvals_of(made), lot=7)
    return QueueEntry.objects.get()


def test_a_household_that_withdraws_leaves_the_list_the_same_day(cast):
    entry = queued(cast)

    act_on_case(cast.kari, entry.application_id, None, Action.WITHDRAW, "Har kjøpt bolig.")

    entry.refresh_from_db()
    assert (entry.state, entry.left_on) == ("left", TODAY)
    assert entry.left_because == "Trukket: Har kjøpt bolig."


def test_a_case_with_an_open_offer_is_not_withdrawn_over_it(cast):
    entry = queued(cast)
    make_dwelling(bedrooms=3)
    line = MeetingLine.objects.get(meeting=closed_meeting(cast))
    send_offer(cast.ingrid, line.pk, line.version, shown(allocation_vedtak(line)))

    with pytest.raises(Refused, match="Før svaret på tilbudet først"):
        act_on_case(cast.kari, entry.application_id, None, Action.WITHDRAW, "Har kjøpt bolig.")


def test_a_case_that_is_assessed_again_is_not_proposed_and_keeps_its_place_and_lot(cast):
    entry = queued(cast, lot=3)
    make_dwelling(bedrooms=3)
    act_on_case(cast.kari, entry.application_id, None, Action.REASSESS, "Ny inntekt.")

    meeting = meeting_with_proposal(cast)

    entry.refresh_from_db()
    assert not MeetingLine.objects.filter(meeting=meeting).exists()
    assert (entry.state, entry.lot) == ("waiting", 3)


def test_a_new_grant_keeps_the_place_with_the_new_vedtak_and_a_refusal_takes_it(cast):
    first = queued(cast, lot=3)

    kept = assessed_again(cast, first, granted=True)
    kept_as = (kept.pk, kept.state, kept.lot, kept.vedtak_id != first.vedtak_id)
    lost = assessed_again(cast, kept, granted=False)

    assert kept_as == (first.pk, "waiting", 3, True)
    assert (lost.state, lost.left_because) == ("left", "Nytt vedtak: avslag på kommunal bolig.")


def test_a_household_that_no_longer_waits_does_not_hold_up_the_meeting(cast):
    entry = queued(cast)
    make_dwelling(bedrooms=3)
    meeting = meeting_with_proposal(cast)
    act_on_case(cast.kari, entry.application_id, None, Action.WITHDRAW, "Har kjøpt bolig.")

    make_proposal(cast.kari, meeting.pk, None)
    line = MeetingLine.objects.get(meeting=meeting)
    without_proposal = (line.proposed, line.proposal_reason)
    leave_line(cast.kari, line.pk, line.version, "Har kjøpt bolig.")
    record_attendance(cast.kari, meeting.pk, {cast.ingrid.staff: "Møteleder"})
    closed = close_meeting(cast.kari, meeting.pk, None, leader=cast.ingrid.staff, place="Elva")

    assert without_proposal == (None, "Husstanden venter ikke lenger på bolig.")
    assert closed.state == "closed"


def test_a_dwelling_given_to_a_household_that_withdrew_is_not_made_a_vedtak(cast):
    entry = queued(cast)
    make_dwelling(bedrooms=3)
    meeting = meeting_with_proposal(cast)
    line = MeetingLine.objects.get(meeting=meeting)
    MeetingLine.objects.filter(pk=line.pk).update(decision="accept", dwelling=line.proposed)
    act_on_case(cast.kari, entry.application_id, None, Action.WITHDRAW, "Har kjøpt bolig.")
    record_attendance(cast.kari, meeting.pk, {cast.ingrid.staff: "Møteleder"})

    with pytest.raises(Refused, match="venter ikke lenger på bolig"):
        close_meeting(cast.kari, meeting.pk, None, leader=cast.ingrid.staff, place="Elva")
