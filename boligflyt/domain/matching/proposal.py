"""A proposal: placements, and a sentence for every household and dwelling left without."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from boligflyt.domain.matching.fit import FIT_TERMS, misfit
from boligflyt.domain.matching.options import Options, find_options
from boligflyt.domain.matching.pool import VacantDwelling, WaitingHousehold, in_order, require_distinct
from boligflyt.domain.matching.priority import NEVER, NONE, match_with_proof
from boligflyt.domain.matching.rules import STANDARD_RULES, HardRule
from boligflyt.domain.matching.transport import spread_at_least_cost


@dataclass(frozen=True, slots=True)
class Placement:
    """One household proposed for one dwelling; `rank` is its place in the order, 1 first."""

    household_key: str
    dwelling_key: str
    rank: int
    misfit: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unhoused:
    """A household without a proposal: how many dwellings it could take, and how many each rule stopped."""

    household_key: str
    rank: int
    tier: int
    possible: int
    obstacles: Mapping[str, int]
    sentence: str


@dataclass(frozen=True, slots=True)
class Unused:
    """A dwelling that stays vacant: how many households could take it, and how many each rule stopped."""

    dwelling_key: str
    possible: int
    obstacles: Mapping[str, int]
    sentence: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The whole answer for one pool.

    `housed_by_tier` and `waiting_by_tier` count households. `closed_at` is the proof: for each dwelling in
    it, the rank at which the search found that everybody who could give way stands earlier in the order.
    """

    placements: tuple[Placement, ...]
    unhoused: tuple[Unhoused, ...]
    unused: tuple[Unused, ...]
    housed_by_tier: Mapping[int, int]
    waiting_by_tier: Mapping[int, int]
    closed_at: Mapping[str, int]

    @property
    def dwelling_by_household(self) -> dict[str, str]:
        """The proposed dwelling of each housed household, by key."""
        return {each.household_key: each.dwelling_key for each in self.placements}

    def closed_set(self, unhoused: Unhoused) -> frozenset[str]:
        """The dwellings that prove why this household got none: all held by households before it."""
        return frozenset(key for key, rank in self.closed_at.items() if rank <= unhoused.rank)


def propose(
    households: Sequence[WaitingHousehold],
    dwellings: Sequence[VacantDwelling],
    rules: Sequence[HardRule] = STANDARD_RULES,
) -> Proposal:
    """Who gets which dwelling: exact by class along the order, then the best fit for those households.

    The answer does not depend on the order of the input. Raises MatchingError when a key stands twice.
    """
    require_distinct(households, "Husstanden")
    require_distinct(dwellings, "Boligen")
    ordered = in_order(households)
    dwellings = sorted(dwellings, key=lambda each: each.key)
    options = find_options(ordered, dwellings, rules)
    matching = match_with_proof(options.adjacency, len(dwellings))
    fitted = _best_fit(ordered, dwellings, options, matching.dwelling_of)
    left = [index for index in range(len(ordered)) if index not in fitted]
    return Proposal(
        placements=tuple(
            _placement(ordered[index], dwellings[fitted[index]], rank=index + 1) for index in sorted(fitted)
        ),
        unhoused=tuple(_unhoused(ordered[index], index, options, rules) for index in left),
        unused=_all_unused(dwellings, set(fitted.values()), options, rules),
        housed_by_tier=Counter(ordered[index].tier for index in fitted),
        waiting_by_tier=Counter(ordered[index].tier for index in left),
        closed_at=_by_rank(dwellings, matching.closed_at),
    )


def _best_fit(
    ordered: Sequence[WaitingHousehold],
    dwellings: Sequence[VacantDwelling],
    options: Options,
    dwelling_of: Sequence[int],
) -> dict[int, int]:
    """The dwelling of each household that has one: the same households, with the least total misfit.

    Households of one kind have equal misfit everywhere, so kinds are spread over kinds of dwellings.
    """
    housed = _by_kind(
        (index for index, dwelling in enumerate(dwelling_of) if dwelling != NONE), options.household_kind
    )
    vacant = _by_kind(range(len(dwellings)), options.dwelling_kind)
    priced = [
        [
            (other, misfit(ordered[housed[kind][0]], dwellings[vacant[other][0]]))
            for other, obstacle in enumerate(row)
            if kind in housed and obstacle is None
        ]
        for kind, row in enumerate(options.verdicts)
    ]
    supply = [len(housed.get(kind, ())) for kind in range(len(options.verdicts))]
    spread = spread_at_least_cost(priced, supply, [len(vacant[kind]) for kind in range(len(vacant))])
    remaining = {kind: iter(members) for kind, members in vacant.items()}
    return {
        household: next(remaining[other])
        for kind, members in housed.items()
        for household, other in zip(members, _repeated(spread[kind]), strict=True)
    }


def _by_rank(dwellings: Sequence[VacantDwelling], closed_at: Sequence[int]) -> dict[str, int]:
    pairs = zip(dwellings, closed_at, strict=True)
    return {dwelling.key: place + 1 for dwelling, place in pairs if place != NEVER}


def _by_kind(indexes: Iterable[int], kinds: Sequence[int]) -> dict[int, list[int]]:
    members: defaultdict[int, list[int]] = defaultdict(list)
    for index in indexes:
        members[kinds[index]].append(index)
    return dict(members)


def _repeated(numbers: Mapping[int, int]) -> list[int]:
    return [kind for kind, number in sorted(numbers.items()) for _ in range(number)]


def _placement(household: WaitingHousehold, dwelling: VacantDwelling, rank: int) -> Placement:
    reasons = [f"Nummer {rank} i rekkefølgen. Boligen oppfyller alle kravene."]
    reasons += [term.sentence for term in FIT_TERMS if term.count(household, dwelling)]
    if household.keep_school and household.override_school_reason:
        reasons.append(f"Kravet om skolekrets er fraveket: {household.override_school_reason}")
    return Placement(household.key, dwelling.key, rank, misfit(household, dwelling), tuple(reasons))


def _unhoused(
    household: WaitingHousehold, index: int, options: Options, rules: Sequence[HardRule]
) -> Unhoused:
    possible = len(options.adjacency[index])
    obstacles = options.household_obstacles[options.household_kind[index]]
    if not possible and not obstacles:
        sentence = "Ingen boliger er ledige nå."
    elif not possible:
        sentence = f"Ingen av de ledige boligene passer: {_counted(obstacles, rules)}."
    elif possible == 1:
        sentence = "Den ene boligen som passer, går til en husstand foran i rekkefølgen."
    else:
        sentence = f"Alle de {possible} boligene som passer, går til husstander foran i rekkefølgen."
    return Unhoused(household.key, index + 1, household.tier, possible, obstacles, sentence)


def _all_unused(
    dwellings: Sequence[VacantDwelling], used: set[int], options: Options, rules: Sequence[HardRule]
) -> tuple[Unused, ...]:
    return tuple(
        _unused(each, index, options, rules) for index, each in enumerate(dwellings) if index not in used
    )


def _unused(dwelling: VacantDwelling, index: int, options: Options, rules: Sequence[HardRule]) -> Unused:
    obstacles = options.dwelling_obstacles[options.dwelling_kind[index]]
    possible = len(options.household_kind) - sum(obstacles.values())
    if possible == 1:
        sentence = "Den ene husstanden som kan bo her, får en annen bolig."
    elif possible:
        sentence = f"Alle de {possible} husstandene som kan bo her, får en annen bolig."
    elif obstacles:
        sentence = f"Ingen husstand på listen kan bo her: {_counted(obstacles, rules)}."
    else:
        sentence = "Ingen husstander venter."
    return Unused(dwelling.key, possible, obstacles, sentence)


def _counted(obstacles: Mapping[str, int], rules: Sequence[HardRule]) -> str:
    return ", ".join(f"{obstacles[rule.code]} {rule.name}" for rule in rules if rule.code in obstacles)
