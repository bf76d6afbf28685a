"""A leader sees who waits longest, and what the homes cost to rent."""

from __future__ import annotations

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_a_leader_sees_which_size_one_waits_longest_for(demo, chromium, size):
    liv = Visitor(chromium, demo, size)
    liv.sign_in("Liv Strand")
    liv.go("/oversikt/")
    liv.click("Ventetid etter størrelse", "link")
    assert liv.sees("har de ventet, ved medianen")
    liv.look()
    assert liv.faults == []


@pytest.mark.parametrize("size", SIZES)
def test_a_leader_sees_whether_rents_fall_behind_and_a_manager_what_a_dwelling_has_cost(demo, chromium, size):
    liv = Visitor(chromium, demo, size)
    liv.sign_in("Liv Strand")
    liv.go("/oversikt/")
    liv.click("Husleie", "link")
    liv.look()
    liv.click("Botid", "link")
    assert liv.sees("Botiden regnes fra den første avtalen")
    liv.look()
    liv.click("Bosetting", "link")
    assert liv.sees("Andre leietakere")
    liv.look()
    assert liv.faults == []

    per = Visitor(chromium, demo, size)
    per.sign_in("Per Bakke")
    per.go("/boliger/?status=let")
    per.page.locator("tbody a[href^='/boliger/']").first.click()
    assert per.sees("Leie over tid")
    per.look()
    assert per.faults == []


@pytest.mark.parametrize("size", SIZES)
def test_a_leader_sees_who_turns_eighteen_and_will_need_a_home(demo, chromium, size):
    liv = Visitor(chromium, demo, size)
    liv.sign_in("Liv Strand")
    liv.go("/oversikt/")
    liv.click("Behov for tilrettelagt bolig", "link")
    liv.click("Utviklingshemming", "link")
    assert liv.sees("De som har fylt 18 år")
    liv.look()
    assert liv.faults == []
