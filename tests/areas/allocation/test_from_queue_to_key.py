"""One household's way from the waiting list to the key."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.areas.access.choices import Grade
from boligflyt.areas.allocation.letters import OFFER_TEMPLATE
from boligflyt.areas.allocation.models import MatchingRun, MeetingLine, Offer
from boligflyt.areas.allocation.queries.offers import allocation_vedtak
from boligflyt.areas.allocation.queries.vacancies import dwellings_to_allocate
from boligflyt.areas.allocation.queries.waiting_list import queue_page
from boligflyt.areas.allocation.services.moving_in import call_off_move_in, hand_over_key_and_house
from boligflyt.areas.allocation.services.offers import accept_offer, send_offer
from boligflyt.areas.leases.letters import CONTRACT_TEMPLATE, NOTICE_TEMPLATE
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.services import give_information, sign_lease
from boligflyt.toolkit.documents import compile_pdf, sha256_hex
from tests.areas.allocation.allocation_steps import (
    closed_meeting,
    meeting_with_proposal,
    on_day,
    queued,
    shown,
)
from tests.support.cast import TODAY, make_dwelling


@pytest.mark.proves("REG-17")
def test_a_household_on_the_list_gets_the_dwelling_that_suits_it_and_leaves_the_list_with_the_key(cast):
    entry = queued(cast)
    dwelling = make_dwelling(bedrooms=3)

    meeting = meeting_with_proposal(cast)
    closed_meeting(cast, meeting)
    line = MeetingLine.objects.get(meeting=meeting)
    vedtak = allocation_vedtak(line)
    offer = send_offer(cast.ingrid, line.pk, line.version, shown(vedtak))
    offer = accept_offer(cast.kari, offer.pk, offer.version)
    lease = give_information(cast.kari, offer.lease_id, None)
    lease = sign_lease(cast.kari, lease.pk, lease.version, TODAY)
    lease = hand_over_key_and_house(
        on_day(cast.kari, date(2026, 12, 1)), lease.pk, lease.version, date(2026, 12, 1)
    )

    entry.refresh_from_db()
    ready = dwelling.ledger.get()
    assert MatchingRun.objects.get(meeting=meeting).result["placements"]
    assert (vedtak.first_day, vedtak.last_day) == (date(2026, 12, 1), date(2029, 11, 30))
    assert offer.answer_by == date(2026, 11, 30)
    assert lease.state == "running"
    assert sha256_hex(bytes(lease.contract)) == lease.contract_sha256
    assert entry.state == "housed"
    assert ready.period.last_day == date(2026, 11, 30)
    assert list(queue_page(cast.kari, TODAY).rows) == []


def test_offer_contract_and_information_are_made_again_from_frozen_content_with_the_same_bytes(cast):
    queued(cast)
    home = make_dwelling(bedrooms=3)
    line = MeetingLine.objects.get(meeting=closed_meeting(cast))
    sent = send_offer(cast.ingrid, line.pk, line.version, shown(allocation_vedtak(line)))
    accepted = accept_offer(cast.kari, sent.pk, sent.version)
    given = give_information(cast.kari, accepted.lease_id, None)
    home.rent = 1
    home.save()

    offer, lease = Offer.objects.get(pk=sent.pk), Lease.objects.get(pk=given.pk)
    code, number = offer.entry.application.case_code, lease.contract_number
    papers, at = lease.contract_data, lease.informed_at
    again = (
        compile_pdf(OFFER_TEMPLATE, offer.letter_data, offer.created_at, f"Tilbud om bolig {code}"),
        compile_pdf(CONTRACT_TEMPLATE, papers["contract"], at, f"Leiekontrakt {number}"),
        compile_pdf(NOTICE_TEMPLATE, papers["notice"], at, f"Informasjon før signering {number}"),
    )

    assert again == (bytes(offer.letter), bytes(lease.contract), bytes(lease.notice))


def test_a_lease_that_comes_to_nothing_gives_the_place_and_the_dwelling_back(cast):
    entry = queued(cast)
    home = make_dwelling(bedrooms=3)
    meeting = meeting_with_proposal(cast)
    closed_meeting(cast, meeting)
    line = MeetingLine.objects.get(meeting=meeting)
    offer = send_offer(cast.ingrid, line.pk, line.version, shown(allocation_vedtak(line)))
    offer = accept_offer(cast.kari, offer.pk, offer.version)

    lease = call_off_move_in(cast.kari, offer.lease_id, None, "Familien fikk en annen bolig og trakk seg.")

    entry.refresh_from_db()
    offer.refresh_from_db()
    assert (lease.state, offer.state, entry.state) == ("void", "withdrawn", "waiting")
    assert [one.dwelling for one in dwellings_to_allocate(TODAY, Grade.STRICT)] == [home]
