"""The general engine is exact: against integer programs, against every plan, and for every reason it gives.

Every run takes a core; BF_WHOLE=1 takes 10 000 problems against integer programs.
"""

import copy
import os

import pytest

from boligflyt.domain.matching.asked import problem_of
from boligflyt.domain.matching.document import document_of
from boligflyt.domain.matching.engine import solve
from boligflyt.domain.matching.reason_checker import check_answer
from tests.domain.matching.problems import classes_of, draw, every_plan, integer_optimum, shuffled

PROBLEMS = 10_000 if os.environ.get("BF_WHOLE") else 80
SMALL = 3_000 if os.environ.get("BF_WHOLE") else 150


def answer_to(problem):
    read = problem_of(problem)
    return document_of(read, solve(read))


def counts_of(answer):
    return tuple(one["housed"] for one in answer["classes"])


def test_counts_and_misfit_are_those_of_integer_programs_and_the_check_finds_nothing():
    for seed in range(PROBLEMS):
        problem = draw(seed)

        answer = answer_to(problem)

        assert (counts_of(answer), answer["total_misfit"]) == integer_optimum(problem), seed
        assert check_answer(problem, answer) == [], seed


def test_the_answer_is_the_same_whatever_order_the_lists_stand_in():
    for seed in range(PROBLEMS):
        problem = draw(seed)

        assert answer_to(shuffled(problem, seed)) == answer_to(problem), seed


def test_every_reason_is_what_trying_every_plan_says():
    given = set()
    for seed in range(SMALL):
        problem = draw(seed, most_households=6, most_dwellings=4)
        plans = list(every_plan(problem))

        answer = answer_to(problem)

        best = max((counts, -misfit) for _, counts, misfit in plans)
        assert (counts_of(answer), -answer["total_misfit"]) == best, seed
        for one in answer["unplaced"]:
            assert one["reason"] in expected(problem, plans, best, one["household"], answer), (seed, one)
            given.add(one["reason"]["code"])
    assert given >= {"no_suitable", "higher_priority", "better_fit", "lot", "limit"}


def expected(problem, plans, best, household, answer):
    """The reasons that docs/how-to/match.md allows, read off every plan there is."""
    suitable = {one["dwelling"] for one in problem["pairs"] if one["household"] == household}
    if not suitable:
        return [{"code": "no_suitable"}]
    classes = classes_of(problem)
    rank = {one["id"]: classes.index(tuple(one["priority"])) for one in problem["households"]}
    with_it = max(((counts, -misfit) for plan, counts, misfit in plans if household in plan), default=None)
    if with_it and with_it[0] == best[0]:
        extra = best[1] - with_it[1]
        return [{"code": "better_fit", "extra_misfit": extra} if extra else {"code": "lot"}]
    full = limits_in_the_way(problem, rank, household, suitable, answer)
    if full:
        return full
    first = next((each for each, one in enumerate(best[0]) if not with_it or with_it[0][each] != one), 0)
    return [{"code": "rearrangement" if with_it and first >= rank[household] else "higher_priority"}]


def limits_in_the_way(problem, rank, household, suitable, answer):
    home = {one["household"]: one["dwelling"] for one in answer["placements"]}
    holder = {dwelling: one for one, dwelling in home.items()}
    found, shut = [], set()
    for limit in problem["limits"]:
        holds = sum(home.get(one) in limit["dwellings"] for one in limit["households"])
        told = {"code": "limit", "limit": limit["id"], "at_most": limit["at_most"], "holds": holds}
        within = suitable & set(limit["dwellings"])
        if household not in limit["households"] or not within or holds < limit["at_most"]:
            continue
        shut |= within if not limit["at_most"] else set()
        if any(
            one not in holder
            or (holder[one] not in limit["households"] and rank[holder[one]] >= rank[household])
            for one in within
        ):
            found.append(told)
    if not found and shut == suitable:
        return [
            {"code": "limit", "limit": one["id"], "at_most": 0, "holds": 0}
            for one in problem["limits"]
            if household in one["households"] and not one["at_most"]
        ]
    return found[:1]


def test_among_equals_the_lot_goes_by_id_whatever_the_misfits():
    for seed in range(SMALL):
        problem = {**draw(seed, most_households=6, most_dwellings=4), "limits": []}
        plans = list(every_plan(problem))
        best = max((counts, -misfit) for _, counts, misfit in plans)
        priority = {one["id"]: (one["priority"], one["id"]) for one in problem["households"]}
        equals = [
            sorted(priority[one] for one in plan)
            for plan, counts, misfit in plans
            if (counts, -misfit) == best
        ]

        answer = answer_to(problem)

        assert sorted(priority[one["household"]] for one in answer["placements"]) == min(equals), seed


FIRST, SECOND = {"id": "a", "priority": [1]}, {"id": "b", "priority": [1]}


def pair(household, dwelling, misfit=0):
    return {"household": household, "dwelling": dwelling, "misfit": misfit}


def small(households, dwellings, pairs, limits=()):
    return {
        "households": households,
        "dwellings": [{"id": one} for one in dwellings],
        "pairs": pairs,
        "limits": list(limits),
    }


def reasons(problem):
    answer = answer_to(problem)
    assert check_answer(problem, answer) == []
    return {one["household"]: one["reason"] for one in answer["unplaced"]}


def test_the_fit_chooses_within_a_class_and_never_across():
    later = {"id": "c", "priority": [2]}
    problem = small([FIRST, SECOND, later], ["x"], [pair("a", "x", 5), pair("b", "x", 4), pair("c", "x", 0)])

    assert answer_to(problem)["placements"] == [pair("b", "x", 4)]
    assert reasons(problem) == {
        "a": {"code": "better_fit", "extra_misfit": 1},
        "c": {"code": "higher_priority"},
    }


def test_equals_are_parted_by_the_lot():
    assert reasons(small([SECOND, FIRST], ["x"], [pair("a", "x"), pair("b", "x")])) == {"b": {"code": "lot"}}


def test_a_limit_is_told_with_its_arithmetic():
    limit = {"id": "hf", "households": ["a", "b"], "dwellings": ["x", "y"], "at_most": 1}
    problem = small([FIRST, SECOND], ["x", "y"], [pair("a", "x"), pair("b", "y", 1)], [limit])

    assert reasons(problem) == {"b": {"code": "better_fit", "extra_misfit": 1}}
    later = {**problem, "households": [FIRST, {"id": "b", "priority": [2]}]}
    assert reasons(later) == {"b": {"code": "limit", "limit": "hf", "at_most": 1, "holds": 1}}


def test_one_who_could_be_housed_only_instead_of_two_is_told_of_the_rearrangement():
    # a may live only where p lives; p may move to y, but then the limit keeps both b and c from their flats.
    people = [{"id": "p", "priority": [1]}, *({"id": one, "priority": [2]} for one in "abc")]
    limit = {"id": "l", "households": ["p", "b", "c"], "dwellings": ["y", "z", "w"], "at_most": 2}
    pairs = [
        pair("p", "x"), pair("p", "y"), pair("a", "x"), pair("b", "z"), pair("c", "w"),
    ]  # fmt: skip
    other = {"id": "m", "households": ["p", "b"], "dwellings": ["y", "z"], "at_most": 1}
    both = {"id": "n", "households": ["p", "c"], "dwellings": ["y", "w"], "at_most": 1}

    assert reasons(small(people, "xyzw", pairs, [limit, other, both])) == {"a": {"code": "rearrangement"}}


@pytest.mark.parametrize("seed", range(40))
def test_the_check_finds_what_is_tampered_with(seed):
    problem = draw(seed)
    answer = answer_to(problem)
    if not answer["placements"]:
        return

    for spoil in SPOILED:
        spoiled = copy.deepcopy(answer)
        if spoil(problem, spoiled) is not False:
            assert check_answer(problem, spoiled) != [], spoil.__name__


def takes_one_out(problem, answer):
    household = answer["placements"].pop()["household"]
    answer["unplaced"].append({"household": household, "reason": {"code": "higher_priority"}})
    rank = {one["id"]: one["priority"] for one in problem["households"]}
    for each in answer["classes"]:
        each["housed"] -= each["priority"] == rank[household]
    answer["total_misfit"] = sum(one["misfit"] for one in answer["placements"])


def forgets_one(problem, answer):
    answer["placements"].pop()


def lowers_a_misfit(problem, answer):
    answer["placements"][0]["misfit"] += 1
    answer["total_misfit"] += 1


def gives_one_dwelling_twice(problem, answer):
    if len(answer["placements"]) < 2:
        return False
    answer["placements"][0]["dwelling"] = answer["placements"][1]["dwelling"]
    return True


def opens_the_limits(problem, answer):
    """The answer of the problem without its limits, where that breaks one."""
    free = answer_to({**problem, "limits": []})
    answer.update(free)
    home = {one["household"]: one["dwelling"] for one in free["placements"]}
    return any(
        sum(home.get(one) in limit["dwellings"] for one in limit["households"]) > limit["at_most"]
        for limit in problem["limits"]
    )


def changes_every_reason(problem, answer):
    other = {"lot": "higher_priority", "no_suitable": "lot"}
    for one in answer["unplaced"]:
        one["reason"] = {"code": other.get(one["reason"]["code"], "no_suitable")}
    return bool(answer["unplaced"])


def says_a_swap_costs_more(problem, answer):
    dearer = [one["reason"] for one in answer["unplaced"] if "extra_misfit" in one["reason"]]
    for one in dearer:
        one["extra_misfit"] += 1
    return bool(dearer)


def takes_the_prices_away(problem, answer):
    dear = [one for one in answer["certificate"]["parts"] if one["misfit"] and one["misfit"]["dwellings"]]
    for one in dear:
        one["misfit"]["dwellings"] = {}
    return bool(dear)


SPOILED = (
    takes_one_out, forgets_one, lowers_a_misfit, gives_one_dwelling_twice, opens_the_limits,
    changes_every_reason, says_a_swap_costs_more, takes_the_prices_away,
)  # fmt: skip
