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
OPEN = WITH_US | {ComplaintState.FORWARDED}

TRANSITIONS: tuple[Transition, ...] = (
    Transition(ComplaintAction.REVIEW, frozenset({ComplaintState.RECEIVED}), ComplaintState.UNDER_REVIEW),
    Transition(ComplaintAction.REVERSE, frozenset({ComplaintState.UNDER_REVIEW}), ComplaintState.REVERSED),
    Transition(ComplaintAction.FORWARD, frozenset({ComplaintState.UNDER_REVIEW}), ComplaintState.FORWARDED),
    Transition(ComplaintAction.DECIDE, frozenset({ComplaintState.FORWARDED}), ComplaintState.DECIDED),
    Transition(ComplaintAction.DISMISS, WITH_US, ComplaintState.DISMISSED),
    Transition(ComplaintAction.WITHDRAW, OPEN, ComplaintState.WITHDRAWN),
)
_BY_ACTION = {line.action: line for line in TRANSITIONS}


def allowed(state: str) -> list[ComplaintAction]:
    """What can be done from here, in the order of the table."""
    return [line.action for line in TRANSITIONS if state in line.sources]


def next_state(state: str, action: ComplaintAction) -> ComplaintState:
    """Where the action leads; raises Refused, in words, when the table does not allow it."""
    line = _BY_ACTION[action]
    if state not in line.sources:
        said = ComplaintState(state).label
        raise Refused(f"«{action.label}» kan ikke gjøres når klagen er «{said}».")
    return line.target
