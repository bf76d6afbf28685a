"""Where mutants are tried: a copy of the checkout, and a database of its own for each worker.

One PostgreSQL serves the whole run, and the migrated test database is made once and cloned; only a mutant in
a migration makes its own. pytest is forked from a process that has imported what is by others (`oven.py`).
"""

from __future__ import annotations

import json
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

OPTIONS = [
    "-x", "-q", "-n", "0", "-rfE", "--tb=line", "--no-header", "-p", "no:cacheprovider",
    "-W", "ignore::pytest.PytestAssertRewriteWarning",  # the oven has imported pytest's plugins already
]  # fmt: skip
LONGEST, LONGEST_UNCHANGED = 240, 1800
USES_THE_DATABASE = "tests/areas/test_cast.py"
CAUGHT, SURVIVED, FAULT = "caught", "survived", "fault"
GREEN, RED, TOOK_TOO_LONG = 0, 1, -9
FAILED = re.compile(r"^FAILED (.+?)(?: - .*)?$", re.M)


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
        self._oven = subprocess.Popen(
            [sys.executable, "-m", "tests.mutants.oven"], cwd=place, text=True, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )  # fmt: skip

    def close(self) -> None:
        """Nothing more is tried here."""
        self._oven.communicate()

    @property
    def database(self) -> str:
        """The test database that pytest-django uses for `self.name`."""
        return f"test_{self.name}"

    def make_database(self) -> str:
        """Make the test database by a test that uses it. Gives what pytest said when that did not work."""
        code, said = self._pytest([USES_THE_DATABASE], "--reuse-db", "--create-db")
        return "" if code == GREEN else said

    def red_anyway(self, tests: Iterable[str]) -> set[str]:
        """Those of the tests that fail also when nothing is changed: they have caught nothing."""
        wanted = list(tests)
        if not wanted:
            return set()
        code, said = self._pytest(wanted, "--reuse-db", "--maxfail=0", longest=LONGEST_UNCHANGED)
        return set() if code == GREEN else set(FAILED.findall(said)) or set(wanted)

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
        return judged(mutant, code, said, time.monotonic() - began)

    def _write(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")
        # Bytecode is trusted by second and size; a mutant may have both in common with the program.
        for stale in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
            stale.unlink()

    def _attempted(self, mutant: Mutant) -> tuple[int, str]:
        if mutant.fresh:
            return self._pytest(mutant.selection, "--create-db", name=f"{self.name}_fresh")
        return self._pytest(mutant.selection, "--reuse-db")

    def _pytest(
        self, selection: list[str], *how: str, name: str = "", longest: int = LONGEST
    ) -> tuple[int, str]:
        """Exit code and what was said."""
        output = self.place / "said.txt"
        environment = {"BF_MODE": "test", "DATABASE_URL": self.server.url(name or self.name)}
        asked = {
            "arguments": [*OPTIONS, *how, *selection], "environment": environment, "output": str(output),
            "longest": longest,
        }  # fmt: skip
        given, answers = self._oven.stdin, self._oven.stdout
        if given is None or answers is None:
            raise RuntimeError("the oven has no pipes")
        given.write(json.dumps(asked) + "\n")
        given.flush()
        code = int(answers.readline())
        said = output.read_text(encoding="utf-8", errors="replace")
        return code, said if code != TOOK_TOO_LONG else f"no answer in {longest} seconds"


def _copy_checkout(place: Path) -> None:
    """The files as they are in the checkout now, changed and new ones too; not what git is told to ignore."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, place / name)


def judged(mutant: Mutant, code: int, said: str, seconds: float) -> Tried:
    """Caught only by a test that failed: a program that does not start at all proves nothing."""
    failed = FAILED.search(said)
    if code == RED and failed:
        return Tried(mutant, CAUGHT, seconds, failed.group(1))
    if code == GREEN:
        return Tried(mutant, SURVIVED, seconds)
    return Tried(mutant, FAULT, seconds, " ".join(said.split())[-300:])
