"""What all tests share: both database connections for tests that touch the database, and the cast."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# Speed is a benchmark and never a timed test: a slow machine draws slowly, and that says nothing of a rule.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

_searched: dict[str, int] = {}
WITHOUT_DATABASE = (
    "tests/domain",
    "tests/cli",
    "tests/toolkit",
    "tests/journeys",
    "tests/access_matrix",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything outside `WITHOUT_DATABASE` may use both connections."""
    for item in items:
        if not item.nodeid.startswith(WITHOUT_DATABASE) and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db(databases=["default", "side"]))


def pytest_sessionstart(session: pytest.Session) -> None:
    """Every answer of the run is searched for protected persons (tests/support/canaries.py)."""
    from tests.support import canaries

    canaries.let_loose()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Say how much was searched: with pytest-xdist each worker hands its count to the controller."""
    from tests.support import canaries

    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["canaries"] = canaries.counted()


def pytest_testnodedown(node, error) -> None:
    """Add up what the workers searched."""
    for what, number in getattr(node, "workeroutput", {}).get("canaries", {}).items():
        _searched[what] = _searched.get(what, 0) + number


def pytest_terminal_summary(terminalreporter) -> None:
    """One line at the end of the run."""
    from tests.support import canaries

    found = _searched or canaries.counted()
    words = ", ".join(f"{number} {what}" for what, number in found.items())
    terminalreporter.write_line(f"canaries: searched {words}; a find fails its test")


@pytest.fixture
def cast(db):
    """The municipality Nordelv and its staff."""
    from tests.support.cast import make_cast

    return make_cast()


@pytest.fixture
def browse(client, cast, monkeypatch):
    """`browse("kari")` gives a signed-in client for that member of the cast, on the cast's own day."""
    from django.utils import timezone

    from boligflyt.areas.access.models import Staff
    from tests.support.cast import NOW

    monkeypatch.setattr(timezone, "now", lambda: NOW)

    def sign_in(username: str):
        client.force_login(Staff.objects.get(username=username))
        return client

    return sign_in


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Close the side connection too, or the test database cannot be dropped."""
    yield
    from django.db import connections

    with django_db_blocker.unblock():
        connections["side"].close()
