"""A whole meeting: three take part, one leaves for a case, a wish is overridden, and one asks why not."""

from __future__ import annotations

import re

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser
LEFT = "Får ikke bolig i dag"
KARI, AMIR, MARIT = "Kari Saksvik", "Amir Haddad", "Marit Vik"


@pytest.mark.proves("PRO-02", "ORG-10")
@pytest.mark.parametrize("size", SIZES)
def test_three_hold_a_meeting_one_of_them_leaves_for_a_case_and_the_minutes_say_so(demo, chromium, size):
    amir, kari = Visitor(chromium, demo, size), Visitor(chromium, demo, size)
    name = amir_is_near(amir)
    kari.sign_in(KARI)
    board = begins(kari)

    near = opens_line(kari, board, name)
    assert near.sees(f"{AMIR} er inhabil. Det føres i referatet.")
    asks_why_not(kari, board)
    goes_another_way(kari, board)
    decides_the_rest(kari, board)
    closes(kari, board)

    assert kari.page.get_by_role("link", name="Åpne referatet").count() == 1
    assert (amir.faults, kari.faults) == ([], [])


def amir_is_near(amir) -> str:
    """Amir knows who is first on the list: says so, and sees the case no longer. Gives the name."""
    amir.sign_in(AMIR)
    amir.go("/venteliste/")
    amir.page.locator("main tbody tr a").first.click()
    amir.look()
    name = amir.page.locator("main h1").inner_text().partition(": ")[2].split("\n")[0].strip()
    amir.page.get_by_role("link", name=re.compile(r"Sak 2026-")).click()
    amir.look()
    case = amir.page.url
    amir.page.locator("main").get_by_text("Mer", exact=True).click()
    amir.click("Meld inhabilitet", "link")
    amir.page.get_by_role("radio").first.check()
    amir.page.locator("main form").get_by_role("button").first.click()
    amir.look()
    assert amir.page.request.get(case).status == 404
    return name


def begins(kari) -> str:
    kari.go("/tildelingsmote/")
    kari.click("Nytt møte", "link")
    kari.click("Planlegg møtet")
    board = kari.page.url.removeprefix(kari.address)
    kari.go(board + "oppmote/")
    for name in (KARI, AMIR, MARIT):
        kari.tick(re.compile(name))
    kari.click("Lagre oppmøtet")
    kari.go(board)
    kari.click("Lag forslaget")
    return board


def opens_line(kari, board, name):
    kari.go(board)
    kari.page.locator("main").get_by_role("row").filter(has_text=name).get_by_role("link").last.click()
    kari.look()
    return kari


def asks_why_not(kari, board):
    kari.go(board)
    kari.click("Hvorfor ikke?", "link")
    kari.page.get_by_label("Husstand", exact=True).select_option(index=1)
    kari.click("Vis svaret")
    assert kari.sees("Svaret sier aldri noe om andre husstander")


def goes_another_way(kari, board):
    """The last gets a dwelling in another school district: refused until the meeting overrides the wish."""
    kari.go(board)
    kari.page.locator("section", has_text=LEFT).get_by_role("link", name=re.compile("Endre")).last.click()
    kari.look()
    kari.page.get_by_label("Gi en annen bolig").check()
    kari.page.locator("select[name=dwelling]").select_option(index=1)
    kari.page.locator("textarea").fill("Foreldrene vil heller bytte skole enn å vente.")
    kari.click("Før beslutningen")
    assert kari.sees("Vil dere fravike skolen, kryss av for det og skriv hvorfor.")
    kari.page.get_by_label(re.compile("Fravik ønsket om å beholde skolen")).check()
    kari.click("Før beslutningen")
    assert kari.sees("er behandlet")


def decides_the_rest(kari, board):
    kari.go(board)
    while kari.page.get_by_role("button", name=re.compile("Godta forslaget")).count():
        kari.click(re.compile("Godta forslaget"), first=True)


def closes(kari, board):
    kari.go(board + "avslutt/")
    kari.page.get_by_label("Møteleder").select_option(index=1)
    kari.fill("Sted", "Møterom 2")
    kari.click("Avslutt og lås referatet")
