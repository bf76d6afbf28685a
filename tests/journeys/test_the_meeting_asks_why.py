"""In the allocation meeting: why not us, what would it do to the others, and a screen that follows with."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser
LEFT = "Får ikke bolig i dag"


@pytest.mark.parametrize("size", SIZES)
def test_the_meeting_asks_before_it_decides_and_all_in_the_room_see_what_came_of_it(demo, chromium, size):
    kari, room = Visitor(chromium, demo, size), Visitor(chromium, demo, "desktop")
    kari.sign_in("Kari Saksvik")
    kari.go("/tildelingsmote/")
    kari.click("Nytt møte", role="link")
    kari.click("Planlegg møtet")
    board = kari.page.url.removeprefix(demo)
    kari.click("Saksliste", "link")
    assert kari.sees("Løslates eller skrives ut")
    kari.go(board)
    kari.click("Lag forslaget")
    room.sign_in("Per Bakke")
    room.go(board + "skjerm/")
    row = room.page.locator("main tbody tr").first
    code = row.locator("th").inner_text().split("\n")[0]
    assert re.fullmatch(r"2026-\w{5}", code)

    asks_the_proposal(kari, board)
    leader = Visitor(chromium, demo, size)
    looks_for_a_substitute(leader, board)
    tries_before_it_decides(kari, board)

    # The screen in the room has asked by itself, and shows no more than it may.
    expect(room.page.locator("main")).to_contain_text("La stå", timeout=10_000)
    room.look()
    assert not room.sees("legen")

    assert (kari.faults, room.faults, leader.faults) == ([], [], [])


def asks_the_proposal(kari, board):
    """Why not, what a rule costs, and the limits in the buildings."""
    kari.click("Hvorfor ikke?", "link")
    kari.page.get_by_label("Husstand", exact=True).select_option(index=1)
    kari.click("Vis svaret")
    assert kari.sees("Svaret sier aldri noe om andre husstander")
    assert kari.page.locator("tbody tr").count() > 1
    kari.go(board)
    kari.click("Hva koster reglene i dag?", "link")
    assert kari.sees("For liten")

    kari.go(board)
    kari.click("Grenser i bygg", "link")
    if kari.page.get_by_role("link", name=re.compile("Fravik")).count():
        kari.click(re.compile("Fravik"), "link", first=True)
        kari.look()
        kari.page.locator("textarea").fill("Teamet holder til i huset.")
        kari.click("Fravik grensen")
        assert kari.sees("Fraveket: Teamet holder til i huset.")


def tries_before_it_decides(kari, board):
    """A swap without anybody to swap with, and a household left standing, tried first."""
    kari.go(board)
    kari.click(re.compile(r"Endre(:| nr\.)"), "link", first=True)
    kari.page.get_by_label("Bytt bolig med en annen husstand").check()
    kari.click("Vis hva det gjør med de andre")
    assert kari.sees("Velg husstanden dere vil prøve å bytte med.")
    kari.page.get_by_label("La stå til neste møte").check()
    kari.page.locator("textarea").fill("Venter på en uttalelse fra legen.")
    kari.click("Vis hva det gjør med de andre")
    assert kari.sees("Ingenting er lagret ennå")
    assert kari.page.locator("textarea").input_value() == "Venter på en uttalelse fra legen."
    kari.click("Før beslutningen")
    assert kari.sees("er behandlet")


def looks_for_a_substitute(leader, board):
    """A leader opens the form: where somebody is habil, nobody is appointed."""
    leader.sign_in("Liv Strand")
    leader.go(board)
    leader.click("Ingen er habil: oppnevn stedfortreder", "link")
    leader.page.get_by_label("Sak", exact=True).select_option(index=1)
    leader.look()
