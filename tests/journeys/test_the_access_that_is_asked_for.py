"""Somebody asks to see the file: Kari registers the request, reads what is there, and answers."""

from __future__ import annotations

import re

import pytest

from tests.support.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_request_is_registered_answered_from_the_file_and_its_papers_stand_on_the_page(
    demo, chromium, size
):
    visitor = Visitor(chromium, demo, size)
    visitor.sign_in("Kari Saksvik")
    visitor.go("/klager/?vis=alle")
    visitor.go(first_link(visitor, r"/klager/[0-9a-f-]{36}/"))
    visitor.go(first_link(visitor, r"/soknader/[0-9a-f-]{36}/"))
    access = first_link(visitor, r"/husstander/[0-9a-f-]{36}/") + "innsyn/"
    visitor.go(access)
    visitor.click("Nytt innsynskrav", role="link")
    visitor.fill("Hva vil de se", f"Vedtakene ({size}).")
    visitor.click("Registrer kravet")
    visitor.go(access)
    visitor.click(re.compile("^Svar "), role="link", first=True)
    readable = visitor.sees("Les i en ny fane")
    visitor.page.get_by_label(re.compile("^Hva gjør vi med «Vedtak")).first.select_option(label="Gi ut")
    visitor.click("Svar og lag brevet")

    assert readable
    assert visitor.sees("Svaret er lagret") and visitor.sees("Svarbrevet (PDF)")
    assert visitor.faults == []


def first_link(visitor: Visitor, wanted: str) -> str:
    """The first address on the page that is of this kind."""
    found = [one.get_attribute("href") or "" for one in visitor.page.locator("main a").all()]
    return next(link for link in found if re.fullmatch(wanted, link))
