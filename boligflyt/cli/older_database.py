"""A database from so long ago that its tables cannot be brought up to this version in one step.

Migrations are gathered into one now and then, so that a new database is made in seconds. One that had gone
only part of that way needs the versions in between.
"""

from __future__ import annotations


class TooOld(RuntimeError):
    """Some of the gathered migrations have been applied and others not; the message says what to do."""


def demand_new_enough() -> None:
    """Ask before migrating. Raises TooOld."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.recorder import MigrationRecorder

    applied = set(MigrationRecorder(connection).applied_migrations())
    gathered = MigrationLoader(None).disk_migrations.values()
    halfway = {one.app_label for one in gathered if 0 < len(applied & set(one.replaces)) < len(one.replaces)}
    if halfway:
        raise TooOld(
            "Databasen er fra en eldre utgave enn den som kan bringes opp til denne i ett steg "
            f"({', '.join(sorted(halfway))}). Er det demoens egen: kjør ./bf demo --reset, som lager den på "
            "nytt. Ellers: kjør ./bf migrate fra den siste utgaven før tabellene ble samlet (se CHANGELOG), "
            "så igjen fra denne."
        )
