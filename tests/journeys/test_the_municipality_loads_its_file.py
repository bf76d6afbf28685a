"""Who keeps the register loads the municipality's own messy file, mends, confirms and takes it back."""

from __future__ import annotations

import re

import pytest

from tests.support.dwelling_files import PLACED, as_text, dwelling_row
from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser
WIDTHS = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 844}}
HEADINGS = [*PLACED, "Merknad fra drift"]


def messy(size: str, **mended: str) -> bytes:
    """Headings in row three, an unknown code, a rent in words, a wrong date and number, a place turned."""
    street = f"Importveien {size}"
    rows = [
        dwelling_row(number, gatenavn=street, gnrbnr=f"{len(size)}/{number}", koboboligtype=f"BLOKK {size}")
        for number in range(1, 6)
    ]
    rows[0] |= {"manedsleie": mended.get("rent", "ni tusen"), "hovedsoker": "040590"}
    rows[1] |= {"statusdato": mended.get("day", "31.02.2024"), "boligstatus": "VEDLIKEHOLD"}
    rows[2] |= {"kommunenummer": mended.get("municipality", "1141")}
    rows[4] |= {"breddegrad": mended.get("north", "10,7501"), "lengdegrad": mended.get("east", "59,9102")}
    rows[3] |= {"Merknad fra drift": "Grønn dør"}
    return as_text(
        rows, headings=HEADINGS, encoding="iso-8859-1", above="Boliger;;\r\n;;\r\n", norwegian=True
    )


def give(per: Visitor, name: str, content: bytes) -> None:
    per.page.locator("input[name=file]").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content}
    )
    per.fill("Kommunen har disponert nye boliger fra", "01.01.2015")
    per.click("Se hva filen vil endre")


@pytest.mark.parametrize("size", SIZES)
def test_a_messy_file_is_mended_confirmed_and_undone(demo, chromium, size):
    per = Visitor(chromium, demo, size)
    per.page.set_viewport_size(WIDTHS[size])
    per.sign_in("Per Bakke")
    per.go("/boliger/")
    per.click("Last inn fra fil", "link")
    per.page.get_by_text("Kolonnene vi kjenner").click()
    # A line half under the bottom bar has no colour.
    per.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    per.look()

    give(per, "boliger.csv", messy(size))
    assert per.sees("Koder vi ikke kjenner")
    per.choose(f"«BLOKK {size}»", "Leilighet")
    per.click("Lagre og sammenlign på nytt")
    assert per.sees("«ni tusen» er ikke et beløp i hele kroner.")
    assert per.sees("Kommunenummeret 1141 (Finnøy) gjaldt til og med 2019.")
    assert per.sees("Datoen «31.02.2024» finnes ikke.")
    assert per.sees("Breddegrad og lengdegrad ser ut til å være byttet om. Bytt dem.")
    per.click("Last inn en rettet fil", "link")

    mended = {
        "rent": "9000",
        "day": "01.02.2024",
        "municipality": "9999",
        "north": "59,9102",
        "east": "10,7501",
    }
    give(per, "boliger-rettet.csv", messy(size, **mended))
    per.click(re.compile("Legg inn 5"))
    assert per.sees("Kvittering")
    per.page.locator("summary", has_text="Vis radene").press("Enter")
    per.page.get_by_text("bare fødselsdato").first.wait_for()
    assert per.sees("bare fødselsdato")
    per.look()
    per.click(f"Importveien {size} 4, H0101", "link", first=True)
    assert per.sees("Grønn dør")

    per.go("/boliger/import/")
    give(per, "boliger-endret.csv", messy(size, **(mended | {"rent": "9900", "north": "59,9200"})))
    told = per.page.inner_text("main").replace("\u00a0", " ")
    assert all(words in told for words in ("9 900 kr", "59,91020", "59,92000"))
    per.click("Forkast filen")
    per.click("boliger-rettet.csv", "link", first=True)
    per.click("Angre importen")
    assert per.sees("Angret")

    per.go(f"/boliger/?q=Importveien {size}")
    assert per.sees("Ingen boliger passer filteret")
    assert per.faults == []
