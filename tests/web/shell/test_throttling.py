"""Guessing is slow: waits grow, say when they end, and tell nothing of which accounts exist."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client, override_settings

from boligflyt.areas.access.models import SignInAttempt, Staff
from boligflyt.domain.sign_in.waits import ACCOUNT, ADDRESS
from tests.web.shell.sign_in_steps import CODE, account, give_password, set_up, shown_code


def wrong(client: Client, username: str = "kari", times: int = 1, **more):
    answers = [give_password(client, username, "feil", **more) for _ in range(times)]
    return answers[-1]


def test_after_five_wrong_passwords_one_waits_and_is_told_until_when(clock, client):
    account()

    fifth, sixth = wrong(client, times=ACCOUNT.free), give_password(client)

    assert (fifth.status_code, sixth.status_code) == (422, 429)
    assert "Vent til kl.\u00a010.01, og prøv igjen" in sixth.content.decode()
    assert sixth.headers["Retry-After"] == "31"


def test_when_the_wait_is_over_the_right_password_opens_and_the_count_starts_anew(clock, client):
    account()
    wrong(client, times=ACCOUNT.free)

    clock.wait(seconds=31)
    opened = give_password(client)
    again = wrong(client, times=ACCOUNT.free - 1)

    assert opened.status_code == 302
    assert again.status_code == 422


def test_each_wait_is_twice_the_last(clock, client):
    account()
    wrong(client, times=ACCOUNT.free)

    clock.wait(seconds=31)
    wrong(client)
    early = wrong(client)
    clock.wait(seconds=59)
    still = wrong(client)
    clock.wait(seconds=2)

    assert (early.status_code, still.status_code, wrong(client).status_code) == (429, 429, 422)


def test_guessing_at_many_accounts_from_one_address_is_stopped_and_other_addresses_go_on(clock):
    account()

    for number in range(ADDRESS.free):
        wrong(Client(REMOTE_ADDR="192.0.2.7"), f"navn{number}")
    stopped = give_password(Client(REMOTE_ADDR="192.0.2.7"))
    elsewhere = give_password(Client(REMOTE_ADDR="192.0.2.8"))

    assert (stopped.status_code, elsewhere.status_code) == (429, 302)


def test_a_customer_with_many_ipv6_addresses_is_one(clock):
    account()

    for number in range(ADDRESS.free):
        wrong(Client(REMOTE_ADDR=f"2001:db8:1:2::{number:x}"), f"navn{number}")

    assert give_password(Client(REMOTE_ADDR="2001:db8:1:2:ffff::1")).status_code == 429
    assert give_password(Client(REMOTE_ADDR="2001:db8:1:3::1")).status_code == 302


def test_what_the_client_says_of_its_own_address_is_not_believed(clock):
    with override_settings(TRUSTED_PROXIES=1):
        for number in range(ADDRESS.free):
            wrong(
                Client(REMOTE_ADDR="10.0.0.1"), f"navn{number}",
                headers={"X-Forwarded-For": f"198.51.100.{number}, 192.0.2.7"},
            )  # fmt: skip
        stopped = give_password(
            Client(REMOTE_ADDR="10.0.0.1"), headers={"X-Forwarded-For": "203.0.113.9, 192.0.2.7"}
        )

    assert stopped.status_code == 429


def test_the_count_stays_when_the_answer_is_a_refusal_and_names_nobody(clock, client):
    wrong(client, "hemmelig-navn")

    rows = list(SignInAttempt.objects.using("side").values_list("key", "attempts"))

    assert [attempts for _, attempts in rows] == [1, 1]
    assert not any("hemmelig" in key for key, _ in rows)


def test_codes_are_counted_for_themselves_and_a_new_password_does_not_reset_them(clock):
    staff, client = account(), Client()
    set_up(Client(), staff, clock)
    clock.wait(minutes=5)

    for _ in range(ACCOUNT.free):
        give_password(client)
        client.post(CODE, {"code": "000000"})
    give_password(client)
    answer = client.post(CODE, {"code": shown_code(staff, clock.now)})

    assert answer.status_code == 429
    assert "Vent til kl." in answer.content.decode()


@pytest.mark.parametrize("username", ["kari", "amir", "stengt", "finnes-ikke", "", "a\x00b", "x" * 300])
def test_the_answer_and_the_work_are_the_same_whether_the_account_exists_or_not(
    username, clock, client, monkeypatch
):
    account("kari")  # amir has no password
    Staff.objects.create_user("stengt", "Stengt Konto", "en helt annen setning")
    Staff.objects.filter(username="stengt").update(is_active=False)
    work = []
    hashed = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *given: work.append(1) or hashed(*given))

    answers = [wrong(client, username) for _ in range(ACCOUNT.free + 1)]

    said = [
        "Brukernavn eller passord stemmer ikke" in one.content.decode() for one in answers[: ACCOUNT.free]
    ]
    assert [one.status_code for one in answers] == [422] * ACCOUNT.free + [429]
    assert said == [True] * ACCOUNT.free
    assert len(work) == ACCOUNT.free
