"""Who keeps the register loads a long file, sees how far it has come, stops it, and lets it end."""

from __future__ import annotations

import pytest

from tests.support.dwelling_files import as_text, dwelling_row
from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser
ROWS, WRONG = 12_000, 7_000


def long_file(size: str) -> bytes:
    """In a street of its own, with one rent that is no number."""
    street = f"Langfilveien {size}"
    rows = [
        dwelling_row(number, gatenavn=street, gnrbnr=f"{900 + len(size)}/{number}")
        for number in range(1, ROWS + 1)
    ]
    rows[WRONG - 2]["manedsleie"] = "mye"
    return as_text(rows)


def give(per: Visitor, content: bytes) -> None:
    per.page.locator("input[name=file]").set_input_files(
        {"name": f"lang-{per.size}.csv", "mimeType": "text/csv", "buffer": content}
    )
    per.fill("Kommunen har disponert nye boliger fra", "01.01.2015")
    per.page.get_by_role("button", name="Se hva filen vil endre").click(no_wait_after=True)


def sees_it_work(per: Visitor) -> None:
    """The bar with its words, before the page has come whole."""
    per.page.locator(".bf-working__now:not(:has(+ .bf-working__now)) progress").wait_for(timeout=60_000)
    assert " rader" in per.page.locator(".bf-working__now").last.inner_text()
    per.shoot()


def step(per: Visitor, button: str) -> None:
    per.page.locator("main").get_by_role("button", name=button).click(no_wait_after=True)


@pytest.mark.parametrize("size", SIZES)
def test_a_long_file_is_stopped_and_then_read_confirmed_and_undone(demo, chromium, size):
    per, content = Visitor(chromium, demo, size), long_file(size)
    per.sign_in("Per Bakke")
    per.go("/boliger/import/")

    give(per, content)
    sees_it_work(per)
    step(per, "Stopp")
    per.page.get_by_text("Du ba om å stoppe.").wait_for(timeout=60_000)
    assert not per.sees(f"lang-{size}.csv")
    per.look()

    give(per, content)
    per.page.get_by_text("Legg inn 11 999").wait_for(timeout=120_000)
    assert per.sees("Kolonne S, Månedsleie")
    assert per.sees("«mye» er ikke et beløp i hele kroner.")
    per.look()

    step(per, "Legg inn 11 999 og hopp over 1")
    sees_it_work(per)
    per.page.get_by_text("Kvittering").wait_for(timeout=120_000)
    assert "11 999 nye boliger er lagt inn" in per.page.inner_text("main").replace("\u00a0", " ")

    step(per, "Angre importen")
    per.page.get_by_text("Angret", exact=False).first.wait_for(timeout=120_000)
    per.look()
    assert per.faults == []
