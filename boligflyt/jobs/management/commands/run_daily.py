"""`run_daily`: do what the system does by itself once a day. Start it every night after midnight."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from boligflyt.jobs.daily import run_day


class Command(BaseCommand):
    """Parse the day, read the clock, and do the work."""

    help = "Gjør det systemet gjør av seg selv én gang i døgnet."

    def add_arguments(self, parser: CommandParser) -> None:
        """The day the work is done for."""
        parser.add_argument(
            "--today", type=date.fromisoformat, default=None, help="dagen arbeidet gjelder, ÅÅÅÅ-MM-DD"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was done."""
        today = options["today"] or timezone.localdate()
        done = run_day(today, timezone.now())
        self.stdout.write(f"{today:%d.%m.%Y}: {len(done.leases_ended)} leieforhold er avsluttet.")
        if done.rents_begun:
            self.stdout.write(f"{done.rents_begun} varslede leier har begynt å gjelde.")
        if done.copies_deleted:
            self.stdout.write(f"{done.copies_deleted} kopier bak prøver av regler er slettet.")
        if done.files_dropped:
            self.stdout.write(f"{done.files_dropped} filer med boliger som ble liggende, er slettet.")
        if done.letters_sent:
            self.stdout.write(f"{done.letters_sent} brev er sendt som digital post.")
        if done.uploads_forgotten:
            self.stdout.write(f"{done.uploads_forgotten} uferdige opplastinger er slettet.")
