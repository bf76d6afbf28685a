"""Writing, sealing and verifying the trace, in a database of its own, as the program runs.

./bf bench --only trace
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from benchmarks.null_controls import as_the_program

FIRST, ALL = 20_000, 100_000
AT_ONCE = 20  # events in each transaction of the filling; a page writes one or two
ONE_BY_ONE = 500
SHOWN = 25  # persons in a list
NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)


def run() -> list[dict[str, Any]]:
    """Fill, seal and verify; print a line for each and give the rows."""
    with as_the_program():
        rows = [_row("write, one event a transaction", ONE_BY_ONE, _seconds(lambda: _write(ONE_BY_ONE)))]
        _fill(FIRST - ONE_BY_ONE)
        rows.append(_row("seal", FIRST, _seconds(lambda: _sealed(FIRST))))
        _fill(ALL - FIRST)
        rows.append(_row("seal", ALL - FIRST, _seconds(lambda: _sealed(ALL - FIRST))))
        rows.append(_row("verify", ALL, _seconds(_verified)))
    for row in rows:
        print(f"{row['what']:32} {row['events']:7} events  {row['seconds']:7.2f} s", flush=True)
    return rows


def _row(what: str, events: int, seconds: float) -> dict[str, Any]:
    return {"what": what, "events": events, "seconds": seconds, "each_us": 1e6 * seconds / events}


def _seconds(do: Callable[[], Any]) -> float:
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


def _write(count: int) -> None:
    """As a page does it: over `side`, each in its own transaction."""
    from boligflyt.areas.audit.services import Trace, record_read

    for number in range(count):
        at = NOON + timedelta(seconds=number)
        record_read(Trace(uuid.uuid4(), "caseworker", uuid.uuid4(), "", at), "person", uuid.uuid4())


def _fill(count: int) -> None:
    """The same kinds of events as pages write, more in each transaction, so that it is done in time."""
    from boligflyt.areas.audit.models import Event

    waiting = []
    for event in _events(count):
        waiting.append(event)
        if len(waiting) == AT_ONCE:
            Event.objects.using("side").bulk_create(waiting)
            waiting = []
    Event.objects.using("side").bulk_create(waiting)


def _events(count: int) -> Iterator[Any]:
    """Two looks, one list and one change, over and over."""
    from boligflyt.areas.audit.models import Event

    for number in range(count):
        deed = ("read", "read", "listed", "changed")[number % 4]
        listed = deed == "listed"
        yield Event(
            at=NOON + timedelta(seconds=number), actor=uuid.uuid4(), role="caseworker", office=uuid.uuid4(),
            deed=deed, kind="person", subject=None if listed else uuid.uuid4(),
            subjects=[uuid.uuid4() for _ in range(SHOWN)] if listed else [],
            detail={"what": "Endret personen", "fields": ["phone"]} if deed == "changed" else {},
        )  # fmt: skip


def _sealed(wanted: int) -> None:
    from boligflyt.areas.audit.services.sealing import seal_events

    sealed = sum(one.count for one in seal_events(NOON, "bench"))
    if sealed != wanted:
        raise RuntimeError(f"{sealed} events were sealed, not {wanted}")


def _verified() -> None:
    from boligflyt.areas.audit.queries.verification import Checked, verify

    checked = Checked()
    wrong = list(verify(checked))
    if wrong or checked.events != ALL:
        raise RuntimeError(f"{checked.events} events, {len(wrong)} of them wrong")
