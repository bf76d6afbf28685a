"""A property manager says that a flat is sold, and the account shows it, and still adds up."""

from __future__ import annotations

import re

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser
YEARS = "/boliger/beholdning/?fra=01.01.2026&til=31.12.2031"


def number_of(per: Visitor, label: str) -> int:
    """A figure of the strip."""
    text = per.page.locator(".bf-figures div", has_text=label).locator("dd").inner_text()
    return int(re.sub(r"[^0-9]", "", text))


@pytest.mark.parametrize("size", SIZES)
def test_a_flat_that_is_sold_goes_out_of_the_account_and_its_lease_is_told_of(demo, chromium, size):
    per = Visitor(chromium, demo, size)
    per.sign_in("Per Bakke")
    per.go("/boliger/")
    per.click("Kom til og gikk ut", "link")
    per.go(YEARS)
    before, gone = number_of(per, "før perioden"), number_of(per, "gikk ut")

    per.go("/boliger/?sorter=adresse")
    per.page.locator("main tbody th a").nth(list(SIZES).index(size)).click()
    address = per.page.locator("h1").inner_text().splitlines()[0].strip()
    per.click("Endre", "link", first=True)
    per.choose("Hvordan boligen gikk ut", "Solgt")
    per.click("Lagre")
    assert per.sees("Skriv siste dag kommunen disponerte boligen")
    per.fill("Siste dag kommunen disponerer boligen", "31.10.2026")
    per.click("Lagre")
    assert per.sees("(solgt)")

    per.go(YEARS)
    assert per.sees(address) and per.sees("Solgt")
    assert (number_of(per, "før perioden"), number_of(per, "gikk ut")) == (before, gone + 1)
    assert per.sees("Det som er registrert fram i tid, er med.")
    with per.page.expect_download() as coming:
        per.click("Excel", "link")
    assert coming.value.suggested_filename == "beholdning-2026-01-01-2031-12-31.xlsx"
    per.go("/boliger/beholdning/?fra=31.02.2026&til=x")
    assert per.sees("Datoen 31.02.2026 finnes ikke.")

    per.go("/leieforhold/")
    per.click("Samsvar mellom boliger og leieavtaler", "link")
    assert per.sees("Leieforhold i en bolig kommunen ikke disponerer")
    assert per.sees(address)
    assert per.faults == []
