"""A pool put as a problem: equal priority is a class, the lot is the id, and the fit is the misfit."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from boligflyt.domain.matching.conditions import Conditions
from boligflyt.domain.matching.fit import misfit
from boligflyt.domain.matching.options import Options
from boligflyt.domain.matching.pool import VacantDwelling, WaitingHousehold
from boligflyt.domain.matching.problem import Limit, Problem


def lot_id(household: WaitingHousehold) -> str:
    """The household's id in a problem: its lot first, so that who registered first gains nothing by it."""
    return f"{household.lot:010d}:{household.key}"


def problem_from(
    ordered: Sequence[WaitingHousehold],
    dwellings: Sequence[VacantDwelling],
    options: Options,
    conditions: Conditions,
) -> Problem:
    """The problem; households in the published order and dwellings by key, as `options` were found."""
    priorities = sorted({one.priority for one in ordered})
    place_of = {priority: place for place, priority in enumerate(priorities)}
    return Problem(
        tuple(lot_id(one) for one in ordered),
        tuple(place_of[one.priority] for one in ordered),
        tuple(priorities),
        tuple(one.key for one in dwellings),
        rows_from(ordered, dwellings, options, conditions),
        _limits(ordered, dwellings, conditions),
    )


def rows_from(
    ordered: Sequence[WaitingHousehold],
    dwellings: Sequence[VacantDwelling],
    options: Options,
    conditions: Conditions,
) -> tuple[Mapping[int, int], ...]:
    """By household: the misfit of each dwelling it can live in. One object for all of a kind."""
    first = {kind: index for index, kind in reversed(list(enumerate(options.household_kind)))}
    typical = {kind: index for index, kind in reversed(list(enumerate(options.dwelling_kind)))}
    rows: list[Mapping[int, int]] = []
    for kind, verdicts in enumerate(options.verdicts):
        household = ordered[first[kind]]
        points = {
            other: misfit(household, dwellings[typical[other]], conditions.terms)
            for other, obstacle in enumerate(verdicts)
            if obstacle is None
        }
        rows.append(
            {place: points[other] for place, other in enumerate(options.dwelling_kind) if other in points}
        )
    return tuple(rows[kind] for kind in options.household_kind)


def _limits(
    ordered: Sequence[WaitingHousehold], dwellings: Sequence[VacantDwelling], conditions: Conditions
) -> tuple[Limit, ...]:
    """The limits that concern somebody who waits and something that is vacant."""
    groups: defaultdict[str, set[int]] = defaultdict(set)
    for place, household in enumerate(ordered):
        for group in household.groups:
            groups[group].add(place)
    buildings: defaultdict[str | None, set[int]] = defaultdict(set)
    for place, dwelling in enumerate(dwellings):
        buildings[dwelling.building].add(place)
    members = {group: frozenset(places) for group, places in groups.items()}
    found = [
        Limit(one.key, members[one.group], frozenset(buildings[one.building]), one.room)
        for one in conditions.limits
        if one.group in members and one.building in buildings
    ]
    return tuple(sorted(found, key=lambda limit: limit.key))
