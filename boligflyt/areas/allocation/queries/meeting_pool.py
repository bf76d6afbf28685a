"""What the proposal of a meeting is made from: who waits, what is vacant, and what is decided already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import EntryState, LineDecision
from boligflyt.areas.allocation.models import Meeting, MeetingLine, QueueEntry
from boligflyt.areas.allocation.queries.facts_of_pairs import as_household, as_vacant
from boligflyt.areas.allocation.queries.living_together import group_limits
from boligflyt.areas.allocation.queries.meetings import DECIDED
from boligflyt.areas.allocation.queries.ordering import in_published_order
from boligflyt.areas.allocation.queries.pool import facts_for, household_facts
from boligflyt.areas.allocation.queries.queue import within_clearance
from boligflyt.areas.allocation.queries.vacancies import Vacancy, dwellings_to_allocate, with_decider
from boligflyt.areas.applications.choices import Services, State
from boligflyt.areas.applications.queries import rules_today
from boligflyt.domain.eligibility import RuleSet, fit_points
from boligflyt.domain.matching import (
    Conditions,
    GroupLimit,
    Proposal,
    VacantDwelling,
    WaitingHousehold,
    propose,
    weighed,
    who_gets_which,
)
from boligflyt.toolkit.statements import KeptStatement

NOT_CLARIFIED = "Behovet for tjenester er ikke avklart. Avklar det før tildeling, så kan husstanden få bolig."
NOT_A_CHOICE = "Boligen er ikke blant dem møtet kan fordele nå. Velg en annen fra listen."
NO_LONGER = "Husstanden venter ikke lenger på bolig."


@dataclass(frozen=True, slots=True)
class MeetingPool:
    """`entries` are all who wait, in the published order; `households` those of them to be matched now.

    `lines` are the meeting's so far, by place in the queue; `settled` those that a proposal leaves alone: a
    pair the meeting has decided, and who it lets stand. Their dwellings are not among `vacancies`, but
    among the `choices`, which are all that the meeting can give.
    """

    rules: RuleSet
    entries: list[QueueEntry]
    lines: Mapping[UUID, MeetingLine]
    settled: Mapping[UUID, MeetingLine]
    households: list[WaitingHousehold]
    vacancies: list[Vacancy]
    choices: frozenset[UUID] = frozenset()
    limits: tuple[GroupLimit, ...] = ()
    lifted: frozenset[str] = frozenset()

    @property
    def conditions(self) -> Conditions:
        """The hard rules, the limits the meeting has not lifted, and the points of the rule set."""
        held = tuple(one for one in self.limits if one.key not in self.lifted)
        return Conditions(limits=held, terms=weighed(fit_points(self.rules)))

    @property
    def dwellings(self) -> list[VacantDwelling]:
        """The vacancies as the matching reads them."""
        return [as_vacant(one.dwelling, is_soon=one.is_soon) for one in self.vacancies]

    def proposal(self) -> Proposal:
        """What is proposed for those to be matched, with a reason for every yes and no."""
        return propose(self.households, self.dwellings, self.conditions)

    def placed(self) -> dict[str, str]:
        """The dwelling of each household that is proposed one, by key, where nobody asks why."""
        return who_gets_which(self.households, self.dwellings, self.conditions)

    def setting_aside(self, household: str, dwelling: UUID) -> MeetingPool:
        """The same pool when this dwelling is not to be proposed for the household."""
        return replace(
            self,
            households=[
                replace(one, set_aside=one.set_aside | {str(dwelling)}) if one.key == household else one
                for one in self.households
            ],
        )

    def without(self, household: str, dwelling: UUID | None) -> MeetingPool:
        """The same pool when this household is dealt with and has the dwelling, if any."""
        asks = next((one for one in self.households if one.key == household), None)
        given = next((one.dwelling for one in self.vacancies if one.dwelling.pk == dwelling), None)
        return replace(
            self,
            households=[one for one in self.households if one.key != household],
            vacancies=[one for one in self.vacancies if one.dwelling.pk != dwelling],
            limits=tuple(
                replace(one, living=one.living + 1)
                if asks and given and one.counts(asks, str(given.building_id))
                else one
                for one in self.limits
            ),
        )


def pool_of(
    actor: Actor, meeting: Meeting, *, keep_left: bool = False, reopened: UUID | None = None
) -> MeetingPool:
    """The pool of a meeting on the actor's day, for whoever may decide there; the doors are the caller's.

    `keep_left`: whom the meeting lets stand is left standing. `reopened`: the place of a household that is
    matched whatever the meeting has decided about it. Households whose need for services is not
    clarified wait without being matched (PRO-05).
    """
    rules = rules_today(actor)
    entries = _waiting(rules, meeting)
    kept = (*DECIDED, LineDecision.LEAVE) if keep_left else DECIDED
    lines = _lines_of(meeting, entries)
    settled = {key: one for key, one in lines.items() if one.decision in kept and key != reopened}
    taken = {line.dwelling_id for line in settled.values() if line.dwelling_id}
    ready = [
        one for one in entries if one.pk not in settled and one.application.services != Services.NOT_CLARIFIED
    ]
    found = household_facts((one.application.household_id for one in ready), actor.today)
    vacancies = _given_by(meeting, dwellings_to_allocate(actor.today, actor.clearance))
    households = [
        as_household(rules, one, facts_for(found, one), set_aside=aside_for(lines.get(one.pk)))
        for one in ready
    ]
    return MeetingPool(
        rules=rules, entries=entries, lines=lines, settled=settled, households=households,
        vacancies=[one for one in vacancies if one.dwelling.pk not in taken],
        choices=frozenset(one.dwelling.pk for one in vacancies),
        limits=group_limits(
            rules, frozenset[str]().union(*(one.groups for one in households)),
            [one.dwelling for one in vacancies], settled.values(), actor.today,
        ),
        lifted=frozenset(meeting.lifted),
    )  # fmt: skip


def _given_by(meeting: Meeting, vacancies: Iterable[Vacancy]) -> list[Vacancy]:
    """Those the meeting's office may give: what is kept for one is given in its own (HOU-07)."""
    return [one for one in vacancies if one.dwelling.kept_for_id in (None, meeting.office_id)]


def _lines_of(meeting: Meeting, entries: Iterable[QueueEntry]) -> dict[UUID, MeetingLine]:
    """By place in the queue; the places of those who wait are those that are read already."""
    lines = {one.entry_id: one for one in MeetingLine.objects.filter(meeting=meeting)}
    for one in entries:
        if one.pk in lines:
            lines[one.pk].entry = one
    return lines


def aside_for(line: MeetingLine | None) -> Iterable[str]:
    """Keys of the dwellings that the meeting will not have proposed for the line's household."""
    return line.set_aside if line else ()


def _waiting(rules: RuleSet, meeting: Meeting) -> list[QueueEntry]:
    """Those who wait: in the common meeting nobody protected, in the small one only the protected."""
    return in_published_order(rules, WAITING.rows(meeting.grade, 1 if meeting.grade else 0))


def _all_waiting(highest: int, lowest: int) -> QuerySet[QueueEntry]:
    """Within these grades of protection."""
    held = with_decider().filter(application=OuterRef("application"))
    return (
        QueueEntry.objects.filter(state=EntryState.WAITING, application__state=State.GRANTED)
        .filter(within_clearance(highest, "application"))
        .filter(Q(application__household__grade__gte=lowest) | Q(application__applicant__grade__gte=lowest))
        .exclude(Exists(held))
        .select_related("application__health", "application__economy")
    )


WAITING = KeptStatement(_all_waiting, 32_000, 32_001)
