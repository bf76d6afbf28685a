"""Somebody acts alone, and a leader sees it: an opening with a written reason, and an acute decision."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from tests.support.visitor import Visitor

pytestmark = pytest.mark.browser
CODE = re.compile(r"\d{4}-[B-Z2-9]{5}")
REASON = "Står i skranken uten sted å sove i natt, og kontoret er stengt."
SIZES = ("desktop", "phone")


def day(later: int) -> str:
    """A day from now, as people write it."""
    return f"{date.today() + timedelta(days=later):%d.%m.%Y}"


@pytest.mark.parametrize("size", SIZES)
def test_what_somebody_does_alone_is_seen_by_a_leader(demo, chromium, size):
    visitor = Visitor(chromium, demo, size)
    visitor.sign_in("Ingrid Solvang")
    code = decide_alone(visitor)
    opened = open_with_reason(visitor, code)
    visitor.sign_in("Liv Strand")
    visitor.go("/min-dag/")
    waits = visitor.sees("Til kontroll")
    visitor.go("/kontroll/")
    listed = visitor.sees(REASON) and visitor.sees(code)
    settle(visitor)

    assert visitor.faults == []
    assert opened
    assert waits and listed
    assert visitor.sees("I orden de siste 30 dagene")


def decide_alone(visitor: Visitor) -> str:
    """Ingrid gives a temporary place to stay, alone and at once; gives the case code."""
    visitor.go("/soknader/")
    links = [one.get_attribute("href") for one in visitor.page.locator("main table a").all()]
    case = next(link for link in links if link and re.search(r"soknader/[0-9a-f-]{36}", link))
    visitor.go(case)
    code = CODE.search(visitor.page.inner_text("main"))[0]
    visitor.page.get_by_role("button", name="Mer").click()
    visitor.shoot()
    visitor.go(case + "midlertidig-botilbud/")
    visitor.fill("Begrunnelse", "Har ikke noe sted å sove i natt.")
    visitor.fill("Hva tilbudet er", "Rom på Elvehotellet. Kommunen betaler.")
    visitor.fill("Til og med", day(7))
    visitor.fill("Ny vurdering", day(4))
    visitor.click("Avgjør alene nå")
    assert visitor.sees("minst 20 tegn")
    visitor.fill("Hvorfor det ikke kan vente", REASON)
    visitor.click("Avgjør alene nå")
    return code


def open_with_reason(visitor: Visitor, code: str) -> bool:
    """Nora opens a case that NAV takes no part in."""
    visitor.sign_in("Nora Lie")
    visitor.go("/personer/")
    visitor.click("Åpne en sak med skriftlig grunn", role="link")
    visitor.fill("Fødselsnummer eller saksnummer", "2026-QWRTZ")
    visitor.tick(re.compile("Personen er her"))
    visitor.fill("Hva som har skjedd", REASON)
    visitor.click("Åpne saken")
    assert visitor.sees("Vi kan ikke åpne noen sak")
    visitor.fill("Fødselsnummer eller saksnummer", code)
    visitor.click("Åpne saken")
    return visitor.sees("Du åpnet denne saken med begrunnelse")


def settle(visitor: Visitor) -> None:
    """Liv says that one must be followed up, and that another is in order."""
    visitor.page.get_by_role("link", name=re.compile("^Se på")).first.click()
    visitor.look()
    visitor.tick(re.compile("Må følges opp"))
    visitor.fill("Kommentar", "Snakk med vakten om hvem som kan ringes.")
    visitor.click("Registrer kontrollen")
    visitor.page.get_by_role("link", name=re.compile("^Se på")).last.click()
    visitor.look()
    visitor.tick(re.compile("Sett og i orden"))
    visitor.click("Registrer kontrollen")
