"""A process that has everything by others in memory already and forks for each run of pytest.

Starting Python, pytest, Django and their friends takes longer than most single tests. What is ours is
imported only after the fork, so that it is read anew with the fault in it.

Read line by line from standard input: JSON with `arguments` for pytest, `environment`, `output` (the file
that gets what pytest says) and `longest` (seconds). For each, the exit code on a line of standard output; -9
when it took too long.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
import time
from collections.abc import Mapping
from typing import Any

BY_OTHERS = (
    "pytest", "_pytest.assertion.rewrite", "xdist.plugin", "pytest_django.plugin",
    "_hypothesis_pytestplugin", "hypothesis", "hypothesis.strategies", "faker",
    "faker.contrib.pytest.plugin", "psycopg", "psycopg.types.json", "psycopg.types.range", "pikepdf",
    "cryptography.fernet", "typst", "xlsxwriter", "holidays", "ruamel.yaml", "jsonschema", "segno",
    "structlog", "environ", "csp.constants", "django", "django.apps", "django.db.models",
    "django.db.migrations", "django.forms", "django.http", "django.template.loader",
    "django.test.client", "django.test.utils", "django.urls", "django.core.management",
    "django.core.handlers.wsgi", "django.db.backends.postgresql.base", "django.contrib.postgres.fields",
    "django.contrib.postgres.constraints", "django.contrib.postgres.indexes",
    "django.contrib.auth.hashers", "django.views.defaults",
)  # fmt: skip
LOOK_AGAIN = 0.02


def bake() -> None:
    """Import what is by others, as far as it can be imported before there are settings."""
    for name in BY_OTHERS:
        try:
            importlib.import_module(name)
        except Exception as fault:  # noqa: BLE001 – slower without it, and no worse
            sys.stderr.write(f"{name}: {fault!r}\n")


def run(asked: Mapping[str, Any]) -> int:
    """One run of pytest in a process of its own; gives its exit code, or minus the signal that ended it."""
    child = os.fork()
    if not child:
        os.setsid()
        with open(asked["output"], "w", encoding="utf-8") as output:
            os.dup2(output.fileno(), 1)
            os.dup2(output.fileno(), 2)
        os.environ.update(asked["environment"])
        code = importlib.import_module("pytest").main(asked["arguments"])
        sys.stdout.flush()
        os._exit(int(code))
    return _ended(child, time.monotonic() + asked["longest"])


def _ended(child: int, deadline: float) -> int:
    while time.monotonic() < deadline:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(LOOK_AGAIN)
    os.killpg(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> None:
    """Until there is nothing more to read."""
    bake()
    for line in sys.stdin:
        sys.stdout.write(f"{run(json.loads(line))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
