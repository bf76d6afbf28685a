"""A property manager writes down an agreement, and looks at a borettslag before a purchase."""

from __future__ import annotations

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_an_agreement_is_renewed_and_a_purchase_is_tried_against_the_limit(demo, chromium, size):
    per = Visitor(chromium, demo, size)
    per.sign_in("Per Bakke")
    per.go("/boliger/avtaler/")
    assert per.sees("Avtalen har gått ut")
    per.page.locator("tbody th a").first.click()
    per.look()
    address = per.page.url
    per.fill("Gjelder fra og med", "01.02.2026")
    per.fill("Avtalens siste dag", "31.12.2029")
    per.click("Lagre")
    assert per.sees("Disponeringen er lagret") and per.sees("31. desember 2029".replace(". d", ".\xa0d"))
    per.go(address.removeprefix(demo))
    per.click("Ta bort den siste, så den før gjelder igjen")
    assert per.sees("tatt bort")

    per.go("/boliger/borettslag/")
    assert per.sees("Over grensen")
    per.page.locator("tbody th a").last.click()
    per.look()
    per.fill("Boliger kommunen vil kjøpe", "7")
    per.click("Regn ut")
    assert per.sees("7 til går over grensen")
    per.page.locator("main li a").last.click()
    per.look()
    assert per.sees("Borettslag")
