"""Somebody is interrupted, loses the line, prints, or has no mouse: the work is done all the same."""

from __future__ import annotations

import re

import pytest

from tests.support.visitor import Visitor
from tests.toolkit.pdf_text import shown_text

pytestmark = pytest.mark.browser
MOST_TABS = 150


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_draft_waits_for_whoever_was_interrupted_and_a_lost_line_loses_nothing(demo, chromium, size):
    visitor = Visitor(chromium, demo, size)
    page = visitor.page
    visitor.sign_in("Jon Moe")
    visitor.go("/mine-besok/")
    page.get_by_role("link", name=re.compile("^Skriv notat om")).first.click()
    here = page.url
    text = f"Snakket om strømregningen ({size})."

    page.get_by_text("Besøk hjemme", exact=True).click()
    page.get_by_role("button", name="45", exact=True).click()
    visitor.fill("Notat", text)
    page.get_by_text("Utkastet er tatt vare på kl.").wait_for()
    visitor.go("/mine-besok/")
    page.goto(here)
    visitor.look()
    page.get_by_role("link", name="Hent utkastet").click()
    page.get_by_text("er hentet. Det er ikke sendt ennå.").wait_for()
    fetched = page.locator("main textarea").input_value()
    visitor.context.set_offline(True)
    visitor.fill("Notat", text + " Ringer banken.")
    page.get_by_role("button", name="Lagre notatet").click()
    page.get_by_text("Ingen kontakt med Boligflyt.").wait_for()
    visitor.look()
    standing = page.locator("main textarea").input_value()
    visitor.context.set_offline(False)
    page.get_by_text(re.compile("Kontakten er tilbake|Utkastet er tatt vare på")).wait_for()
    page.get_by_role("button", name="Lagre notatet").click()
    page.get_by_text("Notatet er lagret.").wait_for()

    assert (fetched, standing) == (text, text + " Ringer banken.")
    assert visitor.sees(text + " Ringer banken.")
    assert page.get_by_text("Du har et utkast").count() == 0
    stored = page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    assert "strømregningen" not in stored
    assert visitor.faults == []


def printed(visitor: Visitor, path: str) -> str:
    visitor.go(path)
    return "".join(shown_text(visitor.page.pdf(format="A4")).split())


def test_every_page_prints_as_a_sheet_that_says_what_it_is_who_printed_it_and_when(demo, chromium):
    visitor = Visitor(chromium, demo, "desktop")
    page = visitor.page
    visitor.sign_in("Kari Saksvik")
    visitor.go("/soknader/")
    case = page.locator("main tbody th a").first.get_attribute("href")

    sheets = {
        path: printed(visitor, path) for path in ("/min-dag/", "/soknader/", "/venteliste/", "/boliger/")
    }
    sheets |= {path: printed(visitor, path) for path in (case, case + "gangen/", "/soknader/prosedyren/")}

    wanted = re.compile(r"Skrevetut\d+\.\w+20\d\dkl\.\d\d\.\d\davKariSaksvik,Saksbehandlerbolig")
    never = ("Hopptilinnholdet", "Alleområder", "Loggut", "http", "Hurtigtaster")
    assert [path for path, text in sheets.items() if not wanted.search(text)] == []
    assert [(path, word) for path, text in sheets.items() for word in never if word in text] == []
    assert "Sakenstegforsteg" in sheets[case + "gangen/"]
    assert "Tatakivanskerileieforholdet" in sheets[case + "gangen/"]
    assert visitor.faults == []


# Between the margins of the print sheet, at 96 to the inch; the table of rights is printed lying down.
A4_WIDTH, LYING = 688, 1016


def test_no_table_is_cut_on_paper(demo, chromium):
    visitor = Visitor(chromium, demo, "desktop")
    page = visitor.page
    visitor.sign_in("Kari Saksvik")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_WIDTH, "height": 1000})
    wide = {}

    for path in ("/min-dag/", "/soknader/", "/venteliste/", "/boliger/", "/leieforhold/", "/rettigheter/"):
        page.goto(demo + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        most = LYING if path == "/rettigheter/" else A4_WIDTH
        wide |= {path: width} if width > most else {}

    assert wide == {}


def focused(page) -> str:
    """The words of what has focus, as a screen reader would say them."""
    return page.evaluate(
        """() => { const one = document.activeElement;
        const label = one.labels?.length ? one.labels[0].innerText : "";
        return (one.getAttribute("aria-label") || label || one.innerText || "").trim(); }"""
    )


def is_visible(page) -> bool:
    """Whether a line is drawn around what has focus, or around it and its label; the frame needs none."""
    return page.evaluate(
        """() => { const one = document.activeElement;
        const drawn = (part) => part && (getComputedStyle(part).outlineStyle !== "none"
          || getComputedStyle(part).boxShadow !== "none");
        return one.matches("body, .ds-skip-link") || drawn(one) || drawn(one.parentElement);
        }"""
    )


def tab_to(page, words: str, *, unseen: list[str]) -> None:
    """Press Tab until what is named has focus; what has focus without showing it is told of."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if not is_visible(page):
            unseen.append(focused(page)[:40])
        if focused(page).startswith(words):
            return
    raise AssertionError(f"«{words}» cannot be reached with the keyboard")


def test_a_call_is_written_down_with_the_keyboard_alone(demo, chromium):
    visitor = Visitor(chromium, demo, "desktop")
    page, unseen = visitor.page, []
    visitor.sign_in("Kari Saksvik")
    visitor.go("/min-dag/")

    page.keyboard.press("Tab")
    skip = focused(page)
    page.keyboard.press("Enter")
    tab_to(page, "Ny henvendelse", unseen=unseen)
    page.keyboard.press("Enter")
    page.wait_for_url("**/henvendelse/")
    for words, told in (
        ("Fornavn", "Amal"),
        ("Etternavn", "Tastatur"),
        ("Hva gjaldt det", "Ringte om bolig."),
    ):
        tab_to(page, words, unseen=unseen)
        page.keyboard.type(told)
    tab_to(page, "Lagre henvendelsen", unseen=unseen)
    page.keyboard.press("Enter")
    page.get_by_text("Henvendelsen er lagret.").wait_for()
    visitor.look()

    assert skip == "Hopp til innholdet"
    assert visitor.sees("Ringte om bolig.")
    assert unseen == []
    assert visitor.faults == []


@pytest.mark.parametrize("path", ["/min-dag/", "/soknader/", "/henvendelse/"])
def test_the_keyboard_is_never_caught(demo, chromium, path):
    visitor = Visitor(chromium, demo, "desktop")
    visitor.sign_in("Kari Saksvik")
    visitor.go(path)
    seen = []

    for _ in range(MOST_TABS * 3):
        visitor.page.keyboard.press("Tab")
        seen.append(focused(visitor.page))
        if len(seen) > 1 and seen[-1] == seen[0]:
            break

    assert seen[0] == "Hopp til innholdet"
    assert seen[-1] == seen[0], "Tab came round to where it began"
