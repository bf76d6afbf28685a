"""A property manager sees what stands empty and what it costs, and how the dwellings are spread."""

from __future__ import annotations

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_the_dearest_vacancy_is_opened_and_the_areas_lead_to_their_dwellings(demo, chromium, size):
    per = Visitor(chromium, demo, size)
    per.sign_in("Per Bakke")
    per.go("/boliger/")
    per.click("Hva tomme dager koster", "link")
    assert per.sees("i husleie som ikke kom inn")
    dearest = per.page.locator("table").last.locator("tbody th a").first
    address = dearest.inner_text()
    dearest.click()
    assert per.sees(address)

    per.go("/boliger/omrader/")
    per.page.locator("tbody th a").first.click()
    assert "krets=" in per.page.url
