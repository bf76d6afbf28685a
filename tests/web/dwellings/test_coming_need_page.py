"""Homes on their way against who waits: numbers only, small ones withheld, and only for who may know them."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.areas.allocation.queries.coming_need import coming_need
from boligflyt.areas.dwellings.services import ComingFacts, register_coming
from tests.areas.allocation.allocation_steps import queued
from tests.support.cast import TODAY, make_dwelling, make_household, make_person

PAGE = "/boliger/pa-vei/behov/"


@pytest.fixture
def need(cast) -> None:
    """Six wait for two bedrooms and one for three; one stands empty, four are bought, five possible."""
    for number in range(6):
        queued(cast, make_household(make_person("Mona", f"Lund{number}")), bedrooms_needed=2)
    queued(cast, make_household(make_person("Idris", "Berg")), bedrooms_needed=3)
    make_dwelling(2)
    next_year = date(TODAY.year + 1, 6, 1)
    register_coming(cast.per, ComingFacts("Brygga 4", "bought", 4, next_year, bedrooms=2))
    register_coming(cast.per, ComingFacts("Felt B", "option", 5, next_year, bedrooms=2))


@pytest.mark.proves("PRO-41")
def test_planned_homes_stand_beside_those_who_wait_and_few_are_hidden_with_others(cast, need):
    found = coming_need(cast.liv)

    by_size = {one.bedrooms: one for one in found.balance.lines}
    assert found.balance.waiting == 7  # the sum is told, and of two cells neither, since one is small
    assert [one.waiting for one in by_size.values()] == [None, None]
    assert (by_size[2].empty, by_size[2].sure, by_size[2].possible) == (1, 4, 5)
    for number in range(4):
        queued(cast, make_household(make_person("Berit", f"Aas{number}")), bedrooms_needed=3)
    told = {one.bedrooms: one for one in coming_need(cast.liv).balance.lines}
    assert (told[2].waiting, told[2].lacking, told[3].waiting, told[3].lacking) == (6, 1, 5, 5)


def test_the_page_has_chart_table_and_definition_and_a_link_from_what_is_on_its_way(cast, browse, need):
    per = browse("per")

    page = per.get(PAGE).content.decode()

    for words in ("skjult", "Boliger på vei: 4 sikre, 5 mulige", "ikke framskrevet", "5 mulige</span>"):
        assert words in page, words
    assert PAGE in per.get("/boliger/pa-vei/").content.decode()


def test_nothing_planned_and_nobody_waiting_is_said(cast, browse):
    assert "Ingen venter, og ingen boliger er på vei" in browse("liv").get(PAGE).content.decode()
