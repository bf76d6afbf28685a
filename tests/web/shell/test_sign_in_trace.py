"""Who signed in, and who tried: the trace tells, and keeps nothing of what was typed."""

from __future__ import annotations

import pytest
from django.test import Client

from boligflyt.areas.audit import services as audit
from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event
from tests.web.shell.sign_in_steps import (
    CODE,
    LOGIN,
    PASSWORD,
    account,
    give_password,
    is_in,
    set_up,
    shown_code,
)

WRONG = "feil passord om sommeren"


def lines() -> list[tuple[str, object, object]]:
    found = Event.objects.using("side").filter(kind="account").order_by("at", "id")
    return [(one.deed, one.subject, one.detail.get("why") or one.detail.get("how")) for one in found]


def test_signing_in_and_failing_at_it_leave_a_line_each(clock, client):
    staff = account()
    set_up(Client(), staff, clock)
    before = len(lines())
    clock.wait(seconds=60)

    client.post(LOGIN, {"username": "kari", "password": WRONG})
    clock.wait(seconds=60)
    give_password(client)
    client.post(CODE, {"code": "000000"})

    assert lines()[before:] == [
        (Deed.REFUSED, staff.pk, "password"),
        (Deed.REFUSED, staff.pk, "code"),
    ]
    assert (Deed.SIGNED_IN, staff.pk, "password and code") in lines()[:before]


def test_a_name_that_is_nobodys_leaves_a_line_without_the_name(clock, client):
    client.post(LOGIN, {"username": "hemmelig.navn", "password": WRONG})

    assert lines() == [(Deed.REFUSED, None, "password")]
    event = Event.objects.using("side").get(kind="account")
    assert "hemmelig" not in str(event.detail)


@pytest.mark.parametrize("password", [PASSWORD, WRONG])
def test_without_a_trace_nobody_signs_in(clock, client, monkeypatch, password):
    staff = account()
    set_up(client, staff, clock)
    client.post("/logg-ut/")

    def down(*_args):
        raise audit.TraceNotWritten

    monkeypatch.setattr(audit, "_write", down)
    clock.wait(seconds=90)
    answer = client.post(LOGIN, {"username": "kari", "password": password})
    if answer.status_code == 302:
        answer = client.post(CODE, {"code": shown_code(staff, clock.now)})

    assert answer.status_code == 503
    assert not is_in(client)
