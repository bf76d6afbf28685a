"""A mother calls at 15:00: what she says, what was promised, who works together, and the hand-over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.support.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_call_is_kept_followed_up_and_handed_over(demo, chromium, size):
    visitor = Visitor(chromium, demo, size)
    family = {"desktop": "Warsame", "phone": "Nurdal"}[size]
    visitor.sign_in("Kari Saksvik")
    visitor.go("/min-dag/")
    visitor.click("Ny henvendelse", role="link")
    visitor.fill("Navn eller fødselsnummer", family)
    visitor.click("Søk")
    assert visitor.sees("Ingen du kan se, heter det")
    write_down_the_call(visitor, family)

    a_child_is_born(visitor, family)
    work_together(visitor)
    hand_over_to_amir(visitor)
    visitor.go("/saksmengde/")
    visitor.click("Meld fravær", role="link")

    assert visitor.faults == []


def write_down_the_call(visitor: Visitor, family: str) -> None:
    """First with a slip: the promise has no day."""
    visitor.fill("Fornavn", "Hodan")
    visitor.fill("Etternavn", family)
    visitor.fill("Telefon", "400 00 123")
    visitor.fill(
        "Hva gjaldt det", "Ringer fra hotellet. Tre barn, må ut fredag. Vil helst bli i skolekretsen."
    )
    visitor.fill("Hva skal gjøres videre", "Ringe tilbake om midlertidig botilbud")
    visitor.click("Lagre henvendelsen")
    assert visitor.sees("Skriv når det skal være gjort")
    visitor.fill("Innen", f"{date.today() + timedelta(days=1):%d.%m.%Y}")
    visitor.click("Lagre henvendelsen")
    assert visitor.sees("Henvendelsen er lagret") and visitor.sees("Ringer fra hotellet")


def a_child_is_born(visitor: Visitor, family: str) -> None:
    """What it leads to is seen first."""
    visitor.click("Noe har skjedd", role="link")
    visitor.click("Et barn er født", role="link")
    visitor.fill("Barnets fornavn", "Amal")
    visitor.fill("Barnets etternavn", family)
    visitor.click("Se hva det fører til")
    assert visitor.sees("Ingenting er åpent i saken")
    visitor.click("Bekreft og før hendelsen")
    assert visitor.sees("Amal") and visitor.sees("Et barn er født")


def work_together(visitor: Visitor) -> None:
    """The prison and the group; then everything on the timeline."""
    visitor.click("Samarbeid", role="link")
    visitor.click("Legg til ekstern part", role="link")
    visitor.choose("Slag", "Privat utleier")
    visitor.fill("Navn på stedet", "Hotell Elva")
    visitor.fill("Telefon", "400 00 124")
    visitor.click("Lagre")
    visitor.click("Opprett ansvarsgruppe", role="link")
    visitor.fill("Hva gruppen skal få til", "Fast bolig før jul")
    visitor.fill("Samtykke gitt", f"{date.today():%d.%m.%Y}")
    visitor.click("Lagre gruppen")
    visitor.click("Planlegg møte", role="link")
    visitor.fill("Klokken", "10:00")
    visitor.click("Planlegg møtet")
    assert visitor.sees("Hotell Elva") and visitor.sees("Fast bolig før jul")
    visitor.click("Tidslinje", role="link")
    assert visitor.sees("Telefon inn")


def hand_over_to_amir(visitor: Visitor) -> None:
    """Everything that is open goes to him, with a word about it."""
    visitor.click("Oversikt", role="link")
    visitor.click("Ny oppgave", role="link")
    visitor.fill("Hva skal gjøres", "Sjekke skolekretsen")
    visitor.fill("Frist", f"{date.today() + timedelta(days=3):%d.%m.%Y}")
    visitor.click("Lagre oppgaven")
    visitor.click("Gi videre", role="link")
    visitor.choose("Gi videre til", "Amir Haddad")
    visitor.fill("Det den nye må vite", "Hotellet kan vente til fredag.")
    visitor.click("Gi videre")
    assert visitor.sees("Hotellet kan vente til fredag.") and visitor.sees("Amir Haddad")
