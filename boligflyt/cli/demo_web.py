"""The demo's web server: gunicorn as a child of the launcher, on the first free port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess  # nosec B404 – starts gunicorn
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping

from boligflyt.cli.demo_state import PROGRAM
from boligflyt.cli.postgres import ROOT

HOST = "127.0.0.1"
PORTS_TRIED = 50
START_SECONDS = 40.0
STOP_SECONDS = 15.0


class WebError(RuntimeError):
    """The web server did not start; the message is Norwegian."""


def free_port(wanted: int) -> int:
    """The wanted port, or the first free one after it."""
    for port in range(wanted, wanted + PORTS_TRIED):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except (OSError, OverflowError):
                continue
            return port
    raise WebError(
        f"Fant ingen ledig port fra {wanted} til {wanted + PORTS_TRIED - 1}. Velg en annen med --port."
    )


def start(port: int, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start gunicorn in its own session, so that Ctrl-C reaches the launcher only."""
    command = [sys.executable, "-m", "gunicorn", f"{PROGRAM}:application", "--bind", f"{HOST}:{port}"]
    command += ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
    command += ["--log-level", "warning", "--no-control-socket"]
    return subprocess.Popen(command, cwd=ROOT, env=dict(environment), start_new_session=True)  # nosec B603


def wait_until_it_answers(process: subprocess.Popen[bytes], address: str) -> None:
    """Returns when the health page answers. Raises WebError when gunicorn ends or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise WebError("Webserveren stoppet under start. Feilmeldingen står over.")
        if status_of(f"{address}/helse/") == 200:
            return
        time.sleep(0.1)
    raise WebError(f"Webserveren svarte ikke innen {START_SECONDS:.0f} sekunder.")


def status_of(url: str) -> int:
    """The HTTP status of a page on this machine; 0 when nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310  # nosec B310 – our own address
            return int(answer.status)
    except urllib.error.HTTPError as fault:
        return fault.code
    except OSError:
        return 0


def stop(process: subprocess.Popen[bytes]) -> None:
    """Let the running requests finish, then end."""
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
