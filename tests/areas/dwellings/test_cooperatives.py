"""Borettslag: the municipality's shares are counted from the register, with those of all public owners."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.http import Http404

from boligflyt.areas.dwellings.cooperatives import cooperatives_held, open_cooperative, own_dwellings
from boligflyt.areas.dwellings.models import Building, Cooperative
from boligflyt.areas.dwellings.services import (
    CooperativeFacts,
    change_cooperative,
    register_cooperative,
    set_cooperative,
)
from boligflyt.toolkit.faults import Conflict, Refused, VersionConflict
from tests.support.cast import TODAY, make_building, make_dwelling

FACTS = CooperativeFacts("Tunet borettslag", 40, date(2026, 1, 1), other_public_shares=1)


@pytest.mark.proves("HOU-18")
def test_owned_homes_count_with_other_public_owners_and_what_is_not_owned_today_does_not(cast):
    tunet, building = register_cooperative(cast.per, FACTS), make_building()
    home = make_dwelling(building=building)
    set_cooperative(cast.per, home.pk, None, tunet)
    for traits in (
        {}, {"disposal": "leased_in"}, {"parent": home}, {"disposed_to": TODAY - timedelta(days=1)},
        {"disposed_from": TODAY + timedelta(days=1)},
    ):  # fmt: skip
        make_dwelling(building=building, **traits)

    held = open_cooperative(cast.per, tunet.pk)

    assert (held.share.own, held.share.public, held.share.allowed, held.share.left) == (2, 3, 4, 1)
    assert held.share.after(2).over
    assert own_dwellings(cast.per, tunet).count() == 2


def test_those_over_the_limit_stand_first_and_only_those_who_see_dwellings_see_any(cast):
    for name, others in (("Under", 0), ("Over", 5), ("Nådd", 4)):
        register_cooperative(cast.per, CooperativeFacts(name, 40, TODAY, others))

    assert [one.cooperative.name for one in cooperatives_held(cast.liv)] == ["Over", "Nådd", "Under"]
    assert cooperatives_held(cast.ada) == []
    with pytest.raises(Http404):
        open_cooperative(cast.ada, Cooperative.objects.first().pk)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (CooperativeFacts("tunet BORETTSLAG", 10, TODAY), "name"),
        (CooperativeFacts("A", 10, TODAY, other_public_shares=11), "other_public_shares"),
        (CooperativeFacts("A", 10, TODAY + timedelta(days=1)), "counted_on"),
        (CooperativeFacts("A", 10, TODAY, organisation_number="12345678A"), "organisation_number"),
    ],
)
def test_numbers_that_can_not_be_true_and_a_name_that_is_taken_are_refused(cast, facts, field):
    register_cooperative(cast.per, FACTS)

    with pytest.raises(Refused) as refused:
        register_cooperative(cast.per, facts)

    assert refused.value.field == field
    assert Cooperative.objects.count() == 1


def test_two_people_do_not_overwrite_each_other(cast):
    tunet, dwelling = register_cooperative(cast.per, FACTS), make_dwelling()
    change_cooperative(cast.per, tunet.pk, 1, FACTS)

    with pytest.raises(VersionConflict):
        change_cooperative(cast.per, tunet.pk, 1, FACTS)
    set_cooperative(cast.per, dwelling.pk, None, tunet)
    with pytest.raises(Conflict):
        set_cooperative(cast.per, dwelling.pk, None, None)

    assert Building.objects.get(pk=dwelling.building_id).cooperative == tunet
