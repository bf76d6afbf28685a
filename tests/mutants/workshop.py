"""Where mutants are tried: a copy of the checkout, and a database of its own for each worker.

One PostgreSQL serves the whole run, and the migrated test database is made once and cloned. Only a mutant in a
migration makes its own.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from boligflyt.cli.postgres import Server
from tests.mutants.mutant import ROOT, Mutant

OPTIONS = ["-x", "-q", "-n", "0", "-rfE", "--tb=line", "--no-header", "-p", "no:cacheprovider"]
LONGEST, LONGEST_UNCHANGED = 240, 1800
USES_THE_DATABASE = "tests/areas/test_cast.py"
CAUGHT, SURVIVED, FAULT = "caught", "survived", "fault"
GREEN, RED = 0, 1
FAILED = re.compile(r"^FAILED (\S+)", re.M)


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a mutant. `by` is the test that failed; for a fault, the end of what pytest said."""

    mutant: Mutant
    outcome: str
    seconds: float
    by: str = ""


class Workshop:
    """A copy of the checkout, changed by one mutant at a time and put back."""

    def __init__(self, place: Path, server: Server, number: int) -> None:
        self.place = place
        self.server = server
        self.name = f"mutants_{number}"
        _copy_checkout(place)

    @property
    def database(self) -> str:
        """The test database that pytest-django uses for `self.name`."""
        return f"test_{self.name}"

    def make_database(self) -> str:
        """Make the test database by a test that uses it. Gives what pytest said when that did not work."""
        return self._fault([USES_THE_DATABASE], "--create-db")

    def not_green(self, selection: Iterable[str]) -> str:
        """What pytest said when these are not green while nothing is changed; empty when they are."""
        wanted = list(selection)
        return self._fault(wanted) if wanted else ""

    def _fault(self, selection: list[str], *how: str) -> str:
        code, said = self._pytest(selection, "--reuse-db", *how, longest=LONGEST_UNCHANGED)
        return "" if code == GREEN else said

    def clone_database(self, source: str) -> None:
        """The same database for another worker."""
        with psycopg.connect(self.server.url("postgres"), autocommit=True) as connection:
            connection.execute(
                sql.SQL("create database {} template {}").format(
                    sql.Identifier(self.database), sql.Identifier(source)
                )
            )

    def attempt(self, mutant: Mutant) -> Tried:
        """Bring the fault in, run the tests that ought to notice, and put the file back."""
        began = time.monotonic()
        path = self.place / mutant.path
        text = path.read_text(encoding="utf-8")
        try:
            self._write(path, mutant.applied(text))
            code, said = self._attempted(mutant)
        finally:
            self._write(path, text)
        return _judged(mutant, code, said, time.monotonic() - began)

    def _write(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        # Bytecode is trusted by second and size; a mutant may have both in common with the program.
        for stale in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
            stale.unlink()

    def _attempted(self, mutant: Mutant) -> tuple[int | None, str]:
        if mutant.fresh:
            return self._pytest(mutant.selection, "--create-db", name=f"{self.name}_fresh")
        return self._pytest(mutant.selection, "--reuse-db")

    def _pytest(
        self, selection: list[str], *how: str, name: str = "", longest: int = LONGEST
    ) -> tuple[int | None, str]:
        address = self.server.url(name or self.name)
        environment = {**os.environ, "BF_MODE": "test", "DATABASE_URL": address}
        command = [sys.executable, "-m", "pytest", *OPTIONS, *how, *selection]
        try:
            done = subprocess.run(
                command, cwd=self.place, env=environment, capture_output=True, text=True, timeout=longest
            )
        except subprocess.TimeoutExpired:
            return None, f"no answer in {longest} seconds"
        return done.returncode, done.stdout + done.stderr


def _copy_checkout(place: Path) -> None:
    """The files as they are in the checkout now, changed and new ones too; not what git is told to ignore."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, place / name)


def _judged(mutant: Mutant, code: int | None, said: str, seconds: float) -> Tried:
    """Caught only by a test that failed: a program that does not start at all proves nothing."""
    failed = FAILED.search(said)
    if code == RED and failed:
        return Tried(mutant, CAUGHT, seconds, failed.group(1))
    if code == GREEN:
        return Tried(mutant, SURVIVED, seconds)
    return Tried(mutant, FAULT, seconds, " ".join(said.split())[-300:])
