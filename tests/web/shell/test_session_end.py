"""A session ends, at the latest after twelve hours; what was typed is kept for the same person only."""

from __future__ import annotations

import uuid

import pytest
from django.contrib.sessions.models import Session
from django.db import connections
from django.test import Client
from django.urls import reverse

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.models import Assignment, KeptForm, Office, Staff
from boligflyt.areas.dwellings.models import StatusEntry
from boligflyt.areas.followup.models import JournalNote
from boligflyt.domain.periods import Period
from tests.support.cast import LONG_AGO, make_dwelling, make_household, take_part
from tests.web.shell.sign_in_steps import LOGIN, account, is_in, set_up, shown_code

KEPT = "/logg-inn/skjema/"
SESSION = "boligflyt-session"


def signed_in(clock, username: str = "per") -> Client:
    client = Client()
    set_up(client, account(username), clock)
    return client


def sign_in_again(client: Client, clock, username: str = "per"):
    clock.wait(seconds=60)
    client.post(LOGIN, {"username": username, "password": "en lang setning om vinteren"})
    code = shown_code(Staff.objects.get(username=username), clock.now)
    return client.post("/logg-inn/kode/", {"code": code})


def status_form(dwelling) -> tuple[str, dict[str, str]]:
    return reverse("dwellings:status", args=[dwelling.pk]), {
        "version": str(dwelling.version), "command": str(uuid.uuid4()), "status": "maintenance",
        "first_day": "23.11.2026", "cause": "repair", "note": "Taket lekker over kjøkkenet",
    }  # fmt: skip


def test_half_an_hour_without_use_ends_the_session_and_use_prolongs_it(clock):
    client = signed_in(clock)

    used = []
    for _ in range(3):
        clock.wait(minutes=29)
        used.append(is_in(client))
    clock.wait(minutes=31)

    assert (used, is_in(client)) == ([True] * 3, False)


def test_twelve_hours_end_the_session_however_much_it_is_used(clock):
    client = signed_in(clock)
    key = client.cookies[SESSION].value

    for _ in range(25):
        clock.wait(minutes=28)
        assert is_in(client)
    clock.wait(minutes=20.5)

    assert not is_in(client)
    assert not Session.objects.filter(session_key=key).exists()


def test_the_page_tells_when_the_session_ends_and_carries_the_warning(clock):
    page = signed_in(clock).get("/rettigheter/").content.decode()

    assert "Du blir logget ut etter 30 minutter uten bruk, og senest kl.\u00a022.00." in page
    assert 'id="bf-session"' in page and 'data-idle="1800"' in page


def test_staying_prolongs_the_session(clock):
    client = signed_in(clock)

    clock.wait(minutes=29)
    stayed = client.get("/okt/").status_code
    clock.wait(minutes=29)

    assert (stayed, is_in(client)) == (204, True)


def test_the_session_key_is_new_after_each_step_and_when_the_role_changes(clock, client):
    staff = account("kari")
    Assignment.objects.create(
        staff=staff, office=Office.objects.get(name="NAV"), role="nav_caseworker",
        period=Period(LONG_AGO, None),
    )  # fmt: skip
    keys = []

    client.post(LOGIN, {"username": "kari", "password": "en lang setning om vinteren"})
    keys.append(client.cookies[SESSION].value)
    client.post("/logg-inn/totrinn/", {"code": shown_code(staff, clock.now)})
    keys.append(client.cookies[SESSION].value)
    other = Assignment.objects.get(staff=staff, office__name="NAV")
    client.post("/rolle/", {"assignment": str(other.pk)})
    keys.append(client.cookies[SESSION].value)

    assert len(set(keys)) == 3
    assert Session.objects.filter(session_key__in=keys[:2]).count() == 0


def test_signing_out_clears_the_browser_and_the_old_cookies_open_nothing(clock):
    client = signed_in(clock)
    before = {name: morsel.value for name, morsel in client.cookies.items()}

    answer = client.post("/logg-ut/")
    replayed = Client()
    replayed.cookies.load(before)

    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies"'
    assert answer.headers["Location"] == LOGIN
    for address in ("/rettigheter/", "/boliger/", "/sok/"):
        shown = replayed.get(address)
        assert (shown.status_code, shown.headers["Cache-Control"]) == (302, "no-store")


def test_a_form_sent_after_the_end_is_kept_and_does_its_work_after_signing_in_again(clock):
    dwelling, client = make_dwelling(), signed_in(clock)
    path, fields = status_form(dwelling)
    clock.wait(minutes=31)

    refused = client.post(path, fields)
    back = sign_in_again(client, clock)
    page = client.get(KEPT)
    sent = client.post(path, {**fields, "kept_form": str(KeptForm.objects.get().pk)})

    assert refused.headers["Location"] == f"{LOGIN}?tatt-vare-pa=1"
    assert back.headers["Location"] == KEPT
    assert "Taket lekker over kjøkkenet" in page.content.decode()
    assert f'action="{path}"' in page.content.decode()
    assert sent.status_code == 302
    assert StatusEntry.objects.filter(dwelling=dwelling, note="Taket lekker over kjøkkenet").count() == 1
    assert client.get(KEPT).headers["Location"] == "/"


def test_a_note_from_a_visit_survives_the_end_of_the_session(cast, clock):
    household, client = make_household(), signed_in(clock, "jon")
    take_part(household, cast.jon.office, Information.FOLLOWUP)
    path = reverse("followup:journal", args=[household.pk])
    fields = {
        "command": str(uuid.uuid4()), "kind": "home_visit", "minutes": "45", "day": "23.11.2026",
        "clock": "08.15", "text": "Betalte husleien sammen.",
    }  # fmt: skip
    clock.wait(minutes=31)

    client.post(path, fields)
    sign_in_again(client, clock, "jon")
    page = client.get(KEPT).content.decode()
    client.post(path, {**fields, "kept_form": str(KeptForm.objects.get().pk)})

    assert "Betalte husleien sammen." in page
    assert JournalNote.objects.get().text == "Betalte husleien sammen."
    assert not KeptForm.objects.exists()


def test_somebody_else_who_signs_in_at_the_same_machine_sees_nothing_of_it(clock):
    dwelling, client = make_dwelling(), signed_in(clock)
    set_up(Client(), account("kari"), clock)
    path, fields = status_form(dwelling)
    clock.wait(minutes=31)
    client.post(path, fields)

    answer = sign_in_again(client, clock, "kari")
    pk = str(KeptForm.objects.get().pk)
    page = client.get(KEPT)
    client.post(KEPT, {"kept_form": pk})

    assert (answer.headers["Location"], page.status_code) == ("/", 302)
    assert KeptForm.objects.filter(pk=pk).exists()


@pytest.mark.parametrize("secret", ["csrfmiddlewaretoken", "password", "new_password1", "code"])
def test_secrets_are_never_kept(secret, clock):
    dwelling, client = make_dwelling(), signed_in(clock)
    path, fields = status_form(dwelling)
    clock.wait(minutes=31)

    client.post(path, {**fields, secret: "hemmelig42"})

    assert "hemmelig42" not in KeptForm.objects.get().content
    assert "Taket lekker" in KeptForm.objects.get().content


def test_what_is_kept_cannot_be_read_in_the_database_and_is_gone_after_twelve_hours(clock):
    dwelling, client = make_dwelling(), signed_in(clock)
    path, fields = status_form(dwelling)
    clock.wait(minutes=31)
    client.post(path, fields)

    with connections["side"].cursor() as cursor:
        cursor.execute("select content from access_keptform")
        stored = bytes(cursor.fetchone()[0])
    clock.wait(hours=13)

    assert b"Taket" not in stored
    assert sign_in_again(client, clock).headers["Location"] == "/"
    assert not KeptForm.objects.exists()


def test_a_form_from_a_browser_where_nobody_was_signed_in_is_not_kept(clock):
    path, fields = status_form(make_dwelling())

    answer = Client().post(path, fields)

    assert answer.headers["Location"].split("?")[0] == LOGIN
    assert not KeptForm.objects.exists()


def test_a_cookie_that_was_made_up_keeps_nothing_in_anothers_name(clock):
    path, fields = status_form(make_dwelling())
    client = Client()
    client.cookies["boligflyt-last"] = f"{Staff.objects.get(username='kari').pk}:1:made-up"

    client.post(path, fields)

    assert not KeptForm.objects.exists()


def test_what_is_not_wanted_is_thrown_away_by_its_owner(clock):
    dwelling, client = make_dwelling(), signed_in(clock)
    path, fields = status_form(dwelling)
    clock.wait(minutes=31)
    client.post(path, fields)
    sign_in_again(client, clock)

    client.post(KEPT, {"kept_form": str(KeptForm.objects.get().pk)})

    assert not KeptForm.objects.exists()
    assert client.post(KEPT, {"kept_form": "x"}).status_code == 302
