"""How many cases stand at each step of the procedure, and how many of them are late: numbers, never whom.

Counted behind the wall like the other figures, so small numbers are withheld (`cells_to_withhold`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import open_for_counting
from boligflyt.areas.applications.queries.procedure import version_on
from boligflyt.areas.casework.queries.cases_alike import cases_alike
from boligflyt.domain.indicators import cells_to_withhold
from boligflyt.domain.procedure import NextSteps, Procedure, ProcedureStep
from boligflyt.domain.rates import shipped_rates

SMALLEST = "municipal/smallest_count_shown"
NONE_LEFT_OUT, WITHOUT_CHILDREN = frozenset[str](), frozenset({"children"})


@dataclass(frozen=True, slots=True)
class AtStep:
    """Cases whose next step this is, and how many of them are past its deadline; None is withheld."""

    step: ProcedureStep
    cases: int | None
    late: int | None


@dataclass(frozen=True, slots=True)
class ProcedureFigures:
    """The steps of the version in force, with the least number that is shown."""

    version: int
    smallest: int
    steps: tuple[AtStep, ...]


def procedure_figures(actor: Actor) -> ProcedureFigures:
    """All open and granted cases within the actor's clearance, each at its next step."""
    actor.demand(Right.PROCEDURE_LEAD)
    versions = version_on()
    now, counts = versions(actor.today), cases_at_steps(actor, versions)
    smallest = shipped_rates().whole(SMALLEST, actor.today)
    shown = (_shown(step, counts[step.code][0], counts[step.code][1], smallest) for step in now.shown)
    return ProcedureFigures(now.number, smallest, tuple(shown))


def cases_at_steps(actor: Actor, versions: Callable[[date], Procedure]) -> dict[str, list[int]]:
    """How many cases each step is the next of, and how many of them are late: small numbers and all."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    with open_for_counting(actor, Information.HEALTH, Information.ECONOMY):
        steps = NextSteps(versions, actor.today)
        for alike in cases_alike(actor, versions(actor.today)):
            stands = steps.of(alike.known, NONE_LEFT_OUT if alike.has_child else WITHOUT_CHILDREN)
            if stands is not None:
                step, is_late = stands
                counts[step.code][0] += alike.cases
                counts[step.code][1] += alike.cases if is_late else 0
    return counts


def _shown(step: ProcedureStep, cases: int, late: int, smallest: int) -> AtStep:
    """A number of late ones is shown only when neither it nor the rest is small."""
    if 0 < cases < smallest:
        return AtStep(step, None, None)
    hidden = cells_to_withhold((cases - late, late), smallest)
    return AtStep(step, cases, late if hidden is not None and not hidden else None)
