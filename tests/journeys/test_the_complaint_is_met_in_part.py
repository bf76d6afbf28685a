"""A family complains; part of it is met by a new vedtak of two persons, and the rest goes to the body.

The daughter of 16 is party, and gets a copy of each vedtak of her own.
"""

from __future__ import annotations

import re

import pytest

from tests.journeys.test_one_family_gets_a_key import INGRID, KARI, add_child, new_person
from tests.support.case_steps import assess_and_prepare, decide
from tests.support.visitor import Visitor

pytestmark = pytest.mark.browser
WIDTHS = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}
FAMILY = {"desktop": ("Solheim", "11.03.1985"), "phone": ("Brekke", "09.01.1984")}
# Two of one name born on one day would be asked about.
DAUGHTER = {"desktop": "05.05.2010", "phone": "19.08.2010"}
MET, REST = "Familien får et rom til, fordi datteren trenger ro.", "Familien får ikke velge bydel."


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_part_of_a_complaint_is_met_and_the_daughter_gets_copies_of_her_own(demo, chromium, size):
    visitor = Visitor(chromium, demo, size)
    visitor.page.set_viewport_size(WIDTHS[size])
    family, born = FAMILY[size]
    register(visitor, family, born)
    case = assess_and_prepare(visitor)
    decide(visitor, case)
    visitor.sign_in(KARI)
    visitor.go(case + "vedtak/")
    first = visitor.sees(f"Mina {family}, 16 år: får egen kopi")

    complaint = complain(visitor)
    meet_in_part(visitor)
    waits = visitor.sees("Delvis medhold, nytt vedtak lages")
    decide_anew(visitor, case)
    visitor.sign_in(KARI)
    visitor.go(complaint)
    visitor.click("Skriv uttalelse", role="link")
    visitor.fill("Uttalelse til klageinstansen", "Ingen boliger er ledige i bydelen.")
    visitor.click("Send resten og brevet")

    assert first and waits
    assert visitor.sees("Delvis medhold, resten hos klageinstansen") and visitor.sees(MET)
    the_copy(visitor, case, family)
    assert visitor.faults == []


def register(visitor: Visitor, family: str, born: str) -> None:
    """A mother and a daughter of 16 at a hotel."""
    visitor.sign_in(KARI)
    new_person(visitor, "Anne", family, born)
    visitor.click("Opprett husstand", role="link")
    visitor.fill("Fra og med", "01.10.2024")
    visitor.click("Opprett husstanden")
    add_child(visitor, family, DAUGHTER[visitor.size])
    visitor.click("Registrer søknad", role="link")
    visitor.choose("Kom inn ved", "Telefon")
    visitor.choose("Hvor bor husstanden nå", "Akutt eller midlertidig botilbud")
    visitor.choose("Slags sted", "hotell")
    visitor.fill("Navn på stedet", "Elvehotellet")
    visitor.fill("Har bodd slik siden", "01.10.2026")
    visitor.fill("Hva har husstanden prøvd selv", "Har vært på fire visninger uten tilbud.")
    visitor.tick("Ja", within="Er det dokumentert?")
    visitor.fill("Inntekt per år", "280000")
    visitor.fill("Gjeld til kommunen", "0")
    visitor.tick("Økonomisk vanskeligstilt")
    visitor.tick("Barnefamilie")
    visitor.fill("Soverom husstanden trenger", "2")
    visitor.click("Registrer søknaden")


def complain(visitor: Visitor) -> str:
    """Over the vedtak about a dwelling; gives the address of the complaint."""
    visitor.click(re.compile("Registrer klage.*kommunal bolig"), role="link")
    visitor.fill("Hva sier klagen", "Vi trenger et rom til, og vil bo i Elvebyen.")
    visitor.click("Registrer klagen")
    complaint = visitor.page.url.removeprefix(visitor.address)
    visitor.click("Lag brevet", role="link")
    visitor.click("Lag brevet")
    visitor.click("Start", role="link")
    visitor.click("Start vurderingen")
    return complaint


def meet_in_part(visitor: Visitor) -> None:
    """Nothing named is refused and nothing is lost; then both parts are named."""
    visitor.click("Gi delvis medhold", role="link")
    visitor.fill("Dette får klageren medhold i", MET)
    visitor.fill("Dette får klageren ikke medhold i", "   ")
    visitor.click("Gi delvis medhold")
    assert visitor.page.get_by_label("Dette får klageren medhold i").input_value() == MET
    visitor.fill("Dette får klageren ikke medhold i", REST)
    visitor.click("Gi delvis medhold")


def decide_anew(visitor: Visitor, case: str) -> None:
    """The new vedtak, prepared by Kari and decided by Ingrid."""
    visitor.click("Åpne saken", role="link")
    visitor.click("Kjør vurderingen")
    visitor.click("Forbered vedtak", role="link")
    visitor.fill("Begrunnelse for bistanden", "Familien trenger fortsatt hjelp.")
    visitor.fill("Begrunnelse for kommunal bolig", "Familien trenger tre soverom, slik klagen sier.")
    visitor.click("Send til beslutter")
    decide(visitor, case)


def the_copy(visitor: Visitor, case: str, family: str) -> None:
    """Ingrid sees who gets what; the letter says why the daughter gets a copy."""
    visitor.sign_in(INGRID)
    visitor.go(case + "vedtak/")
    visitor.page.get_by_role("link", name=re.compile("Kopien: i utboksen")).first.click()
    visitor.look()
    assert visitor.sees(f"Mina {family}") and visitor.sees("Egen kopi fordi")
