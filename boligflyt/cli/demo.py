"""`demo`: the demonstration municipality in the browser, with its own PostgreSQL and web server."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess  # nosec B404 – the type of the web server's process
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from boligflyt.cli import demo_state, demo_web, postgres
from boligflyt.cli.arguments import NorwegianParser
from boligflyt.cli.older_database import TooOld

DEFAULT_PORT = 8000
DATABASE = "boligflyt"
PAGES = ("/helse/", "/logg-inn/")
DESCRIPTION = """\
Start demokommunen Nordelv i nettleseren. Alle personer, nummer og adresser er oppdiktet.

Første gang lages en database og fylles med data; den beholdes til neste gang.
Demoen bruker en egen PostgreSQL, eller den som DATABASE_URL peker på."""
EPILOG = """\
Stopp demoen med Ctrl-C.
Avslutningskode: 0 når demoen ble stoppet, eller kjører fra før; 1 når noe ikke startet."""


class _Stopped(Exception):
    """Somebody asked the launcher to end."""


def run(argv: list[str]) -> int:
    """Start the demo and stay until it is stopped. Gives the exit code."""
    options = _parser().parse_args(argv)
    state = demo_state.DemoState()
    if not state.take():
        return _already(state, options)
    try:
        with _stoppable():
            state.end_leftover()
            return _serve(options, state)
    except (_Stopped, KeyboardInterrupt):
        print("\nDemoen er stoppet. Dataene er tatt vare på.", flush=True)
        return 0
    except (postgres.PostgresError, demo_web.WebError, TooOld) as fault:
        print(fault, file=sys.stderr)
        return 1
    finally:
        state.release()


def _parser() -> NorwegianParser:
    parser = NorwegianParser(prog="bf demo", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument(
        "--size",
        choices=("small", "drammen", "oslo", "norway"),
        help="small (vanlig valg): 60 boliger; drammen: 1525 boliger og et års historie; "
        "oslo: 12 200 boliger; norway: 111 000 boliger og en million leieforhold",
    )
    parser.add_argument(
        "--port",
        type=int,
        default=DEFAULT_PORT,
        metavar="N",
        help=f"porten nettsidene får, {DEFAULT_PORT} om ingen er nevnt; neste ledige om den er i bruk",
    )
    parser.add_argument("--reset", action="store_true", help="slett demoens data og lag dem på nytt")
    parser.add_argument(
        "--once", action="store_true", help="start, hent to sider, si «Demoen svarte» og stopp"
    )
    return parser


def _already(state: demo_state.DemoState, options: argparse.Namespace) -> int:
    address = state.address()
    if address is None:
        print("Demoen er i ferd med å starte i et annet vindu. Vent til den viser adressen.")
        return 0
    print(f"Demoen kjører allerede på {address}")
    if options.reset:
        print("Stopp den med Ctrl-C der den ble startet før du bruker --reset.")
    return _asked_once(address) if options.once else 0


@contextmanager
def _stoppable() -> Iterator[None]:
    """A polite kill or a closed terminal ends the demo as Ctrl-C does."""

    def end(number: int, frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_IGN)
        raise _Stopped

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _database(reset: bool) -> Iterator[str]:
    """The address of the demo's database; a private server unless DATABASE_URL names one."""
    given = os.environ.get("DATABASE_URL")
    if given:
        if reset:
            raise postgres.PostgresError(
                "--reset gjelder bare demoens egen database, ikke den i DATABASE_URL."
            )
        yield given
        return
    print("Starter PostgreSQL …", flush=True)
    with postgres.running("demo", sole_owner=True) as server:
        if reset:
            postgres.drop_database(server.url("postgres"), DATABASE)
        postgres.ensure_database(server.url("postgres"), DATABASE)
        yield server.url(DATABASE)


def _serve(options: argparse.Namespace, state: demo_state.DemoState) -> int:
    with _database(options.reset) as url:
        home = postgres.data_home()
        os.environ.update(
            BF_MODE="demo", DATABASE_URL=url, BF_STATIC_ROOT=str(home / "static"),
            DJANGO_SETTINGS_MODULE="boligflyt.config.settings",
        )  # fmt: skip
        from boligflyt.cli import demo_contents

        demo_contents.prepare(options.size)
        port = demo_web.free_port(options.port)
        address = f"http://{demo_web.HOST}:{port}"
        # The pages go with the database's own roles; only what is above makes tables and fills them.
        process = demo_web.start(port, {**os.environ, "BF_DATABASE_ROLES": "1"})
        try:
            demo_web.wait_until_it_answers(process, address)
            state.tell(address, process.pid)
            _welcome(address, demo_contents.cast_lines())
            return _asked_once(address) if options.once else _stay(process)
        finally:
            demo_web.stop(process)


def _welcome(address: str, cast: list[str]) -> None:
    print("\nNordelv kommune (demo). Alt er oppdiktet. Logg inn som:", flush=True)
    print("\n".join(f"  {line}" for line in cast))
    print(f"\nÅpne {address} i nettleseren. Stopp med Ctrl-C.", flush=True)


def _asked_once(address: str) -> int:
    statuses = {page: demo_web.status_of(address + page) for page in PAGES}
    faults = [f"{page} svarte {status}" for page, status in statuses.items() if status != 200]
    if faults:
        print(f"Demoen svarte ikke som den skulle: {', '.join(faults)}", file=sys.stderr)
        return 1
    print("Demoen svarte", flush=True)
    return 0


def _stay(process: subprocess.Popen[bytes]) -> int:
    """Wait for Ctrl-C, or for the web server to end by itself (a fault)."""
    while process.poll() is None:
        time.sleep(0.3)
    raise demo_web.WebError("Webserveren stoppet av seg selv. Feilmeldingen står over.")
