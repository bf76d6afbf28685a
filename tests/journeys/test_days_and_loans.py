"""A rent that may follow the index, a notice worked out, and a loan from application to answer."""

from __future__ import annotations

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_a_caseworker_keeps_the_days_of_a_lease_and_registers_a_loan(demo, chromium, size):
    kari = Visitor(chromium, demo, size)
    kari.sign_in("Kari Saksvik")
    kari.go("/leieforhold/frister/")
    kari.click("Leien kan reguleres", "link")
    kari.page.locator("main table a").first.click()
    kari.look()
    kari.choose("Hvem sier opp", "Kommunen")
    kari.click("Regn ut")
    assert kari.sees("Mangler ett av dem, er oppsigelsen ugyldig.")

    kari.click("Regn ut ny leie", "link")
    kari.fill("Indeksen da leien ble satt", "130")
    kari.fill("Indeksen nå", "139,1")
    kari.click("Regn ut")
    assert kari.sees("Ny leie er")
    kari.click("Før varselet")
    assert kari.sees("Leien endres av seg selv den dagen")

    kari.go("/soknader/?status=all&q=Tesfay")
    case = kari.page.locator("main table a[href^='/soknader/']").first.get_attribute("href")
    kari.go(case + "virkemidler/vurder/?virkemiddel=debt_advice")
    kari.fill("Begrunnelse", "Har avtale med Nav")
    kari.click("Lagre")
    assert kari.sees("Har avtale med Nav")
    kari.go(case + "okonomi/")
    kari.click("Ny lånesak", "link")
    kari.choose("Formål", "Kjøpe bolig")
    kari.fill("Søkt startlån", "1500000")
    kari.choose("Hvor bodde husstanden", "Leide av kommunen")
    kari.choose("Er husstanden vanskeligstilt", "Ja")
    kari.click("Registrer")
    kari.click("Før svaret", "link")
    kari.click("Lagre")
    assert kari.sees("Svar på om en bank kan ta en del av lånet.")
    kari.choose("Kan en bank ta en del av lånet", "Nei, ingen bank vil")
    kari.click("Lagre")
    assert kari.sees("Nei, ingen bank vil")

    kari.go("/lan/")
    assert kari.sees("I målgruppen, men ikke eiere i perioden")
    assert kari.faults == []


@pytest.mark.parametrize("size", ["desktop"])
def test_the_answer_comes_while_one_writes(demo, chromium, size):
    kari = Visitor(chromium, demo, size)
    kari.sign_in("Kari Saksvik")
    kari.go("/soknader/?status=all&q=Tesfay")
    case = kari.page.locator("main table a[href^='/soknader/']").first.get_attribute("href")
    kari.go(case + "okonomi/")
    kari.click("Kjøpe treroms i borettslag", "link", first=True)
    kari.click("Lag en ny fra denne", "link")
    kari.page.get_by_label("Pris").press_sequentially("1")

    kari.page.get_by_text("Går ikke, selv uten rente").wait_for()
    kari.look()

    assert kari.page.evaluate("document.activeElement.name") == "buy-price"
    assert kari.page.get_by_role("heading", name="Nedbetaling: Startlån").is_visible()
    assert kari.faults == []
