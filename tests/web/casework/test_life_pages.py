"""Something has happened: what it leads to is shown first, and done only when it is confirmed."""

from __future__ import annotations

from django.urls import reverse

from boligflyt.areas.applications.choices import State
from boligflyt.areas.casework.models import Entry
from boligflyt.areas.people.models import Membership
from tests.support.cast import make_application, make_household, make_person

CHILD = {"given_name": "Lille", "family_name": "Tesfay", "on": "23.11.2026", "note": ""}


def at(home, event: str = "") -> str:
    address = reverse("casework:happened", args=[home.pk])
    return f"{address}?hva={event}" if event else address


def test_what_a_birth_leads_to_is_seen_before_anything_is_done(cast, browse):
    home = make_household()
    case = make_application(cast.kari, home, state=State.GRANTED)
    client = browse("kari")

    choices = client.get(at(home)).content.decode()
    shown = client.post(at(home, "birth"), CHILD).content.decode()
    before = state_of(case)
    client.post(at(home, "birth"), {**CHILD, "bekreft": "1"})

    assert "Samlivsbrudd" in choices
    assert "23. november 2026" in shown.replace("\xa0", " ")
    assert "Vurderes på nytt" in shown and "boligsosialloven" in shown
    assert before == State.GRANTED
    assert state_of(case) == State.UNDER_ASSESSMENT
    assert Membership.objects.filter(household=home, person__given_name="Lille").exists()


def state_of(case) -> str:
    case.refresh_from_db()
    return case.state


def test_a_household_where_nothing_is_open_is_told_so(cast, browse):
    page = browse("kari").post(
        at(make_household(), "new_address"), {"on": "23.11.2026", "note": "Hos søster"}
    )

    assert "Ingenting er åpent i saken" in page.content.decode()


def test_a_missing_name_is_told_and_what_was_written_stays(cast, browse):
    answer = browse("kari").post(at(make_household(), "birth"), {**CHILD, "given_name": "", "note": "Gutt"})

    assert answer.status_code == 422
    assert "Fyll ut barnets fornavn" in answer.content.decode() and "Gutt" in answer.content.decode()


def test_whoever_shields_somebody_is_led_to_their_own_day_and_sees_the_household_no_more(cast, browse):
    home = make_household()
    client = browse("kari")
    told = {
        "person": str(home.contact_id),
        "protection": "local",
        "on": "23.11.2026",
        "note": "",
        "bekreft": "1",
    }

    answer = client.post(at(home, "protected"), told)

    assert answer.headers["Location"] == "/min-dag/"
    assert client.get(reverse("people:household", args=[home.pk])).status_code == 404


def test_somebody_of_another_household_is_not_among_those_it_can_be_about(cast, browse):
    stranger = make_person("Fremmed")
    told = {"person": str(stranger.pk), "on": "23.11.2026", "note": "", "bekreft": "1"}

    answer = browse("kari").post(at(make_household(), "death"), told)

    assert answer.status_code == 422
    assert not Entry.objects.exists()


def test_a_double_click_tells_it_once(cast, browse):
    home = make_household()
    sent = {**CHILD, "bekreft": "1", "command": "5a0e9a52-3a5e-4e9a-9f0e-1c3a2f6a7b11"}
    client = browse("kari")

    client.post(at(home, "birth"), sent)
    client.post(at(home, "birth"), sent)

    assert Membership.objects.filter(household=home).count() == 2
