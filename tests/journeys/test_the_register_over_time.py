"""A property manager writes down an agreement, looks at a borettslag, and finds what to sell."""

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


@pytest.mark.parametrize("size", SIZES)
def test_the_dwellings_to_sell_are_found_with_the_reasons_of_the_rest_and_one_is_sold(demo, chromium, size):
    per = Visitor(chromium, demo, size)
    per.sign_in("Per Bakke")
    per.go("/boliger/")
    per.click("Hva som kan selges", "link")
    assert per.sees("Kan selges") and per.sees("Kan ikke selges")
    per.page.locator("tbody th a").first.click()
    per.look()
    assert per.sees("ingenting i registeret binder den")
    address = per.page.url.removeprefix(demo)
    per.click("Selg", "link")
    per.fill("Overtatt", "15.12.2030")
    per.fill("Pris i kroner", "2 500 000")
    per.fill("Takst i kroner", "2 400 000")
    per.fill("Takstdato", "01.10.2026")
    per.click("Registrer salget")
    assert per.sees("Salget er registrert") and per.sees("Solgt")
    per.click("Ta bort Solgt 15. desember 2030".replace(". d", ".\xa0d"))
    assert per.sees("Det er tatt bort")

    per.go(address + "tilskudd/")
    per.fill("Tilskudd i kroner", "500 000")
    per.fill("Utbetalt", "01.03.2021")
    per.click("Lagre")
    assert per.sees("Tilskudd binder boligen")
    per.go("/boliger/kjop-og-salg/")
    assert per.sees("er igjen")


@pytest.mark.parametrize("size", SIZES)
def test_homes_on_their_way_are_added_and_counted_in_their_year(demo, chromium, size):
    per = Visitor(chromium, demo, size)
    per.sign_in("Per Bakke")
    per.go("/boliger/pa-vei/")
    assert per.sees("Gamle skolen") and per.sees("Mulig")
    per.click("Legg til", "link")
    per.fill("Prosjekt eller adresse", f"Kvartal 7 ({size})")
    per.choose("Hvor langt det er kommet", "Kjøpt, ikke overtatt")
    per.fill("Antall boliger", "3")
    per.fill("Ventet overtatt", "01.02.2041")
    per.click("Lagre")
    assert per.sees(f"Kvartal 7 ({size})") and per.sees("2041")
    per.click("Før et kjøp", "link")
    per.fill("Soverom", "2")
    per.choose("Skolekrets", "Elvebyen")
    per.choose("Borettslag", "Brygga borettslag")
    per.click("Vis")
    assert per.sees("Med kjøpet") and per.sees("andre offentlige")
