"""Sealing the trace afterwards, below the oldest running transaction, so that nothing is ever skipped.

A chain made while events are written would make everybody wait for everybody. Here a part is sealed when no
transaction can add to it any more; who comes late lands in the next part.
"""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from boligflyt.areas.audit.models import Seal
from boligflyt.areas.audit.queries.order import LOWEST, Place, horizon, part_of_trace
from boligflyt.domain.trace_chain import NOTHING_BEFORE, Line, entry_of, packed
from boligflyt.toolkit.faults import Conflict

BATCH = 2_000
ONE_SEALER = 7_203_441  # the advisory lock's number; nothing else in the program takes one with it
RESTORED = (
    "Databasen ser ut til å være lastet inn på en ny server fra en kopi: serverens tellerverk står før det "
    "siste seglet. Kjør «./bf audit continue» før noen bruker Boligflyt igjen."
)
FUNCTIONS = """
create or replace function audit_transaction() returns bigint volatile parallel restricted language sql as $$
  select pg_current_xact_id()::text::bigint + {ahead}
$$;
create or replace function audit_horizon() returns bigint stable parallel safe language sql as $$
  select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + {ahead}
$$;
"""


def seal_events(now: datetime, made_by: str, batch: int = BATCH) -> list[Seal]:
    """Seal what can be sealed, in seals of at most `batch` events; gives the new seals.

    Each seal is a transaction of its own: stopped half-way, the next run goes on from the last whole seal.
    A second sealer waits for the first. Raises Conflict after a restore on another server.
    """
    made = []
    while seal := _seal_one(now, made_by, batch):
        made.append(seal)
    return made


def _seal_one(now: datetime, made_by: str, batch: int) -> Seal | None:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [ONE_SEALER])
        last = Seal.objects.order_by("-number").defer("entries").first()
        below = horizon()
        if last and below < last.horizon:
            raise Conflict(RESTORED)
        # The horizon is read before the events: what is below it was finished then, and is all seen now.
        found = part_of_trace(last.ends if last else LOWEST, (below, 0), batch + 1)
        if not found:
            return None
        # With more to come, the seal ends after its last event, perhaps inside a transaction. The last seal
        # closes everything below the horizon, also the places where nothing stands.
        lines = found[:batch]
        ends = (lines[-1].transaction, lines[-1].position + 1) if len(found) > batch else (below, 0)
        return _sealed(lines, last, ends, now, made_by)


def _sealed(lines: list[Line], last: Seal | None, ends: Place, now: datetime, made_by: str) -> Seal:
    begins = last.ends if last else LOWEST
    previous = last.hash if last else NOTHING_BEFORE
    seal = Seal(
        number=last.number + 1 if last else 1, previous=previous, begins_transaction=begins[0],
        begins_position=begins[1], horizon=ends[0], horizon_position=ends[1],
        first_position=lines[0].position, last_position=lines[-1].position, count=len(lines),
        entries=packed(entry_of(line) for line in lines), made_at=now, made_by=made_by,
    )  # fmt: skip
    seal.hash = seal.worked_out(previous)
    seal.save(force_insert=True)
    return seal


def continue_after_restore() -> int:
    """Let the numbers of transactions go on after the highest that the trace knows.

    A copy loaded on another server (pg_dump) brings the numbers of the old one, while the new server counts
    from the beginning. Needs the owner of the functions. Gives how far ahead of the server they now are.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("lock table audit_event, audit_seal in share row exclusive mode")
        cursor.execute(
            "select greatest((select max(transaction) + 1 from audit_event), "
            "(select max(horizon) from audit_seal)), audit_transaction(), pg_current_xact_id()::text::bigint"
        )
        highest, numbered, of_server = cursor.fetchone()
        if highest is None or numbered >= highest:
            return int(numbered - of_server)
        ahead = int(highest - of_server)
        cursor.execute(FUNCTIONS.format(ahead=ahead))
        return ahead
