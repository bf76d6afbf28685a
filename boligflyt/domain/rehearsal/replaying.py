"""Meetings one after the other under a rule set: who is housed leaves, who is not waits for the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from boligflyt.domain.eligibility import RuleSet, fit_points, priority_of_held, queue_key
from boligflyt.domain.matching import Conditions, VacantDwelling, WaitingHousehold, weighed, who_gets_which


@dataclass(frozen=True, slots=True)
class Applicant:
    """A household that waited, under a pseudonym: what it needs, which criteria it met, and its days.

    `needs` has the pseudonym as key; its tier and order are set by the rule set that is tried. `left_on` is
    the day it left the list for another reason than a dwelling. `housed_on` is what happened.
    """

    needs: WaitingHousehold
    held: Mapping[str, bool | None]
    received_on: date
    entered_on: date
    left_on: date | None = None
    housed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One meeting: its day and the dwellings that became vacant for it."""

    day: date
    vacant: tuple[VacantDwelling, ...]


def replay(applicants: Sequence[Applicant], rounds: Sequence[Round], rule_set: RuleSet) -> dict[str, date]:
    """The day each was housed, by pseudonym; who was not is not in it. Limits in buildings are left out.

    A dwelling nobody could take stays vacant to the next meeting.
    """
    conditions = Conditions(terms=weighed(fit_points(rule_set)))
    households = {one.needs.key: (one, _placed(one, rule_set)) for one in applicants}
    housed: dict[str, date] = {}
    vacant: list[VacantDwelling] = []
    for each in sorted(rounds, key=lambda one: one.day):
        vacant += each.vacant
        waiting = [
            placed for key, (one, placed) in households.items() if key not in housed and _waits(one, each.day)
        ]
        given = who_gets_which(waiting, vacant, conditions)
        housed |= dict.fromkeys(given, each.day)
        taken = set(given.values())
        vacant = [one for one in vacant if one.key not in taken]
    return housed


def _waits(one: Applicant, day: date) -> bool:
    return one.entered_on <= day and (one.left_on is None or day < one.left_on)


def _placed(one: Applicant, rule_set: RuleSet) -> WaitingHousehold:
    tier, *order = queue_key(rule_set, priority_of_held(one.held, rule_set), one.received_on)
    return replace(one.needs, tier=tier, order=tuple(order))
