"""What each rule and each limit costs today: how many are housed with it and without it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from boligflyt.domain.matching.conditions import STANDARD, Conditions
from boligflyt.domain.matching.group_limits import GroupLimit
from boligflyt.domain.matching.options import find_options
from boligflyt.domain.matching.pool import VacantDwelling, WaitingHousehold, in_order
from boligflyt.domain.matching.proposal import propose


@dataclass(frozen=True, slots=True)
class RuleCost:
    """One rule or limit, by code and name, with how many are housed with it and without it.

    `stops` is how many pairs it is the first to stop; a limit stops no pair by itself. `gains` are keys of
    households in the published order; somebody may be housed in another's place.
    """

    code: str
    name: str
    stops: int
    housed: int
    housed_without: int
    gains: tuple[str, ...]

    @property
    def more(self) -> int:
        """How many more would be housed without the rule."""
        return self.housed_without - self.housed


def rule_costs(
    households: Sequence[WaitingHousehold],
    dwellings: Sequence[VacantDwelling],
    conditions: Conditions = STANDARD,
) -> tuple[RuleCost, ...]:
    """Each rule and each limit taken away by itself, the others kept."""
    now = propose(households, dwellings, conditions, explain=False).dwelling_by_household
    options = find_options(households, dwellings, conditions.rules)
    stops = Counter[str]()
    for kind in options.household_kind:
        stops.update(options.household_obstacles[kind])
    others = [(rule.code, rule.name, conditions.without_rule(rule)) for rule in conditions.rules]
    others += [
        (limit.key, f"grensen i {limit.place}", conditions.without_limit(limit))
        for limit in conditions.limits
    ]
    found, in_turn = [], in_order(households)
    # Who is stopped by a rule that is never the first is stopped by another without it: nothing changes.
    idle = {rule.code for rule in conditions.rules} - set(stops)
    idle |= _never_reached(households, dwellings, conditions.limits)
    for code, name, under in others:
        then = now
        if code not in idle:
            then = propose(households, dwellings, under, explain=False).dwelling_by_household
        gains = tuple(each.key for each in in_turn if each.key in then and each.key not in now)
        found.append(RuleCost(code, name, stops[code], len(now), len(then), gains))
    return tuple(found)


def _never_reached(
    households: Sequence[WaitingHousehold], dwellings: Sequence[VacantDwelling], limits: Sequence[GroupLimit]
) -> set[str]:
    """Limits with room for as many as can come: all of the group that wait, or all that is vacant there."""
    waiting = Counter(group for one in households for group in one.groups)
    vacant = Counter(one.building for one in dwellings)
    return {one.key for one in limits if one.room >= min(waiting[one.group], vacant[one.building])}
