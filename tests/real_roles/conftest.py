"""A database of its own where each connection has its own role: the proof of walls, grants and the trace.

Ordinary tests run as the owner, in a transaction that is rolled back. Here the tables are a clone of the
migrated ones, rows stay from test to test, and `default` and `side` are the roles that the program runs with.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from boligflyt.toolkit.database_roles import APP, PARTS, SIDE, role_name

ALIASES = ("default", "side")


def _server(settings: dict) -> str:
    """The address of the server's own database, for making and dropping others."""
    return psycopg.conninfo.make_conninfo(
        host=settings["HOST"], port=settings["PORT"] or 5432, user=settings["USER"],
        password=settings["PASSWORD"] or None, dbname="postgres",
    )  # fmt: skip


@pytest.fixture
def _django_db_helper() -> None:
    """Marked as users of the database, so that it is made; but not wrapped in a transaction."""


class RealDatabase:
    """The clone, and whom the two connections are at the moment."""

    def __init__(self, name: str) -> None:
        self.name = name

    @contextmanager
    def connected_as(self, default: str | None, side: str | None) -> Iterator[None]:
        """Both connections in these parts; None is the owner."""
        before = {alias: dict(connections[alias].settings_dict) for alias in ALIASES}
        for alias, part in zip(ALIASES, (default, side), strict=True):
            connections[alias].close()
            role = role_name(self.name, part) if part else None
            options = {**before[alias]["OPTIONS"], "assume_role": role}
            connections[alias].settings_dict.update(NAME=self.name, OPTIONS=options)
        try:
            yield
        finally:
            for alias in ALIASES:
                connections[alias].close()
                connections[alias].settings_dict.update(before[alias])

    def program(self):
        """As the program runs."""
        return self.connected_as(APP, SIDE)

    def owner(self):
        """As migrations run."""
        return self.connected_as(None, None)


@pytest.fixture(scope="session")
def real_database(django_db_setup, django_db_blocker) -> Iterator[RealDatabase]:
    """A clone of the test database, with roles, grants and walls."""
    with cloned("real", django_db_blocker) as found:
        yield found


@pytest.fixture(scope="session")
def trace_database(django_db_setup, django_db_blocker) -> Iterator[RealDatabase]:
    """Another, where nobody writes but the tests of the trace: each look at the whole trace is short."""
    with cloned("trace", django_db_blocker) as found:
        yield found


@contextmanager
def cloned(word: str, blocker: object) -> Iterator[RealDatabase]:
    """A clone under a name that begins with the word."""
    settings = dict(connections["default"].settings_dict)
    name = f"{word}_{settings['NAME']}"
    for alias in ALIASES:
        connections[alias].close()
    with psycopg.connect(_server(settings), autocommit=True) as server:
        _drop(server, name)
        server.execute(
            sql.SQL("create database {} template {}").format(
                sql.Identifier(name), sql.Identifier(settings["NAME"])
            )
        )
    found = RealDatabase(name)
    with blocker.unblock():
        with found.owner():
            call_command("raise_walls")
        yield found
        for alias in ALIASES:
            connections[alias].close()
    with psycopg.connect(_server(settings), autocommit=True) as server:
        _drop(server, name)


def _drop(server: psycopg.Connection, name: str) -> None:
    server.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))
    for part in PARTS:
        server.execute(sql.SQL("drop role if exists {}").format(sql.Identifier(role_name(name, part))))


@pytest.fixture(scope="session")
def world(real_database):
    """The municipality with one household of each grade, made by the owner; rows stay."""
    from tests.support.world import make_world

    with real_database.owner():
        return make_world()


@pytest.fixture(scope="session")
def everybody(real_database, world):
    """Staff of every role and clearance, a household in every relation and grade; made by the owner."""
    from tests.support.relations import make_everybody

    with real_database.owner():
        return make_everybody(world.cast)
