"""Leie med sparing: savings are written down, the home is bought from the agreement, the risk is told."""

from __future__ import annotations

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_a_household_saves_and_begins_to_buy_at_the_fixed_price(demo, chromium, size):
    kari = Visitor(chromium, demo, size)
    kari.sign_in("Kari Saksvik")
    kari.go("/leie-med-sparing/")
    kari.look()
    rows = kari.page.locator("main tbody a[href^='/leie-med-sparing/']")
    addresses = [one.get_attribute("href") for one in rows.all()]
    here = addresses[0]
    kari.go(here)
    kari.look()
    kari.click("Før sparing", "link", first=True)
    today = kari.page.locator("[name=saved_on]").input_value()
    kari.tick("Tatt ut, eller rettet ned")
    kari.fill("Beløp", "900 000")
    kari.fill("Merknad", "Ny vaskemaskin")
    kari.click("Lagre")
    assert kari.sees("Det var ikke spart så mye")
    kari.look()
    kari.fill("Beløp", "1 000")
    kari.click("Lagre")
    assert kari.sees("Ny vaskemaskin") and kari.sees("Hva skjer hvis")

    kari.go("/leie-med-sparing/prisrisiko/")
    kari.look()
    assert kari.sees("Tap hvis alle kjøper nå")
    kari.go(here)
    kari.click("Begynn kjøpet", "link", first=True)
    kari.fill("Takst nå", "2 300 000")
    kari.fill("Takstdato", today)
    kari.look()
    kari.click("Begynn kjøpet")
    assert kari.sees("Sett opp finansieringen.") and kari.sees("Fast pris")
    kari.look()

    kari.click("Stans kjøpet", "link")  # so that the other width finds the agreement as this one did
    kari.fill("Hvorfor kjøpet stanser", "De vil spare litt til.")
    kari.click("Stans kjøpet")
    kari.go(here)
    assert kari.sees("Sparer") and not kari.sees("Kjøpet er i gang")
    assert kari.faults == []
