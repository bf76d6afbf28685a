"""Signing in takes two steps: a password and a code that works once."""

from __future__ import annotations

import base64
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client, override_settings

from boligflyt.areas.access import second_factor
from boligflyt.areas.access.models import RecoveryCode, SecondFactor, Staff
from boligflyt.areas.audit.models import Event
from boligflyt.domain.sign_in.one_time_codes import in_groups, secret_text, step_of
from tests.web.shell.sign_in_steps import (
    CODE,
    LOGIN,
    SET_UP,
    account,
    give_password,
    is_in,
    set_up,
    shown_code,
)


def test_the_first_time_somebody_is_led_to_set_up_the_second_step_and_is_in_when_it_works(clock, client):
    staff = account()

    answer = give_password(client)
    page = client.get(SET_UP)
    before = is_in(client)
    confirmed = client.post(SET_UP, {"code": shown_code(staff, clock.now)})

    assert answer.headers["Location"] == SET_UP
    assert "data:image/svg+xml" in page.content.decode()
    assert page.context["key"].replace(" ", "") in page.content.decode().replace(" ", "")
    assert (before, is_in(client)) == (False, True)
    assert len(confirmed.context["codes"]) == 10


def test_the_password_alone_lets_nobody_in_once_the_second_step_is_set_up(clock, client):
    staff = account()
    set_up(Client(), staff, clock)

    answer = give_password(client)

    assert answer.headers["Location"] == CODE
    assert not is_in(client)
    assert client.get(SET_UP).headers["Location"] == CODE


def test_a_right_code_opens_and_leads_to_the_page_that_was_asked_for(clock, client):
    staff = account()
    set_up(Client(), staff, clock)
    clock.wait(seconds=60)

    client.post(f"{LOGIN}?next=/boliger/", {"username": "kari", "password": "en lang setning om vinteren"})
    answer = client.post(CODE, {"code": shown_code(staff, clock.now)})

    assert answer.headers["Location"] == "/boliger/"
    assert is_in(client)


@pytest.mark.parametrize("elsewhere", ["https://example.no/", "//example.no/", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_site(elsewhere, clock, client):
    staff = account()
    set_up(Client(), staff, clock)
    clock.wait(seconds=60)

    client.post(LOGIN, {"username": "kari", "password": "en lang setning om vinteren", "next": elsewhere})
    answer = client.post(CODE, {"code": shown_code(staff, clock.now)})

    assert answer.headers["Location"] == "/"


def test_a_code_works_once_also_from_another_machine(clock):
    staff, first, second = account(), Client(), Client()
    set_up(Client(), staff, clock)
    clock.wait(seconds=60)
    code = shown_code(staff, clock.now)

    answers = []
    for client in (first, second):
        give_password(client)
        answers.append(client.post(CODE, {"code": code}).status_code)

    assert answers == [302, 422]
    assert (is_in(first), is_in(second)) == (True, False)


def test_of_two_requests_with_one_code_that_came_at_once_one_is_let_in(clock, monkeypatch):
    """Both have read that the code is fresh; PostgreSQL decides."""
    staff = account()
    set_up(Client(), staff, clock)
    clock.wait(seconds=60)
    code, fresh = shown_code(staff, clock.now), step_of(clock.now)
    monkeypatch.setattr(second_factor, "matching_step", lambda *given: fresh)

    let_in = [second_factor.code_is_right(staff.pk, code, clock.now) for _ in range(2)]

    assert let_in == [True, False]


def test_the_code_of_the_set_up_does_not_open_afterwards(clock, client):
    staff = account()
    set_up(Client(), staff, clock)

    give_password(client)
    answer = client.post(CODE, {"code": shown_code(staff, clock.now)})

    assert answer.status_code == 422
    assert "Koden stemmer ikke, eller den er brukt" in answer.content.decode()


def test_each_recovery_code_works_once_and_is_told_of_in_the_trace(clock, client):
    staff = account()
    code = set_up(Client(), staff, clock)[3]

    answers = []
    for _ in range(2):
        give_password(client)
        answers.append(client.post(f"{CODE}?gjenoppretting=1", {"code": code.upper()}).status_code)
        client.post("/logg-ut/")

    told = Event.objects.filter(kind="staff", subject=staff.pk).values_list("detail__what", flat=True)
    assert answers == [302, 422]
    assert list(told).count("brukte en gjenopprettingskode") == 1
    assert second_factor.recovery_codes_left(staff.pk) == 9


def test_one_persons_recovery_code_does_not_open_for_another(clock, client):
    kari, amir = account("kari"), account("amir")
    code = set_up(Client(), kari, clock)[0]
    set_up(Client(), amir, clock)

    give_password(client, "amir")
    answer = client.post(f"{CODE}?gjenoppretting=1", {"code": code})

    assert answer.status_code == 422


def test_secret_and_recovery_codes_cannot_be_read_in_the_database(clock):
    staff = account()
    codes = set_up(Client(), staff, clock)

    with connection.cursor() as cursor:
        cursor.execute("select secret from access_secondfactor")
        stored = bytes(cursor.fetchone()[0])
    digests = set(RecoveryCode.objects.values_list("digest", flat=True))

    assert SecondFactor.objects.get().secret.encode() not in stored
    assert {len(one) for one in digests} == {64}
    assert not any(code.replace("-", "") in digest for code in codes for digest in digests)


def test_a_secret_that_was_shown_before_the_set_up_is_worth_nothing(clock, client):
    account()
    give_password(Client())
    seen = SecondFactor.objects.get().secret

    give_password(client)
    page = client.get(SET_UP)

    now = SecondFactor.objects.get().secret
    assert now != seen
    assert page.context["key"] == in_groups(secret_text(base64.b64decode(now)))


@pytest.mark.parametrize("page", [CODE, SET_UP])
def test_the_second_step_is_not_there_without_the_first_or_ten_minutes_after_it(page, clock, client):
    account()

    without = client.get(page).headers["Location"]
    give_password(client)
    clock.wait(minutes=11)
    later = client.get(page).headers["Location"]

    assert (without, later) == (LOGIN, LOGIN)


def test_somebody_who_was_stopped_between_the_steps_does_not_come_in(clock, client):
    staff = account()
    set_up(Client(), staff, clock)
    clock.wait(seconds=60)
    give_password(client)

    Staff.objects.filter(pk=staff.pk).update(is_active=False)
    answer = client.post(CODE, {"code": shown_code(staff, clock.now)})

    assert answer.headers["Location"] == LOGIN


def test_an_account_set_to_zero_sets_up_anew(clock, cast, client):
    staff = account()
    set_up(Client(), staff, clock)

    second_factor.remove(staff.pk, cast.ada.trace)

    assert give_password(client).headers["Location"] == SET_UP


def test_one_click_sign_in_asks_for_no_code_and_exists_in_demo_mode_only(clock, client):
    Staff.objects.filter(username="kari").update(username="demo-kari")

    refused = client.post("/logg-inn/som/", {"username": "demo-kari"}).status_code
    with override_settings(DEMO_MODE=True):
        answer = client.post("/logg-inn/som/", {"username": "demo-kari"})

    assert (refused, answer.status_code) == (404, 302)
    assert is_in(client)


def test_whoever_runs_the_installation_can_set_an_account_to_zero_and_it_is_told_of(clock, client):
    staff = account()
    set_up(Client(), staff, clock)

    call_command("reset_second_factor", "kari", stdout=StringIO())

    told = Event.objects.filter(subject=staff.pk, detail__what="fjernet totrinnsinnlogging")
    assert [event.actor for event in told] == [None]
    assert give_password(client).headers["Location"] == SET_UP
    with pytest.raises(CommandError, match="Ingen ansatt har brukernavnet"):
        call_command("reset_second_factor", "finnes-ikke")
