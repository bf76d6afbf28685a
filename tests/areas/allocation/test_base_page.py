"""A base has dwellings and it has tenancies: two numbers, and neither is how many persons live there."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import Http404

from boligflyt.areas.allocation.queries.base_page import open_base_page
from boligflyt.areas.dwellings.services import BaseFacts, register_base, set_base
from tests.support.cast import TODAY, make_building, make_dwelling, make_household, make_person
from tests.support.dwelling_states import make_lease


def test_dwellings_and_tenancies_of_a_base_are_counted_each_by_itself(cast):
    facts = BaseFacts("Tunet base", "round_the_clock", "Rustjenesten", make_building(), capacity=2)
    base = register_base(cast.kari, facts)
    home = make_dwelling(shared_home=True)
    rooms = [make_dwelling(parent=home, dwelling_type="room", purpose="substance") for _ in range(3)]
    for one in (home, *rooms):
        set_base(cast.kari, one.pk, 1, base, TODAY)
    make_lease(rooms[0], date(2025, 1, 1), date(2028, 1, 1))
    make_lease(make_dwelling(purpose="substance"), date(2025, 1, 1), date(2028, 1, 1))

    page = open_base_page(cast.kari, base.pk)

    assert (len(page.rows), page.lived_in, page.empty, page.room_for) == (3, 1, 2, -1)
    with pytest.raises(Http404):
        open_base_page(cast.per, base.pk)


@pytest.mark.proves("HOU-09", "HOU-10", "HOU-24")
@pytest.mark.parametrize(
    ("born", "told"), [([1973, 1970, 1992, 1968, 1975], (50, 34, 58)), ([1973, 1992], None)]
)
def test_those_who_live_there_are_told_by_age_only_when_they_are_enough(cast, born, told):
    facts = BaseFacts("Elvebredden", "round_the_clock", "Stiftelsen Brua", make_building(), capacity=24)
    base = register_base(cast.kari, facts)
    for year in born:
        home = make_dwelling(1, purpose="substance_staffed")
        set_base(cast.kari, home.pk, 1, base, TODAY)
        resident = make_person("Ola", "Lund", born=date(year, 3, 1))
        make_lease(home, date(2025, 1, 1), household=make_household(resident))

    page = open_base_page(cast.kari, base.pk)

    assert (page.base.staffing, page.base.manned_by) == ("round_the_clock", "Stiftelsen Brua")
    assert (page.residents.adults, page.residents.children) == (len(born), 0)
    ages = (page.residents.average, page.residents.youngest, page.residents.oldest)
    assert ages == (told or (None, None, None))
