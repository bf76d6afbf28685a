"""Asked in the meeting before anything is decided: why not this pair, what would it do, what a rule costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import Http404

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import LineDecision
from boligflyt.areas.allocation.models import Meeting, MeetingLine
from boligflyt.areas.allocation.queries.board import BoardLine, Moved, moved_lines, shown_lines
from boligflyt.areas.allocation.queries.facts_of_pairs import as_vacant
from boligflyt.areas.allocation.queries.meeting_pool import (
    NO_LONGER,
    NOT_A_CHOICE,
    NOT_CLARIFIED,
    MeetingPool,
    pool_of,
)
from boligflyt.areas.allocation.queries.meetings import DECIDED
from boligflyt.areas.allocation.queries.vacancies import Vacancy, dwellings_to_allocate
from boligflyt.areas.applications.choices import Services
from boligflyt.areas.applications.queries import rules_today
from boligflyt.domain.eligibility import fit_points
from boligflyt.domain.matching import (
    FitTerm,
    RuleCost,
    WayOut,
    WhyNot,
    changes_between,
    first_obstacle,
    full_limit,
    rule_costs,
    ways_out,
    weighed,
    why_not,
)

GIVEN = WhyNot("given", "Møtet har gitt husstanden en bolig.")
GIVEN_THIS = WhyNot("given_this", "Møtet har gitt husstanden denne boligen.")
LEFT = WhyNot("left", "Møtet har latt husstanden stå til neste møte.")
TAKEN = WhyNot("taken", "Møtet har gitt boligen til en annen husstand.")


@dataclass(frozen=True, slots=True)
class Answers:
    """«Hvorfor ikke?» for one line, dwelling by dwelling, and what would have housed it if it got nothing."""

    line: BoardLine
    by_dwelling: tuple[tuple[Vacancy, WhyNot], ...]
    ways: tuple[WayOut, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What can be asked about in the meeting, its lines and the dwellings, and the answers to what was."""

    lines: tuple[BoardLine, ...]
    vacancies: tuple[Vacancy, ...]
    answers: Answers | None


@dataclass(frozen=True, slots=True)
class Trial:
    """What a decision would do to the others: who is proposed another dwelling, or none.

    `stopped` is why the dwelling cannot be given to the household, in a sentence; empty when it can.
    """

    moved: tuple[Moved, ...]
    stopped: str = ""

    @property
    def lose(self) -> int:
        """How many would no longer be proposed a dwelling."""
        return sum(one.after is None for one in self.moved)

    @property
    def gain(self) -> int:
        """How many would be proposed one, who are not now."""
        return sum(one.before is None for one in self.moved)


@dataclass(frozen=True, slots=True)
class Cost:
    """One rule with its figures, and who would be proposed a dwelling without it."""

    cost: RuleCost
    gains: tuple[BoardLine, ...]


def question_of(actor: Actor, meeting: Meeting, line: UUID | None, dwelling: UUID | None) -> Question:
    """The choices, and the answers for the line: about one dwelling, or about each that is vacant.

    Raises Http404 for a line or a dwelling that is not in the meeting.
    """
    actor = actor.within(meeting.grade)
    vacancies = dwellings_to_allocate(actor.today, actor.clearance)
    lines, _ = shown_lines(actor, meeting, vacancies)
    asked = [one for one in lines if one.line.pk == line]
    about = [one for one in vacancies if dwelling in (None, one.dwelling.pk)]
    if (line and not asked) or (dwelling and not about):
        raise Http404
    answers = None
    if asked:
        pool = pool_of(actor, meeting, keep_left=True)
        answers = _answers(pool, asked[0], about)
    return Question(lines, tuple(vacancies), answers)


def _answers(pool: MeetingPool, asked: BoardLine, about: Sequence[Vacancy]) -> Answers:
    household = next((one for one in pool.households if one.key == str(asked.line.entry_id)), None)
    if household is None:
        return Answers(asked, tuple((one, _outside(asked, one)) for one in about), ())
    proposal = pool.proposal()
    free = {one.dwelling.pk for one in pool.vacancies}

    def why(one: Vacancy) -> WhyNot:
        dwelling = as_vacant(one.dwelling, is_soon=one.is_soon)
        if one.dwelling.pk in free:
            return why_not(pool.households, proposal, household, dwelling)
        obstacle = first_obstacle(household, dwelling)
        return WhyNot(obstacle.code, obstacle.sentence) if obstacle else TAKEN

    ways = ways_out(pool.households, pool.dwellings, household, pool.conditions)
    return Answers(asked, tuple((one, why(one)) for one in about), ways)


def _outside(asked: BoardLine, vacancy: Vacancy) -> WhyNot:
    """Why a household that is not matched now is proposed nothing: decided about, not clarified, or gone."""
    if asked.line.decision == LineDecision.LEAVE:
        return LEFT
    if asked.line.decision in DECIDED:
        return GIVEN_THIS if asked.line.dwelling_id == vacancy.dwelling.pk else GIVEN
    waits = asked.line.entry.application.services == Services.NOT_CLARIFIED
    return WhyNot("not_clarified", NOT_CLARIFIED) if waits else WhyNot("gone", NO_LONGER)


def trial_of(
    actor: Actor,
    line: MeetingLine,
    dwelling: UUID | None,
    *,
    aside: bool = False,
    override_school: bool = False,
) -> Trial:
    """What it would do to give the household the dwelling, or none, or set it aside. Nothing is stored."""
    actor = actor.within(line.meeting.grade)
    pool = pool_of(actor, line.meeting, keep_left=True, reopened=line.entry_id)
    key = str(line.entry_id)
    then = pool.setting_aside(key, dwelling) if aside and dwelling else pool.without(key, dwelling)
    stopped = "" if aside or dwelling is None else _stopped(pool, key, dwelling, override_school)
    return Trial(_moved(actor, line.meeting, pool, then), stopped)


def _moved(actor: Actor, meeting: Meeting, pool: MeetingPool, then: MeetingPool) -> tuple[Moved, ...]:
    """What the households of the other pool would be proposed instead."""
    lines, _ = shown_lines(actor, meeting, pool.vacancies)
    by_entry = {str(one.line.entry_id): one for one in lines}
    now = pool.placed()
    later = then.placed()
    changes = changes_between(now, later, [one.key for one in then.households])
    told = [(by_entry.get(one.household_key), one.before, one.after) for one in changes]
    return moved_lines(told, pool.vacancies)


def trial_of_swap(actor: Actor, line: MeetingLine, other: UUID) -> Trial | None:
    """What it would do that the two get each other's dwellings; None when there is no such pair."""
    actor = actor.within(line.meeting.grade)
    found = MeetingLine.objects.filter(pk=other, meeting=line.meeting_id).first()
    if found is None:
        return None
    mine, theirs = line.dwelling_id or line.proposed_id, found.dwelling_id or found.proposed_id
    if mine is None or theirs is None:
        return None
    pool = pool_of(actor, line.meeting, keep_left=True, reopened=line.entry_id)
    first, second = str(line.entry_id), str(found.entry_id)
    then = pool.without(first, theirs).without(second, mine)
    stopped = _stopped(pool, first, theirs) or _stopped(pool, second, mine)
    return Trial(_moved(actor, line.meeting, pool, then), stopped)


def _stopped(pool: MeetingPool, household: str, dwelling: UUID, override_school: bool = False) -> str:
    """Why the household cannot have the dwelling; the school may be set aside."""
    asks = next((one for one in pool.households if one.key == household), None)
    vacancy = next((one for one in pool.vacancies if one.dwelling.pk == dwelling), None)
    if asks is None:
        return NOT_CLARIFIED
    if vacancy is None:
        return TAKEN.sentence if dwelling in pool.choices else NOT_A_CHOICE
    if override_school:
        asks = replace(asks, override_school_reason="prøvd")
    dwelling_asked = as_vacant(vacancy.dwelling, is_soon=vacancy.is_soon)
    obstacle = first_obstacle(asks, dwelling_asked)
    full = full_limit(pool.conditions.limits, asks, dwelling_asked.building)
    if obstacle is not None:
        return obstacle.sentence
    return full.sentence(0) if full else ""


def fit_terms_today(actor: Actor) -> tuple[FitTerm, ...]:
    """What counts against a pair, with the points of the rule set in force."""
    return weighed(fit_points(rules_today(actor)))


def costs_of(actor: Actor, meeting: Meeting) -> tuple[Cost, ...]:
    """What each rule costs today, for those the meeting has not decided about."""
    actor = actor.within(meeting.grade)
    pool = pool_of(actor, meeting, keep_left=True)
    lines, _ = shown_lines(actor, meeting, pool.vacancies)
    by_entry = {str(one.line.entry_id): one for one in lines}
    return tuple(
        Cost(one, tuple(by_entry[key] for key in one.gains if key in by_entry))
        for one in rule_costs(pool.households, pool.dwellings, pool.conditions)
    )
