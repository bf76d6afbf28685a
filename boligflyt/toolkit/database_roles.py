"""Who is who in PostgreSQL: the owner migrates, the program reads and writes, the trace is only added to.

Role names begin with the database's name, because roles belong to the whole server. None of them can log in
by itself: the login of `DATABASE_URL` takes one of them on for each connection (`assume_role`), or an
installation gives each a login of its own (docs/operations/install.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.apps import apps

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

APP, SIDE, REPORT, BACKUP = "app", "side", "report", "backup"
PARTS = (APP, SIDE, REPORT, BACKUP)
READ_ONLY = frozenset({"django_migrations"})
# The trace, the history, the control list and the journal are added to and read, never changed.
ADDED_TO = frozenset({
    "audit_event", "audit_seal", "applications_controlitem", "applications_controloutcome",
    "followup_journalnote", "casework_entry", "casework_ownsteptick",
    "handovers_picture", "handovers_tenantsignature", "people_correction",
    "complaints_accesspaper", "home_ownership_economyassessment",
    "home_ownership_campaign", "home_ownership_planversion", "home_ownership_talk",
    "private_renting_careertalk",
    "home_ownership_purchasefinancing", "home_ownership_afterpurchase", "home_ownership_savingentry",
})  # fmt: skip
# What must survive a refused or read-only request is written over the side connection.
SIDE_WRITES = frozenset({"django_session", "access_signinattempt", "access_keptform", "access_formdraft"})


def role_name(database: str, part: str) -> str:
    """The name of a role, for example `boligflyt_app`."""
    return f"{database}_{part}"


def _tables() -> Iterator[tuple[str, bool]]:
    """Every table of ours, and whether it is history."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            yield model._meta.db_table, hasattr(model, "pgh_tracked_model")
    yield "django_migrations", False


def _app_rights(table: str, history: bool) -> str:
    if table in READ_ONLY:
        return "select"
    return "select, insert" if history or table in ADDED_TO else "select, insert, update, delete"


def grants(database: str) -> Iterator[str]:
    """The statements that give each role what it needs and no more; they can be run again."""
    app, side, report, backup = (f'"{role_name(database, part)}"' for part in PARTS)
    everyone = f"{app}, {side}, {report}, {backup}"
    yield f"grant usage on schema public to {everyone}"
    yield f"revoke all on all tables in schema public from {everyone}"
    yield f"grant usage, select on all sequences in schema public to {app}, {side}"
    for table, history in _tables():
        yield f'grant {_app_rights(table, history)} on "{table}" to {app}'
        yield f'grant select on "{table}" to {backup}'
    yield f'grant insert on "audit_event" to {side}'
    for table in sorted(SIDE_WRITES & {name for name, _ in _tables()}):
        yield f'grant select, insert, update, delete on "{table}" to {side}'
    for table in ("dwellings_building", "dwellings_dwelling", "dwellings_statusentry"):
        yield f'grant select on "{table}" to {report}'


def make_roles(cursor: CursorWrapper, database: str) -> None:
    """Make the roles that are missing and let the present login take them on.

    Raises the database's own error when the login may not make roles; the caller says what to do.
    """
    for part in PARTS:
        name = role_name(database, part)
        cursor.execute("select 1 from pg_roles where rolname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f'create role "{name}" nologin nosuperuser nobypassrls')
        cursor.execute(f'grant "{name}" to current_user')


def give_rights(cursor: CursorWrapper, database: str) -> None:
    """Make roles and give them their rights."""
    make_roles(cursor, database)
    for statement in grants(database):
        cursor.execute(statement)
