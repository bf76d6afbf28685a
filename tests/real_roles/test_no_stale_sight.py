"""What changes takes effect in the next request, also from a page already open.

A page is read, then protection, role, relation or taking part changes, then the same page and its form are
asked for again: gone. Taken back, it is there again. Each run does a core; BF_WHOLE=1 does 1 000 rounds.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.test import Client
from django.urls import reverse

from boligflyt.areas.access.models import Assignment, Participation, Staff
from boligflyt.areas.people.choices import Protection, RelationKind
from boligflyt.areas.people.models import Person, StaffRelation
from boligflyt.domain.periods import Period
from tests.support.case_rows import Rows
from tests.support.cast import LONG_AGO, NOW, TODAY

ROUNDS = 1_000 if os.environ.get("BF_WHOLE") else 40
GONE, LOST_ROLE = 404, 403


@contextmanager
def protected(rows: Rows, _staff) -> Iterator[int]:
    Person.objects.filter(pk=rows.person.pk).update(protection=Protection.LOCAL)
    yield GONE
    Person.objects.filter(pk=rows.person.pk).update(protection=Protection.NONE)


@contextmanager
def near(rows: Rows, staff) -> Iterator[int]:
    row = StaffRelation.objects.create(
        staff_id=staff, person=rows.person, kind=RelationKind.SPECIAL, registered_at=NOW
    )
    yield GONE
    row.delete()


@contextmanager
def not_taking_part(rows: Rows, _staff) -> Iterator[int]:
    found = Participation.objects.filter(subject=rows.household.pk)
    found.update(period=Period(LONG_AGO, TODAY - timedelta(days=400)))
    yield GONE
    found.update(period=Period(LONG_AGO, None))


@contextmanager
def role_ended(_rows: Rows, staff) -> Iterator[int]:
    found = Assignment.objects.filter(staff=staff)
    found.update(period=Period(LONG_AGO, LONG_AGO))
    yield LOST_ROLE
    found.update(period=Period(LONG_AGO, None))


@contextmanager
def another_role(_rows: Rows, staff) -> Iterator[int]:
    found = Assignment.objects.filter(staff=staff)
    found.update(role="planner")
    yield LOST_ROLE
    found.update(role="caseworker")


@contextmanager
def account_closed(_rows: Rows, staff) -> Iterator[int]:
    Staff.objects.filter(pk=staff).update(is_active=False)
    yield 302  # to the door
    Staff.objects.filter(pk=staff).update(is_active=True)


CHANGES = (protected, near, not_taking_part, role_ended, another_role, account_closed)


def pages(rows: Rows) -> list[tuple[str, str]]:
    """What may stand open in a browser: pages to read again, and forms to send."""
    return [
        ("get", reverse("people:person", args=[rows.person.pk])),
        ("get", reverse("people:household", args=[rows.household.pk])),
        ("get", reverse("casework:timeline", args=[rows.household.pk])),
        ("get", reverse("applications:detail", args=[rows.application.pk])),
        ("get", reverse("applications:vedtak_letter", args=[rows.vedtak.pk])),
        ("post", reverse("casework:entry_new", args=[rows.household.pk])),
        ("post", reverse("people:person_edit", args=[rows.person.pk])),
    ]


def test_nobody_goes_on_seeing_what_was_taken_from_them_a_moment_ago(real_database, everybody) -> None:
    chance = random.Random(7)
    rows = everybody.rows["own_office", 0]
    actor = everybody.actors["caseworker", 0]
    client = Client(raise_request_exception=False)
    stale: list[tuple[str, str, int]] = []
    with real_database.owner():
        client.force_login(Staff.objects.get(pk=actor.staff))

    for number in range(ROUNDS):
        change = CHANGES[number % len(CHANGES)]
        method, path = chance.choice(pages(rows))
        before = _asked(real_database, client, method, path)
        with _as_owner(real_database, change, rows, actor.staff) as wanted:
            during = _asked(real_database, client, method, path)
        if change is account_closed:  # the session ended with the account
            with real_database.owner():
                client.force_login(Staff.objects.get(pk=actor.staff))
        if before not in {200, 422} or during != wanted:
            stale.append((change.__name__, path, during))

    assert stale == []


def _asked(real_database, client: Client, method: str, path: str) -> int:
    with real_database.program():
        return getattr(client, method)(path).status_code


@contextmanager
def _as_owner(real_database, change: Callable, rows: Rows, staff) -> Iterator[int]:
    changing = change(rows, staff)
    with real_database.owner():
        wanted = changing.__enter__()
    yield wanted
    with real_database.owner():
        changing.__exit__(None, None, None)
