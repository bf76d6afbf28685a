"""The answer as it is published: plain values by name, described in docs/how-to/match.md."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from boligflyt.domain.matching.engine import Answer, PartAnswer
from boligflyt.domain.matching.prices import Prices
from boligflyt.domain.matching.problem import Problem
from boligflyt.domain.matching.reasons import Refusal


def asked_of(problem: Problem) -> dict[str, Any]:
    """The problem as `./bf match` reads it; reading it gives the same problem again."""
    return {
        "households": [
            {"id": one, "priority": list(problem.priorities[each])}
            for one, each in zip(problem.households, problem.class_of, strict=True)
        ],
        "dwellings": [{"id": one} for one in problem.dwellings],
        "pairs": [
            {"household": one, "dwelling": problem.dwellings[dwelling], "misfit": misfit}
            for one, row in zip(problem.households, problem.rows, strict=True)
            for dwelling, misfit in row.items()
        ],
        "limits": [
            {
                "id": limit.key,
                "households": [problem.households[one] for one in sorted(limit.households)],
                "dwellings": [problem.dwellings[one] for one in sorted(limit.dwellings)],
                "at_most": limit.at_most,
            }
            for limit in problem.limits
        ],
    }


def document_of(problem: Problem, answer: Answer) -> dict[str, Any]:
    """Placements, reasons, classes, misfit and certificate, with ids; everything in a fixed order."""
    placed = sorted(answer.dwelling_of.items())
    reasons = {
        household: _reason(problem, answer.dwelling_of, refusal)
        for refusal in answer.refusals
        for household in refusal.households
    }
    return {
        "placements": [_placement(problem, *each) for each in placed],
        "unplaced": [
            {"household": problem.households[household], "reason": reasons[household]}
            for household in sorted(reasons)
        ],
        "classes": _classes(problem, answer),
        "total_misfit": sum(problem.rows[household][dwelling] for household, dwelling in placed),
        "certificate": {
            "parts": [_part(problem, each) for each in answer.parts],
            "swaps": [_swap(problem, each) for each in answer.refusals if each.moves],
        },
    }


def _placement(problem: Problem, household: int, dwelling: int) -> dict[str, Any]:
    return {
        "household": problem.households[household],
        "dwelling": problem.dwellings[dwelling],
        "misfit": problem.rows[household][dwelling],
    }


def _classes(problem: Problem, answer: Answer) -> list[dict[str, Any]]:
    housed = Counter(problem.class_of[household] for household in answer.dwelling_of)
    of = Counter(problem.class_of)
    return [
        {"priority": list(priority), "housed": housed[each], "of": of[each]}
        for each, priority in enumerate(problem.priorities)
    ]


def _reason(problem: Problem, dwelling_of: Mapping[int, int], refusal: Refusal) -> dict[str, Any]:
    told: dict[str, Any] = {"code": refusal.code.value}
    if refusal.extra:
        told["extra_misfit"] = refusal.extra
    if refusal.limit is not None:
        limit = problem.limits[refusal.limit]
        holds = sum(dwelling_of.get(one, -1) in limit.dwellings for one in limit.households)
        told |= {"limit": limit.key, "at_most": limit.at_most, "holds": holds}
    return told


def _part(problem: Problem, proof: PartAnswer) -> dict[str, Any]:
    dwellings = sorted(one for each in proof.part.dwellings for one in each)
    told: dict[str, Any] = {"dwellings": [problem.dwellings[one] for one in dwellings]}
    if proof.closed_at is not None:
        closed = sorted(proof.closed_at.items())
        told["closed"] = {problem.dwellings[dwelling]: each for dwelling, each in closed}
    else:
        told["counts"] = [
            {"class": each, "prices": prices and _prices(problem, proof, prices)}
            for each, prices in sorted(proof.count_prices.items())
        ]
    told["misfit"] = proof.misfit_prices and _prices(problem, proof, proof.misfit_prices)
    told["swaps"] = [
        {
            "households": [problem.households[one] for one in each.households],
            "prices": _prices(problem, proof, each.prices),
        }
        for each in proof.swap_prices
    ]
    return told


def _prices(problem: Problem, proof: PartAnswer, prices: Prices) -> dict[str, Any]:
    dwellings = sorted(
        (one, price) for place, price in prices.dwellings.items() for one in proof.part.dwellings[place]
    )
    return {
        "scale": prices.scale,
        "classes": {str(each): price for each, price in sorted(prices.classes.items())},
        "dwellings": {problem.dwellings[one]: price for one, price in dwellings},
        "limits": {problem.limits[index].key: price for index, price in sorted(prices.limits.items())},
    }


def _swap(problem: Problem, refusal: Refusal) -> dict[str, Any]:
    return {
        "households": [problem.households[one] for one in refusal.households],
        "moves": [
            [
                None if household is None else problem.households[household],
                None if dwelling is None else problem.dwellings[dwelling],
            ]
            for household, dwelling in refusal.moves
        ],
    }
