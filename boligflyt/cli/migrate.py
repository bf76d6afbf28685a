"""`migrate`: bring the database up to this version."""

import os
import sys

from boligflyt.cli.arguments import NorwegianParser

DESCRIPTION = """\
Bring databasen opp til denne versjonen av Boligflyt.

Databasen står i miljøvariabelen DATABASE_URL, for eksempel
postgres://boligflyt@127.0.0.1:5432/boligflyt. Rollen må eie databasen og
kunne lage roller (CREATEROLE): programmet går med egne roller som ikke eier noe."""
EPILOG = "Avslutningskode: 0 når databasen er klar, 1 når den ikke svarte, 2 når noe mangler i oppsettet."


def run(argv: list[str]) -> int:
    """Apply the migrations that are missing. Gives the exit code."""
    parser = NorwegianParser(prog="bf migrate", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument(
        "--plan", action="store_true", help="vis hva som ville blitt gjort, og gjør ingenting"
    )
    options = parser.parse_args(argv)
    if not os.environ.get("DATABASE_URL"):
        parser.error("miljøvariabelen DATABASE_URL mangler")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "boligflyt.config.settings")
    return _migrate(options.plan)


def _migrate(plan: bool) -> int:
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import CommandError, call_command
    from django.db import OperationalError

    from boligflyt.cli.older_database import TooOld, demand_new_enough

    try:
        django.setup()
        demand_new_enough()
        call_command("migrate", interactive=False, plan=plan)
        if not plan:
            call_command("raise_walls")
    except ImproperlyConfigured as fault:
        print(fault, file=sys.stderr)
        return 2
    except (CommandError, TooOld) as fault:
        print(fault, file=sys.stderr)
        return 2
    except OperationalError as fault:
        print(f"Databasen svarte ikke: {fault}", file=sys.stderr)
        return 1
    if not plan:
        print("Databasen er klar.")
    return 0
