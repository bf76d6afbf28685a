"""What the system does by itself once a day. It decides nothing: it writes down what a day has brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from boligflyt.areas.access.choices import Grade, Information
from boligflyt.areas.access.models import Staff
from boligflyt.areas.allocation.services.rehearsing import empty_due
from boligflyt.areas.audit.services import Trace
from boligflyt.areas.casework.services.sending import send_digital_post
from boligflyt.areas.documents.services import forget_unfinished
from boligflyt.areas.dwellings.services import drop_forgotten
from boligflyt.areas.leases.services import begin_new_rents, end_leases_run_out
from boligflyt.toolkit.walls import open_as

# The one who acts when nobody does: an account that cannot log in, known by its name in every trace.
SYSTEM = UUID("b01f1f70-0000-4000-8000-000000000001")
USERNAME, NAME, ROLE = "boligflyt-daglig", "Boligflyt, daglig jobb", "system"


@dataclass(frozen=True, slots=True)
class DayDone:
    """What was done: leases ended, rents begun, uploads forgotten, post sent, copies and files deleted."""

    leases_ended: list[UUID]
    uploads_forgotten: int = 0
    letters_sent: int = 0
    rents_begun: int = 0
    copies_deleted: int = 0
    files_dropped: int = 0


def run_day(today: date, at: datetime) -> DayDone:
    """Do the day's work, all of it or nothing. Running it again the same day does nothing more."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            open_as(cursor, Grade.STRICT, sum(one.bit for one in Information))
        trace = Trace(_system().pk, ROLE, None, "Daglig jobb", at)
        ended, forgotten = end_leases_run_out(trace, today), forget_unfinished(at)
        begun = begin_new_rents(trace, today)
        emptied, dropped = empty_due(trace, today), drop_forgotten(trace)
        sent = len(send_digital_post(trace, today))
        return DayDone(ended, forgotten, sent, len(begun), emptied, dropped)


def _system() -> Staff:
    staff = Staff.objects.filter(pk=SYSTEM).first()
    if staff is None:
        staff = Staff(pk=SYSTEM, username=USERNAME, name=NAME, is_active=False)
        staff.set_unusable_password()
        staff.save(force_insert=True)
    return staff
