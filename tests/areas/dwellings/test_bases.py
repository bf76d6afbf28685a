"""A base covers dwellings from a day to a day; what is counted is dwellings and tenancies, never purposes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from boligflyt.areas.dwellings.bases import base_of, bases_counted, covered_by, open_base
from boligflyt.areas.dwellings.models import BasePeriod
from boligflyt.areas.dwellings.services import BaseFacts, change_base, register_base, set_base
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Refused, VersionConflict
from tests.support.cast import TODAY, make_building, make_dwelling

YESTERDAY = TODAY - timedelta(days=1)


def facts(name: str = "Tunet base", **other) -> BaseFacts:
    known = {"staffing": "round_the_clock", "manned_by": "Rustjenesten", "capacity": 2}
    building = other.pop("building", None) or make_building()
    return BaseFacts(name=name, building=building, **{**known, **other})


@pytest.mark.proves("HOU-04", "HOU-05")
def test_a_base_is_said_by_its_link_and_not_by_what_the_dwelling_is_meant_for(cast):
    tunet = register_base(cast.kari, facts())
    linked = make_dwelling()
    make_dwelling(purpose="mental_health")

    set_base(cast.kari, linked.pk, 1, tunet, TODAY)

    assert [one.pk for one in covered_by(cast.kari, tunet)] == [linked.pk]
    assert bases_counted(cast.kari).get().dwellings == 1
    assert base_of(cast.kari, linked).base == tunet


@pytest.mark.proves("HOU-03", "HOU-21")
def test_a_dwelling_moves_between_bases_without_a_day_of_two(cast):
    one, other = register_base(cast.kari, facts()), register_base(cast.kari, facts("Skogveien base"))
    home = make_dwelling()
    set_base(cast.kari, home.pk, 1, one, YESTERDAY)
    set_base(cast.kari, home.pk, 2, other, TODAY)

    lines = list(BasePeriod.objects.filter(dwelling=home))
    assert [(line.base, line.period) for line in lines] == [
        (one, Period(YESTERDAY, YESTERDAY)), (other, Period(TODAY, None)),
    ]  # fmt: skip
    assert base_of(cast.kari, home).base.staffing == "round_the_clock"
    with pytest.raises(IntegrityError), transaction.atomic():
        BasePeriod.objects.create(base=one, dwelling=home, period=Period(TODAY, None))
    set_base(cast.kari, home.pk, 3, None, TODAY)
    assert base_of(cast.kari, home) is None


def test_those_who_may_not_know_what_a_home_is_for_see_no_base(cast):
    tunet, home = register_base(cast.kari, facts()), make_dwelling()
    set_base(cast.kari, home.pk, 1, tunet, TODAY)

    for actor in (cast.per, cast.liv):
        assert not bases_counted(actor) and not covered_by(actor, tunet) and base_of(actor, home) is None
        with pytest.raises(Http404):
            open_base(actor, tunet.pk)


def test_a_base_is_closed_when_its_dwellings_are_moved_and_takes_none_after(cast):
    building = make_building()
    tunet, home = register_base(cast.kari, facts(building=building)), make_dwelling()
    set_base(cast.kari, home.pk, 1, tunet, YESTERDAY)
    closed = facts(building=building, closed_on=TODAY)

    with pytest.raises(Refused) as refused:
        change_base(cast.kari, tunet.pk, 1, closed)
    assert refused.value.field == "closed_on"
    set_base(cast.kari, home.pk, 2, None, TODAY)
    change_base(cast.kari, tunet.pk, 1, closed)
    with pytest.raises(Refused, match="lagt ned"):
        set_base(cast.kari, home.pk, 3, tunet, TODAY)
    with pytest.raises(VersionConflict):
        change_base(cast.kari, tunet.pk, 1, closed)


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), TODAY - timedelta(days=3)])
def test_a_link_begins_neither_in_days_to_come_nor_before_the_latest_change(cast, day):
    tunet, home = register_base(cast.kari, facts()), make_dwelling()
    set_base(cast.kari, home.pk, 1, tunet, YESTERDAY)

    with pytest.raises(Refused) as refused:
        set_base(cast.kari, home.pk, 2, None, day)
    assert refused.value.field == "first_day"


def test_two_bases_have_not_the_same_name(cast):
    register_base(cast.kari, facts())

    with pytest.raises(Refused) as refused:
        register_base(cast.kari, facts("tunet BASE"))
    assert refused.value.field == "name"
