"""How states of an application look: sign, word, colour."""

from __future__ import annotations

from boligflyt.areas.applications.choices import State
from boligflyt.web.signs import Sign

_LOOK = {
    State.NEW: ("info", "Inbox"),
    State.UNDER_ASSESSMENT: ("info", "Tasklist"),
    State.AWAITING_ANSWER: ("warning", "Hourglass"),
    State.WITH_DECIDER: ("warning", "Gavel"),
    State.GRANTED: ("success", "CheckmarkCircle"),
    State.ASSISTED: ("success", "HandHeart"),
    State.REFUSED: ("neutral", "MinusCircle"),
    State.WITHDRAWN: ("neutral", "ArrowUndo"),
    State.DISMISSED: ("neutral", "CircleSlash"),
    State.LAPSED: ("neutral", "ClockDashed"),
    State.COMPLETED: ("success", "HandHeart"),
}


def state_sign(state: str) -> Sign:
    """The sign of a state."""
    color, icon = _LOOK[State(state)]
    return Sign(color, icon, State(state).label)
