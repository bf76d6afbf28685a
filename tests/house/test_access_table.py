"""Every address stands in the access table, and answers by it: logged out, wrong role, unknown row."""

from __future__ import annotations

import pytest
from django.test import Client

from boligflyt.areas.access.choices import STAFF_ROLES, Grade, Role
from boligflyt.areas.access.models import Assignment, Office, Staff
from boligflyt.areas.access.rights import RIGHTS
from boligflyt.domain.periods import Period
from boligflyt.web.shell.access_table import ACCESS, Open
from tests.support.addresses import ADDRESSES, CLOSED, WITH_RIGHT, WITH_ROW, answer_of, path_of
from tests.support.cast import LONG_AGO

LOGIN = "/logg-inn/"


@pytest.fixture
def signed_in(cast) -> dict[Role, Client]:
    """One signed-in client for each role."""
    office = Office.objects.get(name="Ledelsen")
    held = set(Assignment.objects.values_list("role", flat=True))
    for role in [one for one in STAFF_ROLES if one not in held]:
        staff = Staff.objects.create_user(f"en-{role.value}", f"En {role.label}")
        Assignment.objects.create(
            staff=staff, office=office, role=role, period=Period(LONG_AGO, None), clearance=Grade.NONE
        )
    clients = {}
    for assignment in Assignment.objects.select_related("staff").order_by("staff__username"):
        client = Client()
        client.force_login(assignment.staff)
        clients.setdefault(Role(assignment.role), client)
    return clients


def test_every_address_stands_in_the_table_and_every_line_of_the_table_has_an_address() -> None:
    assert set(ADDRESSES) - set(ACCESS) == set(), "addresses outside the table cannot be answered"
    assert set(ACCESS) - set(ADDRESSES) == set(), "lines of the table without an address"


def test_every_right_that_the_table_asks_for_is_held_by_some_role() -> None:
    held = set().union(*RIGHTS.values())

    unreachable = {
        name for name, asked in ACCESS.items() if not isinstance(asked, Open) and asked not in held
    }

    assert unreachable == set()


def test_addresses_are_plain_words_that_people_can_read_aloud() -> None:
    odd = [name for name in ADDRESSES if not path_of(name).isascii() or "_" in path_of(name)]

    assert odd == []


@pytest.mark.parametrize("name", CLOSED)
def test_somebody_who_is_not_signed_in_is_sent_to_the_login_page(name: str, client: Client) -> None:
    path = path_of(name)

    reading, writing = client.get(path), client.post(path)

    assert (reading.status_code, reading.headers["Location"].split("?")[0]) == (302, LOGIN)
    assert (writing.status_code, writing.headers["Location"].split("?")[0]) == (302, LOGIN)


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_a_role_without_the_right_is_refused_at_every_address(
    role: Role, signed_in: dict[Role, Client]
) -> None:
    without = [name for name in WITH_RIGHT if ACCESS[name] not in RIGHTS[role]]

    answers = {name: answer_of(signed_in[role], path_of(name)).status_code for name in without}

    assert answers == dict.fromkeys(without, 403)


@pytest.mark.parametrize("role", STAFF_ROLES)
def test_a_row_that_does_not_exist_is_not_found_by_any_role_with_the_right(
    role: Role, signed_in: dict[Role, Client]
) -> None:
    entitled = [name for name in WITH_ROW if ACCESS[name] in RIGHTS[role]]

    answers = {name: answer_of(signed_in[role], path_of(name)).status_code for name in entitled}

    assert answers == dict.fromkeys(entitled, 404)


def test_somebody_without_a_role_today_is_refused_everywhere(cast, client: Client) -> None:
    client.force_login(Staff.objects.create_user("tom", "Tom Uten Rolle"))

    answers = {name: client.get(path_of(name)).status_code for name in CLOSED}

    assert set(answers.values()) == {403}
