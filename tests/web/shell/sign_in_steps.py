"""What the tests of signing in do: an account with a password, a telephone that shows codes."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.test import Client

from boligflyt.areas.access.models import SecondFactor, Staff
from boligflyt.domain.sign_in.one_time_codes import code_at, step_of
from tests.support.cast import NOW

LOGIN, CODE, SET_UP = "/logg-inn/", "/logg-inn/kode/", "/logg-inn/totrinn/"
PASSWORD = "en lang setning om vinteren"


@dataclass
class Clock:
    """The moment that the pages see."""

    now: datetime = NOW

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)


def account(username: str = "kari") -> Staff:
    """That member of the cast, with a password."""
    staff = Staff.objects.get(username=username)
    staff.set_password(PASSWORD)
    staff.save()
    return staff


def shown_code(staff: Staff, now: datetime) -> str:
    """What the telephone shows."""
    factor = SecondFactor.objects.get(staff=staff)
    return code_at(base64.b64decode(factor.secret), step_of(now))


def give_password(client: Client, username: str = "kari", password: str = PASSWORD, **more):
    return client.post(LOGIN, {"username": username, "password": password}, **more)


def set_up(client: Client, staff: Staff, clock: Clock) -> list[str]:
    """Sign in for the first time; gives the recovery codes."""
    give_password(client, staff.username)
    answer = client.post(SET_UP, {"code": shown_code(staff, clock.now)})
    assert answer.status_code == 200
    return list(answer.context["codes"])


def is_in(client: Client) -> bool:
    return client.get("/rettigheter/").status_code == 200
