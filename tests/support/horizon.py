"""Waiting until what is committed may be sealed: other processes hold transactions on the same server."""

from __future__ import annotations

import time

from django.db import connection

LONGEST_SECONDS = 120


def wait_for_others() -> None:
    """Until every transaction that began before now has ended, in whatever database of the server."""
    with connection.cursor() as cursor:
        cursor.execute("select audit_transaction()")
        mine = cursor.fetchone()[0]
        until = time.monotonic() + LONGEST_SECONDS
        while time.monotonic() < until:
            cursor.execute("select audit_horizon()")
            if cursor.fetchone()[0] > mine:
                return
            time.sleep(0.02)
    raise TimeoutError("a transaction on the server stays open")
