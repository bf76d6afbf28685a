"""Which pairs are possible, tried once for each kind of household and kind of dwelling."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from boligflyt.domain.matching.pool import VacantDwelling, WaitingHousehold
from boligflyt.domain.matching.rules import HardRule, Obstacle, first_obstacle, is_outside


@dataclass(frozen=True, slots=True)
class Options:
    """`adjacency[h]` are the indexes of the dwellings that household h can live in.

    Households and dwellings that the rules cannot tell apart are one kind; `verdicts[k][m]` is the obstacle
    between household kind k and dwelling kind m, None where there is none. The two last count, by kind, how
    many dwellings or households each rule stopped, by the rule's code.
    """

    adjacency: list[list[int]]
    household_kind: list[int]
    dwelling_kind: list[int]
    verdicts: list[list[Obstacle | None]]
    household_obstacles: list[dict[str, int]]
    dwelling_obstacles: list[dict[str, int]]


def find_options(
    households: Sequence[WaitingHousehold], dwellings: Sequence[VacantDwelling], rules: Sequence[HardRule]
) -> Options:
    """Try the rules on every kind of pair; equal kinds share one list of dwellings."""
    household_kind, first_households = _kinds(_of_households(households, dwellings))
    dwelling_kind, first_dwellings = _kinds(_signatures(households, dwellings))
    members: list[list[int]] = [[] for _ in first_dwellings]
    for index, kind in enumerate(dwelling_kind):
        members[kind].append(index)
    verdicts = [
        [first_obstacle(households[one], dwellings[other], rules) for other in first_dwellings]
        for one in first_households
    ]
    lists = [
        sorted(index for kind, verdict in enumerate(row) if verdict is None for index in members[kind])
        for row in verdicts
    ]
    dwelling_sizes, household_sizes = Counter(dwelling_kind), Counter(household_kind)
    return Options(
        adjacency=[lists[kind] for kind in household_kind],
        household_kind=household_kind,
        dwelling_kind=dwelling_kind,
        verdicts=verdicts,
        household_obstacles=[_count(row, dwelling_sizes) for row in verdicts],
        dwelling_obstacles=[
            _count([row[kind] for row in verdicts], household_sizes) for kind in range(len(first_dwellings))
        ],
    )


def _of_households(
    households: Sequence[WaitingHousehold], dwellings: Sequence[VacantDwelling]
) -> list[Hashable]:
    """What tells households apart: ages only by the spans of the dwellings, as most dwellings are for all."""
    spans = sorted({each.for_ages for each in dwellings if each.for_ages}, key=str)
    return [
        (each.needs, bool(spans) and each.ages is None, *(is_outside(each.ages, span) for span in spans))
        for each in households
    ]


def _signatures(
    households: Sequence[WaitingHousehold], dwellings: Sequence[VacantDwelling]
) -> list[Hashable]:
    """What tells dwellings apart: key, place and rent only where some household is particular about them."""
    named = frozenset[str]().union(*(each.set_aside for each in households))
    avoided = frozenset[str]().union(*(each.avoids for each in households))
    particular = any(each.most_rent is not None for each in households)
    return [
        (
            each.traits,
            each.key if each.key in named else None,
            each.postal_code if each.postal_code in avoided else None,
            each.rent if particular else None,
        )
        for each in dwellings
    ]


def _kinds(signatures: Sequence[Hashable]) -> tuple[list[int], list[int]]:
    """A number for each signature, and the index where each number stands first."""
    numbers: dict[Hashable, int] = {}
    first: list[int] = []
    kinds = []
    for index, signature in enumerate(signatures):
        if signature not in numbers:
            numbers[signature] = len(numbers)
            first.append(index)
        kinds.append(numbers[signature])
    return kinds, first


def _count(verdicts: Sequence[Obstacle | None], sizes: Mapping[int, int]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for kind, verdict in enumerate(verdicts):
        if verdict is not None:
            counts[verdict.code] += sizes[kind]
    return dict(counts)
