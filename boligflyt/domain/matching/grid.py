"""«Hvem kan bo hvor»: one sign for every household and dwelling."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from boligflyt.domain.matching.conditions import Conditions
from boligflyt.domain.matching.pool import VacantDwelling, WaitingHousehold, in_order
from boligflyt.domain.matching.proposal import propose
from boligflyt.domain.matching.rules import STANDARD_RULES, HardRule, Obstacle, first_obstacle

PROPOSED = "●"
POSSIBLE = "○"


@dataclass(frozen=True, slots=True)
class GridCell:
    """PROPOSED, POSSIBLE or the letter of the first rule that stops the pair, with that rule's sentence."""

    sign: str
    obstacle: Obstacle | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """One household, with a cell for each dwelling in the order they were given."""

    household_key: str
    cells: tuple[GridCell, ...]

    @property
    def signs(self) -> str:
        """The signs of the row, without space between."""
        return "".join(cell.sign for cell in self.cells)


def suitability_grid(
    households: Sequence[WaitingHousehold],
    dwellings: Sequence[VacantDwelling],
    proposed: Mapping[str, str] | None = None,
    rules: Sequence[HardRule] = STANDARD_RULES,
) -> tuple[GridRow, ...]:
    """A row for each household in the published order.

    `proposed` gives the dwelling's key by the household's; None means what `propose` gives.
    """
    if proposed is None:
        under = Conditions(rules=rules)
        proposed = propose(households, dwellings, under, explain=False).dwelling_by_household
    return tuple(
        GridRow(
            household.key,
            tuple(
                _cell(first_obstacle(household, each, rules), proposed.get(household.key) == each.key)
                for each in dwellings
            ),
        )
        for household in in_order(households)
    )


def grid_legend(rules: Sequence[HardRule] = STANDARD_RULES) -> dict[str, str]:
    """What each sign means, in Norwegian."""
    return {PROPOSED: "foreslått", POSSIBLE: "mulig"} | {rule.letter: rule.name for rule in rules}


def _cell(obstacle: Obstacle | None, is_proposed: bool) -> GridCell:
    if obstacle is not None:
        return GridCell(obstacle.letter, obstacle)
    return GridCell(PROPOSED if is_proposed else POSSIBLE)
