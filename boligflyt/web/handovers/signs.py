"""Signs of protocols and viewings."""

from __future__ import annotations

from boligflyt.areas.handovers.choices import ProtocolState, TenantOutcome, ViewingState
from boligflyt.areas.handovers.models import Protocol, Viewing
from boligflyt.domain.handover import StepDone
from boligflyt.web.signs import Sign

OF_A_PROTOCOL = {
    ProtocolState.DRAFT: ("warning", "PencilWriting"),
    ProtocolState.WORKER_SIGNED: ("info", "Hourglass"),
    ProtocolState.SIGNED: ("success", "PadlockLocked"),
}
OF_A_VIEWING = {
    ViewingState.PLANNED: ("info", "Calendar"),
    ViewingState.WANTS: ("success", "Checkmark"),
    ViewingState.UNDECIDED: ("warning", "Hourglass"),
}


def protocol_sign(protocol: Protocol) -> Sign:
    """Where it stands; a finished one without the tenant's name says why."""
    state = ProtocolState(protocol.state)
    look = OF_A_PROTOCOL[state]
    if state == ProtocolState.SIGNED and protocol.outcome != TenantOutcome.SIGNED:
        return Sign("warning", "PadlockLocked", f"Ferdig. Leietaker {protocol.get_outcome_display().lower()}")
    return Sign(*look, str(state.label))


def viewing_sign(viewing: Viewing) -> Sign:
    """How the viewing went."""
    state = ViewingState(viewing.state)
    return Sign(*OF_A_VIEWING.get(state, ("neutral", "CircleSlash")), str(state.label))


def steps_shown(steps: list[StepDone]) -> list[dict[str, str]]:
    """The chain as the list of steps shows it."""
    words = {True: "done", False: "todo"}
    return [
        {"label": one.label, "state": "current" if one.current else words[one.done], "note": ""}
        for one in steps
    ]
