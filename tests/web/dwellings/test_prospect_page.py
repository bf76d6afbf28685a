"""Before a purchase: the page says where it would stand in need, area and borettslag, and stores nothing."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.areas.allocation.queries.prospect import places_to_buy, purchase_prospect
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.services import CooperativeFacts, register_cooperative
from tests.support.cast import make_building, make_dwelling
from tests.support.dwelling_states import make_lease

PAGE = "/boliger/for-kjop/"


@pytest.fixture
def stock(cast) -> None:
    """Three of two bedrooms in Elvebyen, one of them let, and one of three in Åsen."""
    for _ in range(2):
        make_dwelling()
    make_lease(make_dwelling(), date(2025, 1, 1), date(2028, 1, 1))
    make_dwelling(bedrooms=3, building=make_building(school_district="Åsen"))


@pytest.mark.proves("PRO-34")
def test_a_purchase_is_set_against_stock_vacancies_area_and_borettslag(cast, stock):
    tunet = register_cooperative(cast.per, CooperativeFacts("Tunet", 20, date(2026, 1, 1), 1))

    found = purchase_prospect(cast.per, places_to_buy(cast.per), 2, 4, "Åsen", tunet.pk)

    assert (found.stock, found.empty, found.waiting) == (3, 2, 0)
    without, with_them = found.area
    assert (without.dwellings, without.share, with_them.dwellings, with_them.share) == (1, 25, 5, 62.5)
    assert not found.held.share.after(1).over and found.held.share.after(4).over
    new = purchase_prospect(cast.per, places_to_buy(cast.per), 2, 1, "Nyland").area
    assert (new[0].dwellings, new[1].dwellings) == (0, 1)


def test_the_page_says_it_in_words_and_wrong_numbers_are_answered(cast, browse, stock):
    per = browse("per")

    page = per.get(PAGE, {"soverom": "2", "antall": "4", "krets": "Åsen", "borettslag": ""})
    wrong = per.get(PAGE, {"soverom": "to", "antall": "0"})

    text = page.content.decode()
    assert "1 boliger i dag" in text and "Med kjøpet 5" in text
    assert wrong.status_code == 422 and "Skriv et helt tall" in wrong.content.decode()
    assert Dwelling.objects.count() == 4
