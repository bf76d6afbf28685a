"""Bostøtte for a million households beside OpenFisca-Core with the same rule, and one with its trace.

    python -m benchmarks.bostoette

The households are drawn from a fixed seed. Both engines begin with the same arrays in memory and end with
what is paid. OpenFisca must first be given the arrays; its calculation alone is a line of its own. They take
turns, and the processor's time is what is told, so that what else the machine does matters less.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np

from benchmarks import openfisca_rule
from boligflyt.domain.bostoette import BostoetteHousehold, Category, estimate
from boligflyt.domain.bostoette.many import ManyHouseholds, estimate_many, estimate_many_exactly
from boligflyt.domain.bostoette.many.households import ORE_IN_KRONE

SEED, HOUSEHOLDS, REPEATS, SINGLE = 20261128, 1_000_000, 15, 2_000
ON = date(2026, 6, 1)
CATEGORIES = tuple(Category)
EQUAL = "equal to the øre"


def households() -> ManyHouseholds:
    """A million invented ones: whole kroner for most, øre for some, wealth for every fourth."""
    draw = np.random.default_rng(SEED)

    def money(least: int, most: int) -> Any:
        kroner = draw.integers(least, most, HOUSEHOLDS, np.int32) * ORE_IN_KRONE
        return kroner + draw.integers(0, ORE_IN_KRONE, HOUSEHOLDS, np.int32) * _some(draw, 0.2)

    return ManyHouseholds(
        adults=draw.integers(1, 4, HOUSEHOLDS, np.int8), children=draw.integers(0, 5, HOUSEHOLDS, np.int8),
        monthly_income=money(0, 45_000), housing_cost=money(4_000, 20_000),
        group=draw.integers(1, 5, HOUSEHOLDS, np.int8), category=draw.integers(1, 4, HOUSEHOLDS, np.int8),
        specially_adapted=_some(draw, 0.1), heating_included=_some(draw, 0.8),
        net_wealth=money(0, 2_000_000) * _some(draw, 0.25), free_by_dwelling=_some(draw, 0.1),
        dwelling_tax_value=money(0, 2_000_000),
    )  # fmt: skip


def _some(draw: Any, part: float) -> Any:
    return draw.random(HOUSEHOLDS) < part


def run() -> list[dict[str, Any]]:
    """Measure all in turn, print a line for each and give the rows."""
    them, made = households(), openfisca_rule.system()
    taken: dict[str, list[float]] = {}

    def timed(what: str, do: Callable[[], Any]) -> Any:
        began = time.process_time()
        answer = do()
        taken.setdefault(what, []).append(time.process_time() - began)
        return answer

    for _ in range(REPEATS):
        put_in = timed("put in", lambda: openfisca_rule.simulation(made, them, ON))
        theirs = timed("calculate", lambda put_in=put_in: openfisca_rule.calculate(put_in, ON))
        doubles = timed("doubles", lambda: estimate_many(them, ON))
        exactly = timed("exactly", lambda: estimate_many_exactly(them, ON))
    if not np.array_equal(doubles.unrounded, exactly.unrounded):
        raise RuntimeError("the two executions of the rule do not agree")
    alone = taken["calculate"]
    both = [put + calculated for put, calculated in zip(taken["put in"], alone, strict=True)]
    single, checked = _one_by_one(them, doubles)
    doubt = f"{doubles.in_doubt} in doubt worked out exactly"
    rows = [
        _row("OpenFisca-Core (float32), arrays put in and calculated", both, [], _apart(theirs, doubles)),
        _row("OpenFisca-Core, its calculation alone", alone, [], ""),
        _row(f"Ours (float64; {doubt})", taken["doubles"], [both, alone], EQUAL),
        _row("Ours (whole numbers only)", taken["exactly"], [both, alone], EQUAL),
        {
            "what": "One household, every step told", "households": 1, "ms": single, "ratios": [],
            "said": f"{checked} of the million compared with it: {EQUAL}",
        },
    ]  # fmt: skip
    for row in rows:
        ratios = " ".join(f"{ratio:5.1f} times" for ratio in row["ratios"])
        print(f"{row['what']:58} {row['ms']:8.2f} ms {ratios:24} {row['said']}", flush=True)
    return rows


def _row(what: str, seconds: list[float], beside: list[list[float]], said: str) -> dict[str, Any]:
    """The median, and the median of how many times quicker it was than each of OpenFisca's in its turn."""
    ratios = [
        statistics.median(other / own for other, own in zip(others, seconds, strict=True))
        for others in beside
    ]
    ms = 1e3 * statistics.median(seconds)
    return {"what": what, "households": HOUSEHOLDS, "ms": ms, "ratios": ratios, "said": said}


def _apart(theirs: tuple[Any, Any], ours: Any) -> str:
    """How far OpenFisca's float32 is from the exact sum."""
    paid, of_month = theirs
    most = np.abs(of_month - ours.unrounded / ORE_IN_KRONE).max() * ORE_IN_KRONE
    return f"up to {most:.1f} øre off; {int((paid != ours.monthly).sum())} paid another krone"


def _one_by_one(them: ManyHouseholds, found: Any) -> tuple[float, int]:
    """The decision engine with its explanation, on households of the million; each must be the same."""
    places = np.random.default_rng(SEED).choice(HOUSEHOLDS, SINGLE, replace=False)
    seconds = []
    for place in places:
        one = _single(them, place)
        began = time.process_time()
        told = estimate(one, ON)
        seconds.append(time.process_time() - began)
        if (told.monthly, int(told.unrounded * ORE_IN_KRONE)) != (
            found.monthly[place],
            found.unrounded[place],
        ):
            raise RuntimeError(
                f"household {place} gets {told.monthly} alone and {found.monthly[place]} in the array"
            )
    return 1e3 * statistics.median(seconds), len(places)


def _single(them: ManyHouseholds, place: int) -> BostoetteHousehold:
    def kroner(ore: Any) -> Decimal:
        return Decimal(int(ore[place])) / ORE_IN_KRONE

    owner = bool(them.free_by_dwelling[place])
    return BostoetteHousehold(
        int(them.adults[place]), int(them.children[place]), kroner(them.monthly_income),
        kroner(them.housing_cost), int(them.group[place]), bool(them.specially_adapted[place]),
        CATEGORIES[them.category[place] - 1], kroner(them.net_wealth), owner,
        kroner(them.dwelling_tax_value) if owner else None, bool(them.heating_included[place]),
    )  # fmt: skip


if __name__ == "__main__":
    run()
