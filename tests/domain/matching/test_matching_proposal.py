"""A proposal for one pool: rules, reasons, grid and the independent check."""

from dataclasses import replace

import pytest

from boligflyt.domain.matching import (
    Conditions,
    MatchingError,
    VacantDwelling,
    WaitingHousehold,
    check_proposal,
    first_obstacle,
    grid_legend,
    hard_rules,
    propose,
    suitability_grid,
    weighed,
)
from boligflyt.domain.matching.reasons import Code, Refusal

HOUSEHOLD = WaitingHousehold("h", tier=1, order=(1,), bedrooms_needed=2)
DWELLING = VacantDwelling("d", bedrooms=2)


@pytest.mark.parametrize(
    ("needs", "traits", "code"),
    [
        ({}, {}, None),
        ({}, {"bedrooms": 1}, "too_small"),
        ({}, {"bedrooms": 3}, None),
        ({}, {"bedrooms": 4}, "too_big"),
        ({"wheelchair": True}, {}, "wheelchair"),
        ({"wheelchair": True}, {"wheelchair": True}, None),
        ({}, {"wheelchair": True}, None),
        ({}, {"purpose": "youth"}, "purpose"),
        ({"purposes": frozenset({"youth"})}, {"purpose": "youth"}, None),
        ({"purposes": frozenset({"youth"})}, {}, None),
        ({"keep_school": True, "school_district": "A"}, {"school_district": "B"}, "school"),
        ({"keep_school": True, "school_district": "A"}, {"school_district": "A"}, None),
        ({"keep_school": False, "school_district": "A"}, {"school_district": "B"}, None),
        ({"keep_school": True, "school_district": "A"}, {}, "school_unknown"),
        ({"keep_school": True}, {"school_district": "A"}, "school_unknown"),
        ({"adapted": True}, {}, "adapted"),
        ({"adapted": True}, {"adapted": True}, None),
        ({"step_free": True}, {}, "step_free_unknown"),
        ({"step_free": True}, {"step_free": False}, "step_free"),
        ({"step_free": True}, {"step_free": True}, None),
        ({"staffed": True}, {}, "staffed_unknown"),
        ({"staffed": True}, {"staffed": False}, "staffed"),
        ({"staffed": True}, {"staffed": True}, None),
        ({}, {"staffed": True}, None),
        ({"pets": True}, {}, "pets_unknown"),
        ({"pets": True}, {"pets": False}, "pets"),
        ({"pets": True}, {"pets": True}, None),
        ({"sheltered": True}, {}, "sheltered_unknown"),
        ({"sheltered": True}, {"sheltered": False}, "sheltered"),
        ({"sheltered": True}, {"sheltered": True}, None),
        ({}, {"sheltered": True}, None),
        ({"women_only": True}, {}, "women_only_unknown"),
        ({"women_only": True}, {"women_only": False}, "women_only"),
        ({"women_only": True}, {"women_only": True}, None),
        ({}, {"women_only": True}, "kept_for_women"),
        ({}, {"women_only": False}, None),
        ({"ages": (18, 30)}, {"for_ages": (18, 30)}, None),
        ({"ages": (17, 30)}, {"for_ages": (18, 30)}, "other_age"),
        ({"ages": (18, 31)}, {"for_ages": (18, 30)}, "other_age"),
        ({"ages": (54, 54)}, {"for_ages": (55, None)}, "other_age"),
        ({"ages": (25, 25)}, {"for_ages": (None, 25)}, None),
        ({"ages": (26, 26)}, {"for_ages": (None, 25)}, "other_age"),
        ({}, {"for_ages": (18, 30)}, "age_unknown"),
        ({"ages": (90, 90)}, {}, None),
        ({"avoids": frozenset({"3045"})}, {"postal_code": "3045"}, "avoided"),
        ({"avoids": frozenset({"3045"})}, {"postal_code": "3048"}, None),
        ({"most_rent": 9000}, {"rent": 9001}, "too_dear"),
        ({"most_rent": 9000}, {"rent": 9000}, None),
        ({}, {"rent": 20_000}, None),
        (
            {"keep_school": True, "school_district": "A", "override_school_reason": "Ønsket av foreldrene."},
            {"school_district": "B"},
            None,
        ),
    ],
)
def test_the_first_rule_that_stops_a_pair_is_named(needs, traits, code):
    obstacle = first_obstacle(replace(HOUSEHOLD, **needs), replace(DWELLING, **traits))

    assert (obstacle and obstacle.code) == code


def test_the_obstacle_is_a_sentence_with_the_numbers():
    obstacle = first_obstacle(HOUSEHOLD, replace(DWELLING, bedrooms=1))

    assert obstacle.sentence == "Boligen har 1 soverom, og husstanden trenger 2."


def test_how_many_spare_bedrooms_are_allowed_is_a_parameter():
    big = replace(DWELLING, bedrooms=4)

    assert first_obstacle(HOUSEHOLD, big, hard_rules(extra_bedrooms=2)) is None
    assert first_obstacle(HOUSEHOLD, big, hard_rules(extra_bedrooms=0)).code == "too_big"


def household(key: str, bedrooms: int = 1, tier: int = 1, order: int = 0, **needs) -> WaitingHousehold:
    return WaitingHousehold(key, tier, (order,), bedrooms, **needs)


def test_the_first_moves_over_so_that_the_next_is_housed_too():
    flexible = household("flexible", bedrooms=1, order=1)
    bound = household("bound", bedrooms=2, order=2)
    dwellings = [VacantDwelling("two", 2), VacantDwelling("one", 1)]

    proposal = propose([bound, flexible], dwellings)

    assert proposal.dwelling_by_household == {"flexible": "one", "bound": "two"}
    assert check_proposal([bound, flexible], dwellings, proposal) == []


def test_no_fit_and_no_waiting_time_lets_a_later_class_go_before_an_earlier():
    early = household("early", bedrooms=1, tier=0, order=9)
    late = household("late", bedrooms=2, tier=1, order=1)

    proposal = propose([late, early], [VacantDwelling("two", 2)])

    assert proposal.dwelling_by_household == {"early": "two"}
    assert (proposal.housed_by_tier, proposal.waiting_by_tier) == ({0: 1}, {1: 1})
    assert (
        proposal.unhoused[0].sentence
        == "Den ene boligen som passer, går til en husstand foran i rekkefølgen."
    )
    assert (proposal.unhoused[0].code, proposal.unhoused[0].limit) == ("higher_priority", "")


def test_a_household_that_fits_nowhere_is_told_which_rules_stopped_it():
    dwellings = [VacantDwelling("a", 1), VacantDwelling("b", 1), VacantDwelling("c", 5, wheelchair=True)]

    proposal = propose([household("h", bedrooms=3)], dwellings)

    assert proposal.unhoused[0].sentence == "Ingen av de ledige boligene passer: 2 for liten, 1 for stor."
    assert proposal.unhoused[0].obstacles == {"too_small": 2, "too_big": 1}
    assert {each.sentence for each in proposal.unused} == {
        "Ingen husstand på listen kan bo her: 1 for liten.",
        "Ingen husstand på listen kan bo her: 1 for stor.",
    }


def test_what_tells_of_health_safety_or_economy_is_not_said_to_all():
    dear, small = VacantDwelling("dear", 1, rent=9000, postal_code="3045"), VacantDwelling("small", 0)
    household_ = household("h", most_rent=8000, avoids=frozenset({"3045"}))

    proposal = propose([household_], [dear, small])

    assert proposal.unhoused[0].sentence == (
        "Ingen av de ledige boligene passer: 1 for liten, 1 av andre grunner."
    )
    assert check_proposal([household_], [dear, small], proposal) == []


def test_a_dwelling_left_over_is_explained():
    dwellings = [VacantDwelling("a", 1), VacantDwelling("b", 2)]

    proposal = propose([household("h")], dwellings)

    assert proposal.dwelling_by_household == {"h": "a"}
    assert proposal.unused[0].sentence == "Den ene husstanden som kan bo her, får en annen bolig."


def test_a_placement_says_what_does_not_fit_and_which_rule_was_set_aside():
    needing = household(
        "h", keep_school=True, school_district="A", override_school_reason="Foreldrene ønsker det."
    )

    placement = propose([needing], [VacantDwelling("d", 2, wheelchair=True, school_district="B")]).placements[
        0
    ]

    assert placement.misfit == 7
    assert placement.reasons == (
        "Nummer 1 i rekkefølgen. Boligen oppfyller alle kravene.",
        "Plassen til rullestol blir ikke brukt.",
        "Barna må bytte skole.",
        "Boligen har flere soverom enn husstanden trenger.",
        "Kravet om skolekrets er fraveket: Foreldrene ønsker det.",
    )


def test_empty_pools_are_answered():
    nobody = propose([], [VacantDwelling("d", 1)])
    nothing = propose([household("h")], [])

    assert nobody.unused[0].sentence == "Ingen husstander venter."
    assert nothing.unhoused[0].sentence == "Ingen boliger er ledige nå."
    assert propose([], []).placements == ()


def test_a_key_that_stands_twice_is_refused():
    with pytest.raises(MatchingError, match="Husstanden «h» står to ganger"):
        propose([household("h"), household("h")], [])
    with pytest.raises(MatchingError, match="Boligen «d» står to ganger"):
        propose([], [DWELLING, DWELLING])


def test_the_proposal_does_not_depend_on_the_order_of_the_input():
    households = [household(f"h{n}", bedrooms=1 + n % 2, order=n // 2) for n in range(6)]
    dwellings = [VacantDwelling(f"d{n}", 1 + n % 3) for n in range(4)]

    first = propose(households, dwellings)

    assert propose(households[::-1], dwellings[::-1]) == first


def test_the_grid_shows_proposed_possible_and_the_rule_that_stops():
    households = [household("h2", bedrooms=2, order=2), household("h1", bedrooms=1, order=1)]
    dwellings = [VacantDwelling("one", 1), VacantDwelling("two", 2), VacantDwelling("five", 5)]

    rows = suitability_grid(households, dwellings)

    assert [(row.household_key, row.signs) for row in rows] == [("h1", "●○S"), ("h2", "L●S")]
    assert rows[0].cells[2].obstacle.code == "too_big"
    assert set("●○XLSRFONTEBMVWADUPK?") == set(grid_legend())


def test_the_checker_finds_what_is_wrong():
    households = [household("h1", order=1), household("h2", order=2), household("h3", bedrooms=4, order=3)]
    dwellings = [VacantDwelling("d1", 1), VacantDwelling("d2", 9)]
    good = propose(households, dwellings)
    placed = good.placements[0]

    def faults(**change) -> list[str]:
        return check_proposal(households, dwellings, replace(good, **change))

    assert faults() == []
    assert faults(placements=()) == ["Husstanden h1 mangler svar.", "Boligen d1 mangler svar."]
    assert faults(placements=(placed, placed)) == [
        "Husstanden h1 har mer enn ett svar.",
        "Boligen d1 har mer enn ett svar.",
    ]
    assert "Husstanden x er ikke i grunnlaget." in faults(placements=(replace(placed, household_key="x"),))
    assert "h1 kan ikke bo i d2." in faults(
        placements=(replace(placed, dwelling_key="d2"),),
        unused=(replace(good.unused[0], dwelling_key="d1"),),
    )
    assert faults(conditions=Conditions(terms=weighed({"spare_room": 9}))) == []
    assert faults(problem=replace(good.problem, priorities=((1, 9), (1, 2), (1, 3)))) == [
        "Oppgaven som er løst, er ikke den som ble stilt."
    ]


def test_the_checker_finds_a_household_that_was_passed_by():
    households = [household("h1", order=1), household("h2", order=2)]
    dwellings = [VacantDwelling("d1", 1)]
    good = propose(households, dwellings)
    passed = replace(good.placements[0], household_key="h2")
    swapped = replace(
        good, placements=(passed,), unhoused=(replace(good.unhoused[0], household_key="h1", rank=1),)
    )
    told_so = replace(
        swapped, answer=replace(good.answer, dwelling_of={1: 0}, refusals=(Refusal((0,), Code.LOT),))
    )

    assert check_proposal(households, dwellings, swapped) == [
        "Forslaget er et annet enn det som er regnet ut."
    ]
    assert check_proposal(households, dwellings, told_so) == [
        "0000000000:h1 kunne fått en bolig som beviset ikke dekker.",
        "Grunnen «lot» holder ikke for 0000000000:h1.",
    ]
