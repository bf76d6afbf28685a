"""A property manager makes the list their own, finds it again, and raises the rent of two flats at once."""

from __future__ import annotations

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_columns_are_chosen_kept_under_a_name_and_many_are_changed_together(demo, chromium, size):
    per = Visitor(chromium, demo, size)
    name, rent = f"Treroms {size}", f"{12_000 + len(size)} kr"
    per.sign_in("Per Bakke")
    per.go("/boliger/?soverom=2&kol=krets&kol=leie&kol=status")
    per.page.get_by_text("Lagre dette utvalget").click()
    per.fill("Navn på utvalget", name)
    per.click("Lagre utvalget")
    assert per.sees("Utvalget er lagret.")
    assert per.page.get_by_role("link", name=name).get_attribute("aria-current") == "true"

    per.page.get_by_role("checkbox", name="Velg ").nth(0).check()
    per.page.get_by_role("checkbox", name="Velg ").nth(1).check()
    per.page.get_by_label("Endre flere", exact=True).select_option("rent")
    per.click("Endre de avkryssede")
    assert per.sees("Ingenting lagres før du har sett over og bekreftet.")
    per.fill("Husleie per måned", "dyrt")
    per.click("Vis før og etter")
    assert per.sees("Skriv bare tall")
    per.fill("Husleie per måned", rent)
    per.click("Vis før og etter")
    assert per.sees("Blir endret")
    per.click("Lagre på 2 boliger")
    assert per.sees("2\xa0boliger er endret.")

    per.click("Endre utvalg", "link")
    per.page.get_by_role("row", name=name).get_by_role("link", name="Endre eller slett").click()
    per.look()
    per.click(f"Slett «{name}»")
    assert per.sees("er slettet.")
    assert per.faults == []
