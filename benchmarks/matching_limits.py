"""All municipalities with two limits in each building, against sequential-tier linear programs pool by pool.

    python -m benchmarks.matching_limits

The dwellings of a municipality stand in buildings. In every building at most a fifth of all its dwellings may
be Housing First, and in a quarter of the buildings the public share may be a tenth; those who live there
already are counted. Both limits bind in many pools, on purpose.

The comparison is what one would write first: one column for every pair, one row for every household,
dwelling and limit, one linear program for each class with the classes before it laid down as rows, and a last
one for the misfit. What they reach is a bound for any plan, so a plan of ours that reaches the same in every
class and in misfit, rounded up, is best; they need not give a plan themselves. The arrays are made before the
clock starts.
"""

import math
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import partial
from typing import Any

from benchmarks.matching import INSTANCES, LAST_TIER, SEED, Drawn, Place, drawn
from boligflyt.domain.matching.engine import Answer, solve
from boligflyt.domain.matching.fit import misfit
from boligflyt.domain.matching.options import find_options
from boligflyt.domain.matching.problem import Limit, Problem
from boligflyt.domain.matching.rules import STANDARD_RULES

VACANT_IN_A_BUILDING = 6
# On the clock, for one pool of the comparison: then it is stopped, and counted with the time it had used. The
# largest takes HiGHS some nine minutes.
MOST_SECONDS = 1800.0
Result = tuple[tuple[int, ...], int]


def problem_for(given: Drawn, place: Place, draw: random.Random, *, limited: bool = True) -> Problem:
    """The problem of one municipality: classes are the tiers, and ids are the keys."""
    households = sorted(
        (given.households[index] for index in place.households), key=lambda each: (each.tier, each.key)
    )
    dwellings = [given.dwellings[index] for index in place.dwellings]
    options = find_options(households, dwellings, STANDARD_RULES)
    rows: dict[int, dict[int, int]] = {}
    for household, kind, each in zip(households, options.household_kind, options.adjacency, strict=True):
        if kind not in rows:
            rows[kind] = {index: misfit(household, dwellings[index]) for index in each}
    tiers = sorted({each.tier for each in households})
    return Problem(
        tuple(each.key for each in households),
        tuple(tiers.index(each.tier) for each in households),
        tuple((tier,) for tier in tiers),
        tuple(each.key for each in dwellings),
        tuple(rows[kind] for kind in options.household_kind),
        _limits(draw, len(households), len(dwellings)) if limited else (),
    )


def _limits(draw: random.Random, households: int, dwellings: int) -> tuple[Limit, ...]:
    housing_first = frozenset(index for index in range(households) if draw.random() < 0.2)
    everybody = frozenset(range(households))
    inside: defaultdict[int, set[int]] = defaultdict(set)
    buildings = max(1, dwellings // VACANT_IN_A_BUILDING)
    for index in range(dwellings):
        inside[draw.randrange(buildings)].add(index)
    limits = []
    for building, vacant in sorted(inside.items()):
        units = draw.randint(12, 40)
        settled = draw.randint(0, units // 4)
        room = max(0, units // 5 - settled)
        limits.append(Limit(f"hf-{building:04}", housing_first, frozenset(vacant), room))
        if draw.random() < 0.25:
            room = max(0, units // 10 - draw.randint(0, 2))
            limits.append(Limit(f"share-{building:04}", everybody, frozenset(vacant), room))
    return tuple(limits)


def result_of(problem: Problem, answer: Answer) -> Result:
    """Households housed in each class, and the misfit."""
    housed = Counter(problem.class_of[household] for household in answer.dwelling_of)
    spent = sum(problem.rows[household][dwelling] for household, dwelling in answer.dwelling_of.items())
    return tuple(housed[each] for each in range(len(problem.priorities))), spent


def sequential_programs(problem: Problem) -> Callable[[], Result | None]:
    """The comparison for one pool; it gives None when it was stopped."""
    import highspy
    import numpy as np

    program = _program(problem)
    row_of = [(problem.class_of[household], row) for household, row in enumerate(problem.rows)]
    classes = np.array([each for each, row in row_of for _ in row])
    costs = np.array([cost for _, row in row_of for cost in row.values()], dtype=float)
    indexes = np.arange(len(costs), dtype=np.int32)

    def run() -> Result | None:
        solver = highspy.Highs()
        for name, value in (("output_flag", False), ("threads", 1), ("time_limit", MOST_SECONDS)):
            solver.setOptionValue(name, value)
        solver.passModel(program)
        counts = []
        for each in range(len(problem.priorities)):
            mine = np.flatnonzero(classes == each).astype(np.int32)
            solver.changeColsCost(len(costs), indexes, np.where(classes == each, -1.0, 0.0))
            solver.run()
            if solver.getModelStatus() == highspy.HighsModelStatus.kTimeLimit:
                return None
            counts.append(round(-solver.getInfo().objective_function_value))
            solver.addRow(counts[-1], highspy.kHighsInf, len(mine), mine, np.ones(len(mine)))
        solver.changeColsCost(len(costs), indexes, costs)
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return tuple(counts), math.ceil(solver.getInfo().objective_function_value - 1e-6)

    return run


def _program(problem: Problem) -> Any:
    """A column for every pair, a row for every household, dwelling and limit."""
    import highspy
    import numpy as np

    n, m, limits = len(problem.rows), len(problem.dwellings), problem.limits
    rows = [
        [
            household,
            n + dwelling,
            *(
                n + m + index
                for index, limit in enumerate(limits)
                if household in limit.households and dwelling in limit.dwellings
            ),
        ]
        for household, row in enumerate(problem.rows)
        for dwelling in row
    ]
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(rows), n + m + len(limits)
    program.col_cost_, program.col_lower_ = np.zeros(len(rows)), np.zeros(len(rows))
    program.col_upper_ = np.ones(len(rows))
    program.row_lower_ = np.full(program.num_row_, -highspy.kHighsInf)
    program.row_upper_ = np.array([1.0] * (n + m) + [float(limit.at_most) for limit in limits])
    program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    program.a_matrix_.start_ = np.cumsum([0, *map(len, rows)]).astype(np.int32)
    program.a_matrix_.index_ = np.array([row for each in rows for row in each], dtype=np.int32)
    program.a_matrix_.value_ = np.ones(sum(map(len, rows)))
    return program


def cpu(solve_it: Callable[[], Any]) -> tuple[float, Any]:
    """Processor seconds of this process, and the answer."""
    started = time.process_time()
    answer = solve_it()
    return time.process_time() - started, answer


def run() -> dict[str, Any]:
    """All the pools, ours and the comparison; prints the long ones and gives the figures."""
    import highspy  # noqa: F401 – its import is in neither time

    given = drawn(INSTANCES[-1])
    draw = random.Random(f"{SEED} limits")
    told = {
        "ours": 0.0,
        "explained": 0.0,
        "theirs": 0.0,
        "bound": 0,
        "stopped": 0,
        "equal": True,
        "proved": True,
    }
    tiers, largest = [0] * (LAST_TIER + 1), (0.0, 0.0)
    pools = [each for each in given.places if each.households and each.dwellings]
    for place in pools:
        problem = problem_for(given, place, draw)
        if not any(problem.rows):
            continue  # nobody can live anywhere: HiGHS answers nothing to an empty program
        mine, answer = cpu(partial(solve, problem, explain=False))
        their, result = cpu(sequential_programs(problem))
        told["explained"] += cpu(partial(solve, problem))[0]
        told["ours"] += mine
        told["theirs"] += their
        told["stopped"] += result is None
        told["equal"] = told["equal"] and result in (None, result_of(problem, answer))
        told["bound"] += any(part.closed_at is None for part in answer.parts)
        told["proved"] = told["proved"] and _is_proved(answer)
        largest = max(largest, (their, mine))
        for each, housed in enumerate(result_of(problem, answer)[0]):
            tiers[problem.priorities[each][0]] += housed
        if their > 1:
            print(f"  {sum(map(len, problem.rows))} pairs: {mine:.2f} against {their:.2f} s", flush=True)
    told |= {"pools": len(pools), "ratio": told["theirs"] / told["ours"], "tiers": tiers}
    told |= {"largest_ours": largest[1], "largest_theirs": largest[0]}
    told["rest"] = (told["theirs"] - largest[0]) / (told["ours"] - largest[1])
    print(told)
    return told


def _is_proved(answer: Answer) -> bool:
    return all(
        part.misfit_prices is not None and None not in part.count_prices.values() for part in answer.parts
    )


if __name__ == "__main__":
    run()
