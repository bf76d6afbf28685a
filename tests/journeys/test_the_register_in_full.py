"""A property manager assesses a dwelling, sees what is planned against the need, and takes in the schools."""

from __future__ import annotations

import re

import pytest

from tests.support.files import photograph
from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_a_year_of_standard_the_homes_on_their_way_and_the_municipalitys_own_lists(demo, chromium, size):
    per = Visitor(chromium, demo, size)
    per.sign_in("Per Bakke")
    assess_one(per, size)
    keep_a_picture(per)
    say_by_which_stairs(per, size)
    see_the_year(per, size)
    see_the_need(per)
    take_in_a_list(per, size)
    see_what_they_are_for(per)
    assert per.faults == []


def assess_one(per: Visitor, size: str) -> None:
    per.go("/boliger/standard/")
    assert per.sees("Ikke vurdert") and per.sees("Bør erstattes")
    per.page.locator("tbody td a", has_text="Vurder").first.click()
    per.look()
    per.click("Lagre")  # nothing is told yet
    assert per.sees("Hvem som vurderte")
    per.fill("Hvem som vurderte", "Vaktmestrene")
    per.tick("Må rehabiliteres")
    per.fill("Hva som må gjøres", f"Nytt kjøkken ({size})")
    per.fill("Anslått kostnad i kroner", "180 000 kr")
    per.click("Lagre")
    assert per.sees("Vurderingen er lagret") and per.sees(f"Nytt kjøkken ({size})")


def keep_a_picture(per: Visitor) -> None:
    """From the dwelling's own page."""
    per.click(re.compile("^Bilder og tegninger"), "link")
    assert per.sees("Ingen bilder eller tegninger ennå")
    per.click("Legg inn", "link")
    per.fill("Hva viser det?", "Kjøkken med spiseplass")
    photo = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photograph()}
    per.page.locator("main input[type=file]").set_input_files(files=[photo])
    per.click("Legg inn")
    assert per.sees("Kjøkken med spiseplass") and per.sees("Last ned")


def say_by_which_stairs(per: Visitor, size: str) -> None:
    """An entrance with a fault first; then with the first dwelling of the building, seen on its page."""
    home = per.page.url.removeprefix(per.address).partition("bilder/")[0]
    per.go(f"{home}oppganger/")
    per.click("Ny oppgang", "link")
    per.fill("Oppgang", f"Bakgård {size}"[:20])
    per.fill("Eget husnummer", "sju")
    per.page.get_by_label("Trinnfri inngang").select_option(label="Nei")
    per.page.locator("main input[type=checkbox]").first.check()
    per.click("Lagre")
    assert per.sees("Skriv husnummeret med tall")
    per.fill("Eget husnummer", "7C")
    per.click("Lagre")
    per.look()
    assert per.sees("Oppgangen er lagret") and per.sees("Trinn ved inngangen")
    per.go(home)
    assert per.sees("Oppgang")
    per.go("/boliger/?kol=oppgang&kol=trinnfri&kol=heis&kol=status&trinnfri=on")
    assert per.sees("Trinnfri inngang")


def see_the_year(per: Visitor, size: str) -> None:
    per.go("/boliger/standard/?vis=renovate")
    assert per.sees(f"Nytt kjøkken ({size})")


def see_the_need(per: Visitor) -> None:
    per.go("/boliger/pa-vei/")
    per.click("Mot behovet", "link")
    assert per.sees("husstander venter i dag") and per.sees("Mangler") and per.sees("ikke framskrevet")


def take_in_a_list(per: Visitor, size: str) -> None:
    per.go("/boliger/oppslag/")
    give(per, f"feil-{size}.csv", "Gatenavn;Fra;Til;Skolekrets\nTorget;12B;;Åsen\n;1;9;Åsen\n")
    assert per.sees("«12B» er ikke et husnummer") and per.sees("Gatenavn mangler")
    per.click("Last inn en rettet fil", "link")
    give(per, f"kretser-{size}.csv", "Gatenavn;Fra;Til;Skolekrets\nElveveien;;;Åsen\nTorget;12;;Åsen\n")
    assert per.sees("Ingenting er lagret ennå")
    per.page.locator("main form button").first.click()
    per.look()
    assert per.sees("Filen er lagret")


def see_what_they_are_for(per: Visitor) -> None:
    per.go("/boliger/formal/")
    assert per.sees("av boligene er til sosiale formål") and per.sees("Tilrettelagt bolig")
    per.page.get_by_label("Regn med Tilrettelagt bolig").uncheck()
    per.click("Regn ut på nytt")
    assert "teller=" in per.page.url and not per.page.get_by_label("Regn med Tilrettelagt bolig").is_checked()


def give(per: Visitor, name: str, text: str) -> None:
    given = {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
    per.page.get_by_label("Fil med skolekretser eller poststeder").set_input_files(files=[given])
    per.click("Se hva filen sier")
