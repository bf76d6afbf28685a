"""Which demo runs here: one launcher at a time per checkout, and what a killed one left behind."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess  # nosec B404 – asks `ps` about a process where there is no /proc
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from boligflyt.cli.postgres import data_home

PROGRAM = "boligflyt.config.wsgi"
STOP_SECONDS = 15.0


class DemoState:
    """The lock that a running demo holds, and its address and process in a file beside it."""

    def __init__(self) -> None:
        home = data_home()
        home.mkdir(parents=True, exist_ok=True)
        self._lock_file = home / "demo.lock"
        self._file = home / "demo.json"
        self._lock: IO[str] | None = None

    def take(self) -> bool:
        """Become the one demo; False when another one runs."""
        lock = self._lock_file.open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            return False
        self._lock = lock
        return True

    def release(self) -> None:
        """Forget the address and let the next one in."""
        self._file.unlink(missing_ok=True)
        if self._lock:
            self._lock.close()

    def tell(self, address: str, process: int) -> None:
        """Write down where the demo answers."""
        self._file.write_text(json.dumps({"address": address, "process": process}))

    def address(self) -> str | None:
        """Where the running demo answers; None while it still starts."""
        told = self._told().get("address")
        return told if isinstance(told, str) else None

    def end_leftover(self) -> None:
        """Stop the web server of a launcher that was killed; call after `take`."""
        process = self._told().get("process")
        self._file.unlink(missing_ok=True)
        if not isinstance(process, int) or PROGRAM not in _command_line(process):
            return
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while PROGRAM in _command_line(process) and time.monotonic() < deadline:
            time.sleep(0.05)

    def _told(self) -> dict[str, object]:
        try:
            told = json.loads(self._file.read_text())
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}


def _command_line(process: int) -> str:
    """How a living process was started; empty when there is no such process."""
    path = Path(f"/proc/{process}/cmdline")
    if path.parent.parent.joinpath("self").exists():
        try:
            return path.read_bytes().decode(errors="replace").replace("\0", " ")
        except OSError:
            return ""
    said = subprocess.run(  # nosec B603 B607
        ["ps", "-p", str(process), "-o", "command="], capture_output=True, text=True, check=False
    )
    return said.stdout
