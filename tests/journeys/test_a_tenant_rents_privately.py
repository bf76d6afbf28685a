"""A tenant looks for a private rental: a no with a reason, then a lease with a guarantee, and a follow-up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser
YESTERDAY, TODAY = date.today() - timedelta(days=1), date.today()


def written(day: date) -> str:
    return f"{day:%d.%m.%Y}"


@pytest.mark.parametrize("size", SIZES)
def test_a_tenant_goes_from_looking_to_a_lease_with_a_guarantee(demo, chromium, size):
    kari = Visitor(chromium, demo, size)
    kari.sign_in("Kari Saksvik")
    _begin(kari, size)
    _look_at(kari, "Elvegata 3", "10 800")
    kari.tick("Fikk nei")
    kari.click("Lagre")
    assert kari.sees("Velg hvorfor det ikke ble noe av.")
    kari.page.locator("[name=reason]").select_option("who_they_are")
    kari.fill("Når dere snakkes igjen", written(TODAY + timedelta(days=4)))
    kari.click("Lagre")
    assert kari.sees("Utleieren ville ikke leie ut til noen i husstandens situasjon")
    kari.click("Avtal en visning", "link", first=True)
    _look_at(kari, "Storgata 12", "11 000", opened=True)
    kari.tick("Fikk tilbud om å leie")
    kari.click("Lagre")
    _find(kari)
    _secure(kari)
    _move_in(kari)
    _what_is_counted(kari)
    assert kari.faults == []


def _begin(kari: Visitor, size: str) -> None:
    """One tenant for each width."""
    kari.go("/leieforhold/")
    rows = kari.page.locator("main tbody tr th a")
    (rows.nth(2) if size == "desktop" else rows.nth(6)).click()
    kari.click("Let etter privat leiebolig", "link")
    kari.fill("Soverom, minst", "2")
    kari.fill("Høyeste leie husstanden kan betale", "mye")
    kari.fill("Hva som skal gjøres nå", "Se på annonser sammen")
    kari.fill("Innen", written(TODAY + timedelta(days=7)))
    kari.click("Begynn å lete")
    assert kari.sees("Skriv bare tall")
    kari.fill("Høyeste leie husstanden kan betale", "12 000")
    kari.click("Begynn å lete")
    assert kari.sees("Se på annonser sammen")
    kari.click("Avtal en visning", "link", first=True)


def _look_at(kari: Visitor, address: str, rent: str, *, opened: bool = False) -> None:
    """A viewing of yesterday, with Kari along, opened to be told of."""
    assert opened or kari.sees("bedre sjanse når en ansatt blir med")
    kari.fill("Dag", written(YESTERDAY))
    kari.fill("Klokken", "16:00")
    kari.fill("Boligens adresse", address)
    kari.fill("Leie (kr per måned)", rent)
    kari.click("Avtal visningen")
    assert kari.sees(f"Visning av {address}.")
    kari.click("Skriv hvordan det gikk", "link", first=True)


def _find(kari: Visitor) -> None:
    assert kari.sees("Husstanden kan leie Storgata 12.")
    kari.click("Skriv inn boligen", "link")
    assert kari.page.locator("[name=address]").input_value() == "Storgata 12"
    kari.fill("Utleier", "Elvebredden Utleie")
    kari.fill("Leien starter", written(TODAY))
    kari.click("Lagre boligen")
    assert kari.sees("Trenger de depositum eller garanti?")


def _secure(kari: Visitor) -> None:
    kari.click("Gi sikkerhet", "link", first=True)
    kari.tick("Garanti for leie")
    kari.fill("Beløp", "66 001")
    kari.click("Gi sikkerheten")
    assert kari.sees("er det 66000 kroner igjen")
    kari.fill("Beløp", "33 000")
    kari.click("Gi sikkerheten")
    assert kari.sees("Gi utleieren garantien.")
    kari.click("Før at det er gjort", "link")
    kari.click("Lagre")
    assert kari.sees("Stilt")


def _move_in(kari: Visitor) -> None:
    kari.click("Før innflyttingen", "link")
    kari.click("Før innflyttingen")
    assert kari.sees("Si opp den kommunale boligen.")
    search = kari.page.url.split("/", 3)[-1]
    kari.click("Avslutt leieforholdet", "link")
    assert kari.page.locator("[name=led_to]").input_value() == "private"
    kari.fill("Siste dag", written(TODAY + timedelta(days=30)))
    kari.fill("Grunn", "Flytter til privat leiebolig")
    kari.click("Avslutt leieforholdet")
    assert kari.sees("Privat leiebolig")
    kari.go(f"/{search}")
    assert kari.sees("Spør hvordan det går i den nye boligen.")
    kari.click("Skriv hvordan det går", "link")
    kari.tick("Bor der")
    kari.fill("Det husstanden fortalte", "Trives godt.")
    kari.click("Lagre")
    assert kari.sees("Letingen er over.")
    kari.go("/privat-leie/resultat/")
    assert kari.sees("regnet ut her")
    kari.go("/privat-leie/depositumsfondet/")
    assert kari.sees("Står hos utleiere")
    kari.go("/privat-leie/?enhet=1")
    assert kari.sees("Leie til leie")


def _what_is_counted(kari: Visitor) -> None:
    """The lists and numbers around it: where tenancies led, whose target has passed, whose talk is due."""
    kari.go("/leieforhold/hvor-de-flyttet/")
    assert kari.sees("Ikke kjent ennå")
    kari.go("/leieforhold/mal-for-a-ga-videre/")
    assert kari.sees("Lag en boligplan sammen med husstanden.")
    kari.go("/bokarriere/")
    assert kari.sees("Hva samtalene førte til")
    kari.go("/oversikt/moves_on/")
    assert kari.sees("Videre til egen bolig eller privat leie")
