"""`seed_demo`: fill an empty database with the demonstration municipality."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from boligflyt.jobs.demo.plan import plans
from boligflyt.jobs.demo.seeding import NotEmptyError, seed

DEFAULT_SEED = 2026
STEP = 10


class Command(BaseCommand):
    """Parse the arguments, read the clock, and fill the database."""

    help = "Fyll en tom database med demokommunen Nordelv."

    def add_arguments(self, parser: CommandParser) -> None:
        """Size, seed and the day the history ends."""
        parser.add_argument("--size", choices=sorted(plans()), default="small", help="hvor stor kommunen er")
        parser.add_argument(
            "--seed", type=int, default=DEFAULT_SEED, help="tallet tilfeldighetene starter fra"
        )
        parser.add_argument(
            "--today", type=date.fromisoformat, default=None, help="dagen historien ender, ÅÅÅÅ-MM-DD"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError when the database is not empty."""
        today = options["today"] or timezone.localdate()
        said = [-STEP]

        def say(percent: int) -> None:
            if percent >= said[0] + STEP:
                said[0] = percent - percent % STEP
                self.stdout.write(f"Fyller demokommunen … {said[0]} %")
                self.stdout.flush()

        try:
            town = seed(options["size"], options["seed"], today, say)
        except NotEmptyError as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(
            f"Demokommunen har {len(town.dwellings)} boliger, {len(town.households)} husstander og "
            f"{len(town.applications)} søknader. Datasum {town.data_hash()[:16]}."
        )
