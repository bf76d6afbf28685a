"""The end of a session at a screen: told in time, one press to stay, and what was typed is offered again."""

from __future__ import annotations

import re

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser
NOTE = "Taket lekker over kjøkkenet"


@pytest.mark.parametrize("size", SIZES)
def test_somebody_who_was_called_away_stays_or_loses_nothing(demo, chromium, size) -> None:
    visitor = Visitor(chromium, demo, size)
    page = visitor.page
    page.clock.install()
    visitor.sign_in(re.compile("Per Bakke"))
    visitor.go("/boliger/")
    visitor.go(page.locator("tbody th a").first.get_attribute("href") + "status/")
    visitor.fill("Merknad", NOTE)

    page.clock.fast_forward("26:00")
    page.get_by_role("dialog").get_by_text("minutter igjen").wait_for()
    visitor.look()
    page.get_by_role("button", name="Bli værende").click()
    page.get_by_role("dialog").wait_for(state="hidden")
    page.clock.fast_forward("31:00")
    page.get_by_role("dialog").get_by_text("Økten er slutt").wait_for()
    visitor.look()
    visitor.context.clear_cookies(name="boligflyt-session")  # as the browser does after half an hour
    page.get_by_role("button", name="Logg inn igjen").click()
    page.wait_for_url("**/logg-inn/**")
    visitor.look()
    page.get_by_role("button", name=re.compile("Per Bakke")).click()
    page.wait_for_url("**/logg-inn/skjema/")

    assert visitor.sees(NOTE)
    assert visitor.faults == []


def test_the_back_button_shows_nothing_after_signing_out(demo, chromium) -> None:
    visitor = Visitor(chromium, demo, "desktop")
    page = visitor.page
    visitor.sign_in(re.compile("Per Bakke"))
    visitor.go("/rettigheter/")

    page.locator("[popovertarget='bf-user']").click()
    page.get_by_role("button", name="Logg ut").click()
    page.wait_for_url("**/logg-inn/")
    page.go_back()
    page.wait_for_url("**/logg-inn/?next=/rettigheter/")

    assert "Logg inn i Boligflyt" in page.inner_text("main")
    assert {cookie["name"] for cookie in visitor.context.cookies()} <= {"boligflyt-csrf"}
