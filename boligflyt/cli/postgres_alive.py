"""Whether PostgreSQL already runs on a data folder: the server outlives a launcher that was killed."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

USER = "boligflyt"
ANSWER_SECONDS = 30.0


def process_in(data: Path) -> tuple[int, int] | None:
    """Process number and port in the folder's postmaster.pid; None when there is none to read."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        return int(lines[0]), int(lines[3])
    except (OSError, IndexError, ValueError):
        return None


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def serves(port: int, data: Path) -> bool:
    """Whether the server on the port is this folder's, and not a later program's."""
    import psycopg

    try:
        with psycopg.connect(f"postgres://{USER}@127.0.0.1:{port}/postgres", connect_timeout=2) as connection:
            shown = connection.execute("show data_directory").fetchone()
    except psycopg.OperationalError:
        return False
    return shown is not None and Path(shown[0]).resolve() == data.resolve()


def living_port(data: Path) -> int | None:
    """The port of a server that already runs on this folder (its launcher may have been killed)."""
    found = process_in(data)
    if found is None:
        return None
    pid, port = found
    deadline = time.monotonic() + ANSWER_SECONDS
    while _alive(pid) and time.monotonic() < deadline:
        if serves(port, data):
            return port
        if not _answers(port):
            return None  # the number belongs to another process now
        time.sleep(0.1)
    return None


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0
