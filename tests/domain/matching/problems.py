"""Random problems, and solutions that owe nothing to the engine: every plan, and integer programs."""

import random
from collections.abc import Iterator
from typing import Any

import highspy

MISFITS = (0, 1, 3, 10, 1000)


def draw(seed: int, most_households: int = 40, most_dwellings: int = 25) -> dict[str, Any]:
    """A problem with ties, often with limits that overlap; the sizes are drawn too."""
    given = random.Random(seed)
    households = [
        {"id": f"h{index}", "priority": [given.randrange(given.randint(1, 4)), given.randrange(2)]}
        for index in range(given.randint(0, most_households))
    ]
    dwellings = [{"id": f"d{index}"} for index in range(given.randint(0, most_dwellings))]
    chance, worst = given.random() ** given.randint(1, 3), given.choice(MISFITS)
    kinds = given.choice((1, 3, 1000))  # households of one kind can live in the same dwellings
    wishes = [
        {one["id"]: given.randint(0, worst) for one in dwellings if given.random() < chance}
        for _ in range(kinds if kinds < 1000 else len(households))
    ]
    pairs = [
        {"household": household["id"], "dwelling": dwelling, "misfit": misfit}
        for household in households
        for dwelling, misfit in given.choice(wishes).items()
    ]
    limits = [
        {
            "id": f"l{index}",
            "households": _some(given, households),
            "dwellings": _some(given, dwellings),
            "at_most": given.randrange(5),
        }
        for index in range(given.choice((0, 0, 1, 2, 4)))
    ]
    return {"households": households, "dwellings": dwellings, "pairs": pairs, "limits": limits}


def _some(given: random.Random, things: list[dict[str, Any]]) -> list[str]:
    share = given.random()
    return [one["id"] for one in things if given.random() < share]


def shuffled(problem: dict[str, Any], seed: int) -> dict[str, Any]:
    """The same problem with every list in another order."""
    given = random.Random(seed)
    limits = [
        {**one, "households": mixed(given, one["households"]), "dwellings": mixed(given, one["dwellings"])}
        for one in problem["limits"]
    ]
    return {name: mixed(given, limits if name == "limits" else each) for name, each in problem.items()}


def mixed(given: random.Random, things: list[Any]) -> list[Any]:
    return given.sample(things, len(things))


def classes_of(problem: dict[str, Any]) -> list[tuple[int, ...]]:
    """The priorities there are, the first class first."""
    return sorted({tuple(one["priority"]) for one in problem["households"]})


def every_plan(problem: dict[str, Any]) -> Iterator[tuple[dict[str, str], tuple[int, ...], int]]:
    """Every plan that keeps the limits, with how many of each class are housed and the misfit."""
    misfit = {(one["household"], one["dwelling"]): one["misfit"] for one in problem["pairs"]}
    classes = classes_of(problem)
    rank = {one["id"]: classes.index(tuple(one["priority"])) for one in problem["households"]}
    for plan in _plans(list(rank), list(misfit), {}):
        if all(
            sum(home in limit["dwellings"] for one, home in plan.items() if one in limit["households"])
            <= limit["at_most"]
            for limit in problem["limits"]
        ):
            counts = tuple(sum(rank[one] == each for one in plan) for each in range(len(classes)))
            yield plan, counts, sum(misfit[pair] for pair in plan.items())


def _plans(
    waiting: list[str], pairs: list[tuple[str, str]], plan: dict[str, str]
) -> Iterator[dict[str, str]]:
    if not waiting:
        yield plan
        return
    yield from _plans(waiting[1:], pairs, plan)
    for household, dwelling in pairs:
        if household == waiting[0] and dwelling not in plan.values():
            yield from _plans(waiting[1:], pairs, {**plan, household: dwelling})


def integer_optimum(problem: dict[str, Any]) -> tuple[tuple[int, ...], int]:
    """Counts and misfit by integer programs, one class after the other: one column for every pair."""
    classes, pairs = classes_of(problem), problem["pairs"]
    rank = {one["id"]: classes.index(tuple(one["priority"])) for one in problem["households"]}
    solver = highspy.Highs()
    for name, value in (("output_flag", False), ("mip_rel_gap", 0.0), ("threads", 1)):
        solver.setOptionValue(name, value)
    for _ in pairs:
        solver.addVar(0, 1)
        solver.changeColIntegrality(solver.getNumCol() - 1, highspy.HighsVarType.kInteger)
    for side in ("household", "dwelling"):
        for name in sorted({one[side] for one in pairs}):
            _row(solver, [index for index, one in enumerate(pairs) if one[side] == name], 0, 1)
    for limit in problem["limits"]:
        within = [
            index for index, one in enumerate(pairs)
            if one["household"] in limit["households"] and one["dwelling"] in limit["dwellings"]
        ]  # fmt: skip
        _row(solver, within, 0, limit["at_most"])
    counts = []
    for each in range(len(classes)):
        mine = [rank[one["household"]] == each for one in pairs]
        counts.append(-_least(solver, [-int(is_mine) for is_mine in mine]))
        _row(solver, [index for index, is_mine in enumerate(mine) if is_mine], counts[-1], counts[-1])
    return tuple(counts), _least(solver, [one["misfit"] for one in pairs])


def _row(solver: Any, columns: list[int], least: int, most: int) -> None:
    if columns:
        solver.addRow(least, most, len(columns), columns, [1.0] * len(columns))


def _least(solver: Any, costs: list[int]) -> int:
    if not costs:
        return 0
    for column, cost in enumerate(costs):
        solver.changeColCost(column, cost)
    solver.run()
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return round(solver.getInfo().objective_function_value)
