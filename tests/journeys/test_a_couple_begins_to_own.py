"""A tenant couple with two children: found by a campaign, talked with, and home with a boligplan on paper."""

from __future__ import annotations

import re

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_a_couple_goes_from_screening_to_a_plan_on_paper(demo, chromium, size):
    kari = Visitor(chromium, demo, size)
    kari.sign_in("Kari Saksvik")
    kari.go("/boligkampanjer/")
    kari.click("Ny kampanje", "link")
    kari.page.locator("[name=name]").fill(f"Par med barn, {size}")  # the search field has the word too
    kari.fill("Hva kampanjen skal føre til", "To familier til skal eie.")
    kari.fill("Siste dag", "31.12.2020")
    kari.click("Lagre og finn husstander")
    assert kari.sees("Siste dag er før første dag.")
    kari.fill("Siste dag", "31.12.2027")
    kari.fill("Inntekt i året før skatt", "200 000")
    kari.fill("Har leid i minst", "1")
    kari.click("Lagre og finn husstander")
    assert kari.sees("Har leid av kommunen siden")

    kari.page.get_by_label("Innen", exact=True).fill("31.12.2026")
    kari.click("Gi samtalene")
    assert kari.sees("Velg minst én husstand i listen.")
    boxes = kari.page.locator("input[name=chosen]")  # one household for each width
    (boxes.first if size == "desktop" else boxes.last).check()
    kari.click("Gi samtalene")
    assert kari.sees("Har fått en å snakke med")

    kari.click("Mine samtaler", "link", first=True)
    given = kari.page.locator("main tr", has_text="Har fått en å snakke med").first
    given.locator("a[href^='/kandidater/']").first.click()
    kari.look()
    assert kari.sees("Hvorfor funnet")
    kari.click("Skriv en samtale", "link", first=True)
    kari.tick("Vil eie")
    kari.fill("Hva dere snakket om", "Vil kjøpe boligen de bor i.")
    kari.click("Lagre samtalen")
    assert kari.sees("Skriv når dere snakkes neste gang.")
    kari.fill("Neste samtale", "15.01.2027")
    kari.click("Lagre samtalen")
    assert kari.sees("Neste samtale 15")

    kari.click(re.compile("Lag en boligplan|Eie egen bolig"), "link", first=True)
    kari.tick("Eie egen bolig")
    kari.fill("Målet skal være nådd innen", "01.12.2028")
    kari.fill("Med husstandens egne ord", "Vi vil bli boende der vi bor.")
    kari.page.locator("[name=steps-0-what]").fill("Søke startlån")
    kari.page.locator("[name=steps-0-who]").fill("Dere og Kari sammen")
    kari.page.locator("[name=steps-0-by]").fill("31.02.2027")
    kari.fill("Vi ser på planen igjen", "01.06.2027")
    kari.click("Lagre planen")
    assert kari.sees("finnes ikke")
    kari.page.locator("[name=steps-0-by]").fill("01.03.2027")
    kari.click("Lagre planen")
    assert kari.sees("Søke startlån")

    kari.click("Ark til husstanden", "link")
    assert kari.sees("Dere skal eie egen bolig innen")
    assert kari.sees("Det neste som skjer")
    assert kari.faults == []
