"""Offers: sent by a second person, answered in time; a no costs no more than rules and vedtak say."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import Http404

from boligflyt.areas.access.models import Municipality, Participation
from boligflyt.areas.allocation.choices import RefusalReason
from boligflyt.areas.allocation.models import MeetingLine, Offer, QueueEntry
from boligflyt.areas.allocation.queries.offers import (
    allocation_vedtak,
    offers_listed,
    open_offer,
    refusal_vedtak,
)
from boligflyt.areas.allocation.services.offers import (
    accept_offer,
    decide_refusal,
    expire_offer,
    refuse_offer,
    send_offer,
)  # fmt: skip
from boligflyt.areas.leases.models import Lease
from boligflyt.toolkit.documents import sha256_hex
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused
from tests.areas.allocation.allocation_steps import closed_meeting, later, on_day, queued, shown
from tests.support.cast import TODAY, make_dwelling, make_household
from tests.toolkit.pdf_text import says


def closed_line(cast, **facts) -> MeetingLine:
    queued(cast, **facts)
    make_dwelling(bedrooms=3)
    return MeetingLine.objects.get(meeting=closed_meeting(cast))


def sent(cast, actor=None) -> Offer:
    line = closed_line(cast)
    return send_offer(actor or cast.ingrid, line.pk, line.version, shown(allocation_vedtak(line)))


def test_the_offer_goes_out_with_the_vedtak_when_a_second_person_has_read_it(cast):
    line = closed_line(cast)
    seen = shown(allocation_vedtak(line))

    with pytest.raises(Forbidden):
        send_offer(cast.kari, line.pk, line.version, seen)
    with pytest.raises(Conflict, match="endret siden du leste"):
        send_offer(cast.ingrid, line.pk, line.version, "noe annet")
    offer = send_offer(cast.ingrid, line.pk, line.version, seen)

    assert (offer.vedtak.state, offer.vedtak.decided_by_id) == ("decided", cast.ingrid.staff)
    assert (offer.sent_on, offer.answer_by) == (TODAY, date(2026, 11, 30))
    assert says(bytes(offer.letter), "Sier du nei til et tilbud uten en god grunn")
    assert sha256_hex(bytes(offer.letter)) == offer.letter_sha256
    assert QueueEntry.objects.get().state == "offered"


def test_a_deadline_on_a_day_off_moves_to_the_next_working_day(cast):
    line = closed_line(cast)

    offer = send_offer(
        on_day(cast.ingrid, date(2026, 12, 18)), line.pk, line.version, shown(allocation_vedtak(line))
    )

    assert offer.answer_by == date(2026, 12, 28)


def test_the_one_who_comes_second_to_a_dwelling_is_told_that_it_is_taken(cast):
    line = closed_line(cast)
    seen = shown(allocation_vedtak(line))
    other = queued(cast, make_household())
    Offer.objects.create(
        entry=other, dwelling=line.dwelling, sent_on=TODAY, answer_by=TODAY, created_at=cast.kari.at,
        changed_at=cast.kari.at, changed_by=cast.kari.staff,
    )  # fmt: skip

    with pytest.raises(Conflict, match="allerede tilbudt en annen husstand") as told:
        send_offer(cast.ingrid, line.pk, line.version, seen)

    assert told.value.by == cast.kari.staff
    assert allocation_vedtak(line).state == "prepared"


def test_a_yes_makes_the_lease_ready_once(cast):
    offer = sent(cast)

    accepted = accept_offer(cast.kari, offer.pk, offer.version)
    again = accept_offer(cast.kari, offer.pk, accepted.version)

    lease = Lease.objects.get()
    assert (accepted.lease, again.lease) == (lease, lease)
    assert (lease.period.first_day, lease.state) == (date(2026, 12, 1), "prepared")
    with pytest.raises(Conflict, match="godtatt"):
        refuse_offer(cast.kari, offer.pk, again.version, RefusalReason.PLACE)


def test_a_no_for_a_reason_the_rules_count_keeps_the_place(cast):
    offer = sent(cast)

    refused = refuse_offer(cast.kari, offer.pk, offer.version, RefusalReason.SCHOOL, "Barna går på Elvebyen.")

    assert refused.consequence == "keeps_place"
    assert QueueEntry.objects.get().state == "waiting"
    assert refusal_vedtak(refused) is None


def test_a_no_that_only_asks_for_a_new_assessment_takes_nothing_away(cast):
    offer = sent(cast)

    refused = refuse_offer(cast.kari, offer.pk, offer.version, RefusalReason.PLACE)

    assert refused.consequence == "reconsider_need"
    assert QueueEntry.objects.get().state == "waiting"


def test_a_no_that_costs_the_place_is_a_vedtak_that_another_person_decides(cast):
    offer = sent(cast)
    Municipality.objects.update(rule_set="demo-bergen")

    refused = refuse_offer(cast.kari, offer.pk, offer.version, RefusalReason.PLACE, "For langt unna.")
    vedtak = refusal_vedtak(refused)
    before = QueueEntry.objects.get().state
    with pytest.raises(Forbidden):
        decide_refusal(cast.kari, offer.pk, shown(vedtak))
    decide_refusal(cast.ingrid, offer.pk, shown(vedtak))

    entry = QueueEntry.objects.get()
    vedtak.refresh_from_db()
    assert (before, entry.state, entry.left_on) == ("waiting", "left", TODAY)
    assert entry.application.state == "lapsed"
    assert says(bytes(vedtak.letter), "For langt unna")


def test_silence_is_not_a_no(cast):
    offer = sent(cast)
    after = later(cast.kari, 8)

    with pytest.raises(Refused, match="Svarfristen er 30.11.2026"):
        expire_offer(cast.kari, offer.pk, offer.version)
    late = list(offers_listed(after, after.today, "expired"))
    expired = expire_offer(after, offer.pk, offer.version)

    assert late == [offer]
    assert (expired.state, expired.consequence) == ("expired", "")
    assert QueueEntry.objects.get().state == "waiting"


def test_an_offer_of_another_office_is_not_found(cast):
    offer = sent(cast)

    with pytest.raises(Http404):
        open_offer(cast.nora, offer.pk)
    with pytest.raises(Http404):
        accept_offer(cast.nora, offer.pk, offer.version)


def test_the_page_that_decides_about_a_no_is_for_those_who_see_the_vedtak(cast):
    offer = sent(cast)
    household = offer.entry.application.household_id
    Participation.objects.filter(subject=household).update(kinds=["housing", "identity"])

    assert open_offer(cast.ingrid, offer.pk) == offer
    with pytest.raises(Http404):
        open_offer(cast.ingrid, offer.pk, decisions=True)
