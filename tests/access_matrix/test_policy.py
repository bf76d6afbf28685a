"""The policy held against the oracle: no leak, no wrong refusal, and a no is hidden where it must be.

Every run takes the core. BF_WHOLE=1 ./bf test tests/access_matrix/test_policy.py takes the whole matrix, in
some minutes.
"""

from __future__ import annotations

import os
import uuid
from datetime import UTC, datetime

from boligflyt.areas.access.choices import Information, Role, Verb
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.policy import OBJECTS, Standing, decide
from tests.access_matrix.cells import all_cells, core_cells
from tests.access_matrix.oracle import Cell, expected
from tests.access_matrix.tables import CITIZENS, GIVEN, HAVE_THE_CASE, PARTIAL, THINGS

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SOMEBODY, OFFICE = uuid.uuid4(), uuid.uuid4()


def standing_of(cell: Cell) -> Standing:
    """The facts of the cell as the product hands them to the policy."""
    role, closed = Role(cell.role), cell.state == "closed"
    if cell.role in CITIZENS:
        own = frozenset({role} if cell.relation == "own_thing" else set())
        return Standing(grade=cell.grade, own=own, closed=closed)
    return Standing(
        grade=cell.grade, shared=frozenset(Information(one) for one in GIVEN[cell.relation]),
        opened=cell.relation == "opened", conflict=cell.relation in PARTIAL,
        owner=cell.relation in HAVE_THE_CASE, closed=closed,
        contributors_include=cell.relation == "contributor",
    )  # fmt: skip


def fault_of(cell: Cell) -> str:
    """What is wrong with the policy's answer; empty when it is the oracle's."""
    actor = Actor(
        SOMEBODY, "Kari", Role(cell.role), OFFICE, "Boligkontoret", NOW, cell.purpose,
        clearance=cell.clearance,
    )  # fmt: skip
    answer, wanted = decide(actor, Verb(cell.verb), cell.thing, standing_of(cell)), expected(cell)
    if answer.allowed != wanted.allowed:
        return "leak" if answer.allowed else "wrong refusal"
    return "" if answer.hidden == wanted.hidden else "tells that it exists, or hides what may be told"


def test_policy_and_oracle_agree_on_every_cell():
    asked = all_cells() if os.environ.get("BF_WHOLE") else core_cells()
    faults: dict[str, list[Cell]] = {}

    for cell in asked:
        fault = fault_of(cell)
        if fault:
            faults.setdefault(fault, []).append(cell)

    assert {fault: (len(cells), cells[:3]) for fault, cells in faults.items()} == {}


def test_policy_and_oracle_speak_of_the_same_things():
    assert set(OBJECTS) == set(THINGS)
