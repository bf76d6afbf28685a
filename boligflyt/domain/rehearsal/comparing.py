"""Two rule sets on the same meetings, side by side by group, with what is too small withheld."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from boligflyt.domain.eligibility import RuleSet, priority_of_held
from boligflyt.domain.indicators import cells_to_withhold
from boligflyt.domain.rehearsal.replaying import Applicant, Round, replay


@dataclass(frozen=True, slots=True)
class Side:
    """One rule set for a group: how many were housed, and the median days they waited on the list."""

    housed: int
    median_days: int | None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group of the rule set that held; what is too small to be shown is None."""

    label: str
    applicants: int | None
    held: Side | None
    tried: Side | None
    sooner: int | None
    later: int | None


@dataclass(frozen=True, slots=True)
class Compared:
    """The whole answer. `agreed` of `really` who were housed in fact are housed by the rules that held.

    Sums of households are None where they are too small to be shown.
    """

    rows: tuple[GroupRow, ...]
    vacancies: int
    meetings: int
    applicants: int | None
    held_housed: int | None
    tried_housed: int | None
    really: int | None
    agreed: int | None


def compare(
    applicants: Sequence[Applicant],
    rounds: Sequence[Round],
    held: RuleSet,
    tried: RuleSet,
    *,
    smallest: int,
) -> Compared:
    """Replay the meetings under both. `smallest` is the least number of households that is shown."""
    before, after = replay(applicants, rounds, held), replay(applicants, rounds, tried)
    groups: dict[str, list[Applicant]] = {}
    for one in sorted(applicants, key=lambda each: priority_of_held(each.held, held).rank):
        groups.setdefault(priority_of_held(one.held, held).label.partition(":")[0], []).append(one)
    hidden = cells_to_withhold([len(each) for each in groups.values()], smallest)
    columns = _columns(list(groups.values()), before, after)
    cells = {name: _withheld(numbers, groups, hidden, smallest) for name, numbers in columns.items()}
    rows = tuple(
        _row(label, members, place, hidden, columns, cells, (before, after))
        for place, (label, members) in enumerate(groups.items())
    )
    really = [one.needs.key for one in applicants if one.housed_on is not None]
    sums = (
        None if hidden is None else len(applicants),
        *(_sum(columns[name], cells[name], len(applicants), smallest) for name in ("held", "tried")),
        *_pair(len(really), sum(key in before for key in really), hidden, smallest),
    )
    return Compared(rows, sum(len(each.vacant) for each in rounds), len(rounds), *sums)


def _columns(
    groups: Sequence[Sequence[Applicant]], before: Mapping[str, date], after: Mapping[str, date]
) -> dict[str, list[int]]:
    """By name of the column: the number of each group, small or not."""
    never = date.max
    keys = [[one.needs.key for one in members] for members in groups]
    return {
        "held": [sum(key in before for key in each) for each in keys],
        "tried": [sum(key in after for key in each) for each in keys],
        "sooner": [sum(after.get(k, never) < before.get(k, never) for k in each) for each in keys],
        "later": [sum(after.get(k, never) > before.get(k, never) for k in each) for each in keys],
    }


def _small(number: int, smallest: int) -> bool:
    return 0 < number < smallest


def _withheld(
    numbers: Sequence[int],
    groups: Mapping[str, Sequence[Applicant]],
    hidden: frozenset[int] | None,
    smallest: int,
) -> frozenset[int]:
    """The groups whose number, or what is left of the group, is too small to be shown; and hidden groups."""
    sizes = [len(each) for each in groups.values()]
    if hidden is None:
        return frozenset(range(len(sizes)))
    return hidden | {
        place
        for place, (number, size) in enumerate(zip(numbers, sizes, strict=True))
        if _small(number, smallest) or _small(size - number, smallest)
    }


def _sum(numbers: Sequence[int], cells: frozenset[int], total: int, smallest: int) -> int | None:
    """The sum, unless it is small, or would give away a number that is withheld."""
    found, kept_back = sum(numbers), sum(numbers[place] for place in cells)
    if _small(found, smallest) or _small(total - found, smallest):
        return None
    if cells and (len(cells) < 2 or kept_back < smallest * len(cells)):
        return None
    return found


def _pair(
    really: int, agreed: int, hidden: frozenset[int] | None, smallest: int
) -> tuple[int | None, int | None]:
    small = hidden is None or any(_small(each, smallest) for each in (really, agreed, really - agreed))
    return (None, None) if small else (really, agreed)


def _row(
    label: str,
    members: Sequence[Applicant],
    place: int,
    hidden: frozenset[int] | None,
    columns: Mapping[str, Sequence[int]],
    cells: Mapping[str, frozenset[int]],
    housed: tuple[Mapping[str, date], Mapping[str, date]],
) -> GroupRow:
    shown = {name: None if place in cells[name] else numbers[place] for name, numbers in columns.items()}
    sides = [
        None if shown[name] is None else Side(shown[name] or 0, _median(members, each))
        for name, each in zip(("held", "tried"), housed, strict=True)
    ]
    size = None if hidden is None or place in hidden else len(members)
    return GroupRow(label, size, sides[0], sides[1], shown["sooner"], shown["later"])


def _median(members: Sequence[Applicant], housed: Mapping[str, date]) -> int | None:
    """Only asked where as many are housed as may be shown, or none."""
    days = [(housed[one.needs.key] - one.entered_on).days for one in members if one.needs.key in housed]
    return round(statistics.median(days)) if days else None
