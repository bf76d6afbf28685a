"""Every address stands in the access table, and answers by it: logged out, wrong role, unknown row."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from boligflyt.areas.access.choices import Role
from boligflyt.areas.access.models import Assignment, Office, Staff
from boligflyt.areas.access.rights import RIGHTS
from boligflyt.domain.periods import Period
from boligflyt.web.shell.access_table import ACCESS, Open
from tests.support.cast import LONG_AGO

LOGIN = "/logg-inn/"
MAY_WRITE_ON_GET = frozenset({"health"})


def _addresses(
    resolver: URLResolver, spaces: tuple[str, ...] = (), converters: dict[str, object] | None = None
) -> Iterator[tuple[str, dict[str, object]]]:
    """The name and the converters of every address below the resolver."""
    known = {**(converters or {}), **resolver.pattern.converters}
    inner = (*spaces, resolver.namespace) if resolver.namespace else spaces
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern, inner, known)
        elif isinstance(pattern, URLPattern):
            name = ":".join((*inner, pattern.name or str(pattern.pattern)))
            yield name, {**known, **pattern.pattern.converters}


ADDRESSES = dict(_addresses(get_resolver()))
WITH_RIGHT = sorted(
    name for name, asked in ACCESS.items() if not isinstance(asked, Open) and name in ADDRESSES
)
WITH_ROW = [
    name
    for name in WITH_RIGHT
    if any(type(one).__name__ == "UUIDConverter" for one in ADDRESSES[name].values())
]
CLOSED = sorted(name for name, asked in ACCESS.items() if asked is not Open.TO_ALL and name in ADDRESSES)


def _path(name: str) -> str:
    """The address with an unknown row; other parts get a value that fits their converter."""
    fitting = {"UUIDConverter": uuid.uuid4(), "IntConverter": 1}
    given = {part: fitting.get(type(one).__name__, "x") for part, one in ADDRESSES[name].items()}
    return reverse(name, kwargs=given)


def _status(client: Client, name: str) -> int:
    """The answer to GET, or to an empty POST where the address only takes that."""
    path = _path(name)
    answer = client.get(path)
    if answer.status_code == 405:
        answer = client.post(path)
    return answer.status_code


@pytest.fixture
def signed_in(cast) -> dict[Role, Client]:
    """One signed-in client for each role."""
    planner = Staff.objects.create_user("pia", "Pia Lund")
    office = Office.objects.get(name="Ledelsen")
    Assignment.objects.create(staff=planner, office=office, role=Role.PLANNER, period=Period(LONG_AGO, None))
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
    odd = [name for name in ADDRESSES if not _path(name).isascii() or "_" in _path(name)]

    assert odd == []


@pytest.mark.parametrize("name", CLOSED)
def test_somebody_who_is_not_signed_in_is_sent_to_the_login_page(name: str, client: Client) -> None:
    path = _path(name)

    reading, writing = client.get(path), client.post(path)

    assert (reading.status_code, reading.headers["Location"].split("?")[0]) == (302, LOGIN)
    assert (writing.status_code, writing.headers["Location"].split("?")[0]) == (302, LOGIN)


@pytest.mark.parametrize("name", WITH_RIGHT)
def test_a_role_without_the_right_is_refused(name: str, signed_in: dict[Role, Client]) -> None:
    without = [role for role in Role if ACCESS[name] not in RIGHTS[role]]

    answers = {role.value: _status(signed_in[role], name) for role in without}

    assert answers == {role.value: 403 for role in without}


@pytest.mark.parametrize("name", WITH_ROW)
def test_a_row_that_does_not_exist_is_not_found_by_any_role_with_the_right(
    name: str, signed_in: dict[Role, Client]
) -> None:
    entitled = [role for role in Role if ACCESS[name] in RIGHTS[role]]

    answers = {role.value: _status(signed_in[role], name) for role in entitled}

    assert answers == {role.value: 404 for role in entitled}


def test_somebody_without_a_role_today_is_refused_everywhere(cast, client: Client) -> None:
    client.force_login(Staff.objects.create_user("tom", "Tom Uten Rolle"))

    answers = {name: client.get(_path(name)).status_code for name in CLOSED}

    assert set(answers.values()) == {403}
