"""A list that finds first what the actor takes part in has the rows that the doors let in, for everybody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from boligflyt.areas.access.choices import Information
from boligflyt.areas.applications.queries.doors import applications_listed_to, applications_visible_to
from boligflyt.areas.leases.queries import (
    leases_by_end,
    leases_needing_attention,
    leases_visible_to,
    numbers_by_end,
    page_by_end,
)
from boligflyt.areas.people.models import Household
from boligflyt.areas.people.queries.reach import household_keys, keys_listed
from tests.support.cast import TODAY, make_application, make_dwelling, make_household
from tests.support.dwelling_states import make_lease
from tests.support.world import make_world

KINDS = [(), (Information.IDENTITY,), (Information.HOUSING,), (Information.HOUSING, Information.HEALTH)]
SHOWN = ["running", "prepared", "ending", "all"]


@pytest.fixture
def world(db):
    world = make_world()
    for number, days in enumerate((40, 700, None, 20, -30)):
        home = make_household()
        case = make_application(world.cast.nora if number % 2 else world.cast.kari, home)
        last = None if days is None else TODAY + timedelta(days=days)
        make_lease(
            make_dwelling(), TODAY - timedelta(days=400), last, "running", household=home, application=case
        )
    return world


def seen_by_keys(keys) -> set:
    return set(Household.objects.filter(pk__in=keys).values_list("pk", flat=True))


def test_the_same_households_are_found_for_every_role_and_kind(world):
    for actor in world.cast.actors.values():
        for kinds in KINDS:
            assert seen_by_keys(keys_listed(actor, *kinds)) == seen_by_keys(household_keys(actor, *kinds))


def test_lists_of_leases_and_applications_have_what_the_doors_let_in(world):
    seen = 0
    for actor in world.cast.actors.values():
        listed = {(one.pk, one.nameable) for one in leases_visible_to(actor, listed=True)}
        assert listed == {(one.pk, one.nameable) for one in leases_visible_to(actor)}
        assert set(applications_listed_to(actor)) == set(applications_visible_to(actor))
        seen += len(listed)
    assert seen > 10


@pytest.mark.parametrize("show", SHOWN)
def test_the_pages_of_the_list_are_the_list_and_the_numbers_are_of_it(world, show):
    for actor in world.cast.actors.values():
        whole = [(one.pk, one.nameable, one.dwelling.address) for one in leases_by_end(actor, TODAY, show)]
        pages = [page_by_end(actor, slice(at, at + 2), TODAY, show) for at in range(0, len(whole), 2)]
        number, ending = numbers_by_end(actor, TODAY, show)

        assert [(one.pk, one.nameable, one.dwelling.address) for page in pages for one in page] == whole
        assert number == len(whole)
        assert ending == len(leases_needing_attention(actor, TODAY))
        ends = [one.period.last_day for one in leases_by_end(actor, TODAY, show)]
        assert ends == sorted(ends, key=lambda day: (day is None, day or TODAY))
