"""Who keeps the register loads a sheet with its own headings, says once what they are, and loads the next."""

from __future__ import annotations

import re

import pytest

from tests.support.sheets import HEADINGS, own_row, own_sheet
from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser


def sheet(size: str, number: int) -> bytes:
    """A sheet of its own for each width: the demo is shared, and a mapping is kept for the same headings."""
    told = {"Adresse": f"Arkveien {size} {number}", "Gnr/Bnr": f"1{len(size)}/{number}/0/7"}
    row = own_row(number, **told) | {f"Felt {size}": "Grønn dør"}
    return own_sheet([row], headings=[*HEADINGS, f"Felt {size}"])


def give(per: Visitor, name: str, content: bytes) -> None:
    per.go("/boliger/import/")
    per.page.locator("input[name=file]").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content}
    )
    per.fill("Kommunen har disponert nye boliger fra", "01.01.2015")
    per.click("Se hva filen vil endre")


@pytest.mark.parametrize("size", SIZES)
def test_a_sheet_is_mapped_once_and_read_by_itself_the_next_time(demo, chromium, size):
    per = Visitor(chromium, demo, size)
    per.sign_in("Per Bakke")
    give(per, "eiendom.csv", sheet(size, 1))
    assert per.sees("Hva kolonnene er")
    assert not per.sees("Testperson")
    per.choose("D: Leil.", "Bruksenhetsnummer")
    per.choose("H: BRA", "Månedsleie")
    per.fill("Navn på oppsettet", f"Eiendom {size}")
    per.click("Lagre og se hva arket vil endre")
    assert per.sees("er begge sagt å være Månedsleie")
    assert per.sees("Ingen overskrift er Disposisjonsform")

    per.choose("H: BRA", "Ta vare på slik det står")
    assert per.sees("Forslag: kommunens eget nummer.")
    per.page.locator("#id_constant_kobodisposisjonsform").select_option(label="Eid av kommunen")
    per.click("Lagre og se hva arket vil endre")
    assert per.sees(f"Kolonnene er lest med oppsettet «Eiendom {size}»")
    per.click("Se eller endre hva kolonnene er", "link")
    per.click("Lagre og se hva arket vil endre")
    per.click(re.compile("Legg inn 1"))
    assert per.sees("Kvittering")

    give(per, "eiendom-neste.csv", sheet(size, 2))
    assert per.sees(f"Kolonnene er lest med oppsettet «Eiendom {size}»")
    per.click("Forkast filen")
    per.click("eiendom.csv", "link", first=True)
    per.click("Angre importen")
    assert per.sees("Angret")

    per.go("/boliger/import/")
    per.click("Oppsett for egne ark", "link")
    per.click(f"Eiendom {size}", "link")
    assert per.sees("Ta vare på slik det står")
    per.fill("Navn på oppsettet", "Boliglisten til Eiendom")
    per.click("Lagre navnet")
    assert per.sees("Et annet oppsett heter alt «Boliglisten til Eiendom»")
    per.fill("Navn på oppsettet", f"Ark {size}")
    per.click("Lagre navnet")
    per.click(f"Ark {size}", "link")
    per.click(f"Slett «Ark {size}»")
    assert per.sees(f"Oppsettet «Ark {size}» er slettet.")
    assert per.faults == []
