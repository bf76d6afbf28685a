"""A week with one family: call at 15:00, paper, break-up, vedtak, complaint, hand-over.

Everything is said on pages, and the timeline tells it all in the end.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from tests.support import files
from tests.support.case_steps import assess_and_prepare, decide
from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser
KARI, AMIR = "Kari Saksvik", "Amir Haddad"
FAMILY = {"desktop": "Solbakk", "phone": "Myrland"}
# Two of one name born on one day would be asked about.
MEMBERS = {
    "desktop": (("Farid", "12.06.1988", "Voksen"), ("Nora", "03.03.2017", "Barn")),
    "phone": (("Jamal", "21.09.1985", "Voksen"), ("Lea", "19.10.2018", "Barn")),
}
TOMORROW, TODAY = (f"{date.today() + timedelta(days=days):%d.%m.%Y}" for days in (1, 0))


@pytest.mark.parametrize("size", SIZES)
def test_a_family_is_followed_from_the_call_to_the_hand_over_and_nothing_is_lost(demo, chromium, size):
    visitor = Visitor(chromium, demo, size)
    visitor.sign_in(KARI)

    a_mother_calls(visitor, FAMILY[size])
    home = visitor.page.url.removeprefix(demo)
    her_husband_and_child_are_in_the_household(visitor, FAMILY[size])
    what_the_paper_says_of_her(visitor, home, size)
    case = the_paper_comes(visitor, home, size)
    he_moves_out(visitor, home)
    visitor.go(case)
    assess_and_prepare(visitor)
    decide(visitor, case)
    visitor.sign_in(KARI)
    she_complains(visitor, case)
    amir_takes_over(visitor, home)
    the_timeline_tells_it_all(visitor, home)

    assert not visitor.faults, "\n".join(visitor.faults)


def a_mother_calls(visitor: Visitor, family: str) -> None:
    """At 15:00, before there is any application."""
    visitor.go("/min-dag/")
    visitor.click("Ny henvendelse", role="link")
    visitor.fill("Navn eller fødselsnummer", family)
    visitor.click("Søk")
    visitor.fill("Fornavn", "Ilham")
    visitor.fill("Etternavn", family)
    visitor.fill("Telefon", "400 00 125")
    visitor.fill("Hva gjaldt det", "Ringer klokken 15. Hjemmet er ikke til å bo i, søknad kommer i posten.")
    visitor.fill("Hva skal gjøres videre", "Se etter søknaden i posten")
    visitor.fill("Innen", TOMORROW)
    visitor.click("Lagre henvendelsen")
    assert visitor.sees("Henvendelsen er lagret")


def her_husband_and_child_are_in_the_household(visitor: Visitor, family: str) -> None:
    """Two more, who are new to the municipality."""
    for given, born, role in MEMBERS[visitor.size]:
        visitor.click("Legg til medlem", role="link")
        visitor.click("Registrer en ny person", role="link")
        visitor.fill("Fornavn", given)
        visitor.fill("Etternavn", family)
        visitor.fill("Fødselsdato", born)
        visitor.click("Registrer personen")
        visitor.tick(role)
        visitor.fill("Fra og med", TODAY)
        visitor.click("Legg til i husstanden")
        assert visitor.sees(given)


def what_the_paper_says_of_her(visitor: Visitor, home: str, size: str) -> None:
    """On the telephone nobody asked when she was born."""
    visitor.go(home)
    visitor.click(f"Ilham {FAMILY[size]}", role="link", first=True)
    visitor.click("Endre", role="link", first=True)
    visitor.fill("Fødselsdato", {"desktop": "11.01.1990", "phone": "23.05.1992"}[size])
    visitor.fill("Folkeregistrert i kommunen siden", "01.03.2019")
    visitor.choose("Opphold", "Permanent opphold")
    visitor.click("Lagre")


def the_paper_comes(visitor: Visitor, home: str, size: str) -> str:
    """Next day: scanned, and the source of what is registered. Gives the case's address."""
    visitor.go(home + "dokumenter/nytt/")
    paper = {"name": "søknad.pdf", "mimeType": "application/pdf", "buffer": files.pdf(f"Vi er fire ({size})")}
    visitor.page.locator("input[name=file]").set_input_files(paper)
    visitor.choose("Hva slags dokument", "Papirsøknad")
    visitor.page.get_by_role("button", name="Legg inn dokumentet").click()
    visitor.page.wait_for_url(re.compile(r"/dokumenter/[0-9a-f]{8}-"))
    visitor.page.wait_for_load_state("networkidle")
    visitor.click("Registrer søknaden fra dette papiret", "link")
    visitor.choose("Kom inn ved", "Papir")
    visitor.choose("Hvor bor husstanden nå", "Bor midlertidig hos venner eller slekt")
    visitor.fill("Har bodd slik siden", "01.10.2026")
    visitor.fill("Hva har husstanden prøvd selv", "Har vært på ni visninger uten tilbud.")
    visitor.tick("Ja", within="Er det dokumentert?")
    visitor.fill("Inntekt per år", "240000")
    visitor.fill("Gjeld til kommunen", "0")
    visitor.tick("Økonomisk vanskeligstilt")
    visitor.fill("Soverom husstanden trenger", "2")
    visitor.click("Registrer søknaden")
    assert visitor.sees("Neste steg")
    return visitor.page.url.removeprefix(visitor.address)


def he_moves_out(visitor: Visitor, home: str) -> None:
    """What it leads to is shown before it is done."""
    visitor.go(home)
    visitor.click("Noe har skjedd", role="link")
    visitor.click("Samlivsbrudd", role="link")
    visitor.choose("Hvem", f"{MEMBERS[visitor.size][0][0]} {FAMILY[visitor.size]}")
    visitor.click("Se hva det fører til")
    assert visitor.sees("Søknaden er under vurdering")
    visitor.click("Bekreft og før hendelsen")
    assert visitor.sees("Hendelsen er ført")


def she_complains(visitor: Visitor, case: str) -> None:
    """On the number of rooms."""
    visitor.go(case + "vedtak/")
    visitor.click(re.compile("Registrer klage"), role="link", first=True)
    visitor.fill("Hva sier klagen", "Vi trenger et rom til.")
    visitor.click("Registrer klagen")
    assert visitor.sees("Send brev om at klagen er mottatt.")
    visitor.click("Lag brevet", role="link")
    visitor.click("Lag brevet")


def amir_takes_over(visitor: Visitor, home: str) -> None:
    """With a word about what matters."""
    visitor.go(home)
    visitor.click("Gi saken videre", role="link")
    visitor.choose("Gi videre til", AMIR)
    visitor.fill("Det den nye må vite", "Klagen gjelder rommet til den eldste.")
    visitor.click("Gi videre")
    assert visitor.sees(AMIR)


def the_timeline_tells_it_all(visitor: Visitor, home: str) -> None:
    """Read by the one who has taken over."""
    visitor.sign_in(AMIR)
    visitor.go(home + "tidslinje/")
    for said in ("Ringer klokken 15", "Papirsøknad", "Samlivsbrudd", "Klage", "rommet til den eldste"):
        assert visitor.sees(said), said
