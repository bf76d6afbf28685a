"""Events in the order of the chain: by transaction, then by position. The only place that reads those two."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.db import connections

from boligflyt.domain.trace_chain import Line

AT_ONCE = 2_500  # a little more than a seal holds
FIRST_KEY = UUID(int=0)
# Every column as text, so that a value that Python cannot hold is still compared and not stumbled on.
PART = """
select
  position, transaction, id, to_json(at at time zone 'UTC') #>> '{}', actor::text, role, office::text, deed,
  purpose, kind, subject::text, subjects::text, detail::text
from audit_event
where (transaction, position, id) >= (%s::bigint, %s::bigint, %s)
  and (transaction, position) < (%s::bigint, %s::bigint)
order by transaction, position, id limit %s
"""
Place = tuple[int, int]
LOWEST: Place = (-(2**63), -(2**63))


def _texts(place: Place) -> list[str]:
    """As text, because PostgreSQL reads a very negative number as minus a number that is too large."""
    return [str(number) for number in place]


def part_of_trace(
    begins: Place, ends: Place, most: int, key: UUID = FIRST_KEY, using: str = "default"
) -> list[Line]:
    """The first `most` events from one (transaction, position) up to, not including, another.

    `key` only matters where somebody has put two events in one place: those from it and up.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(PART, [*_texts(begins), key, *_texts(ends), most])
        return [Line(*row) for row in cursor.fetchall()]


def lines_between(begins: Place, ends: Place, using: str = "default") -> Iterator[Line]:
    """All of them, a portion at a time."""
    key = FIRST_KEY
    while portion := part_of_trace(begins, ends, AT_ONCE, key, using):
        last = portion[-1]
        # The last one is asked for again, so that nothing beside it in the same place is stepped over.
        yield from portion[:-1]
        if len(portion) < AT_ONCE:
            yield last
            return
        begins, key = (last.transaction, last.position), last.key


def horizon(using: str = "default") -> int:
    """The number below which every transaction has ended: nothing can be added there any more."""
    with connections[using].cursor() as cursor:
        cursor.execute("select audit_horizon()")
        return int(cursor.fetchone()[0])


def unsealed_from(place: Place, using: str = "default") -> tuple[int, str | None]:
    """How many events stand after a place, and the moment of the oldest (UTC); none gives None."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "select count(*), to_json(min(at) at time zone 'UTC') #>> '{}' from audit_event "
            "where (transaction, position) >= (%s::bigint, %s::bigint)",
            _texts(place),
        )
        count, oldest = cursor.fetchone()
        return int(count), oldest
