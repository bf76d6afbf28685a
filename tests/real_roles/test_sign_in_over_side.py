"""Signing in with the program's own database roles: the count and the kept form survive a refusal."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

from django.db import connections

from boligflyt.areas.access.drafts import draft_of, drop_draft, keep_draft
from boligflyt.areas.access.kept_forms import drop, keep, kept_for
from boligflyt.areas.access.models import SignInAttempt
from boligflyt.areas.access.throttling import begin_attempt, by_address, by_username, succeeded

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_an_attempt_is_counted_although_the_request_was_rolled_back(real_database, world) -> None:
    account, address = by_username(f"navn-{uuid.uuid4()}"), by_address("192.0.2.55")
    with real_database.program():
        connections["default"].set_autocommit(False)
        waits = [begin_attempt(NOW, account, address) for _ in range(6)]
        connections["default"].rollback()
        connections["default"].set_autocommit(True)

        counted = SignInAttempt.objects.get(key=account.key).attempts
        succeeded(NOW, account, address)
        begin_attempt(NOW + timedelta(days=3), account)

    assert waits == [None] * 5 + [NOW + timedelta(seconds=30)]
    assert counted == 5


def test_a_form_is_kept_and_dropped_by_its_owner_only(real_database, world) -> None:
    mine, other = uuid.uuid4(), uuid.uuid4()
    with real_database.program():
        keep(mine, "/boliger/", [("note", "tekst")], NOW)
        found = kept_for(mine, NOW)
        drop(other, found[0].pk)
        still = kept_for(mine, NOW)
        drop(mine, found[0].pk)

        assert [one.fields for one in still] == [[("note", "tekst")]]
        assert (kept_for(other, NOW), kept_for(mine, NOW)) == ([], [])


def test_a_draft_is_kept_and_dropped_by_its_owner_only(real_database, world) -> None:
    mine, other = uuid.uuid4(), uuid.uuid4()
    with real_database.program():
        keep_draft(mine, "/boliger/", [("note", "tekst")], NOW)
        drop_draft(other, "/boliger/")
        still = draft_of(mine, "/boliger/", NOW)
        theirs = draft_of(other, "/boliger/", NOW)
        drop_draft(mine, "/boliger/")

        assert still is not None and still.fields == [("note", "tekst")]
        assert (theirs, draft_of(mine, "/boliger/", NOW)) == (None, None)
