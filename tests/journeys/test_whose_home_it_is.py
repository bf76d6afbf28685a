"""Care homes have rules of their own, and a dwelling is kept for an office: seen where one meets it."""

from __future__ import annotations

import re

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_who_waits_for_a_care_home_stands_apart_and_the_case_says_by_which_rules(demo, chromium, size):
    kari = Visitor(chromium, demo, size)
    kari.sign_in("Kari Saksvik")
    kari.go("/soknader/regler/")
    assert kari.sees("Omsorgsbolig har egne regler")

    kari.go("/venteliste/")
    assert kari.sees("Tilrettelagt bolig: 3 Andre")
    kari.page.locator("main tbody tr").last.get_by_role("link").first.click()
    kari.look()
    kari.page.get_by_role("link", name=re.compile(r"Sak 2026-")).first.click()
    kari.look()
    assert kari.sees("demo-drammen-omsorgsbolig")
    assert kari.faults == []


@pytest.mark.parametrize("size", SIZES)
def test_a_dwelling_is_kept_for_nav_and_others_see_whose_it_is(demo, chromium, size):
    per = Visitor(chromium, demo, size)
    per.sign_in("Per Bakke")
    per.go("/boliger/")
    per.page.locator("main tbody th a").nth(3 if size == "phone" else 4).click()
    per.look()
    page = per.page.url.removeprefix(per.address)
    per.go(page + "endre/")
    per.choose("Forbeholdt enhet", "NAV")
    per.click("Lagre")
    assert per.sees("Bare sakene til denne enheten")

    kari = Visitor(chromium, demo, size)
    kari.sign_in("Kari Saksvik")
    kari.go(page)
    assert kari.sees("Forbeholdt")
    assert (per.faults, kari.faults) == ([], [])
