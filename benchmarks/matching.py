"""Who-stage in plain Python against OR-tools min-cost flow, on the same pools in the same run.

    python -m benchmarks.matching

The pools have the sizes of a municipality like Drammen, of Oslo as one pool, and of the whole country as 356
pools laid in one. They are drawn from a fixed seed, so every run has the same pools.

OR-tools gets one weight for each class, (dwellings + 1) to the power of (last class - class): a household of
a class outweighs all later classes together. With waiting time as well, one weight would need more than 63
bits (Oslo), so the order inside a class is not asked of it, and the households housed are compared
class by class.
"""

import random
import statistics
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from boligflyt.domain.matching import VacantDwelling, WaitingHousehold, in_order, match_in_order
from boligflyt.domain.matching.options import find_options
from boligflyt.domain.matching.rules import STANDARD_RULES

SEED = 20261121
LAST_TIER = 3
REPEATS = 5


@dataclass(frozen=True)
class Instance:
    """A pool to build: numbers of households, dwellings, municipalities and school districts in each."""

    name: str
    households: int
    dwellings: int
    municipalities: int
    districts: int


INSTANCES = (
    Instance("Drammen", 60, 20, 1, 4),
    Instance("Oslo", 3_000, 800, 1, 15),
    Instance("National", 25_000, 6_000, 356, 5),
)


@dataclass(frozen=True)
class Pool:
    """Households in order with the dwellings each can live in."""

    tiers: list[int]
    adjacency: list[list[int]]
    n_dwellings: int

    @property
    def pairs(self) -> int:
        return sum(len(options) for options in self.adjacency)


@dataclass(frozen=True)
class Place:
    """One municipality's households and dwellings, by index in the whole pool."""

    households: list[int]
    dwellings: list[int]


@dataclass(frozen=True)
class Drawn:
    """What was drawn: everybody, every dwelling, and who is where. A pair is always in one municipality."""

    households: list[WaitingHousehold]
    dwellings: list[VacantDwelling]
    places: list[Place]


def drawn(instance: Instance, seed: int = SEED) -> Drawn:
    """Draw the households and dwellings."""
    draw = random.Random(f"{seed} {instance.name}")
    weights = [1 / rank for rank in range(1, instance.municipalities + 1)]
    places = range(instance.municipalities)
    homes = draw.choices(places, weights, k=instance.households)
    sites = draw.choices(places, weights, k=instance.dwellings)
    households = [_household(draw, index, instance.districts) for index in range(instance.households)]
    dwellings = [_dwelling(draw, index, instance.districts) for index in range(instance.dwellings)]
    local = [Place([], []) for _ in places]
    for index, home in enumerate(homes):
        local[home].households.append(index)
    for index, site in enumerate(sites):
        local[site].dwellings.append(index)
    return Drawn(households, dwellings, local)


def build(instance: Instance, seed: int = SEED) -> Pool:
    """The pool in the strict order; a household and a dwelling in two municipalities are never a pair."""
    given = drawn(instance, seed)
    found: dict[str, list[int]] = {}
    for place in given.places:
        local = [given.households[index] for index in place.households]
        options = find_options(local, [given.dwellings[index] for index in place.dwellings], STANDARD_RULES)
        moved = {id(options): [place.dwellings[index] for index in options] for options in options.adjacency}
        for each, adjacency in zip(local, options.adjacency, strict=True):
            found[each.key] = moved[id(adjacency)]
    ordered = in_order(given.households)
    return Pool([each.tier for each in ordered], [found[each.key] for each in ordered], instance.dwellings)


def _household(draw: random.Random, index: int, districts: int) -> WaitingHousehold:
    return WaitingHousehold(
        key=f"h{index:05d}",
        tier=draw.choices(range(LAST_TIER + 1), (8, 30, 40, 22))[0],
        order=(draw.randrange(2_000), index),
        bedrooms_needed=draw.choices((1, 2, 3, 4), (55, 25, 15, 5))[0],
        wheelchair=draw.random() < 0.10,
        purposes=frozenset({"group"}) if draw.random() < 0.25 else frozenset(),
        school_district=f"s{draw.randrange(districts)}",
        keep_school=draw.random() < 0.12,
    )


def _dwelling(draw: random.Random, index: int, districts: int) -> VacantDwelling:
    return VacantDwelling(
        key=f"d{index:05d}",
        bedrooms=draw.choices((1, 2, 3, 4), (32, 40, 20, 8))[0],
        wheelchair=draw.random() < 0.25,
        purpose="group" if draw.random() < 0.12 else None,
        school_district=f"s{draw.randrange(districts)}",
    )


def tier_counts(pool: Pool, dwelling_of: list[int]) -> tuple[int, ...]:
    """Households housed in each class."""
    counts = Counter(tier for tier, dwelling in zip(pool.tiers, dwelling_of, strict=True) if dwelling >= 0)
    return tuple(counts[tier] for tier in range(LAST_TIER + 1))


def min_cost_flow(pool: Pool) -> Callable[[], list[int]]:
    """The same question for OR-tools; the arrays are made before the clock starts."""
    import numpy as np
    from ortools.graph.python import min_cost_flow as flow

    n, m = len(pool.adjacency), pool.n_dwellings
    source, sink = n + m, n + m + 1
    degrees = np.array([len(options) for options in pool.adjacency])
    pair_household = np.repeat(np.arange(n), degrees)
    pair_dwelling = n + np.array([dwelling for options in pool.adjacency for dwelling in options], dtype=int)
    weights = np.array([(m + 1) ** (LAST_TIER - tier) for tier in pool.tiers], dtype=np.int64)
    starts = np.concatenate([pair_household, np.full(n, source), np.arange(n, n + m), [source]])
    ends = np.concatenate([pair_dwelling, np.arange(n), np.full(m, sink), [sink]])
    costs = np.concatenate([np.zeros(len(pair_household), np.int64), -weights, np.zeros(m + 1, np.int64)])
    capacities = np.ones(len(starts), np.int64)
    capacities[-1] = m

    def solve() -> list[int]:
        solver = flow.SimpleMinCostFlow()
        arcs = solver.add_arcs_with_capacity_and_unit_cost(starts, ends, capacities, costs)
        solver.set_nodes_supplies(np.array([source, sink]), np.array([m, -m]))
        status = solver.solve()
        if status != solver.OPTIMAL:
            raise RuntimeError(f"OR-tools ended with {status}")
        used = solver.flows(arcs[: len(pair_household)]) > 0
        dwelling_of = np.full(n, -1)
        dwelling_of[pair_household[used]] = pair_dwelling[used] - n
        return dwelling_of.tolist()

    return solve


def timed(solve: Callable[[], list[int]], repeats: int = REPEATS) -> tuple[float, list[int]]:
    """Median processor seconds and the answer."""
    seconds = []
    for _ in range(repeats):
        started = time.process_time()
        answer = solve()
        seconds.append(time.process_time() - started)
    return statistics.median(seconds), answer


def measure(instance: Instance) -> dict[str, Any]:
    """One row of the table."""
    pool = build(instance)
    ours, our_answer = timed(lambda: match_in_order(pool.adjacency, pool.n_dwellings))
    theirs, their_answer = timed(min_cost_flow(pool))
    our_counts, their_counts = tier_counts(pool, our_answer), tier_counts(pool, their_answer)
    return {
        "instance": instance.name,
        "households": instance.households,
        "dwellings": instance.dwellings,
        "pairs": pool.pairs,
        "seconds_ours": ours,
        "seconds_ortools": theirs,
        "ratio": theirs / ours,
        "tiers_ours": our_counts,
        "tiers_ortools": their_counts,
        "tiers_equal": our_counts == their_counts,
    }


def run() -> list[dict[str, Any]]:
    """Measure every pool, print a line for each and give the rows."""
    rows = []
    for instance in INSTANCES:
        row = measure(instance)
        print(
            f"{row['instance']:9} {row['households']:6} × {row['dwellings']:5} {row['pairs']:9} pairs  "
            f"ours {row['seconds_ours']:.5f} s  OR-tools {row['seconds_ortools']:.5f} s  "
            f"ratio {row['ratio']:.1f}  tiers {row['tiers_ours']} equal: {row['tiers_equal']}"
        )
        rows.append(row)
    return rows


if __name__ == "__main__":
    run()
