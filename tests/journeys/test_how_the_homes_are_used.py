"""A property manager looks for homes that are too small; a leader sets one year against another."""

from __future__ import annotations

import pytest

from tests.support.visitor import SIZES, Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", SIZES)
def test_who_has_too_little_room_and_how_long_people_stay(demo, chromium, size):
    per = Visitor(chromium, demo, size)
    per.sign_in("Per Bakke")
    per.go("/boliger/")
    per.click("Bruk av boligene", "link")
    assert per.sees("Hva tallene betyr")
    per.look()
    per.go("/boliger/bruk/?passer=too_small")
    per.look()
    assert per.faults == []

    liv = Visitor(chromium, demo, size)
    liv.sign_in("Liv Strand")
    liv.go("/oversikt/")
    liv.click("Botid og sirkulasjon", "link")
    assert liv.sees("Sirkulasjon år for år")
    liv.page.get_by_label("Sett mot").select_option("2011")
    liv.click("Vis")
    assert liv.sees("sett mot 2011")
    liv.look()
    assert liv.faults == []


@pytest.mark.parametrize("size", SIZES)
def test_a_leader_sees_how_many_need_a_base(demo, chromium, size):
    liv = Visitor(chromium, demo, size)
    liv.sign_in("Liv Strand")
    liv.go("/oversikt/")
    liv.click("Behov for tilrettelagt bolig", "link")
    liv.click("Psykiske vansker eller rusproblemer", "link")
    assert liv.sees("10 timer med tjenester i uken eller mer regnes som behov for bolig med base")
    liv.look()
    assert liv.faults == []
