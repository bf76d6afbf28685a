"""From a click on the board to the new proposal with every explanation: server time on the demonstration.

    ./bf bench --only board

Each household with a proposal has its dwelling set aside, which makes the proposal again for all, and then
proposed again, which does the same. Both are sent through the pages with Django's test client: middleware,
rights, locks, the engine with all reasons and the certificate, the independent check, the run stored, the
trace. The board is opened after each, and stands beside it.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

from benchmarks.null_controls import as_the_program

MOST, ROUNDS = 40, 3


def run() -> dict[str, Any]:
    """The rows of the table: what was sent, how often, and milliseconds at the median and the 95th."""
    with as_the_program():
        return _measured()


def _measured() -> dict[str, Any]:
    from django.test import Client

    from boligflyt.areas.access.models import Staff

    client = Client()
    client.force_login(Staff.objects.get(username="demo-kari"))
    meeting, lines = _meeting_with_lines(client)
    times: dict[str, list[float]] = {"forbid": [], "allow again": [], "open the board": []}
    board = f"/tildelingsmote/{meeting}/"
    for line, dwelling in lines[:MOST] * ROUNDS:
        at = f"/tildelingsmote/linje/{line}/"
        told = {"decision": "set_aside", "dwelling": dwelling, "reason": "Målt."}
        times["forbid"].append(_milliseconds(lambda at=at, told=told: client.post(at, told)))
        times["open the board"].append(_milliseconds(lambda: client.get(board)))
        again = {"dwelling": dwelling}
        times["allow again"].append(
            _milliseconds(lambda at=at, again=again: client.post(f"{at}igjen/", again))
        )
    rows = [
        {"what": what, "times": len(each), "p50": statistics.median(each), "p95": _p95(each)}
        for what, each in times.items()
    ]
    for row in rows:
        print(f"{row['what']:16} {row['times']:3}  p50 {row['p50']:6.1f} ms  p95 {row['p95']:6.1f} ms")
    return {"rows": rows, "households": len(lines)}


def _meeting_with_lines(client: Any) -> tuple[Any, list[tuple[Any, str]]]:
    """The next meeting with its proposal made, and the lines of own cases that have one."""
    from django.db import connection

    found = _rows(
        connection,
        "select m.id from allocation_meeting m join access_office o on o.id = m.office_id "
        "where m.state <> 'closed' and m.grade = 0 and o.name = 'Boligkontoret' order by m.held_on limit 1",
    )
    meeting = found[0][0]
    client.post(f"/tildelingsmote/{meeting}/forslag/", {})
    lines = _rows(
        connection,
        "select l.id, l.proposed_id::text from allocation_meetingline l "
        "join allocation_queueentry e on e.id = l.entry_id "
        "join applications_application a on a.id = e.application_id "
        "join access_office o on o.id = a.office_id "
        "where l.meeting_id = %s and l.proposed_id is not null and l.decision = 'open' "
        "and o.name = 'Boligkontoret' order by l.place",
        meeting,
    )
    if not lines:
        raise ImportError("Møtet i demokommunen har ingen forslag å prøve.")
    return meeting, lines


def _rows(connection: Any, sql: str, *params: Any) -> list[Any]:
    from django.db import transaction

    from boligflyt.toolkit.walls import open_as

    with transaction.atomic(), connection.cursor() as cursor:
        open_as(cursor, 0, 0)
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def _milliseconds(do: Callable[[], Any]) -> float:
    began = time.perf_counter()
    answer = do()
    took = (time.perf_counter() - began) * 1000
    if answer.status_code not in (200, 302):
        raise ImportError(f"Siden svarte {answer.status_code}.")
    return took


def _p95(values: list[float]) -> float:
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]
