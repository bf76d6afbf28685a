"""A database that is measured on says what it is made of, so that it is used again only for the same."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from psycopg import sql

from boligflyt.cli.demo_contents import is_made_of
from boligflyt.jobs.demo.seeding import signature, signed_with
from boligflyt.jobs.demo.town import generate

SEED = 2026

pytestmark = pytest.mark.django_db


def sign(line: str) -> None:
    with connection.cursor() as cursor:
        named = sql.Identifier(connection.settings_dict["NAME"]), sql.Literal(line)
        cursor.execute(sql.SQL("comment on database {} is {}").format(*named))


def test_a_database_without_a_line_is_made_anew():
    sign("")
    assert signed_with() == ""
    assert not is_made_of("small", SEED)


def test_only_the_same_size_of_the_same_day_is_used_again():
    sign(signature(generate("small", SEED, timezone.localdate()), SEED))
    assert is_made_of("small", SEED)
    assert not is_made_of("drammen", SEED)
    assert not is_made_of("small", SEED + 1)


def test_a_database_that_a_newer_version_has_changed_is_made_anew():
    sign(signature(generate("small", SEED, timezone.localdate()), SEED))
    MigrationRecorder(connection).record_applied("dwellings", "9999_from_a_version_to_come")
    assert not is_made_of("small", SEED)
