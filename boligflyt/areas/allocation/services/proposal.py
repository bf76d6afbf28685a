"""The proposal: made from the pool, checked, and stored with all it rests on before any offer is made."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import EntryState, LineDecision, MeetingState
from boligflyt.areas.allocation.models import MatchingRun, Meeting, MeetingLine, QueueEntry
from boligflyt.areas.allocation.queries.ordering import in_published_order
from boligflyt.areas.allocation.queries.pool import (
    as_household,
    as_vacant,
    dwellings_to_allocate,
    facts_for,
    household_facts,
    with_decider,
)
from boligflyt.areas.allocation.queries.queue import within_clearance
from boligflyt.areas.allocation.services.meetings import locked_meeting
from boligflyt.areas.applications.choices import Services, State
from boligflyt.areas.applications.queries import rules_today
from boligflyt.areas.audit.services import record_change
from boligflyt.domain.eligibility import RuleSet
from boligflyt.domain.matching import Proposal, VacantDwelling, WaitingHousehold, check_proposal, propose
from boligflyt.toolkit.faults import Refused

NOT_CLARIFIED = "Behovet for tjenester er ikke avklart. Avklar det før tildeling, så kan husstanden få bolig."
NO_LONGER = "Husstanden venter ikke lenger på bolig."
DECIDED = (LineDecision.ACCEPT, LineDecision.CHANGE)


def make_proposal(actor: Actor, meeting_id: UUID, version: int | None) -> MatchingRun:
    """Propose dwellings for all who wait. Pairs the meeting has decided stay, and are left out of the run.

    Households whose need for services is not clarified get no proposal (PRO-05), but a line that says why.
    """
    meeting = locked_meeting(actor, meeting_id, version)
    actor = actor.within(meeting.grade)
    rules = rules_today(actor)
    entries = _waiting_entries(rules, meeting)
    settled = {
        line.entry_id: line for line in MeetingLine.objects.filter(meeting=meeting, decision__in=DECIDED)
    }
    households = _households(actor, rules, [one for one in entries if one.pk not in settled])
    taken = {line.dwelling_id for line in settled.values()}
    vacancies = [
        one for one in dwellings_to_allocate(actor.today, actor.clearance) if one.dwelling.pk not in taken
    ]
    dwellings = [as_vacant(one.dwelling, is_soon=one.is_soon) for one in vacancies]
    proposal = propose(households, dwellings)
    if faults := check_proposal(households, dwellings, proposal):
        raise Refused(f"Forslaget holdt ikke i kontrollen og er ikke lagret: {faults[0]}")
    run = _stored(actor, meeting, rules, households, dwellings, proposal)
    _write_lines(actor, meeting, entries, settled, proposal)
    meeting.state = MeetingState.OPEN
    meeting.stamp(actor.at, actor.staff)
    meeting.save()
    record_change(actor.trace, "meeting", meeting.pk, "laget forslag", pairs=len(proposal.placements))
    return run


def _waiting_entries(rules: RuleSet, meeting: Meeting) -> list[QueueEntry]:
    """Those who wait: in the common meeting nobody protected, in the small one only the protected."""
    lowest = 1 if meeting.grade else 0
    held = with_decider().filter(application=OuterRef("application"))
    waiting = (
        QueueEntry.objects.filter(state=EntryState.WAITING, application__state=State.GRANTED)
        .filter(within_clearance(meeting.grade, "application"))
        .filter(Q(application__household__grade__gte=lowest) | Q(application__applicant__grade__gte=lowest))
        .exclude(Exists(held))
        .select_related("application__health")
    )
    return in_published_order(rules, waiting)


def _households(actor: Actor, rules: RuleSet, entries: list[QueueEntry]) -> list[WaitingHousehold]:
    """Those that can be allocated a dwelling today, as the matching reads them."""
    ready = [one for one in entries if one.application.services != Services.NOT_CLARIFIED]
    found = household_facts((one.application.household_id for one in ready), actor.today)
    return [as_household(rules, one, facts_for(found, one)) for one in ready]


def _stored(
    actor: Actor,
    meeting: Meeting,
    rules: RuleSet,
    households: list[WaitingHousehold],
    dwellings: list[VacantDwelling],
    proposal: Proposal,
) -> MatchingRun:
    given = {
        "on": actor.today.isoformat(),
        "rule_set": {"id": rules.id, "version": rules.version, "sha256": rules.sha256},
        "households": [_plain(asdict(one)) for one in households],
        "dwellings": [_plain(asdict(one)) for one in dwellings],
    }
    result = {
        "placements": [_plain(asdict(one)) for one in proposal.placements],
        "unhoused": [_plain(asdict(one)) for one in proposal.unhoused],
        "unused": [_plain(asdict(one)) for one in proposal.unused],
        "closed_at": dict(proposal.closed_at),
    }
    return MatchingRun.objects.create(
        meeting=meeting, at=actor.at, by_id=actor.staff, rule_set=rules.id, rule_set_version=rules.version,
        given=given, result=result,
    )  # fmt: skip


def _plain(document: dict[str, Any]) -> dict[str, Any]:
    """JSON values only: sets and tuples become lists in a fixed order."""
    shown: dict[str, Any] = {}
    for name, value in document.items():
        if isinstance(value, frozenset | set):
            value = sorted(value)
        shown[name] = list(value) if isinstance(value, tuple) else value
    return shown


def _write_lines(
    actor: Actor,
    meeting: Meeting,
    entries: list[QueueEntry],
    settled: dict[UUID, MeetingLine],
    proposal: Proposal,
) -> None:
    """One line for everybody who waits; what the meeting left is open again, what it decided stays."""
    dwelling_of = proposal.dwelling_by_household
    reasons = {one.household_key: " ".join(one.reasons) for one in proposal.placements}
    reasons |= {one.household_key: one.sentence for one in proposal.unhoused}
    held = {line.entry_id: line for line in MeetingLine.objects.select_for_update().filter(meeting=meeting)}
    for place, entry in enumerate(entries, start=1):
        line = held.get(entry.pk) or MeetingLine(meeting=meeting, entry=entry)
        line.place = place
        if entry.pk not in settled:
            line.proposed_id = dwelling_of.get(str(entry.pk))
            line.proposal_reason = reasons.get(str(entry.pk), NOT_CLARIFIED)[:500]
            line.decision, line.reason, line.dwelling, line.decided_by = LineDecision.OPEN, "", None, None
        line.stamp(actor.at, actor.staff)
        line.save()
    waiting = {entry.pk for entry in entries}
    _clear_gone([one for key, one in held.items() if key not in waiting], actor)


def _clear_gone(lines: list[MeetingLine], actor: Actor) -> None:
    """Households that wait no longer: the open proposal falls away and does not hold up the meeting."""
    for line in lines:
        if line.decision == LineDecision.OPEN:
            line.proposed, line.proposal_reason = None, NO_LONGER
            line.stamp(actor.at, actor.staff)
            line.save()
