"""A clock that stands still: every request is made on the day of the cast."""

import pytest

from tests.support.cast import NOW


@pytest.fixture(autouse=True)
def the_day(monkeypatch):
    """Every request is made at ten o'clock on 23 November 2026."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
