"""When the trace cannot be written, nothing is shown and nothing stored: with the program's own roles."""

from __future__ import annotations

import logging
from contextlib import contextmanager

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from boligflyt.areas.access.models import Staff
from boligflyt.areas.audit.models import Event
from boligflyt.areas.people.models import Person
from tests.real_roles.test_sealed_trace import raw

EDITED = {
    "given_name": "Endret", "family_name": "Navn", "protection": "none", "stay": "permanent",
    "maalform": "nb", "version": 1,
}  # fmt: skip


@contextmanager
def refused(database, kind: str = "side"):
    """The database does not take the event; everything else answers."""
    with raw(database) as owner:
        owner.execute(f'revoke insert on audit_event from "{database.name}_{kind}"')
    try:
        yield
    finally:
        with raw(database) as owner:
            owner.execute(f'grant insert on audit_event to "{database.name}_{kind}"')


@contextmanager
def down(database):
    """The whole side connection is gone, sessions too."""
    side = connections["side"]
    port = side.settings_dict["PORT"]
    side.close()
    side.settings_dict["PORT"] = 1
    try:
        yield
    finally:
        side.close()
        side.settings_dict["PORT"] = port


def signed_in(username: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(Staff.objects.get(username=username))
    return client


@pytest.fixture
def program(real_database, world, caplog):
    """As the program runs; what it logs when the trace is refused is expected."""
    caplog.set_level(logging.CRITICAL, logger="django.request")
    with real_database.program():
        yield real_database


def addresses(person: Person) -> list[tuple[str, str]]:
    return [
        ("get", reverse("people:person", args=[person.pk])),
        ("get", reverse("people:persons") + "?q=Aasen"),
        ("post", reverse("people:number_reveal", args=[person.pk])),
        ("post", reverse("people:person_edit", args=[person.pk])),
    ]


@pytest.mark.parametrize("failing", [refused, down])
@pytest.mark.parametrize("number", range(4))
def test_no_page_about_a_person_leaves_without_a_trace(failing, number, program, world):
    person = world.of(0).person
    method, address = addresses(person)[number]
    kari = signed_in("kari")
    before = Event.objects.count()

    with failing(program):
        answer = getattr(kari, method)(address, EDITED if method == "post" else None)
    afterwards = kari.get(reverse("people:person", args=[person.pk]))

    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Retry-After"], answer.headers["Cache-Control"]) == (
        503,
        "120",
        "no-store",
    )
    assert person.family_name not in page and person.given_name not in page
    assert "innsynsloggen" in page and "sosialtjenesteloven §&nbsp;27" in page
    assert afterwards.status_code == 200
    # The one event is that of the page that was shown afterwards.
    assert Event.objects.count() == before + 1


def test_a_change_whose_trace_is_refused_is_rolled_back_and_what_was_written_is_shown(program, world):
    person = world.of(0).person
    kari = signed_in("kari")

    with refused(program, "app"):
        answer = kari.post(reverse("people:person_edit", args=[person.pk]), EDITED)

    with program.owner():
        stored = Person.objects.get(pk=person.pk)
    assert (answer.status_code, stored.given_name, stored.version) == (503, person.given_name, 1)
    assert "Endret" in answer.content.decode()


@pytest.mark.parametrize("username", ["kari", "ada"])
def test_a_refusal_that_cannot_be_traced_is_no_answer_either(username, program, world):
    """Kari asks for somebody who is protected, Ada for a page that her role does not have."""
    client = signed_in(username)

    with refused(program):
        answer = client.get(reverse("people:person", args=[world.of(3).person.pk]))

    assert answer.status_code == 503


def test_a_page_about_nobody_is_shown_without_a_trace(program, world):
    client = signed_in("kari")

    with refused(program):
        answer = client.get(reverse("rights"))

    assert answer.status_code == 200


def test_the_log_says_what_failed_and_not_about_whom(program, world, caplog):
    person = world.of(0).person
    kari = signed_in("kari")

    with refused(program), caplog.at_level(logging.ERROR, logger="boligflyt"):
        kari.get(reverse("people:person", args=[person.pk]))

    assert [one.getMessage() for one in caplog.records if one.name.startswith("boligflyt")] == [
        "The trace could not be written: ProgrammingError"
    ]
    assert str(person.pk) not in caplog.text
