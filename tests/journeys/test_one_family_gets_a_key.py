"""One family gets a key: from first phone call to key, through pages alone, at desktop and phone width.

Kari takes the call, assesses and prepares; Ingrid decides; the meeting picks; the family says yes; the lease
is signed and the key handed over; Liv sees that the figures have moved.
"""

from __future__ import annotations

import re

import pytest

from tests.support.case_steps import assess_and_prepare, decide
from tests.support.visitor import Visitor

pytestmark = pytest.mark.browser
KARI, INGRID, LIV = "Kari Saksvik", "Ingrid Solvang", "Liv Strand"
# Two of one name born on one day would be asked about.
BORN = {"desktop": ("05.04.1991", "12.06.2019"), "phone": ("17.08.1993", "02.02.2020")}
FAMILY = {"desktop": ("Lindås", "2"), "phone": ("Bergheim", "3")}  # name and bedrooms, one for each width


@pytest.mark.proves("DEF-01", "REG-17")
@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_family_in_a_hotel_gets_a_key_and_the_figures_move(demo, chromium, size):
    visitor = Visitor(chromium, demo, size)
    family, bedrooms = FAMILY[size]
    before = waiting_and_allocated(visitor)

    register(visitor, family, bedrooms)
    case = assess_and_prepare(visitor)
    decide(visitor, case)
    during = waiting_and_allocated(visitor)
    pick_in_the_meeting(visitor, family)
    accept_the_offer(visitor, family)
    hand_over_the_key(visitor)
    after = waiting_and_allocated(visitor)

    assert during["waiting"] == before["waiting"] + 1
    assert after["waiting"] < during["waiting"]
    assert after["allocated"] > before["allocated"]
    assert not visitor.faults, "\n".join(visitor.faults)


def waiting_and_allocated(visitor: Visitor) -> dict[str, int]:
    """What Oversikt says today, read by the leader."""
    visitor.sign_in(LIV)
    visitor.go("/oversikt/")
    return {"waiting": figure(visitor, "waiting"), "allocated": figure(visitor, "allocations")}


def figure(visitor: Visitor, code: str) -> int:
    """The number of rows behind a figure: its own page says it."""
    visitor.go(f"/oversikt/{code}/")
    visitor.fill("Fra", "01" + today(visitor)[2:])
    visitor.fill("Til og med", today(visitor))
    visitor.click("Vis")
    found = re.search(r"Listen bak tallet\s*\(?(\d+)", visitor.page.inner_text("main"))
    assert found, visitor.page.inner_text("main")[:400]
    return int(re.sub(r"\s", "", found.group(1)))


def register(visitor: Visitor, family: str, bedrooms: str) -> None:
    """Kari takes a call: a mother and a child at a hotel."""
    visitor.sign_in(KARI)
    mothers, childs = BORN[visitor.size]
    new_person(visitor, "Sara", family, mothers)
    visitor.click("Opprett husstand", role="link")
    visitor.fill("Fra og med", "01.10.2024")
    visitor.click("Opprett husstanden")
    add_child(visitor, family, childs)
    visitor.click("Registrer søknad", role="link")
    visitor.choose("Kom inn ved", "Telefon")
    visitor.choose("Hvor bor husstanden nå", "Akutt eller midlertidig botilbud")
    visitor.choose("Slags sted", "hotell")
    visitor.fill("Navn på stedet", "Elvehotellet")
    visitor.fill("Har bodd slik siden", "01.10.2026")
    visitor.fill("Hva har husstanden prøvd selv", "Har vært på seks visninger uten tilbud.")
    visitor.tick("Ja", within="Er det dokumentert?")
    visitor.fill("Inntekt per år", "290000")
    visitor.fill("Gjeld til kommunen", "0")
    visitor.tick("Økonomisk vanskeligstilt")
    visitor.tick("Barnefamilie")
    visitor.fill("Soverom husstanden trenger", bedrooms)
    visitor.click("Registrer søknaden")
    assert visitor.sees("situasjon 2")


def add_child(visitor: Visitor, family: str, born: str) -> None:
    """The child joins the household."""
    visitor.click("Legg til medlem", role="link")
    visitor.click("Registrer en ny person", role="link")
    visitor.fill("Fornavn", "Mina")
    visitor.fill("Etternavn", family)
    visitor.fill("Fødselsdato", born)
    visitor.click("Registrer personen")
    visitor.tick("Barn")
    visitor.fill("Fra og med", "01.10.2024")
    visitor.click("Legg til i husstanden")
    assert visitor.sees("Mina")


def new_person(visitor: Visitor, given: str, family: str, born: str) -> None:
    visitor.go("/personer/ny/")
    visitor.fill("Fornavn", given)
    visitor.fill("Etternavn", family)
    visitor.fill("Fødselsdato", born)
    visitor.fill("Folkeregistrert i kommunen siden", "01.03.2020")
    visitor.choose("Opphold", "Permanent opphold")
    visitor.click("Registrer personen")


def pick_in_the_meeting(visitor: Visitor, family: str) -> None:
    """The next meeting: proposal, accept, attendance, close; then the second person sends the offer."""
    visitor.sign_in(KARI)
    visitor.go("/tildelingsmote/")
    visitor.click("Nytt møte", role="link")
    visitor.click("Planlegg møtet")
    meeting = visitor.page.url.removeprefix(visitor.address)
    visitor.click("Lag forslaget")
    assert visitor.sees(family)
    while visitor.page.get_by_role("button", name=re.compile("Godta forslaget")).count():
        visitor.click(re.compile("Godta forslaget"), first=True)
    visitor.go(meeting + "oppmote/")
    visitor.tick(re.compile(KARI))
    visitor.click("Lagre oppmøtet")
    visitor.go(meeting + "avslutt/")
    visitor.page.get_by_label("Møteleder").select_option(index=1)
    visitor.fill("Sted", "Møterom 2")
    visitor.click("Avslutt og lås referatet")
    visitor.sign_in(INGRID)
    visitor.go(meeting)
    visitor.click("Les og send tilbudene", role="link")
    panel = visitor.page.locator("section", has_text=family)
    panel.get_by_text("Les vedtaket").click()
    visitor.look()
    panel.get_by_label("Jeg har lest vedtaket, og godkjenner det").check()
    visitor.click("Godkjenn og send de valgte")
    assert visitor.sees("1 tilbud er avgjort og ligger i utboksen.")


def today(visitor: Visitor) -> str:
    shape = "{day: '2-digit', month: '2-digit', year: 'numeric'}"
    return visitor.page.evaluate(f"new Date().toLocaleDateString('nb-NO', {shape})")


def accept_the_offer(visitor: Visitor, family: str) -> None:
    """The family says yes."""
    visitor.sign_in(KARI)
    visitor.go("/tilbud/")
    visitor.page.get_by_role("row", name=re.compile(family)).get_by_role("link").first.click()
    visitor.look()
    visitor.click("Før svaret", role="link")
    visitor.tick("Ja, de vil leie boligen")
    visitor.fill("Leien starter", today(visitor))
    visitor.click("Før svaret")


def hand_over_the_key(visitor: Visitor) -> None:
    """Information in writing, signature, key."""
    visitor.click("Åpne leieavtalen", role="link")
    visitor.click("Gi informasjonen", role="link")
    visitor.click("Lag og gi informasjonen")
    visitor.click("Før signering", role="link")
    visitor.fill("Signert dato", today(visitor))
    visitor.click("Før signeringen")
    visitor.page.locator("section", has_text="Neste steg").get_by_role("link").click()
    visitor.look()
    visitor.fill("Nøkkelen ble overlevert", today(visitor))
    visitor.click("Nøkkelen er overlevert")
    assert visitor.sees("Løper")
