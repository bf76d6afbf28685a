"""Give the database roles their rights and put up the walls; run after every migration, as the owner."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from boligflyt.toolkit.database_roles import give_rights
from boligflyt.toolkit.walls import raise_walls

NOT_ALLOWED = (
    "Rollen i DATABASE_URL får ikke lage databaseroller. Gi den CREATEROLE (alter role … createrole), "
    "eller lag rollene på forhånd slik docs/operations/install.md viser. Databasen sa: {said}"
)


class Command(BaseCommand):
    """One transaction: either everything holds, or what held before."""

    help = "Gir databaserollene rettighetene sine og setter opp radsikringen."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run again as often as wanted."""
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                raise_walls(cursor)
                give_rights(cursor, str(connection.settings_dict["NAME"]))
        except ProgrammingError as fault:
            raise CommandError(NOT_ALLOWED.format(said=str(fault).splitlines()[0])) from None
