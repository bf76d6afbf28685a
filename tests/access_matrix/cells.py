"""The cells of the matrix: the whole, made one at a time, and a part that every run can afford."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, product, starmap

from tests.access_matrix.oracle import RIGHT, Cell
from tests.access_matrix.tables import (
    CITIZEN_RELATIONS,
    CITIZENS,
    CLEARANCES,
    GRADES,
    PURPOSES,
    STAFF,
    STAFF_RELATIONS,
    STATES,
    THINGS,
    VERBS,
)

WHOLE = 16_087_680
CORE = 224_350

# Grade, state, purpose and clearance: what can differ between two askings of the same question.
CIRCUMSTANCES = tuple(product(GRADES, STATES, PURPOSES, CLEARANCES))
# Nothing stands in the way: no protection, an open case, no stated purpose, the highest clearance.
CALM = (0, "open", "", 3)
OTHERS = tuple(one for one in CIRCUMSTANCES if one != CALM)
# One thing changed: the case closed, a purpose stated, a protection just above the clearance or within it.
NEAR = (
    (0, "closed", "", 3),
    *((0, "open", purpose, 3) for purpose in PURPOSES if purpose),
    *((grade, "open", "", grade - 1) for grade in GRADES if grade),
    *((grade, "open", "", grade) for grade in GRADES if grade),
)
# Has no divisor in common with the 287 of OTHERS, so the steps reach them all before they come again.
STEP = 101


def questions() -> Iterator[tuple[str, str, str, str]]:
    """Every role, relation, thing and verb that can stand together; the relation changes first."""
    for roles, relations in ((STAFF, STAFF_RELATIONS), (CITIZENS, CITIZEN_RELATIONS)):
        for role, thing, verb, relation in product(roles, THINGS, VERBS, relations):
            yield role, relation, thing, verb


def all_rows() -> Iterator[tuple]:
    """The fields of every cell, in the order of `Cell`."""
    return ((*question, *rest) for question in questions() for rest in CIRCUMSTANCES)


def all_cells() -> Iterator[Cell]:
    """Every cell, `WHOLE` of them, made as they are asked for."""
    return starmap(Cell, all_rows())


def core_cells() -> Iterator[Cell]:
    """The same `CORE` cells every time, each once: the calm, the changing and the near lap."""
    yield from dict.fromkeys(chain(calm_lap(), changing_lap(), near_lap()))


def calm_lap() -> Iterator[Cell]:
    """Every question once in calm: what role and relation decide by themselves."""
    return (Cell(*question, *CALM) for question in questions())


def changing_lap() -> Iterator[Cell]:
    """Every question once, in long steps through the circumstances, so that each comes equally often."""
    for number, question in enumerate(questions()):
        yield Cell(*question, *OTHERS[number * STEP % len(OTHERS)])


def near_lap() -> Iterator[Cell]:
    """Every question that the role has the right to, with one thing changed from calm.

    Where the right is missing nothing else is asked, and seven questions of eight end there: the two first
    laps see enough of those, and too little of the few that come further.
    """
    for role, relation, thing, verb in questions():
        if (role, thing, verb) in RIGHT.through:
            yield from (Cell(role, relation, thing, verb, *near) for near in NEAR)
