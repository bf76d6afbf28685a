"""The proposal: made from the pool, checked, and stored with all it rests on before any offer is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import LineDecision, MeetingState
from boligflyt.areas.allocation.models import MatchingRun, Meeting, MeetingLine
from boligflyt.areas.allocation.queries.meeting_pool import (
    NO_LONGER,
    NOT_A_CHOICE,
    NOT_CLARIFIED,
    MeetingPool,
    pool_of,
)
from boligflyt.areas.allocation.queries.ordering import rules_followed
from boligflyt.areas.allocation.services.meetings import locked_meeting
from boligflyt.areas.allocation.services.writing_lines import write_lines
from boligflyt.areas.audit.services import record_change
from boligflyt.domain.matching import Change, Proposal, changes_between, check_proposal
from boligflyt.toolkit.faults import Refused

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def make_proposal(actor: Actor, meeting_id: UUID, version: int | None) -> MatchingRun:
    """Propose dwellings for all who wait. Pairs the meeting has decided stay, and are left out of the run.

    Whom the meeting let stand is proposed for again. Households whose need for services is not clarified get
    no proposal (PRO-05), but a line that says why.
    """
    meeting = locked_meeting(actor, meeting_id, version)
    actor = actor.within(meeting.grade)
    run = _run(actor, meeting, pool_of(actor, meeting))
    meeting.state = MeetingState.OPEN
    meeting.stamp(actor.at, actor.staff)
    meeting.save()
    record_change(actor.trace, "meeting", meeting.pk, "laget forslag", pairs=len(run.result["placements"]))
    return run


def propose_for_the_rest(actor: Actor, meeting: Meeting, about: UUID | None = None) -> MatchingRun:
    """The proposal again around what the locked meeting has just decided; whom it lets stand stays so.

    `about`: the dwelling that was decided about. Raises Refused when the meeting cannot choose it: the
    caller's transaction lets all go. It is asked here because all dwellings are read here.
    """
    actor = actor.within(meeting.grade)
    pool = pool_of(actor, meeting, keep_left=True)
    if about is not None and about not in pool.choices:
        raise Refused(NOT_A_CHOICE, field="dwelling")
    return _run(actor, meeting, pool)


def _run(actor: Actor, meeting: Meeting, pool: MeetingPool) -> MatchingRun:
    proposal = pool.proposal()
    if faults := check_proposal(pool.households, pool.dwellings, proposal):
        raise Refused(f"Forslaget holdt ikke i kontrollen og er ikke lagret: {faults[0]}")
    changes = _write_lines(actor, meeting, pool, proposal)
    return _stored(actor, meeting, pool, proposal, changes)


def _stored(
    actor: Actor, meeting: Meeting, pool: MeetingPool, proposal: Proposal, changes: Sequence[Change]
) -> MatchingRun:
    rules = pool.rules
    # `problem` and `answer` in the form of `./bf match`, so that the run can be made and checked again.
    given = {
        "on": actor.today.isoformat(),
        "rule_set": {"id": rules.id, "version": rules.version, "sha256": rules.sha256},
        "rules_followed": rules_followed(rules, pool.entries),
        "households": [_plain(one) for one in pool.households],
        "dwellings": [_plain(one) for one in pool.dwellings],
        "limits": [_plain(one) for one in pool.conditions.limits],
        "lifted": dict(meeting.lifted),
        "problem": proposal.asked,
    }
    result = {
        "placements": [_plain(one) for one in proposal.placements],
        "unhoused": [_plain(one) for one in proposal.unhoused],
        "unused": [_plain(one) for one in proposal.unused],
        "answer": proposal.answered,
        "changes": [_plain(one) for one in changes],
    }
    return MatchingRun.objects.create(
        meeting=meeting, at=actor.at, by_id=actor.staff, rule_set=rules.id, rule_set_version=rules.version,
        given=given, result=result,
    )  # fmt: skip


def _plain(one: DataclassInstance) -> dict[str, Any]:
    """JSON values only, of what holds no other of its kind: sets and tuples become lists in a fixed order."""
    shown: dict[str, Any] = {}
    for each in fields(one):
        value = getattr(one, each.name)
        if isinstance(value, frozenset | set):
            value = sorted(value)
        shown[each.name] = list(value) if isinstance(value, tuple) else value
    return shown


def _write_lines(actor: Actor, meeting: Meeting, pool: MeetingPool, proposal: Proposal) -> tuple[Change, ...]:
    """One line for everybody who waits, and what became another for those who had a line.

    A line that says what it said is left alone, so that nobody else's open page of it is out of date. Nobody
    changes a line of a meeting that is locked by another.
    """
    held = pool.lines
    before = {str(key): str(line.proposed_id) for key, line in held.items() if line.proposed_id}
    reasons = _reasons(proposal)
    changed = []
    for place, entry in enumerate(pool.entries, start=1):
        line = held.get(entry.pk) or MeetingLine(meeting=meeting, entry=entry)
        said = _said(line)
        line.place = place
        if entry.pk not in pool.settled:
            proposed = proposal.dwelling_by_household.get(str(entry.pk))
            line.proposed_id = UUID(proposed) if proposed else None
            line.proposal_reason = reasons.get(str(entry.pk), NOT_CLARIFIED)[:500]
            line.decision, line.reason, line.dwelling, line.decided_by = LineDecision.OPEN, "", None, None
        if line._state.adding or _said(line) != said:
            changed.append(line)
    waiting = {entry.pk for entry in pool.entries}
    write_lines(actor, [*changed, *_cleared([one for key, one in held.items() if key not in waiting])])
    matched = [str(one.pk) for one in pool.entries if one.pk in held and one.pk not in pool.settled]
    return changes_between(before, proposal.dwelling_by_household, matched)


def _said(line: MeetingLine) -> tuple[object, ...]:
    return (line.place, line.proposed_id, line.proposal_reason, line.decision, line.reason, line.dwelling_id)


def _reasons(proposal: Proposal) -> dict[str, str]:
    reasons = {one.household_key: " ".join(one.reasons) for one in proposal.placements}
    return reasons | {one.household_key: one.sentence for one in proposal.unhoused}


def _cleared(lines: list[MeetingLine]) -> list[MeetingLine]:
    """Households that wait no longer: the open proposal falls away and does not hold up the meeting."""
    cleared = [
        line for line in lines if line.decision == LineDecision.OPEN and line.proposal_reason != NO_LONGER
    ]
    for line in cleared:
        line.proposed, line.proposal_reason = None, NO_LONGER
    return cleared
