"""Lines of the trace for the larger sizes: who opened which household's file, day by day backwards."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection

from boligflyt.areas.access.models import Assignment, Participation
from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event
from boligflyt.areas.people.queries.reach import HOUSEHOLD
from boligflyt.jobs.demo.offices import morning

HOURS_BETWEEN = 9  # from one look at a household to the one before it, and a little by the row
# Each office that takes part looks, by its first member, as often as makes so many lines in all.
LOOKS = """
insert into {event} (id, at, actor, role, office, deed, purpose, kind, subject, subjects, detail)
select md5(seen.subject::text || seen.office_id || round)::uuid,
       %(now)s - (seen.row %% 97) * interval '1 minute' - round * %(hours)s * interval '1 hour',
       who.staff_id, who.role, seen.office_id, %(deed)s, '', %(kind)s, seen.subject, '{{}}', '{{}}'
from (
  select subject, office_id, row_number() over (order by subject, office_id) as row, count(*) over () as rows
  from {participation} where kind = %(kind)s and office_id is not null
) as seen
join (
  select distinct on (office_id) office_id, staff_id, role from {assignment} order by office_id, id
) as who on who.office_id = seen.office_id
cross join lateral generate_series(1, 1 + %(most)s / seen.rows) as round
order by round, seen.row
limit %(most)s
"""


def make_looks(most: int, today: date) -> None:
    """At most so many lines, none after the morning of the day. The caller has the transaction."""
    if most:
        tables = {"event": Event, "participation": Participation, "assignment": Assignment}
        named = {name: model._meta.db_table for name, model in tables.items()}
        told: dict[str, Any] = {
            "now": morning(today), "hours": HOURS_BETWEEN, "deed": Deed.READ, "kind": HOUSEHOLD, "most": most,
        }  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(LOOKS.format(**named), told)
