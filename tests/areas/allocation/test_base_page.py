"""A base has dwellings and it has tenancies: two numbers, and neither is how many persons live there."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import Http404

from boligflyt.areas.allocation.queries.base_page import open_base_page
from boligflyt.areas.dwellings.services import BaseFacts, register_base, set_base
from tests.support.cast import TODAY, make_building, make_dwelling
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
