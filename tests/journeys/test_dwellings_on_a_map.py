"""A property manager looks at the map, opens a point, and places a building that nobody had placed."""

from __future__ import annotations

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_the_map_draws_the_dwellings_and_a_building_is_placed(demo, chromium, size):
    per = Visitor(chromium, demo, size)
    refused = []
    per.page.on(
        "console", lambda said: refused.append(said.text) if "Content Security" in said.text else None
    )
    per.sign_in("Per Bakke")
    per.go("/boliger/omrader/")
    assert per.sees("Andel av alle")
    per.go("/boliger/")
    per.click("Kart", "link")
    per.page.wait_for_selector(".leaflet-marker-icon.bf-cluster")
    per.look()
    per.page.locator(".leaflet-marker-icon.bf-cluster").first.press("Enter")
    per.page.wait_for_timeout(500)
    per.look()

    per.go("/boliger/kart/?status=ready")
    per.page.wait_for_selector(".leaflet-marker-icon.bf-point--ready")
    per.page.locator(".leaflet-marker-icon.bf-point--ready").first.press("Enter")
    assert per.page.locator(".leaflet-popup-content a").first.is_visible()
    assert "Ledig, klar" in per.page.locator(".leaflet-popup-content").inner_text()
    per.look()

    per.go("/boliger/kart/?uten=1")
    if per.page.get_by_role("link", name="Plasser bygningen").count():
        per.page.get_by_role("link", name="Plasser bygningen").first.click()
    else:  # the other size placed the only one
        per.go("/boliger/?sorter=adresse")
        per.page.locator("main tbody th a").first.click()
        per.click("Plassering", "link")
    per.fill("Breddegrad", "24,4")
    per.fill("Lengdegrad", "69,35")
    per.click("Lagre")
    assert per.sees("byttet om")
    per.fill("Breddegrad", "69,35")
    per.fill("Lengdegrad", "24,4")
    per.click("Lagre")
    assert per.sees("Plasseringen er lagret.")
    assert per.faults == []
    assert refused == []
