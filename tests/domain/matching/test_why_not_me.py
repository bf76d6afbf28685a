"""«Hvorfor ikke meg?»: an answer that can be checked, and nothing about anybody else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligflyt.domain.matching import (
    STANDARD,
    Conditions,
    GroupLimit,
    MatchingError,
    VacantDwelling,
    WaitingHousehold,
    changes_between,
    check_proposal,
    first_obstacle,
    hard_rules,
    in_order,
    propose,
    rule_costs,
    ways_out,
    weighed,
    why_not,
)

FAMILY = WaitingHousehold("family", tier=1, order=(2,), bedrooms_needed=2)
FLAT = VacantDwelling("flat", bedrooms=2)


def answer(households, dwellings, household, dwelling, conditions=STANDARD):
    return why_not(households, propose(households, dwellings, conditions), household, dwelling).code


@pytest.mark.parametrize(
    ("other", "traits", "code"),
    [
        ({"tier": 0}, {}, "higher_group"),
        ({"order": (1,)}, {}, "before_in_group"),
        ({"order": (3,)}, {}, "proposed"),
        ({"tier": 0}, {"bedrooms": 1}, "too_small"),
        ({"tier": 0}, {"purpose": "youth"}, "purpose"),
        ({"tier": 0, "set_aside": frozenset({"flat"})}, {}, "proposed"),
    ],
)
def test_the_household_is_told_the_rule_that_stops_it_or_that_somebody_stands_before_it(other, traits, code):
    flat = replace(FLAT, **traits)
    other = replace(FAMILY, key="other", **other)

    assert answer([FAMILY, other], [flat], FAMILY, flat) == code


def test_a_dwelling_set_aside_for_one_household_is_still_there_for_others_of_the_same_needs():
    first = replace(FAMILY, key="first", tier=0, set_aside=frozenset({"flat"}))
    twin = replace(FLAT, key="twin")

    assert answer([first, FAMILY], [FLAT, twin], first, FLAT) == "set_aside"
    assert answer([first, FAMILY], [FLAT, twin], first, twin) == "proposed"
    assert answer([first, FAMILY], [FLAT, twin], FAMILY, FLAT) == "proposed"
    assert check_proposal([first, FAMILY], [FLAT, twin], propose([first, FAMILY], [FLAT, twin])) == []


def test_the_check_finds_a_household_in_a_dwelling_set_aside_for_it():
    proposal = propose([FAMILY], [FLAT])

    faults = check_proposal([replace(FAMILY, set_aside=frozenset({"flat"}))], [FLAT], proposal)

    assert faults[0] == "family kan ikke bo i flat."


def test_who_is_proposed_another_dwelling_is_told_whether_this_one_is_needed_by_somebody_else():
    late = replace(FAMILY, key="late", order=(3,), bedrooms_needed=3)
    large = replace(FLAT, key="large", bedrooms=3)

    assert answer([FAMILY, late], [FLAT, large], FAMILY, large) == "better_spread"
    assert answer([FAMILY], [FLAT, large], FAMILY, large) == "fits_better"


def test_it_is_said_how_many_more_dwellings_it_takes_before_it_is_the_households_turn():
    before = [replace(FAMILY, key=f"before-{each}", tier=0) for each in range(3)]

    (way,) = [one for one in ways_out([*before, FAMILY], [FLAT], FAMILY) if one.code == "dwellings"]

    assert way.dwellings == 3
    assert way.sentence == "Det trengs 3 ledige boliger til med 2 soverom før det er husstandens tur."


def test_a_wish_that_keeps_the_household_from_a_dwelling_is_named():
    family = replace(FAMILY, keep_school=True, school_district="Øst")
    elsewhere = replace(FLAT, school_district="Vest")

    found = ways_out([family], [elsewhere], family)

    assert [one.code for one in found] == ["school", "dwellings"]
    assert "bytte skole" in found[0].sentence


def test_one_bedroom_fewer_is_named_only_where_it_would_be_enough():
    small = replace(FLAT, bedrooms=1)

    assert [one.code for one in ways_out([FAMILY], [small], FAMILY)] == ["bedrooms", "dwellings"]
    assert [one.code for one in ways_out([FAMILY], [], FAMILY)] == ["dwellings"]


def test_who_is_housed_needs_no_way_out():
    assert ways_out([FAMILY], [FLAT], FAMILY) == ()


def test_those_of_equal_priority_are_told_whether_the_fit_or_the_lot_parted_them():
    equal = replace(FAMILY, key="equal", lot=1)
    later = replace(FAMILY, lot=2)
    smaller = replace(later, bedrooms_needed=1)

    assert answer([equal, later], [FLAT], later, FLAT) == "lot"
    assert answer([equal, smaller], [FLAT], smaller, FLAT) == "better_fit"
    assert answer([equal, replace(smaller, lot=0)], [FLAT], equal, FLAT) == "proposed"


FIRST = GroupLimit("hf", "house", "Housing First", "Storgata 1", allowed=1, living=0, of=5, basis="20 %.")
HOUSED_FIRST = replace(FAMILY, groups=frozenset({"hf"}))
IN_HOUSE = replace(FLAT, building="house")


def test_a_full_limit_is_told_with_its_arithmetic_to_those_it_counts_and_to_nobody_else():
    other = replace(HOUSED_FIRST, key="other", tier=0)
    twin = replace(IN_HOUSE, key="twin")
    stopped = propose([other, HOUSED_FIRST], [IN_HOUSE, twin], Conditions(limits=(FIRST,)))
    place = next(iter({"flat", "twin"} - set(stopped.dwelling_by_household.values())))
    left = {"flat": IN_HOUSE, "twin": twin}[place]

    told = why_not([other, HOUSED_FIRST], stopped, HOUSED_FIRST, left)

    assert told.code == "limit"
    assert "0 bor der fra før, og 1 til er foreslått. Det er 1 av høyst 1." in told.sentence
    assert (stopped.unhoused[0].code, stopped.unhoused[0].limit) == ("limit", "hf:house")
    assert "grense" not in stopped.unhoused[0].sentence + stopped.unused[0].sentence
    assert check_proposal([other, HOUSED_FIRST], [IN_HOUSE, twin], stopped) == []


def test_those_who_live_there_already_are_counted_and_too_many_leave_no_room():
    full = replace(FIRST, living=3)

    assert answer([HOUSED_FIRST], [IN_HOUSE], HOUSED_FIRST, IN_HOUSE, Conditions(limits=(full,))) == "limit"
    assert answer([FAMILY], [IN_HOUSE], FAMILY, IN_HOUSE, Conditions(limits=(full,))) == "proposed"


def test_a_limit_that_keeps_a_household_out_is_named_as_a_way_out_and_has_its_cost():
    full = Conditions(limits=(replace(FIRST, living=1),))

    ways = ways_out([HOUSED_FIRST], [IN_HOUSE], HOUSED_FIRST, full)
    costs = {one.code: one for one in rule_costs([HOUSED_FIRST], [IN_HOUSE], full)}

    assert [one.code for one in ways] == ["limit", "dwellings"]
    assert ways[0].sentence == "Husstanden hadde fått bolig i dag uten grensen i Storgata 1 (Housing First)."
    assert (costs["hf:house"].more, costs["hf:house"].gains) == (1, ("family",))


def test_points_of_the_rule_set_decide_between_those_of_equal_priority():
    small = replace(FAMILY, key="small", bedrooms_needed=1, lot=1)
    walks = replace(FAMILY, bedrooms_needed=2, lot=2)
    flat = replace(FLAT, wheelchair=True)

    by_fit = propose([small, walks], [flat]).dwelling_by_household
    by_lot = propose([small, walks], [flat], Conditions(terms=weighed({"spare_room": 0})))

    assert (by_fit, by_lot.dwelling_by_household) == ({"family": "flat"}, {"small": "flat"})
    with pytest.raises(MatchingError, match="«view» er ikke noe"):
        weighed({"view": 1})


def test_a_rule_costs_as_many_as_would_be_housed_without_it():
    wheelchair = replace(FAMILY, wheelchair=True)

    costs = {one.code: one for one in rule_costs([wheelchair], [FLAT])}

    assert (costs["wheelchair"].more, costs["wheelchair"].gains) == (1, ("family",))
    assert (costs["wheelchair"].stops, costs["too_small"].stops) == (1, 0)
    assert {code for code, one in costs.items() if one.more} == {"wheelchair"}


def test_without_a_rule_somebody_may_come_in_another_ones_place():
    first = replace(FAMILY, key="first", tier=0, wheelchair=True)

    (cost,) = [one for one in rule_costs([first, FAMILY], [FLAT]) if one.code == "wheelchair"]

    assert (cost.housed, cost.housed_without, cost.gains) == (1, 1, ("first",))


def test_what_a_change_did_is_told_in_the_published_order_and_nothing_for_those_it_left_alone():
    changed = changes_between({"a": "1", "b": "2"}, {"a": "1", "c": "2"}, ["c", "b", "a"])

    assert [(one.household_key, one.before, one.after) for one in changed] == [
        ("c", None, "2"), ("b", "2", None),
    ]  # fmt: skip


NEEDS = st.tuples(st.integers(0, 2), st.integers(1, 3), st.booleans())
TRAITS = st.tuples(st.integers(1, 4), st.booleans())


@given(st.lists(NEEDS, min_size=1, max_size=8), st.lists(TRAITS, max_size=6))
def test_of_every_pair_the_answer_is_true(needs, traits):
    households = [
        WaitingHousehold(f"h{place}", tier, (place,), rooms, wheelchair)
        for place, (tier, rooms, wheelchair) in enumerate(needs)
    ]
    dwellings = [
        VacantDwelling(f"d{place}", rooms, wheelchair) for place, (rooms, wheelchair) in enumerate(traits)
    ]
    proposal = propose(households, dwellings)
    given_to = {held: key for key, held in proposal.dwelling_by_household.items()}
    ordered = [each.key for each in in_order(households)]
    for household in households:
        for dwelling in dwellings:
            code = why_not(households, proposal, household, dwelling).code
            obstacle = first_obstacle(household, dwelling)
            if obstacle is not None:
                assert code == obstacle.code
            elif code in ("higher_group", "before_in_group"):
                assert household.key not in proposal.dwelling_by_household
                assert ordered.index(given_to[dwelling.key]) < ordered.index(household.key)
            elif code == "fits_better":
                assert dwelling.key not in given_to
            else:
                assert (code == "proposed") == (given_to[dwelling.key] == household.key)


@given(st.lists(NEEDS, min_size=1, max_size=6), st.lists(TRAITS, max_size=4))
def test_one_dwelling_fewer_than_it_takes_is_not_enough(needs, traits):
    households = [
        WaitingHousehold(f"h{place}", tier, (place,), rooms, wheelchair)
        for place, (tier, rooms, wheelchair) in enumerate(needs)
    ]
    dwellings = [
        VacantDwelling(f"d{place}", rooms, wheelchair) for place, (rooms, wheelchair) in enumerate(traits)
    ]
    for household in households:
        for way in ways_out(households, dwellings, household, Conditions(hard_rules())):
            if way.code == "dwellings":
                fewer = [
                    VacantDwelling(f"more-{each}", household.bedrooms_needed, household.wheelchair)
                    for each in range(way.dwellings - 1)
                ]
                housed = propose(households, [*dwellings, *fewer]).dwelling_by_household
                assert household.key not in housed
