"""Pages against the oracle, over HTTP through real walls: every address with a row, method and role.

A yes is any answer but 403 and 404 (a rule of the case may still say no to an empty form); an open no is 403;
a hidden no is 404. Each answer leaves its line in the trace.

Every run takes an even part; BF_WHOLE=1 takes all.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from itertools import groupby

import pytest
from django.test import Client
from django.utils import timezone

from boligflyt.areas.access.choices import Role
from boligflyt.areas.access.models import Staff
from boligflyt.areas.access.policy import READING_RIGHTS
from boligflyt.areas.access.rights import RIGHTS
from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event
from boligflyt.areas.people.models import Membership
from boligflyt.web.shell.access_table import ACCESS
from tests.access_matrix.oracle import Cell, expected
from tests.access_matrix.pages import ABOUT_NOBODY, PAGES, Page
from tests.access_matrix.tables import STAFF
from tests.support.addresses import ADDRESSES, WITH_ROW, path_of

RELATIONS = (
    "own_office", "shared_housing", "shared_economy", "shared_followup", "named", "stranger", "ended",
    "substitute", "opened", "opened_before", "relative", "self",
)  # fmt: skip
STANDINGS = ((0, 0), (3, 0), (3, 3), (2, 1))
METHODS = ("get", "post")
STEP = 1 if os.environ.get("BF_WHOLE") else 16
ALLOWED = {200, 302, 409, 422, 405}


def questions() -> Iterator[tuple[str, str, str, str, int, int]]:
    """Address, method, role, relation, grade and clearance; an even part of them unless all are wanted."""
    number = 0
    for name in PAGES:
        for method in METHODS:
            for role in STAFF:
                for relation in RELATIONS:
                    for grade, clearance in STANDINGS:
                        number += 1
                        if number % STEP == 0:
                            yield name, method, role, relation, grade, clearance


QUESTIONS = {name: list(rest) for name, rest in groupby(questions(), lambda one: one[0])}


def wanted(page: Page, name: str, method: str, role: str, relation: str, grade: int, clearance: int) -> int:
    """403, 404 or 200 for any yes: first the right of the address, then what the oracle says of the row."""
    rights = {one.value for one in RIGHTS[Role(role)]}
    if ACCESS[name] not in rights:
        return 403
    if relation == "opened" and ACCESS[name] not in READING_RIGHTS:
        relation = "stranger"  # an address that asks a right to change does not count what was opened
    verb = page.reads if method == "get" else page.writes
    told = expected(Cell(role, relation, page.thing, verb, grade, "open", "", clearance))
    if not told.allowed:
        return 404 if told.hidden else 403
    return 403 if method == "post" and page.write_right and page.write_right not in rights else 200


def path_to(name: str, page: Page, keys: dict, at: tuple[str, int]) -> str:
    given = {"pk": keys[page.row][at]}
    for part in ADDRESSES[name].keys() & {"member", "part", "meeting", "picture"}:
        given[part] = keys[part][at]
    if "SlugConverter" in ADDRESSES[name].values():
        part = next(part for part, kind in ADDRESSES[name].items() if kind == "SlugConverter")
        steps = {
            "applications:act": "withdraw", "complaints:step": "withdraw", "letters:step": "stans",
            "private_renting:step": "avslutt", "private_renting:security": "bortfalt",
            "handovers:section": "keys",
        }  # fmt: skip
        given[part] = steps.get(name, "income")
    return path_of(name, **given)


@pytest.fixture(scope="session")
def clients(real_database, everybody) -> dict[tuple[str, int], Client]:
    """Somebody signed in for each role and clearance."""
    found = {}
    with real_database.program():
        for at, actor in everybody.actors.items():
            found[at] = Client(raise_request_exception=False)
            found[at].force_login(Staff.objects.get(pk=actor.staff))
    return found


def test_every_address_with_a_row_is_in_the_matrix() -> None:
    unsaid = [name for name in WITH_ROW if name not in PAGES and not name.startswith(ABOUT_NOBODY)]

    assert unsaid == []
    assert set(PAGES) <= set(ADDRESSES)


@pytest.mark.parametrize("name", PAGES)
def test_pages_answer_as_the_oracle_says_and_every_answer_leaves_its_trace(
    name, real_database, everybody, clients
) -> None:
    keys, page, faults, untraced = everybody.keys, PAGES[name], [], []

    with real_database.program():
        for _, method, role, relation, grade, clearance in QUESTIONS[name]:
            actor = everybody.actors[role, clearance]
            asked_at = timezone.now()
            answer = _asked(clients[role, clearance], method, path_to(name, page, keys, (relation, grade)))
            if answer == 405:
                continue
            should = wanted(page, name, method, role, relation, grade, clearance)
            if (answer if answer in {403, 404} else 200 if answer in ALLOWED else answer) != should:
                faults.append((method, role, relation, grade, clearance, answer, should))
            told = Event.objects.filter(actor=actor.staff, at__gte=asked_at)
            if _lacks(answer, deeds := set(told.values_list("deed", flat=True))):
                untraced.append((method, role, relation, answer, deeds))

    assert sorted({"{}: {} {} {}/{} gave {}, not {}".format(*one) for one in faults}) == []
    assert untraced[:20] == []


def test_enough_is_asked_of_every_page() -> None:
    asked = {name: len(questions) for name, questions in QUESTIONS.items()}

    assert set(asked) == set(PAGES)
    assert min(asked.values()) > 80
    assert sum(asked.values()) > 3_000


def _asked(client: Client, method: str, path: str) -> int:
    given = {"command": str(uuid.uuid4()), "version": "1"} if method == "post" else {}
    return getattr(client, method)(path, given).status_code


def _lacks(answer: int, deeds: set[str]) -> bool:
    """A refusal has its line and nothing else; a page that was shown has a line about what was shown."""
    if answer in {403, 404}:
        return Deed.REFUSED not in deeds
    return answer == 200 and not deeds & {Deed.READ, Deed.LISTED, Deed.REVEALED}


def test_a_key_that_does_not_exist_is_told_of_as_a_refusal_too(real_database, everybody, clients) -> None:
    actor, unknown = everybody.actors["caseworker", 0], uuid.uuid4()

    with real_database.program():
        answer = clients["caseworker", 0].get(path_of("people:person", pk=unknown))
        lines = Event.objects.filter(actor=actor.staff, subject=unknown)

        assert answer.status_code == 404
        assert [one.deed for one in lines] == [Deed.REFUSED]


def test_members_have_a_key(everybody, real_database) -> None:
    with real_database.owner():
        known = set(Membership.objects.values_list("pk", flat=True))

    assert set(everybody.keys["member"].values()) <= known
