"""The meeting board as one ready object: pairs, those without, dwellings without, and who can live where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import LineDecision, MeetingState
from boligflyt.areas.allocation.models import Attendance, Meeting, MeetingLine
from boligflyt.areas.allocation.queries.agenda import reassessments_due
from boligflyt.areas.allocation.queries.facts_of_pairs import as_household, as_vacant, needs_of
from boligflyt.areas.allocation.queries.meeting_pool import aside_for
from boligflyt.areas.allocation.queries.meetings import DECIDED, lines_of, present_at
from boligflyt.areas.allocation.queries.pool import HouseholdFacts, facts_for, household_facts
from boligflyt.areas.allocation.queries.queue import shown_name
from boligflyt.areas.allocation.queries.vacancies import Vacancy, dwellings_to_allocate
from boligflyt.areas.applications.queries import rules_today
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.leases.queries import LeaseAttention
from boligflyt.domain.eligibility import RuleSet
from boligflyt.domain.matching import GridRow, WaitingHousehold, grid_legend, suitability_grid


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One line as it may be shown: the household, what it needs, the dwelling and what it has cost so far."""

    line: MeetingLine
    name: str
    people: str
    needs: tuple[str, ...]
    dwelling: Dwelling | None
    vacancy: Vacancy | None
    reason: str
    named: bool

    @property
    def decided(self) -> bool:
        """Whether the meeting has dealt with it."""
        return bool(self.line.decision != LineDecision.OPEN)

    @property
    def is_pair(self) -> bool:
        """Whether a dwelling is proposed or given, and the meeting has not left it."""
        return self.dwelling is not None and self.line.decision != LineDecision.LEAVE


@dataclass(frozen=True, slots=True)
class Moved:
    """A household whose proposal became another; None is no dwelling."""

    line: BoardLine
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class UnusedDwelling:
    """A dwelling nobody is proposed for, with the reason in one sentence."""

    vacancy: Vacancy
    sentence: str


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the board shows."""

    meeting: Meeting
    lines: tuple[BoardLine, ...]
    vacancies: tuple[Vacancy, ...]
    unused: tuple[UnusedDwelling, ...]
    grid: tuple[GridRow, ...]
    grid_names: Mapping[str, str]
    legend: Mapping[str, str]
    present: tuple[Attendance, ...]
    reassessments: tuple[LeaseAttention, ...]
    rules: RuleSet
    moved: tuple[Moved, ...]

    @property
    def pairs(self) -> list[BoardLine]:
        """Households with a dwelling, proposed or given."""
        return [one for one in self.lines if one.is_pair]

    @property
    def left(self) -> list[BoardLine]:
        """Households that get nothing today, each with its reason."""
        return [one for one in self.lines if not one.is_pair]

    @property
    def undecided(self) -> int:
        """Proposals the meeting has not dealt with."""
        return sum(one.is_pair and not one.decided for one in self.lines)

    @property
    def empty_days(self) -> int:
        """Days the vacant dwellings have stood ready so far."""
        return sum(one.empty_days for one in self.vacancies)

    @property
    def lost_rent(self) -> int:
        """NOK of rent for those days."""
        return sum(one.lost_rent for one in self.vacancies)


def board_of(actor: Actor, meeting: Meeting, *, codes_only: bool = False) -> Board:
    """The board of the meeting; those shown by name are listed in the trace.

    The common meeting shows what all present may see: nobody protected, also to the cleared. `codes_only`:
    for a screen that all see, with case codes, sizes and needs, and nothing that somebody has written.
    """
    actor = actor.within(meeting.grade)
    rules = rules_today(actor)
    closed = meeting.state == MeetingState.CLOSED
    vacancies = [] if closed else dwellings_to_allocate(actor.today, actor.clearance)
    lines, found = shown_lines(actor, meeting, vacancies, codes_only=codes_only)
    # The grid reads health as the rules do; for whoever may not see health it would not be true.
    no_grid = closed or codes_only or not actor.may(Right.HEALTH_READ)
    grid, names = ((), {}) if no_grid else _grid(rules, lines, found, vacancies)
    return Board(
        meeting=meeting, lines=lines, vacancies=tuple(vacancies), unused=_unused(meeting, lines, vacancies),
        grid=grid, grid_names=names, legend=grid_legend(), present=tuple(present_at(meeting)),
        reassessments=() if codes_only else tuple(reassessments_due(actor, rules)), rules=rules,
        moved=() if closed else _moved(meeting, lines, vacancies),
    )  # fmt: skip


def shown_lines(
    actor: Actor, meeting: Meeting, vacancies: Sequence[Vacancy], *, codes_only: bool = False
) -> tuple[tuple[BoardLine, ...], dict[UUID, HouseholdFacts]]:
    """The lines as the actor may see them, and the households' facts; those named are in the trace."""
    stored = list(lines_of(actor, meeting))
    found = household_facts((one.entry.application.household_id for one in stored), actor.today)
    by_key = {one.dwelling.pk: one for one in vacancies}
    shown = _coded if codes_only else _line
    lines = tuple(shown(one, facts_for(found, one.entry), by_key) for one in stored)
    record_list(actor.trace, "application", [one.line.entry.application_id for one in lines if one.named])
    return lines, found


def _moved(meeting: Meeting, lines: Sequence[BoardLine], vacancies: Sequence[Vacancy]) -> tuple[Moved, ...]:
    """What the latest run changed for those who had a line, as far as it still stands."""
    run: dict[str, Any] = getattr(meeting, "run_result", None) or {}
    by_entry = {str(one.line.entry_id): one for one in lines}
    return moved_lines(
        ((by_entry.get(one["household_key"]), one["before"], one["after"]) for one in run.get("changes", [])),
        vacancies,
    )


def moved_lines(
    changes: Iterable[tuple[BoardLine | None, str | None, str | None]], vacancies: Sequence[Vacancy]
) -> tuple[Moved, ...]:
    """Changes with the addresses; a household that is gone, or decided about since, is left out."""
    address = {str(one.dwelling.pk): one.dwelling.address for one in vacancies}
    return tuple(
        Moved(line, address.get(before or ""), address.get(after or ""))
        for line, before, after in changes
        if line is not None and not line.decided
    )


def _line(line: MeetingLine, facts: HouseholdFacts, vacancies: Mapping[UUID, Vacancy]) -> BoardLine:
    named = bool(getattr(line, "named", False))
    line.entry.named = named  # type: ignore[attr-defined]
    name = shown_name(line.entry, facts)
    if not named:
        name = line.entry.application.case_code
    dwelling = line.dwelling if line.decision in DECIDED else line.proposed
    return BoardLine(
        line=line, name=name, people=facts.people if named else "",
        needs=tuple(needs_of(line.entry, facts)),
        dwelling=dwelling, vacancy=vacancies.get(dwelling.pk) if dwelling else None,
        reason=line.reason or line.proposal_reason, named=named,
    )  # fmt: skip


def _coded(line: MeetingLine, facts: HouseholdFacts, vacancies: Mapping[UUID, Vacancy]) -> BoardLine:
    line.entry.named = line.named = False  # type: ignore[attr-defined]
    number = len(facts.adults) + len(facts.children)
    shown = _line(line, facts, vacancies)
    people = f"{number} {'person' if number == 1 else 'personer'}" if number else ""
    return replace(shown, people=people, reason=line.proposal_reason)


def _unused(
    meeting: Meeting, lines: Sequence[BoardLine], vacancies: Sequence[Vacancy]
) -> tuple[UnusedDwelling, ...]:
    run: dict[str, Any] = getattr(meeting, "run_result", None) or {}
    sentences = {one["dwelling_key"]: one["sentence"] for one in run.get("unused", [])}
    taken = {one.dwelling.pk for one in lines if one.is_pair and one.dwelling}
    return tuple(
        UnusedDwelling(one, sentences.get(str(one.dwelling.pk), "Ikke med i noe forslag ennå."))
        for one in vacancies
        if one.dwelling.pk not in taken
    )


def _grid(
    rules: RuleSet,
    lines: Sequence[BoardLine],
    found: Mapping[UUID, HouseholdFacts],
    vacancies: Sequence[Vacancy],
) -> tuple[tuple[GridRow, ...], dict[str, str]]:
    households = [_household(rules, one, found) for one in lines]
    proposed = {str(one.line.entry_id): str(one.dwelling.pk) for one in lines if one.is_pair and one.dwelling}
    names = {str(one.line.entry_id): f"{one.line.place} {one.name}" for one in lines}
    vacant = [as_vacant(one.dwelling, is_soon=one.is_soon) for one in vacancies]
    grid = suitability_grid(households, vacant, proposed)
    return grid, names


def _household(rules: RuleSet, one: BoardLine, found: Mapping[UUID, HouseholdFacts]) -> WaitingHousehold:
    override = one.line.reason if one.line.decision == LineDecision.CHANGE else None
    facts = facts_for(found, one.line.entry)
    return as_household(rules, one.line.entry, facts, override, aside_for(one.line))


def choices_of_dwelling(actor: Actor) -> list[tuple[UUID, str]]:
    """Dwellings that the meeting can choose between, in words."""
    return [
        (one.dwelling.pk, f"{one.dwelling.address}, {one.dwelling.bedrooms} soverom")
        for one in dwellings_to_allocate(actor.today, actor.clearance)
    ]
