"""Somebody is not content: Kari registers the complaint from the vedtak, reviews it and sends it on."""

from __future__ import annotations

import re

import pytest

from tests.support.visitor import Visitor

pytestmark = pytest.mark.browser


CASE, COMPLAINT = (re.compile(f"/{part}/[0-9a-f-]{{36}}/") for part in ("soknader", "klager"))


@pytest.mark.parametrize(("size", "which"), [("desktop", -1), ("phone", -2)])
def test_a_complaint_is_registered_from_the_vedtak_and_goes_to_the_body(demo, chromium, size, which):
    visitor = Visitor(chromium, demo, size)
    visitor.sign_in("Kari Saksvik")
    visitor.go("/klager/")
    visitor.go("/klager/?vis=alle")
    visitor.go(links_in(visitor, COMPLAINT)[which])
    visitor.go(links_in(visitor, CASE)[0] + "vedtak/")
    visitor.click(re.compile("Registrer klage"), role="link", first=True)
    visitor.fill("Hva sier klagen", f"Vi får ikke plass til barna ({size}).")
    visitor.click("Registrer klagen")
    registered = visitor.sees("Send brev om at klagen er mottatt.")
    visitor.click("Lag brevet", role="link")
    visitor.click("Lag brevet")
    visitor.click("Start", role="link")
    if visitor.sees("Hvorfor behandles klagen likevel"):
        visitor.fill("Hvorfor behandles klagen likevel", "Lå på sykehus.")
    visitor.click("Start vurderingen")
    visitor.click("Skriv uttalelse", role="link")
    visitor.fill("Uttalelse til klageinstansen", "Inntekten er over grensen.")
    visitor.click("Send klagen og brevet")

    assert registered
    assert visitor.sees("Vi venter på") and visitor.sees("Inntekten er over grensen.")
    assert visitor.faults == []


def links_in(visitor: Visitor, wanted: re.Pattern[str]) -> list[str]:
    """The addresses on the page that are of this kind, in order."""
    found = [one.get_attribute("href") or "" for one in visitor.page.locator("main a").all()]
    return [link for link in found if wanted.fullmatch(link)]
