"""The states of an application as a table. Buttons, services, tests and docs read it."""

from __future__ import annotations

from dataclasses import dataclass

from boligflyt.areas.applications.choices import Action, State
from boligflyt.toolkit.faults import Refused


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table: an action, the states it may start from, and where it ends."""

    action: Action
    sources: frozenset[State]
    target: State
    needs_reason: bool = False


OPEN = frozenset({State.NEW, State.UNDER_ASSESSMENT, State.AWAITING_ANSWER, State.WITH_DECIDER})
# Refusing a municipal dwelling never closes a request that is granted help (boligsosialloven §§ 6 and 7).
HELPED = frozenset({State.ASSISTED})
CLOSED = frozenset(State) - OPEN - HELPED
# The applicant may still withdraw while waiting for a dwelling.
WITHDRAWABLE = OPEN | HELPED | {State.GRANTED}

TRANSITIONS: tuple[Transition, ...] = (
    Transition(Action.START, frozenset({State.NEW}), State.UNDER_ASSESSMENT),
    Transition(
        Action.ASK, frozenset({State.NEW, State.UNDER_ASSESSMENT}), State.AWAITING_ANSWER, needs_reason=True
    ),
    Transition(Action.RESUME, frozenset({State.AWAITING_ANSWER}), State.UNDER_ASSESSMENT),
    Transition(Action.SUBMIT, frozenset({State.UNDER_ASSESSMENT}), State.WITH_DECIDER),
    Transition(Action.SEND_BACK, frozenset({State.WITH_DECIDER}), State.UNDER_ASSESSMENT, needs_reason=True),
    Transition(Action.GRANT, frozenset({State.WITH_DECIDER}), State.GRANTED),
    Transition(Action.ASSIST, frozenset({State.WITH_DECIDER}), State.ASSISTED),
    Transition(Action.REFUSE, frozenset({State.WITH_DECIDER}), State.REFUSED),
    Transition(Action.WITHDRAW, WITHDRAWABLE, State.WITHDRAWN, needs_reason=True),
    Transition(
        Action.DISMISS, frozenset({State.NEW, State.UNDER_ASSESSMENT}), State.DISMISSED, needs_reason=True
    ),
    Transition(
        Action.LAPSE,
        frozenset({State.AWAITING_ANSWER, State.GRANTED, State.ASSISTED}),
        State.LAPSED,
        needs_reason=True,
    ),
    # Help without a municipal dwelling ends when it is given; what was given is the reason.
    Transition(Action.COMPLETE, frozenset({State.ASSISTED}), State.COMPLETED, needs_reason=True),
    # A changed fact sends the case back to assessment (house.md 3.9).
    Transition(
        Action.REASSESS,
        frozenset({State.GRANTED, State.ASSISTED, State.LAPSED}),
        State.UNDER_ASSESSMENT,
        needs_reason=True,
    ),
    # A complaint that is upheld opens the case again, also one that was refused (forvaltningsloven § 33).
    Transition(
        Action.REVERSE,
        frozenset({State.GRANTED, State.ASSISTED, State.REFUSED, State.LAPSED, State.COMPLETED}),
        State.UNDER_ASSESSMENT,
        needs_reason=True,
    ),
)

_BY_ACTION = {line.action: line for line in TRANSITIONS}
TARGETS = {line.action: line.target for line in TRANSITIONS}


def allowed(state: State) -> list[Transition]:
    """What can be done from here, in the order of the table."""
    return [line for line in TRANSITIONS if state in line.sources]


def next_state(state: State, action: Action, reason: str = "") -> State:
    """Where the action leads; raises Refused, in words, when the table does not allow it."""
    line = _BY_ACTION[action]
    if state not in line.sources:
        raise Refused(f"«{action.label}» kan ikke gjøres når søknaden er «{state.label}».")
    if line.needs_reason and not reason.strip():
        raise Refused(f"Skriv en grunn for «{action.label}».", field="reason")
    return line.target
