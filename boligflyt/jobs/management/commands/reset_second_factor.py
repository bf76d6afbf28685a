"""Somebody has lost the telephone and the recovery codes: they set up anew at the next sign-in."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from boligflyt.areas.access.models import Staff
from boligflyt.areas.access.second_factor import remove
from boligflyt.areas.audit.services import Trace


class Command(BaseCommand):
    """Run on the server by whoever runs the installation, after having made sure who asks."""

    help = "Nullstiller totrinnsinnlogging for en ansatt. Forviss deg først om hvem som ber om det."

    def add_arguments(self, parser: CommandParser) -> None:
        """One user name."""
        parser.add_argument("username", metavar="BRUKERNAVN")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        """Told of in the trace, without an actor: nobody is signed in on the server."""
        staff = Staff.objects.filter(username=username).first()
        if staff is None:
            raise CommandError(f"Ingen ansatt har brukernavnet «{username}».")
        remove(staff.pk, Trace(None, "", None, "command line", timezone.now()))
        self.stdout.write(f"{staff.name} setter opp totrinnsinnlogging på nytt ved neste innlogging.")
