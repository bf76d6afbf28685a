"""A leader sees who waits longest, and what the homes cost to rent."""

from __future__ import annotations

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_a_leader_sees_which_size_one_waits_longest_for(demo, chromium, size):
    liv = Visitor(chromium, demo, size)
    liv.sign_in("Liv Strand")
    liv.go("/oversikt/")
    liv.click("Ventetid etter størrelse", "link")
    assert liv.sees("har de ventet, ved medianen")
    liv.look()
    assert liv.faults == []
