"""Per goes through a dwelling with his telephone, gives it to the tenant, and the protocol is locked."""

from __future__ import annotations

import pytest

from tests.support.visitor import Visitor

pytestmark = pytest.mark.browser


def test_a_protocol_is_gone_through_and_signed_by_both_on_one_phone(demo, chromium):
    visitor = Visitor(chromium, demo, "phone")
    visitor.sign_in("Per Bakke")
    visitor.go("/leieforhold/?vis=running")
    visitor.page.locator("main table a").first.click()
    visitor.look()
    visitor.click("Alt om flyttingen", role="link")
    visitor.page.get_by_role("link", name="Begynn protokoll for overtakelse").click()
    visitor.look()
    visitor.click("Begynn")
    visitor.page.locator(".bf-next a").click()
    parts = 0
    while "/del/" in visitor.page.url and "remarks" not in visitor.page.url:
        visitor.look()
        _fill(visitor)
        visitor.page.get_by_role("button", name="Lagre og gå videre").click()
        parts += 1
        assert parts < 20, visitor.page.inner_text("main")
    visitor.fill("Kommunens merknad", "Fin leilighet.")
    visitor.click("Lagre")
    visitor.click("Signer for kommunen", role="link")
    visitor.click("Signer")
    visitor.page.get_by_text("Signerer nå", exact=True).click()
    visitor.fill("Leietakerens navn", "Prøve Prøvesen")
    visitor.page.get_by_label("Jeg har lest protokollen").check()
    visitor.click("Gjør protokollen ferdig")

    assert visitor.sees("Har signert")
    assert not visitor.sees("Prøve Prøvesen")  # who runs the buildings does not read the name again
    assert visitor.faults == []


def _fill(visitor: Visitor) -> None:
    page = visitor.page
    for choice in page.locator("main form select").all():
        choice.select_option(label="God")
    if "/meters/" in page.url:
        visitor.fill("Målernummer, strøm", "S-1")
        visitor.fill("Avlest, strøm", "123,4")
    if "/keys/" in page.url:
        for field in page.locator("main form input[type=text]").all():
            field.fill("2")
    if "/safety/" in page.url:
        for answer in page.get_by_text("På plass og virker", exact=True).all():
            answer.click()
