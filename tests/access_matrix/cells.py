"""The cells of the matrix: every question that is asked of policy, wall and pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from tests.access_matrix.oracle import CITIZENS, OWNERSHIP, PURPOSES, RELATIONS, ROLES, THINGS, VERBS, Cell

GRADES = CLEARANCES = (0, 1, 2, 3)
STATES = ("open", "closed")
STEP = 17  # prime to the sizes of the dimensions, so that every one is stepped through evenly


def relations_of(role: str) -> tuple[str, ...]:
    """The relations that make sense for a role."""
    return OWNERSHIP if role in CITIZENS else tuple(RELATIONS)


def all_cells() -> Iterator[Cell]:
    """Every role × relation × thing × verb × grade × clearance × state, and the purposes of each role."""
    for role in ROLES:
        clearances = (0,) if role in CITIZENS else CLEARANCES
        for parts in product(relations_of(role), THINGS, VERBS, GRADES, clearances, STATES):
            yield Cell(role, *parts)
        for thing, verb, purpose in product(THINGS, VERBS, PURPOSES[1:]):
            relation = relations_of(role)[1] if role not in CITIZENS else "own_thing"
            yield Cell(role, relation, thing, verb, purpose=purpose)


def core_cells() -> Iterator[Cell]:
    """An even part of the whole, with every (role, thing, verb) and every (relation, grade, clearance)."""
    for number, cell in enumerate(all_cells()):
        plain = (cell.grade, cell.clearance, cell.state) == (0, 0, "open")
        if plain or number % STEP == 0:
            yield cell
