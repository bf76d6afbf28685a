"""The states of an import as a table. Buttons, services, tests and docs read it."""

from __future__ import annotations

from dataclasses import dataclass

from boligflyt.areas.dwellings.choices import ImportAction, ImportState
from boligflyt.toolkit.faults import Refused


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table: an action, the state it starts from, and where it ends."""

    action: ImportAction
    source: ImportState
    target: ImportState


TRANSITIONS: tuple[Transition, ...] = (
    Transition(ImportAction.MAP, ImportState.RECEIVED, ImportState.PREVIEWED),
    Transition(ImportAction.MAP, ImportState.PREVIEWED, ImportState.PREVIEWED),
    Transition(ImportAction.DROP, ImportState.RECEIVED, ImportState.DROPPED),
    Transition(ImportAction.REFRESH, ImportState.PREVIEWED, ImportState.PREVIEWED),
    Transition(ImportAction.CONFIRM, ImportState.PREVIEWED, ImportState.CONFIRMED),
    Transition(ImportAction.DROP, ImportState.PREVIEWED, ImportState.DROPPED),
    Transition(ImportAction.UNDO, ImportState.CONFIRMED, ImportState.UNDONE),
)


def next_state(state: str, action: ImportAction) -> ImportState:
    """Where the action leads; raises Refused, in words, when the table does not allow it."""
    for line in TRANSITIONS:
        if (line.action, line.source) == (action, state):
            return line.target
    said = str(ImportState(state).label).lower()
    raise Refused(f"«{action.label}» kan ikke gjøres når importen er «{said}».")


def actions_from(state: str) -> list[ImportAction]:
    """What can be done now."""
    return [line.action for line in TRANSITIONS if line.source == state]
