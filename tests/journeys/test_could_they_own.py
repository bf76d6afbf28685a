"""The family in front of one: what is left, what they may buy for, three ways, and a sheet to take home."""

from __future__ import annotations

import re

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_a_family_sees_whether_it_could_own_and_takes_a_sheet_home(demo, chromium, size):
    kari = Visitor(chromium, demo, size)
    kari.sign_in("Kari Saksvik")
    kari.page.goto(f"{demo}/soknader/?status=all&q=Tesfay")
    case = kari.page.locator("main a[href^='/soknader/']", has_text=re.compile("Tesfay|2026")).first
    kari.go(case.get_attribute("href") + "okonomi/")
    kari.click("Kjøpe treroms i borettslag", "link", first=True)
    assert kari.sees("Veiene side om side")

    kari.click("Lag en ny fra denne", "link")
    kari.fill("Pris", "9000000")
    kari.fill("Løpetid i år", "60")
    kari.click("Regn ut", first=True)
    assert kari.sees("Løpetiden kan være høyst 50 år")
    assert kari.page.get_by_label("Pris").input_value() == "9000000"

    kari.fill("Løpetid i år", "30")
    kari.click("Regn ut", first=True)
    assert kari.sees("Går ikke, selv uten rente")
    kari.fill("Pris", "1500000")
    kari.click("Nullstill til normen")
    kari.fill("Hva vurderingen gjelder", "Kjøpe toroms")
    kari.click("Lagre vurderingen")
    assert kari.sees("Kjøpe toroms")

    kari.click("Ark til familien", "link")
    assert kari.sees("Når alt er betalt, er det")
    assert kari.faults == []
