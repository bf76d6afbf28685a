"""A couple that rents from the municipality: from the talk to owners of the flat they live in, and after."""

from __future__ import annotations

import re

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_a_couple_becomes_owner_of_the_flat_it_rents(demo, chromium, size):
    kari = Visitor(chromium, demo, size)
    kari.sign_in("Kari Saksvik")
    kari.go("/boligkampanjer/")
    kari.click("Leietakere som vil kjøpe", "link")
    rows = kari.page.locator("main tbody a[href^='/kandidater/']")
    addresses = [one.get_attribute("href") for one in rows.all()]
    free = [one for one in addresses if _wants(kari, one)]
    kari.go(free[0])  # one household for each width: who has bought is not found again
    kari.click("Regn ut økonomien", "link", first=True)
    _economy(kari)
    kari.go(free[0])
    kari.look()
    kari.click("Begynn kjøpet", "link", first=True)
    kari.fill("Takst", "2 000 000")
    kari.fill("Takstdato", "01.10.2026")
    kari.click("Begynn kjøpet")
    assert kari.sees("Sett opp finansieringen.")

    kari.click("Sett opp finansieringen", "link")
    kari.fill("Startlån", "1 500 000")
    kari.fill("Tilskudd til etablering", "200 000")
    kari.fill("Lån i bank", "300 000")
    kari.fill("Rente på startlånet (prosent)", "4,5")
    kari.fill("Løpetid i banken (år)", "25")
    kari.fill("Rente i banken (prosent)", "5,5")
    kari.choose("Er husstanden vanskeligstilt på boligmarkedet", "Ja")
    kari.fill("Dokumentavgift", "50 000")
    kari.click("Lagre finansieringen")
    assert kari.sees("Det mangler 50")
    kari.look()
    kari.fill("Egne penger", "50 000")
    kari.click("Lagre finansieringen")
    assert kari.sees("Før svaret på lånesøknaden.")
    _bought(kari)
    assert kari.faults == []


def _wants(kari: Visitor, address: str) -> bool:
    kari.go(address)
    return not kari.sees("Kjøpet er i gang") and kari.sees("Regn ut økonomien")


def _economy(kari: Visitor) -> None:
    kari.fill("Hva vurderingen gjelder", "Kjøpe boligen de leier")
    kari.page.locator("[name=income-0-name]").fill("Lønn")
    kari.page.locator("[name=income-0-gross]").fill("48 000")
    kari.page.locator("[name=income-0-net]").fill("36 000")
    kari.page.locator("[name=members-0-age]").fill("38")
    kari.click("Lagre vurderingen")
    assert kari.sees("Kjøpe boligen de leier")


def _bought(kari: Visitor) -> None:
    kari.click("Åpne lånesaken", "link")
    kari.click("Før svaret", "link")
    kari.choose("Hva skjedde", "Innvilget")
    kari.choose("Kan en bank ta en del av lånet", "Ja, en bank tar en del")
    kari.fill("Banken låner ut", "300 000")
    kari.click("Lagre")
    kari.click("Finansieres", "link")
    assert kari.sees("Gi tilbudet om å kjøpe.")
    kari.click("Gi tilbudet", "link")
    kari.fill("Svar innen", "31.12.2027")
    kari.click("Lagre tilbudet")
    kari.click("Ark til husstanden", "link")
    kari.look()
    assert kari.sees("Dere kan kjøpe boligen dere leier")
    kari.page.go_back()
    kari.click("Før kontrakten", "link")
    kari.fill("Avtalt overtakelse", kari.page.get_by_label("Kontrakten signert").input_value())
    kari.click("Lagre kontrakten")
    kari.click("Før overtakelsen", "link")
    kari.fill("Første kontakt etter kjøpet", "31.12.2027")
    kari.click("Lagre overtakelsen")
    assert kari.sees("De eier boligen.")
    kari.click("Skriv en kontakt", "link")
    kari.tick("Er på etterskudd")
    kari.fill("Neste kontakt", "31.12.2027")
    kari.click("Lagre kontakten")
    assert kari.sees("Skriv hvor mye de er på etterskudd.")
    kari.page.locator("[name=owed]").fill("9 000")  # another choice has the word in it
    kari.click("Lagre kontakten")
    assert kari.sees("Finn ut hva som har skjedd")
    kari.look()
    kari.click("Leieforholdet", "link", first=False)
    assert kari.sees("Leietakeren kjøpte boligen.")
    kari.go("/kjop-av-leid-bolig/")
    kari.look()
    assert kari.sees(re.compile("Er på etterskudd").pattern)
