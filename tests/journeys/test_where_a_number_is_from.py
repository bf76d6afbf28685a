"""A leader asks where a number is from, and which one held on another day."""

from __future__ import annotations

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_a_rate_is_found_from_the_figures_and_read_as_it_was_on_another_day(demo, chromium, size):
    liv = Visitor(chromium, demo, size)
    liv.sign_in("Liv Strand")
    liv.go("/oversikt/")
    liv.click("Satser og regler", "link")
    assert liv.sees("må kontrolleres")
    liv.go("/satser/?merke=egne")
    assert liv.sees("Kommunens egen") and liv.sees("Programmets forslag:\u00a07")
    assert liv.sees("Bare i denne kommunen")

    liv.go("/satser/?gruppe=bostoette&dag=30.06.2024")
    assert liv.sees("Satsen begynner senere enn dagen du spør om.")
    summary = liv.page.locator("tr#bostoette-cap_1 summary")
    summary.click()
    assert liv.sees("Fra 01.06.2026")
    liv.look()
    assert liv.faults == []
