"""How well a possible dwelling fits: points against it, each with its sentence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from boligflyt.domain.matching.pool import MatchingError, VacantDwelling, WaitingHousehold


@dataclass(frozen=True, slots=True)
class FitTerm:
    """One thing that makes a possible dwelling fit less well: points for each time it counts."""

    code: str
    points: int
    sentence: str
    count: Callable[[WaitingHousehold, VacantDwelling], int]


def _spare_rooms(household: WaitingHousehold, dwelling: VacantDwelling) -> int:
    return max(0, dwelling.bedrooms - household.bedrooms_needed)


def _spends_wheelchair(household: WaitingHousehold, dwelling: VacantDwelling) -> int:
    return int(dwelling.wheelchair and not household.wheelchair)


def _changes_school(household: WaitingHousehold, dwelling: VacantDwelling) -> int:
    return int(household.keep_school and household.school_district != dwelling.school_district)


def _not_ready(household: WaitingHousehold, dwelling: VacantDwelling) -> int:
    return int(not dwelling.is_ready)


# The fit decides which dwelling, and who of those with equal priority; never between priorities. The points
# are what a rule set without points of its own gets.
FIT_TERMS = (
    FitTerm("wheelchair_unused", 3, "Plassen til rullestol blir ikke brukt.", _spends_wheelchair),
    FitTerm("changes_school", 2, "Barna må bytte skole.", _changes_school),
    FitTerm("spare_room", 2, "Boligen har flere soverom enn husstanden trenger.", _spare_rooms),
    FitTerm("not_ready", 1, "Boligen er ikke ledig ennå.", _not_ready),
)


def misfit(
    household: WaitingHousehold, dwelling: VacantDwelling, terms: Sequence[FitTerm] = FIT_TERMS
) -> int:
    """Points against the pair, 0 for a perfect fit."""
    return sum(term.points * term.count(household, dwelling) for term in terms)


def weighed(points: Mapping[str, int]) -> tuple[FitTerm, ...]:
    """The terms with a rule set's own points; one it does not name keeps the shipped ones.

    Raises MatchingError for a code that is none of the terms.
    """
    known = {term.code for term in FIT_TERMS}
    if unknown := sorted(set(points) - known):
        raise MatchingError(f"«{unknown[0]}» er ikke noe som kan telle mot et par.")
    return tuple(replace(term, points=points.get(term.code, term.points)) for term in FIT_TERMS)
