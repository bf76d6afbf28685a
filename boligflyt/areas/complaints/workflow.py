"""The states of a complaint as a table. Buttons, services, tests and docs read it."""

from __future__ import annotations

from dataclasses import dataclass

from boligflyt.areas.complaints.choices import ComplaintAction, ComplaintState
from boligflyt.toolkit.faults import Refused


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table: an action, the states it may start from, and where it ends."""

    action: ComplaintAction
    sources: frozenset[ComplaintState]
    target: ComplaintState


WITH_US = frozenset({ComplaintState.RECEIVED, ComplaintState.UNDER_REVIEW})
# What we have an answer to give on.
OURS = WITH_US | {ComplaintState.PARTLY_MET}
WITH_THE_BODY = frozenset({ComplaintState.FORWARDED, ComplaintState.REST_FORWARDED})
OPEN = OURS | WITH_THE_BODY

TRANSITIONS: tuple[Transition, ...] = (
    Transition(ComplaintAction.REVIEW, frozenset({ComplaintState.RECEIVED}), ComplaintState.UNDER_REVIEW),
    # Also when it shows, while the new vedtak is made, that all of it is right.
    Transition(
        ComplaintAction.REVERSE,
        frozenset({ComplaintState.UNDER_REVIEW, ComplaintState.PARTLY_MET}),
        ComplaintState.REVERSED,
    ),
    Transition(
        ComplaintAction.MEET_PARTLY, frozenset({ComplaintState.UNDER_REVIEW}), ComplaintState.PARTLY_MET
    ),
    Transition(
        ComplaintAction.RECONSIDER, frozenset({ComplaintState.PARTLY_MET}), ComplaintState.UNDER_REVIEW
    ),
    Transition(ComplaintAction.FORWARD, frozenset({ComplaintState.UNDER_REVIEW}), ComplaintState.FORWARDED),
    Transition(
        ComplaintAction.FORWARD, frozenset({ComplaintState.PARTLY_MET}), ComplaintState.REST_FORWARDED
    ),
    Transition(ComplaintAction.DECIDE, frozenset({ComplaintState.FORWARDED}), ComplaintState.DECIDED),
    Transition(
        ComplaintAction.DECIDE, frozenset({ComplaintState.REST_FORWARDED}), ComplaintState.REST_DECIDED
    ),
    Transition(ComplaintAction.DISMISS, WITH_US, ComplaintState.DISMISSED),
    Transition(ComplaintAction.WITHDRAW, WITH_US | {ComplaintState.FORWARDED}, ComplaintState.WITHDRAWN),
    # What was met stays met; only the rest is withdrawn.
    Transition(
        ComplaintAction.WITHDRAW,
        frozenset({ComplaintState.PARTLY_MET, ComplaintState.REST_FORWARDED}),
        ComplaintState.REST_WITHDRAWN,
    ),
)
_TARGETS = {(line.action, state): line.target for line in TRANSITIONS for state in line.sources}


def allowed(state: str) -> list[ComplaintAction]:
    """What can be done from here, in the order of the table."""
    return [line.action for line in TRANSITIONS if state in line.sources]


def next_state(state: str, action: ComplaintAction) -> ComplaintState:
    """Where the action leads; raises Refused, in words, when the table does not allow it."""
    target = _TARGETS.get((action, ComplaintState(state)))
    if target is None:
        said = ComplaintState(state).label
        raise Refused(f"«{action.label}» kan ikke gjøres når klagen er «{said}».")
    return target
