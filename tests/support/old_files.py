"""A household whose every matter is over, and years that go by; and a search through the whole database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import connection
from psycopg import sql

from boligflyt.areas.access.choices import Role
from boligflyt.areas.access.models import Staff
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import EntryState
from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.applications.choices import State
from boligflyt.areas.applications.models import Application
from boligflyt.areas.casework.models import CaseTask
from boligflyt.areas.complaints.models import AccessRequest, Complaint
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import Period
from tests.support.case_rows import Rows, rows_of
from tests.support.cast import LONG_AGO, NOW, TODAY, Cast, make_person

FAR_ON = datetime(2040, 3, 1, 9, 0, tzinfo=UTC)


def make_old_file(cast: Cast, name: str = "Gammelsen", **traits: object) -> Rows:
    """A household with everything, all of it ended on the tests' day."""
    rows = rows_of(cast, make_person("Gunn", name, **traits))
    end(rows)
    return rows


def end(rows: Rows) -> None:
    """Close what is open in the household."""
    home = rows.household.pk
    Application.objects.filter(household=home).update(state=State.REFUSED, closed_on=TODAY)
    Lease.objects.filter(household=home).update(
        state=LeaseState.ENDED, period=Period(LONG_AGO, TODAY), signed_on=LONG_AGO, key_handed_on=LONG_AGO
    )
    QueueEntry.objects.filter(application__household=home).update(state=EntryState.LEFT, left_on=TODAY)
    Offer.objects.filter(entry__application__household=home).update(state="expired")
    Complaint.objects.filter(pk=rows.complaint.pk).update(
        state="withdrawn",
        closed_on=TODAY,
        closed_by=rows.complaint.registered_by_id,
        closed_because="Trukket.",
    )
    AccessRequest.objects.filter(household=home).update(state="withdrawn")
    CaseTask.objects.filter(household=home).update(
        state="done", closed_at=NOW, closed_by=rows.task.owner_id, outcome="Gjort."
    )


def later(actor: Actor, years: float = 0) -> Actor:
    """The same colleague, long after the tests' day."""
    return replace(actor, at=FAR_ON + timedelta(days=365.25 * years))


def other_leader(cast: Cast) -> Actor:
    """A second leader, long after the tests' day."""
    staff, _made = Staff.objects.get_or_create(
        username="leif", defaults={"name": "Leif Strøm", "password": "!"}
    )
    return replace(later(cast.liv), staff=staff.pk, name=staff.name, role=Role.LEADER)


def found_anywhere(wanted: Iterable[str | UUID], leave_out: Iterable[str] = ()) -> dict[str, int]:
    """Every table in which one of these stands, in any column, with the number of rows."""
    pattern, found = "|".join(str(one) for one in wanted), {}
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public' order by 1")
        for (table,) in cursor.fetchall():
            if table in leave_out:
                continue
            cursor.execute(
                sql.SQL("select count(*) from {} t where t::text ~* %s or t::text ~* %s").format(
                    sql.Identifier(table)
                ),
                [pattern, "|".join(str(one).encode().hex() for one in wanted)],
            )
            if number := cursor.fetchone()[0]:
                found[table] = number
    return found
