"""The clock that the tests of the frame turn."""

from __future__ import annotations

import pytest


@pytest.fixture
def clock(cast, monkeypatch):
    """Pages see this moment; the test turns it."""
    from django.utils import timezone

    from tests.web.shell.sign_in_steps import Clock

    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock
