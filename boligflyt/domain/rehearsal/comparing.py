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
    """One group of the rule set that held; sides are None where the group is too small to be shown."""

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
    withheld = cells_to_withhold([len(each) for each in groups.values()], smallest)
    rows = tuple(
        _row(label, members, before, after, hidden=withheld is None or place in withheld)
        for place, (label, members) in enumerate(groups.items())
    )
    really = [one.needs.key for one in applicants if one.housed_on is not None]
    sums = (len(applicants), len(before), len(after), len(really), sum(key in before for key in really))
    told = (None,) * len(sums) if withheld is None else sums
    return Compared(rows, sum(len(each.vacant) for each in rounds), len(rounds), *told)


def _row(
    label: str,
    members: Sequence[Applicant],
    before: Mapping[str, date],
    after: Mapping[str, date],
    *,
    hidden: bool,
) -> GroupRow:
    if hidden:
        return GroupRow(label, None, None, None, None, None)
    keys = [one.needs.key for one in members]
    never = date.max
    sooner = sum(after.get(key, never) < before.get(key, never) for key in keys)
    later = sum(after.get(key, never) > before.get(key, never) for key in keys)
    return GroupRow(label, len(members), _side(members, before), _side(members, after), sooner, later)


def _side(members: Sequence[Applicant], housed: Mapping[str, date]) -> Side:
    days = [(housed[one.needs.key] - one.entered_on).days for one in members if one.needs.key in housed]
    return Side(len(days), round(statistics.median(days)) if days else None)
