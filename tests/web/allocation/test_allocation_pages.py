"""The queue, the board, offers and the way to the key, through the pages."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session

from boligflyt.areas.allocation.models import MatchingRun, Meeting, MeetingLine, Offer
from boligflyt.areas.audit.models import Event
from boligflyt.areas.leases.models import Lease
from tests.areas.allocation.allocation_steps import closed_meeting, queued
from tests.support.cast import (
    make_application,
    make_building,
    make_dwelling,
    make_household,
    make_person,
)


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


def proposed_meeting(cast, client):
    """Lund and Tesfay wait for one flat; the proposal is made through the page."""
    queued(cast, make_household(make_person("Mona", "Lund"), children=2), lot=1)
    queued(cast, lot=2)
    make_dwelling(bedrooms=3)
    client.post("/tildelingsmote/nytt/", {"held_on": "23.11.2026"})
    meeting = Meeting.objects.get()
    client.post(f"/tildelingsmote/{meeting.pk}/forslag/", {"version": meeting.version})
    return meeting, list(MeetingLine.objects.order_by("place"))


def test_the_page_answers_why_not_for_a_household_and_what_would_have_helped(cast, browse):
    client = browse("kari")
    meeting, (_, second) = proposed_meeting(cast, client)
    at = f"/tildelingsmote/{meeting.pk}/hvorfor-ikke/"

    asked = client.get(at, {"line": str(second.pk)}).content.decode().replace("\xa0", " ")
    empty = client.get(at).content.decode()

    assert "foreslått en husstand med samme prioritet. Loddet avgjorde" in asked
    assert "Det trengs én ledig bolig til med 3 soverom" in asked
    assert "Velg en husstand" in empty
    assert client.get(at, {"line": "ikke-en-nøkkel"}).status_code == 404


def test_what_a_decision_does_is_shown_on_its_form_and_what_was_written_is_still_there(cast, browse):
    client = browse("kari")
    _, (first, _) = proposed_meeting(cast, client)

    page = client.post(
        f"/tildelingsmote/linje/{first.pk}/",
        {"version": first.version, "decision": "leave", "reason": "Venter på svar.", "prov": "1"},
    )

    first.refresh_from_db()
    text = page.content.decode()
    assert (page.status_code, first.decision) == (200, "open")
    assert "Tesfay, Selam" in text
    assert "Får nå forslag om" in text
    assert "Venter på svar." in text


def test_the_screen_in_the_room_shows_no_names_and_asks_whether_there_is_something_new(cast, browse):
    client = browse("kari")
    meeting, (first, _) = proposed_meeting(cast, client)
    at = f"/tildelingsmote/{meeting.pk}/"

    screen = client.get(f"{at}skjerm/").content.decode()
    asks = re.search(r'hx-get="([^"]+)"', screen).group(1).replace("&amp;", "&")
    same = client.get(asks)
    client.post(f"/tildelingsmote/linje/{first.pk}/", {"version": first.version, "decision": "accept"})
    other = client.get(asks)
    board = client.get(asks.split("&")[0]).content.decode()

    assert not re.search("Lund|Tesfay|Mona|Selam", screen)
    assert first.entry.application.case_code in screen
    assert (same.status_code, other.headers["HX-Refresh"]) == (204, "true")
    assert "Møtet er endret" in board


def test_the_screen_names_the_first_dwellings_without_a_proposal_and_counts_the_rest(
    cast, browse, monkeypatch
):
    monkeypatch.setattr("boligflyt.web.allocation.board_page.SHOWN", 1)
    client = browse("kari")
    for bedrooms in (5, 6, 7):
        make_dwelling(bedrooms)
    client.post("/tildelingsmote/nytt/", {"held_on": "23.11.2026"})
    before = client.get(f"/tildelingsmote/{Meeting.objects.get().pk}/skjerm/").content.decode()
    queued(cast, make_household(make_person("Mona", "Lund")), bedrooms_needed=1)
    meeting = Meeting.objects.get()
    client.post(f"/tildelingsmote/{meeting.pk}/forslag/", {"version": meeting.version})

    screen = client.get(f"/tildelingsmote/{meeting.pk}/skjerm/").content.decode()

    assert "3 boliger er ledige" in before and "Boliger uten forslag" not in before
    assert "Og 2 til. Alle står på egen skjerm." in screen


def test_the_limits_are_read_a_page_at_a_time_those_that_are_reached_first(cast, browse, monkeypatch):
    monkeypatch.setattr("boligflyt.web.allocation.limit_views.PER_PAGE", 1)
    make_dwelling(5, building=make_building()), make_dwelling(1, building=make_building())
    queued(cast, make_household(make_person("Mona", "Lund")), bedrooms_needed=1, referrals=["housing_first"])
    client = browse("kari")
    client.post("/tildelingsmote/nytt/", {"held_on": "23.11.2026"})
    at = f"/tildelingsmote/{Meeting.objects.get().pk}"

    first, second = (client.get(f"{at}/grenser/?side={page}").content.decode() for page in (1, 2))
    costs = client.get(f"{at}/regler/").content.decode().replace("\xa0", " ")

    proposed = [re.findall(r'data-label="Foreslått">(\d+)<', page) for page in (first, second)]
    assert ("Viser 1–1 av 2" in first, "Viser 2–2 av 2" in second, proposed) == (True, True, [["1"], ["0"]])
    assert "2 grenser i bygg har plass til alle" in costs and "Grensen i Skogbrynet" not in costs


def test_asking_whether_there_is_something_new_is_no_use_of_the_session_and_leaves_no_trace(cast, browse):
    client = browse("kari")
    meeting, _ = proposed_meeting(cast, client)
    ends = Session.objects.get().expire_date - timedelta(minutes=20)
    Session.objects.update(expire_date=ends)
    traced = Event.objects.count()

    asked = client.get(f"/tildelingsmote/{meeting.pk}/nummer/", {"sist": "x"})

    assert asked.status_code == 200
    assert Session.objects.get().expire_date == ends
    assert Event.objects.count() == traced
    client.get(f"/tildelingsmote/{meeting.pk}/")
    assert Session.objects.get().expire_date > ends


def test_what_each_rule_costs_stands_in_a_table(cast, browse):
    client = browse("kari")
    meeting, _ = proposed_meeting(cast, client)

    page = client.get(f"/tildelingsmote/{meeting.pk}/regler/").content.decode()

    assert "For liten" in page
    assert "Ingenting lagres" in page


def test_the_agenda_says_what_is_new_what_fell_and_who_comes_out_or_that_there_is_nothing(cast, browse):
    client = browse("kari")
    meeting, _ = proposed_meeting(cast, client)
    make_application(
        cast.kari, make_household(make_person("Tor", "Vik")), housing="prison_release",
        housing_since=date(2026, 3, 1), housing_ends_on=date(2026, 12, 18),
    )  # fmt: skip

    page = client.get(f"/tildelingsmote/{meeting.pk}/saksliste/").content.decode().replace("\xa0", " ")

    assert "Lund, Mona" in page
    assert "18.12.2026, om 25 dager" in page
    assert "Ingen har takket nei" in page


def test_a_dwelling_is_set_aside_for_a_household_and_proposed_again_on_the_page_of_its_line(cast, browse):
    client = browse("kari")
    _, (first, _) = proposed_meeting(cast, client)
    at, flat = f"/tildelingsmote/linje/{first.pk}/", first.proposed
    said = {"decision": "set_aside", "dwelling": str(flat.pk), "reason": "Trapp uten rekkverk."}

    faulty = client.post(at, {**said, "version": first.version, "reason": ""})
    client.post(at, {**said, "version": first.version})
    first.refresh_from_db()
    page = client.get(at).content.decode()
    kept = first.proposed
    client.post(f"{at}igjen/", {"version": first.version, "dwelling": str(flat.pk)})

    assert (faulty.status_code, kept) == (422, None)
    assert "Trapp uten rekkverk." in page
    first.refresh_from_db()
    assert (first.set_aside, first.proposed) == ({}, flat)


@pytest.mark.parametrize("decision", ["change", "set_aside"])
def test_a_dwelling_that_the_meeting_cannot_give_is_refused_and_nothing_is_kept_of_it(cast, browse, decision):
    client = browse("kari")
    _, (first, _) = proposed_meeting(cast, client)
    runs, at = MatchingRun.objects.count(), f"/tildelingsmote/linje/{first.pk}/"
    not_ready = make_dwelling(3, ready_since=None)

    for dwelling, why in ((not_ready.pk, "ikke blant dem møtet kan fordele"), (first.pk, "Velg en annen")):
        told = {"decision": decision, "dwelling": str(dwelling), "reason": "Nær skolen.", "version": 1}
        page = client.post(at, told)
        assert page.status_code == 422
        assert "Nær skolen." in page.content.decode()
        assert why in page.context["form"].errors["dwelling"][0]
    no_key = client.post(at, {"decision": decision, "dwelling": "4", "reason": "Nær skolen.", "version": 1})

    assert "Velg bolig fra listen." in no_key.content.decode()
    before = (first.decision, first.set_aside, first.dwelling_id, first.version)
    first.refresh_from_db()
    assert (first.decision, first.set_aside, first.dwelling_id, first.version) == before
    assert MatchingRun.objects.count() == runs


def test_a_household_without_a_dwelling_has_nothing_to_accept_or_to_swap(cast, browse):
    client = browse("kari")
    _, (first, _) = proposed_meeting(cast, client)
    at = f"/tildelingsmote/linje/{first.pk}/"
    offered = [value for value, _ in client.get(at).context["form"].fields["decision"].choices]
    MeetingLine.objects.filter(pk=first.pk).update(proposed=None)

    left = [value for value, _ in client.get(at).context["form"].fields["decision"].choices]

    assert offered == ["accept", "change", "swap", "leave", "set_aside"]
    assert left == ["change", "leave", "set_aside"]


def test_sending_a_decision_twice_does_it_once_and_comes_back_to_the_meeting(cast, browse):
    client = browse("kari")
    meeting, (first, _) = proposed_meeting(cast, client)
    told = {
        "decision": "leave",
        "reason": "Venter på svar.",
        "version": first.version,
        "command": str(uuid4()),
    }

    answers = [client.post(f"/tildelingsmote/linje/{first.pk}/", told) for _ in range(2)]

    assert {one.url for one in answers} == {f"/tildelingsmote/{meeting.pk}/"}
    first.refresh_from_db()
    assert (first.decision, first.reason) == ("leave", "Venter på svar.")


def test_trying_without_a_dwelling_asks_for_one_and_trying_one_that_does_not_suit_says_why(cast, browse):
    client = browse("kari")
    _, (first, _) = proposed_meeting(cast, client)
    small = make_dwelling(bedrooms=1)
    at, tried = f"/tildelingsmote/linje/{first.pk}/", {"version": first.version, "prov": "1"}

    for decision in ("change", "set_aside"):
        missing = client.post(at, {**tried, "decision": decision, "reason": "Nær skolen."})
        assert (missing.status_code, missing.context["trial"]) == (422, None)
        assert "Velg boligen dere vil prøve." in missing.content.decode()
    stopped = client.post(at, {**tried, "decision": "change", "dwelling": str(small.pk)}).content.decode()

    assert "Det går ikke slik det står nå: Boligen har 1 soverom, og husstanden trenger 3." in stopped
    first.refresh_from_db()
    assert first.decision == "open"


def test_a_limit_in_a_building_is_lifted_on_its_own_page_with_a_reason_and_let_hold_again(cast, browse):
    building = make_building()
    make_dwelling(1, building=building), make_dwelling(1, building=building)
    for lot in (1, 2):
        waits = make_household(make_person("Mona", f"Lund{lot}"))
        queued(cast, waits, lot=lot, bedrooms_needed=1, referrals=["housing_first"])
    client = browse("kari")
    client.post("/tildelingsmote/nytt/", {"held_on": "23.11.2026"})
    meeting = Meeting.objects.get()
    client.post(f"/tildelingsmote/{meeting.pk}/forslag/", {"version": meeting.version})
    at = f"/tildelingsmote/{meeting.pk}/grenser/"

    page = client.get(at).content.decode().replace("\xa0", " ")
    key = re.search(r"\?grense=([^\"]+)\"", page).group(1).replace("%3A", ":")
    empty = client.post(f"{at}fravik/", {"limit": key, "reason": ""})
    lifted = client.post(f"{at}fravik/", {"limit": key, "reason": "Teamet er i huset."}, follow=True)
    held = client.post(f"{at}gjelder/", {"limit": key}, follow=True)

    assert "Fullt" in page and "Regelen er 20 prosent av 2 boliger, og minst én." in page
    assert empty.status_code == 422
    assert "Fraveket: Teamet er i huset." in lifted.content.decode()
    assert MeetingLine.objects.filter(proposed__isnull=False).count() == 1
    assert "Grensen gjelder igjen" in held.content.decode()


def test_a_member_of_the_meeting_without_sight_of_health_is_not_given_answers_that_rest_on_it(cast, browse):
    queued(cast, make_household(make_person("Mona", "Lund"), children=2))
    make_dwelling(bedrooms=3)
    meeting, _ = proposed_meeting(cast, browse("kari"))
    member = browse("per")

    board = member.get(f"/tildelingsmote/{meeting.pk}/").content.decode()

    assert "Hvem kan bo hvor" not in board and "Grenser i bygg" not in board
    assert member.get(f"/tildelingsmote/{meeting.pk}/grenser/").status_code in (403, 404)


def test_the_decider_reads_ticks_and_sends_all_offers_of_a_meeting_on_one_page(cast, browse):
    for lot in (1, 2):
        queued(cast, make_household(make_person("Mona", f"Lund{lot}")), lot=lot)
        make_dwelling(bedrooms=3)
    meeting = closed_meeting(cast)
    at = f"/tildelingsmote/{meeting.pk}/tilbud/"
    client = browse("ingrid")

    board = client.get(f"/tildelingsmote/{meeting.pk}/").content.decode()
    page = client.get(at).content.decode()
    empty = client.post(at, {})
    fields = dict(re.findall(r'name="((?:version|shown)_[^"]*)" value="([^"]*)"', page))
    lines = [str(one.pk) for one in MeetingLine.objects.all()]
    sent = client.post(at, {"lines": lines, **fields}, follow=True).content.decode()

    assert "Les og send tilbudene" in board and "2 tilbud venter på beslutter" in board
    assert "Jeg har lest vedtaket" in page
    assert empty.status_code == 422 and "Kryss av for minst ett tilbud" in empty.content.decode()
    assert "2 tilbud er avgjort og ligger i utboksen." in sent
    assert Offer.objects.count() == 2
    assert "Ingen tilbud venter på deg" in client.get(at).content.decode()


def test_a_leader_tries_another_order_of_the_groups_and_reads_what_it_would_have_done(cast, browse):
    for lot in (1, 2):
        queued(cast, make_household(make_person("Mona", f"Lund{lot}")), lot=lot)
    make_dwelling(bedrooms=3)
    closed_meeting(cast)
    client = browse("liv")
    at = "/oversikt/prov-regler/ny/"
    told = {
        "basis": "planning", "purpose": "Barnefamilier først?", "first_day": "01.01.2026",
        "last_day": "23.11.2026", "group_1": "family", "group_2": "homeless",
        "group_3": "economic_health_social", "waiting_counts": "never", "fit_wheelchair_unused": "3",
        "fit_changes_school": "2", "fit_spare_room": "2", "fit_not_ready": "1",
    }  # fmt: skip

    form = client.get(at).content.decode()
    twice = client.post(at, {**told, "group_2": "family"})
    made = client.post(at, told, follow=True)
    page = made.content.decode()

    assert form.index("Grunnlag for kopien") < form.index("Gruppe nummer 1")
    assert twice.status_code == 422 and "Hver gruppe" in twice.content.decode()
    assert "Rekkefølgen er Barnefamilier, Bostedsløse" in page
    assert "Folk er ikke med i regnestykket" in page
    gone = client.post(made.redirect_chain[-1][0] + "slett/", {}, follow=True).content.decode()
    assert "Kopien er slettet. Tallene står igjen." in gone
    assert "Barnefamilier først?" in client.get("/oversikt/prov-regler/").content.decode()
