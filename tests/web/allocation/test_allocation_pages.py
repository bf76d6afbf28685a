"""The queue, the board, offers and the way to the key, through the pages."""

from __future__ import annotations

import re

import pytest

from boligflyt.areas.allocation.models import Meeting, MeetingLine, Offer
from boligflyt.areas.leases.models import Lease
from tests.areas.allocation.allocation_steps import closed_meeting, queued
from tests.support.cast import make_dwelling, make_household, make_person


def hidden(page: str, name: str) -> str:
    """The value of the page's hidden field."""
    return re.search(rf'name="{name}" value="([^"]*)"', page).group(1)


@pytest.mark.proves("REG-17", "IND-04")
def test_the_queue_shows_the_place_the_need_and_that_waiting_time_does_not_count(cast, browse):
    queued(cast)

    page = browse("kari").get("/venteliste/").content.decode().replace("\xa0", " ")

    assert "Tesfay, Selam" in page
    assert "3 soverom" in page
    assert "Ventetid teller ikke" in page


def test_a_leader_sees_numbers_and_needs_but_no_names(cast, browse):
    queued(cast)

    page = browse("liv").get("/venteliste/").content.decode().replace("\xa0", " ")

    assert "Tesfay" not in page
    assert "3 soverom" in page


def test_the_whole_way_from_meeting_to_key_goes_through_the_pages(cast, browse):
    queued(cast, make_household(make_person("Mona", "Lund", phone="400 00 001"), children=2))
    make_dwelling(bedrooms=3)
    client = browse("kari")

    client.post("/tildelingsmote/nytt/", {"held_on": "23.11.2026"})
    meeting = Meeting.objects.get()
    client.post(f"/tildelingsmote/{meeting.pk}/forslag/", {"version": meeting.version})
    line = MeetingLine.objects.get()
    board = client.get(f"/tildelingsmote/{meeting.pk}/").content.decode().replace("\xa0", " ")
    client.post(f"/tildelingsmote/linje/{line.pk}/", {"version": line.version, "decision": "accept"})
    client.post(f"/tildelingsmote/{meeting.pk}/oppmote/", {"present": [str(cast.ingrid.staff)]})
    closing = {"leader": str(cast.ingrid.staff), "place": "Elva"}
    closed = client.post(f"/tildelingsmote/{meeting.pk}/avslutt/", closing)
    decider = browse("ingrid")
    letter = decider.get(f"/tildelingsmote/linje/{line.pk}/tilbud/").content.decode()
    decider.post(f"/tildelingsmote/linje/{line.pk}/tilbud/", {"shown_sha256": hidden(letter, "shown_sha256")})
    offer = Offer.objects.get()
    client = browse("kari")
    client.post(f"/tilbud/{offer.pk}/svar/", {"answer": "yes", "first_day": "23.11.2026"})
    lease = Lease.objects.get()
    client.post(f"/leieforhold/{lease.pk}/informasjon/", {"version": lease.version})
    client.post(f"/leieforhold/{lease.pk}/signer/", {"on": "23.11.2026"})
    client.post(f"/leieforhold/{lease.pk}/nokkel/", {"on": "23.11.2026"})
    lease.refresh_from_db()
    contract = client.get(f"/leieforhold/{lease.pk}/kontrakt/")
    minutes = client.get(f"/tildelingsmote/{meeting.pk}/referat/")

    assert "Hvem kan bo hvor" in board
    assert closed.status_code == 302
    assert lease.state == "running"
    assert contract.headers["Content-Disposition"].startswith("inline")
    assert minutes.content.startswith(b"%PDF")


def test_the_second_person_sends_an_allocation_back_and_no_offer_goes_out(cast, browse):
    entry = queued(cast)
    make_dwelling(bedrooms=3)
    closed_meeting(cast)
    line = MeetingLine.objects.get()
    at = f"/tildelingsmote/linje/{line.pk}/tilbud/"

    page = browse("ingrid").post(at, {"send_back": "1", "reason": "Sjekk skolekretsen."}, follow=True)

    entry.refresh_from_db()
    assert "sendt tilbake" in page.content.decode()
    assert not Offer.objects.exists()
    assert entry.state == "waiting"
