"""The same household, seen by five who meet it in their work: each sees what they need and nothing else."""

from __future__ import annotations

import re

import pytest

from tests.support.visitor import Visitor

pytestmark = pytest.mark.browser
READERS = {
    "Kari Saksvik": ("Økonomi", "Hvem deltar"),
    "Nora Lie": ("Økonomi", "Saken behandles av Boligkontoret."),
    "Jon Moe": ("Selam Tesfay",),
}
NEVER = {
    "Nora Lie": ("Endre vurderingen",),
    "Jon Moe": ("Inntekt per år", "310"),
}


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_same_family_looks_different_to_each_who_meets_it(demo, chromium, size):
    visitor = Visitor(chromium, demo, size)
    seen = {}
    for name in ("Kari Saksvik", "Nora Lie", "Jon Moe"):
        visitor.sign_in(name)
        visitor.go("/personer/?q=Tesfay")
        visitor.click("Tesfay, Selam", role="link")
        visitor.click("Husstanden til Selam Tesfay", role="link", first=True)
        words = visitor.page.inner_text("main")
        for link in visitor.page.locator("main a[href^='/soknader/']").all()[:1]:
            visitor.go(link.get_attribute("href"))
            words += visitor.page.inner_text("main")
        seen[name] = words
    look_at_sharing_and_staff(visitor)
    closed = {}
    for name in ("Per Bakke", "Liv Strand"):
        visitor.sign_in(name)
        closed[name] = visitor.page.goto(f"{demo}/personer/?q=Tesfay").status

    assert visitor.faults == []
    assert {name: [word for word in words if word not in seen[name]] for name, words in READERS.items()} == {
        name: [] for name in READERS
    }
    assert [word for name, words in NEVER.items() for word in words if word in seen[name]] == []
    assert closed == {"Per Bakke": 403, "Liv Strand": 403}


def look_at_sharing_and_staff(visitor: Visitor) -> None:
    """Kari sees who takes part; Liv sees who works here, and opens a clearance."""
    visitor.sign_in("Kari Saksvik")
    visitor.go("/personer/?q=Tesfay")
    visitor.click("Tesfay, Selam", role="link")
    visitor.click("Husstanden til Selam Tesfay", role="link", first=True)
    visitor.click("Hvem deltar", role="link")
    assert visitor.sees("Oppfølging i boligen")
    visitor.sign_in("Liv Strand")
    visitor.go("/ansatte/")
    visitor.click(re.compile("Klarering Amir Haddad"), role="link")
