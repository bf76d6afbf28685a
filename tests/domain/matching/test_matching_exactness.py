"""The matching is the best there is: compared with every possibility on small pools."""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boligflyt.domain.matching import (
    Conditions,
    GroupLimit,
    VacantDwelling,
    WaitingHousehold,
    check_proposal,
    first_obstacle,
    in_order,
    match_in_order,
    match_with_proof,
    misfit,
    propose,
    rule_costs,
    spread_at_least_cost,
    who_gets_which,
)


def every_matching(
    adjacency: list[list[int]], taken: frozenset[int] = frozenset()
) -> Iterator[tuple[int, ...]]:
    if not adjacency:
        yield ()
        return
    for dwelling in [-1, *(each for each in adjacency[0] if each not in taken)]:
        for rest in every_matching(adjacency[1:], taken | {dwelling} - {-1}):
            yield (dwelling, *rest)


small_graphs = st.integers(0, 5).flatmap(
    lambda n: st.tuples(
        st.lists(st.lists(st.integers(0, max(n - 1, 0)), unique=True, max_size=n), max_size=6), st.just(n)
    )
)


@given(small_graphs)
def test_nobody_is_skipped_who_could_be_housed_beside_those_before(graph):
    adjacency, n_dwellings = graph
    best = max(tuple(dwelling != -1 for dwelling in each) for each in every_matching(adjacency))

    found = match_in_order(adjacency, n_dwellings)

    assert tuple(dwelling != -1 for dwelling in found) == best
    held = [dwelling for dwelling in found if dwelling != -1]
    assert len(held) == len(set(held))
    assert all(dwelling in adjacency[index] for index, dwelling in enumerate(found) if dwelling != -1)


@given(small_graphs)
def test_the_closed_dwellings_prove_why_a_household_got_none(graph):
    adjacency, n_dwellings = graph

    matching = match_with_proof(adjacency, n_dwellings)

    for place, dwelling in enumerate(matching.dwelling_of):
        if dwelling == -1:
            closed = {d for d in range(n_dwellings) if matching.closed_at[d] <= place}
            holders = [matching.holder_of[d] for d in closed]
            assert set(adjacency[place]) <= closed
            assert all(holder < place and set(adjacency[holder]) <= closed for holder in holders)


def test_a_path_through_thousands_of_households_does_not_end_the_program():
    length = 20_000
    # Each household prefers the dwelling of the one before; the last moves every one of them.
    adjacency = [[index, index + 1] for index in range(length)] + [[0]]

    found = match_in_order(adjacency, length + 1)

    assert -1 not in found
    assert found[-1] == 0


needs = st.builds(
    WaitingHousehold,
    key=st.just(""),
    tier=st.integers(0, 2),
    order=st.tuples(st.integers(0, 3)),
    bedrooms_needed=st.integers(1, 3),
    wheelchair=st.booleans(),
    purposes=st.sampled_from([frozenset(), frozenset({"youth"})]),
    school_district=st.sampled_from([None, "A", "B"]),
    keep_school=st.booleans(),
    override_school_reason=st.sampled_from([None, "Ønsket."]),
    groups=st.sampled_from([frozenset(), frozenset({"mix"})]),
    lot=st.integers(0, 9),
    adapted=st.booleans(),
    step_free=st.booleans(),
    staffed=st.booleans(),
    pets=st.booleans(),
    avoids=st.sampled_from([frozenset(), frozenset({"3045"})]),
    most_rent=st.sampled_from([None, 8000]),
    sheltered=st.booleans(),
    women_only=st.booleans(),
    ages=st.sampled_from([None, (19, 19), (22, 61), (40, 40)]),
    only_purpose=st.sampled_from([None, None, None, "youth"]),
    office=st.sampled_from(["NAV", "Boligkontoret"]),
)
traits = st.builds(
    VacantDwelling,
    key=st.just(""),
    bedrooms=st.integers(1, 4),
    wheelchair=st.booleans(),
    purpose=st.sampled_from([None, "youth"]),
    school_district=st.sampled_from([None, "A", "B"]),
    building=st.sampled_from(["house", "other"]),
    adapted=st.booleans(),
    step_free=st.sampled_from([None, False, True, True]),
    staffed=st.sampled_from([None, True, True]),
    pets=st.sampled_from([None, False, True, True]),
    postal_code=st.sampled_from(["3045", "3048"]),
    rent=st.sampled_from([7000, 9000]),
    sheltered=st.sampled_from([None, False, True, True]),
    women_only=st.sampled_from([None, False, True]),
    for_ages=st.sampled_from([None, None, (18, 30), (None, 25), (55, None)]),
    kept_for=st.sampled_from([None, None, "NAV"]),
)


def named(things, letter):
    return [type(each)(**{**fields(each), "key": f"{letter}{index}"}) for index, each in enumerate(things)]


def fields(thing) -> dict:
    return {name: getattr(thing, name) for name in thing.__dataclass_fields__}


@settings(max_examples=150, deadline=None)
@given(st.lists(needs, max_size=6), st.lists(traits, max_size=5), st.integers(0, 2))
def test_the_proposal_is_the_best_by_priority_then_by_fit_within_limits_and_passes_the_check(
    households, dwellings, living
):
    households, dwellings = named(households, "h"), named(dwellings, "d")
    limit = GroupLimit("mix", "house", "Blanding", "Storgata 1", allowed=2, living=living, of=10, basis="")
    ordered = in_order(households)
    adjacency = [
        [index for index, each in enumerate(dwellings) if first_obstacle(one, each) is None]
        for one in ordered
    ]

    def within(matching):
        pairs = [
            (one, dwellings[dwelling])
            for one, dwelling in zip(ordered, matching, strict=True)
            if dwelling != -1
        ]
        return sum("mix" in one.groups and each.building == "house" for one, each in pairs) <= limit.room

    possible = [each for each in every_matching(adjacency) if within(each)]

    proposal = propose(households, dwellings, Conditions(limits=(limit,)))

    priorities = sorted({one.priority for one in ordered})

    def counts(matching):
        housed = Counter(
            one.priority for one, dwelling in zip(ordered, matching, strict=True) if dwelling != -1
        )
        return tuple(housed[each] for each in priorities)

    def cost(matching):
        pairs = zip(ordered, matching, strict=True)
        return sum(misfit(one, dwellings[dwelling]) for one, dwelling in pairs if dwelling != -1)

    most = max(map(counts, possible))
    found = proposal.dwelling_by_household
    place = {each.key: index for index, each in enumerate(dwellings)}
    chosen = [place[found[one.key]] if one.key in found else -1 for one in ordered]
    assert within(chosen)
    assert counts(chosen) == most
    assert cost(chosen) == min(cost(each) for each in possible if counts(each) == most)
    assert check_proposal(households, dwellings, proposal) == []


@settings(max_examples=60)
@given(st.lists(needs, max_size=6), st.lists(traits, max_size=5))
def test_what_a_rule_costs_is_what_is_housed_without_it_also_where_it_was_not_solved_again(
    households, dwellings
):
    households, dwellings = named(households, "h"), named(dwellings, "d")
    held = tuple(
        GroupLimit("mix", place, "Blanding", place, allowed, living, 10, "")
        for place, allowed, living in (("house", 1, 0), ("other", 1, 1), ("nowhere", 1, 1))
    )
    under = Conditions(limits=held)

    told = {one.code: one for one in rule_costs(households, dwellings, under)}

    now = propose(households, dwellings, under, explain=False).dwelling_by_household
    others = {rule.code: under.without_rule(rule) for rule in under.rules}
    others |= {limit.key: under.without_limit(limit) for limit in held}
    for code, less in others.items():
        without = propose(households, dwellings, less, explain=False).dwelling_by_household
        come_in = [one.key for one in in_order(households) if one.key in without and one.key not in now]
        assert (told[code].housed, told[code].housed_without) == (len(now), len(without))
        assert told[code].gains == tuple(come_in)
        assert not (told[code].at_rest and without != now)


@settings(max_examples=60)
@given(st.lists(needs, max_size=6), st.lists(traits, max_size=5))
def test_who_gets_which_is_the_proposal_without_its_sentences(households, dwellings):
    households, dwellings = named(households, "h"), named(dwellings, "d")
    under = Conditions(limits=(GroupLimit("mix", "house", "Blanding", "Storgata 1", 2, 1, 10, ""),))

    found = who_gets_which(households, dwellings, under)

    assert found == propose(households, dwellings, under).dwelling_by_household


@settings(deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=1, max_size=3),
    st.lists(st.integers(0, 3), min_size=3, max_size=3),
    st.lists(st.integers(0, 2), min_size=3, max_size=3),
)
def test_kinds_spread_over_kinds_cost_the_same_as_one_household_at_a_time(costs, capacity, supply):
    supply = supply[: len(costs)]
    if sum(supply) > sum(capacity):
        supply = [0] * len(costs)
    options = [list(enumerate(row)) for row in costs]
    units = [kind for kind, number in enumerate(capacity) for _ in range(number)]
    people = [kind for kind, number in enumerate(supply) for _ in range(number)]
    every = every_matching([list(range(len(units)))] * len(people))
    least = min(
        sum(costs[person][units[unit]] for person, unit in zip(people, each, strict=True))
        for each in every
        if -1 not in each
    )

    flow = spread_at_least_cost(options, supply, capacity)

    assert sum(costs[kind][m] * number for kind, row in enumerate(flow) for m, number in row.items()) == least
    assert [sum(row.values()) for row in flow] == supply
    assert all(sum(row.get(m, 0) for row in flow) <= capacity[m] for m in range(3))


def test_more_households_than_dwellings_cannot_be_spread():
    with pytest.raises(ValueError, match="cannot|not every"):
        spread_at_least_cost([[(0, 1)]], [2], [1])
