"""The states of protocol, viewing and belonging as tables. Buttons, services, tests and docs read them."""

from __future__ import annotations

from dataclasses import dataclass

from boligflyt.areas.handovers.choices import (
    BelongingKind,
    BelongingState,
    ProtocolAction,
    ProtocolState,
    ViewingState,
)
from boligflyt.toolkit.faults import Refused


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table: an action, the state it starts from, and where it ends."""

    action: ProtocolAction
    source: ProtocolState
    target: ProtocolState


TRANSITIONS: tuple[Transition, ...] = (
    Transition(ProtocolAction.SIGN, ProtocolState.DRAFT, ProtocolState.WORKER_SIGNED),
    Transition(ProtocolAction.REOPEN, ProtocolState.WORKER_SIGNED, ProtocolState.DRAFT),
    Transition(ProtocolAction.CLOSE, ProtocolState.WORKER_SIGNED, ProtocolState.SIGNED),
)
_BY_ACTION = {line.action: line for line in TRANSITIONS}

# A viewing is planned, and then one thing has come of it; it can be put right as long as nobody has moved on.
VIEWING_OUTCOMES = frozenset(ViewingState) - {ViewingState.PLANNED}
# What may become of a thing, by what it is.
BELONGING_STATES: dict[BelongingKind, tuple[BelongingState, ...]] = {
    BelongingKind.GIVEN: (BelongingState.HERE, BelongingState.RETURNED, BelongingState.DISPOSED),
    BelongingKind.LEFT: (BelongingState.STORED, BelongingState.COLLECTED, BelongingState.DISPOSED),
}


def next_state(state: str, action: ProtocolAction) -> ProtocolState:
    """Where the action leads; raises Refused, in words, when the table does not allow it."""
    line = _BY_ACTION[action]
    if state != line.source:
        said = str(ProtocolState(state).label).lower()
        raise Refused(f"«{action.label}» kan ikke gjøres når protokollen er «{said}».")
    return line.target
