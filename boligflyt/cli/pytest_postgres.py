"""Pytest plugin: gives the tests a private PostgreSQL before Django's settings are read.

Loaded by `-p` in pyproject.toml, because the settings read DATABASE_URL before any conftest is imported:
the server starts when this module is imported. With pytest-xdist only the controller starts one; the
workers inherit its address.
"""

from __future__ import annotations

import os
from contextlib import ExitStack

import pytest

from boligflyt.cli import postgres

_stack = ExitStack()


def _start() -> None:
    os.environ.setdefault("BF_MODE", "test")
    if "DATABASE_URL" in os.environ or "PYTEST_XDIST_WORKER" in os.environ:
        return
    server = _stack.enter_context(postgres.running("test", durable=False))
    postgres.ensure_database(server.url("postgres"), "boligflyt")
    os.environ["DATABASE_URL"] = server.url("boligflyt")


_start()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server that was started here."""
    _stack.close()
