"""A proposal: placements, and a sentence for every household and dwelling left without."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from boligflyt.domain.matching.conditions import STANDARD, Conditions
from boligflyt.domain.matching.document import asked_of, document_of
from boligflyt.domain.matching.engine import Answer, solve
from boligflyt.domain.matching.fit import misfit
from boligflyt.domain.matching.options import Options, find_options
from boligflyt.domain.matching.pool import VacantDwelling, WaitingHousehold, in_order, require_distinct
from boligflyt.domain.matching.posing import problem_from
from boligflyt.domain.matching.problem import Problem
from boligflyt.domain.matching.reasons import Code, Refusal
from boligflyt.domain.matching.rules import HardRule


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
    """A household without a proposal: why, how many dwellings it could take, and how many each rule stopped.

    `code` is one of the engine's reasons and `limit` the key of the limit when that is the reason. The
    sentence can be read by all: it says nothing about which group a limit counts.
    """

    household_key: str
    rank: int
    tier: int
    possible: int
    obstacles: Mapping[str, int]
    code: str
    limit: str
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
    """The whole answer for one pool under its conditions; tiers are groups of the priority list.

    `problem` and `answer` are what the engine was asked and what it found; `asked` and `answered` say the
    same in the published form, with the certificate, as `./bf match` would.
    """

    placements: tuple[Placement, ...]
    unhoused: tuple[Unhoused, ...]
    unused: tuple[Unused, ...]
    housed_by_tier: Mapping[int, int]
    waiting_by_tier: Mapping[int, int]
    conditions: Conditions
    problem: Problem
    answer: Answer = field(compare=False)

    @property
    def dwelling_by_household(self) -> dict[str, str]:
        """The proposed dwelling of each housed household, by key."""
        return {each.household_key: each.dwelling_key for each in self.placements}

    @property
    def asked(self) -> dict[str, Any]:
        """The problem in the published form; the ids of households begin with their lots."""
        return asked_of(self.problem)

    @property
    def answered(self) -> dict[str, Any]:
        """The answer in the published form."""
        return document_of(self.problem, self.answer)


def propose(
    households: Sequence[WaitingHousehold],
    dwellings: Sequence[VacantDwelling],
    conditions: Conditions = STANDARD,
    *,
    explain: bool = True,
) -> Proposal:
    """Who gets which dwelling: most of each priority in turn, then the best fit in all, then the lot.

    The answer does not depend on the order of the input. Without `explain` only those who can live nowhere
    are told why. Raises MatchingError when a key stands twice.
    """
    require_distinct(households, "Husstanden")
    require_distinct(dwellings, "Boligen")
    ordered = in_order(households)
    dwellings = sorted(dwellings, key=lambda each: each.key)
    options = find_options(ordered, dwellings, conditions.rules)
    problem = problem_from(ordered, dwellings, options, conditions)
    answer = solve(problem, explain=explain)
    fitted = answer.dwelling_of
    return Proposal(
        placements=tuple(
            _placement(ordered[index], dwellings[fitted[index]], index + 1, conditions)
            for index in sorted(fitted)
        ),
        unhoused=tuple(_unhoused(ordered, options, problem, answer, conditions.rules)),
        unused=tuple(_all_unused(problem, fitted, options, conditions.rules)),
        housed_by_tier=Counter(ordered[index].tier for index in fitted),
        waiting_by_tier=Counter(one.tier for index, one in enumerate(ordered) if index not in fitted),
        conditions=conditions, problem=problem, answer=answer,
    )  # fmt: skip


def who_gets_which(
    households: Sequence[WaitingHousehold],
    dwellings: Sequence[VacantDwelling],
    conditions: Conditions = STANDARD,
) -> dict[str, str]:
    """The dwelling of each household that `propose` houses, by key, and not a sentence for anybody."""
    require_distinct(households, "Husstanden")
    require_distinct(dwellings, "Boligen")
    ordered = in_order(households)
    dwellings = sorted(dwellings, key=lambda each: each.key)
    options = find_options(ordered, dwellings, conditions.rules)
    answer = solve(problem_from(ordered, dwellings, options, conditions), explain=False)
    return {ordered[one].key: dwellings[other].key for one, other in sorted(answer.dwelling_of.items())}


def _placement(
    household: WaitingHousehold, dwelling: VacantDwelling, rank: int, conditions: Conditions
) -> Placement:
    reasons = [f"Nummer {rank} i rekkefølgen. Boligen oppfyller alle kravene."]
    reasons += [term.sentence for term in conditions.terms if term.count(household, dwelling)]
    if household.keep_school and household.override_school_reason:
        reasons.append(f"Kravet om skolekrets er fraveket: {household.override_school_reason}")
    points = misfit(household, dwelling, conditions.terms)
    return Placement(household.key, dwelling.key, rank, points, tuple(reasons))


def _unhoused(
    ordered: Sequence[WaitingHousehold],
    options: Options,
    problem: Problem,
    answer: Answer,
    rules: Sequence[HardRule],
) -> Iterator[Unhoused]:
    reasons = {index: refusal for refusal in answer.refusals for index in refusal.households}
    for index, household in enumerate(ordered):
        if index in answer.dwelling_of:
            continue
        possible = len(options.adjacency[index])
        obstacles = options.household_obstacles[options.household_kind[index]]
        refusal = reasons.get(index, Refusal((index,), Code.HIGHER_PRIORITY))
        limit = "" if refusal.limit is None else problem.limits[refusal.limit].key
        yield Unhoused(
            household.key, index + 1, household.tier, possible, obstacles, refusal.code.value, limit,
            _why_unhoused(refusal.code, possible, obstacles, rules),
        )  # fmt: skip


# For one dwelling that suits, and for more.
WHY_UNHOUSED = {
    Code.HIGHER_PRIORITY: (
        "Den ene boligen som passer, går til en husstand foran i rekkefølgen.",
        "Alle de {possible} boligene som passer, går til husstander foran i rekkefølgen.",
    ),
    Code.BETTER_FIT: ("En husstand med samme prioritet, som passer bedre, er foreslått i stedet.",) * 2,
    Code.LOT: ("En husstand med samme prioritet er foreslått i stedet. Loddet avgjorde.",) * 2,
    Code.REARRANGEMENT: (
        "Den ene boligen som passer, trengs av en husstand foran i rekkefølgen, for at én til skal få bolig.",
        "De {possible} boligene som passer, trengs av husstander foran i rekkefølgen, for at én til skal få "
        "bolig.",
    ),
    Code.LIMIT: (
        # Whose group a limit counts is nobody else's business, so it is told under «Hvorfor ikke?» only.
        "Den ene boligen som passer, kan ikke foreslås nå. «Hvorfor ikke?» sier hvorfor.",
        "De {possible} boligene som passer, er foreslått andre eller kan ikke foreslås nå. «Hvorfor ikke?» "
        "sier hvorfor.",
    ),
}


def _why_unhoused(code: Code, possible: int, obstacles: Mapping[str, int], rules: Sequence[HardRule]) -> str:
    if code == Code.NO_SUITABLE:
        if not obstacles:
            return "Ingen boliger er ledige nå."
        return f"Ingen av de ledige boligene passer: {_counted(obstacles, rules)}."
    one, more = WHY_UNHOUSED[code]
    return one if possible == 1 else more.format(possible=possible)


def _all_unused(
    problem: Problem, fitted: Mapping[int, int], options: Options, rules: Sequence[HardRule]
) -> Iterator[Unused]:
    used = set(fitted.values())
    without = [row for index, row in enumerate(problem.rows) if index not in fitted]
    for index, key in enumerate(problem.dwellings):
        if index not in used:
            obstacles = options.dwelling_obstacles[options.dwelling_kind[index]]
            possible = len(problem.households) - sum(obstacles.values())
            kept_out = any(index in row for row in without)
            yield Unused(key, possible, obstacles, _why_unused(possible, obstacles, rules, kept_out=kept_out))


def _why_unused(
    possible: int, obstacles: Mapping[str, int], rules: Sequence[HardRule], *, kept_out: bool
) -> str:
    """`kept_out`: somebody without a proposal could live there, so only a limit stands between."""
    if kept_out:
        return "De som kan bo her, får en annen bolig eller kan ikke foreslås nå."
    if possible == 1:
        return "Den ene husstanden som kan bo her, får en annen bolig."
    if possible:
        return f"Alle de {possible} husstandene som kan bo her, får en annen bolig."
    if obstacles:
        return f"Ingen husstand på listen kan bo her: {_counted(obstacles, rules)}."
    return "Ingen husstander venter."


def _counted(obstacles: Mapping[str, int], rules: Sequence[HardRule]) -> str:
    told = [
        f"{obstacles[rule.code]} {rule.name}" for rule in rules if rule.code in obstacles and not rule.private
    ]
    unsaid = sum(obstacles.get(rule.code, 0) for rule in rules if rule.private)
    return ", ".join([*told, f"{unsaid} av andre grunner"] if unsaid else told)
