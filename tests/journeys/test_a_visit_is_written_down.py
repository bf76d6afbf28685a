"""Jon has been on a visit: he writes it down on his telephone in the stairway, and mends a slip later."""

from __future__ import annotations

import pytest

from tests.support.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_note_is_written_with_four_touches_and_corrected_beside_the_first(demo, chromium, size):
    visitor = Visitor(chromium, demo, size)
    visitor.sign_in("Jon Moe")
    visitor.click("Alle du følger opp", role="link")
    visitor.page.get_by_role("link", name="Skriv notat om Selam").click()
    visitor.look()

    visitor.page.get_by_text("Besøk hjemme", exact=True).click()
    visitor.page.get_by_role("button", name="45", exact=True).click()
    visitor.fill("Notat", f"Gikk gjennom posten ({size}).")
    visitor.click("Lagre notatet")
    written = visitor.sees("Notatet er lagret.") and visitor.sees(f"Gikk gjennom posten ({size}).")
    visitor.page.get_by_role("link", name="Rett notatet fra").first.click()
    visitor.look()
    visitor.fill("Hvorfor rettes notatet?", "Det var en time.")
    visitor.page.get_by_role("button", name="60", exact=True).click()
    visitor.click("Lagre rettelsen")

    assert written
    assert visitor.sees("Dette notatet er rettet.") and visitor.sees("Det var en time.")
    assert visitor.sees("45 minutter") and visitor.sees("60 minutter")
    assert visitor.faults == []
