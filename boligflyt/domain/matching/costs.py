"""What each rule and each limit costs today: how many are housed with it and without it.

Nothing is solved again that is known to have the same answer: a rule that is never the first to stop a pair
leaves the problem as it is, a limit that ties no part together is in no part's way, and taking one away
changes the part it stands in and no other.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from boligflyt.domain.matching.conditions import STANDARD, Conditions
from boligflyt.domain.matching.engine import solve
from boligflyt.domain.matching.options import find_options
from boligflyt.domain.matching.parts import Part
from boligflyt.domain.matching.pool import VacantDwelling, WaitingHousehold, in_order, require_distinct
from boligflyt.domain.matching.posing import problem_from, rows_from
from boligflyt.domain.matching.rules import HardRule


@dataclass(frozen=True, slots=True)
class RuleCost:
    """One rule or limit, by code and name, with how many are housed with it and without it.

    `stops` is how many pairs it is the first to stop; a limit stops no pair by itself. `gains` are keys of
    households in the published order; somebody may be housed in another's place. `at_rest`: a limit with room
    for all of its group that could come there as things stand, so that it is in nobody's way.
    """

    code: str
    name: str
    stops: int
    housed: int
    housed_without: int
    gains: tuple[str, ...]
    at_rest: bool = False

    @property
    def more(self) -> int:
        """How many more would be housed without the rule."""
        return self.housed_without - self.housed


def rule_costs(
    households: Sequence[WaitingHousehold],
    dwellings: Sequence[VacantDwelling],
    conditions: Conditions = STANDARD,
) -> tuple[RuleCost, ...]:
    """Each rule and each limit taken away by itself, the others kept.

    Raises MatchingError when a key stands twice.
    """
    require_distinct(households, "Husstanden")
    require_distinct(dwellings, "Boligen")
    trials = _Trials(households, dwellings, conditions)
    stops, binding = trials.stops(), trials.binding()
    found = []
    for rule in conditions.rules:
        # Who is stopped by a rule that is never the first is stopped by another without it.
        then = trials.without_rule(rule) if stops[rule.code] else trials.now
        found.append(trials.cost(rule.code, rule.name, then, stops=stops[rule.code]))
    for limit in conditions.limits:
        part = binding.get(limit.key)
        then = trials.now if part is None else trials.without_limit(limit.key, part)
        found.append(trials.cost(limit.key, f"grensen i {limit.place}", then, at_rest=part is None))
    return tuple(found)


class _Trials:
    """The pool as it was solved, and solved again where something is taken away; who is told by index."""

    def __init__(
        self,
        households: Sequence[WaitingHousehold],
        dwellings: Sequence[VacantDwelling],
        conditions: Conditions,
    ) -> None:
        self.ordered = in_order(households)
        self.dwellings = sorted(dwellings, key=lambda each: each.key)
        self.conditions = conditions
        self.options = find_options(self.ordered, self.dwellings, conditions.rules)
        asked = problem_from(self.ordered, self.dwellings, self.options, conditions)
        # A limit that could not bind if all could live everywhere, binds under no rules.
        self.problem = replace(asked, limits=tuple(one for one in asked.limits if one.may_bind))
        self.answer = solve(self.problem, explain=False)
        self.now = self.answer.dwelling_of.keys()

    def stops(self) -> Counter[str]:
        """How many pairs each rule is the first to stop."""
        alike, found = Counter(self.options.household_kind), Counter[str]()
        for kind, number in alike.items():
            for code, pairs in self.options.household_obstacles[kind].items():
                found[code] += number * pairs
        return found

    def binding(self) -> dict[str, Part]:
        """The limits that more could come than they allow, by key, each with the part it stands in."""
        parts = (each.part for each in self.answer.parts)
        return {self.problem.limits[limit.index].key: part for part in parts for limit in part.limits}

    def without_rule(self, rule: HardRule) -> Collection[int]:
        """Who is housed without it: more pairs, and all else as it was asked."""
        less = self.conditions.without_rule(rule)
        options = find_options(self.ordered, self.dwellings, less.rules)
        rows = rows_from(self.ordered, self.dwellings, options, less)
        return solve(replace(self.problem, rows=rows), explain=False).dwelling_of.keys()

    def without_limit(self, key: str, part: Part) -> Collection[int]:
        """Who is housed without it: its part is asked by itself, and the others stand."""
        members = {one for kind in part.households for one in kind}
        rows = tuple(row if one in members else {} for one, row in enumerate(self.problem.rows))
        limits = (self.problem.limits[limit.index] for limit in part.limits)
        asked = replace(self.problem, rows=rows, limits=tuple(one for one in limits if one.key != key))
        return (self.now - members) | solve(asked, explain=False).dwelling_of.keys()

    def cost(
        self, code: str, name: str, then: Collection[int], *, stops: int = 0, at_rest: bool = False
    ) -> RuleCost:
        """The figures, and who is housed then and not now."""
        gains = () if then is self.now else sorted(set(then) - self.now)
        keys = tuple(self.ordered[one].key for one in gains)
        return RuleCost(code, name, stops, len(self.now), len(then), keys, at_rest)
