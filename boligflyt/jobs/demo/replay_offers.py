"""From the meeting to the key through the services."""

from __future__ import annotations

from uuid import UUID

from boligflyt.areas.allocation.choices import OfferState, RefusalReason
from boligflyt.areas.allocation.models import Meeting, MeetingLine, Offer
from boligflyt.areas.allocation.queries.offers import allocation_vedtak
from boligflyt.areas.allocation.services.closing import close_meeting
from boligflyt.areas.allocation.services.lines import accept_line, give, locked_line
from boligflyt.areas.allocation.services.meetings import plan_next_meeting, record_attendance
from boligflyt.areas.allocation.services.moving_in import hand_over_key_and_house
from boligflyt.areas.allocation.services.offers import accept_offer, refuse_offer, send_offer
from boligflyt.areas.allocation.services.proposal import make_proposal
from boligflyt.areas.applications.letters import content_sha256
from boligflyt.areas.leases.services import LeaseDraft, give_information, sign_lease
from boligflyt.jobs.demo.courses import CASEWORKERS, DECIDER
from boligflyt.jobs.demo.offices import Offices, minutes_later, morning
from boligflyt.jobs.demo.records import ApplicationRecord, LeaseRecord, OfferRecord
from boligflyt.jobs.demo.wording import PLACE

SECRETARY = CASEWORKERS[0]
HELD_MINUTES = 180


def replay_offer(record: ApplicationRecord, one: OfferRecord, application: UUID, offices: Offices) -> None:
    """A meeting gives the dwelling, the offer is sent and answered, and a yes leads to the key."""
    line = _meet(one, application, offices)
    decider = offices.actor(DECIDER, minutes_later(morning(one.sent_on), 90))
    vedtak = allocation_vedtak(line)
    if vedtak is None:
        raise LookupError(f"{record.case_code}: møtet ga ikke noe vedtak om tildeling.")
    offer = send_offer(decider, line.pk, None, content_sha256(vedtak.letter_data))
    if one.answered_on is None:
        return
    caseworker = offices.actor(record.caseworker, morning(one.answered_on))
    if one.state == OfferState.REFUSED:
        refuse_offer(caseworker, offer.pk, None, RefusalReason(one.refusal_reason), one.refusal_text)
    elif one.lease:
        draft = LeaseDraft(one.lease.first_day, months=one.lease.months)
        _move_in(record, one.lease, accept_offer(caseworker, offer.pk, None, draft), offices)


def _meet(one: OfferRecord, application: UUID, offices: Offices) -> MeetingLine:
    actor = offices.actor(SECRETARY, minutes_later(morning(one.meeting_on), HELD_MINUTES))
    meeting: Meeting = plan_next_meeting(actor, one.meeting_on)
    make_proposal(actor, meeting.pk, None)
    line = MeetingLine.objects.get(meeting=meeting, entry__application=application)
    if line.proposed_id == one.dwelling:
        accept_line(actor, line.pk, None)
    else:
        # What was given then: the choices of that day rest on a ledger that is loaded whole.
        locked = locked_line(actor, line.pk, None)
        give(actor, locked, one.dwelling, "Boligen passer husstanden.", override_school=True)
    leader = offices.key(DECIDER)
    record_attendance(actor, meeting.pk, {leader: "Beslutter", actor.staff: "Boligkontoret"})
    close_meeting(actor, meeting.pk, None, leader=leader, place=PLACE)
    return MeetingLine.objects.get(pk=line.pk)


def _move_in(record: ApplicationRecord, lease: LeaseRecord, offer: Offer, offices: Offices) -> None:
    if offer.lease is None or lease.informed_on is None:
        return
    pk = offer.lease.pk
    give_information(offices.actor(record.caseworker, morning(lease.informed_on)), pk, None)
    if lease.signed_on is None:
        return
    sign_lease(offices.actor(record.caseworker, morning(lease.signed_on)), pk, None, lease.signed_on)
    if lease.key_handed_on is None:
        return
    keeper = offices.actor(record.caseworker, morning(lease.key_handed_on))
    hand_over_key_and_house(keeper, pk, None, lease.key_handed_on)
