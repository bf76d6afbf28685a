"""The policy against the oracle on every cell: no leak, no wrong refusal, a no hidden where it must be."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from boligflyt.areas.access.choices import CITIZENS, Information, Role, Verb
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.policy import OBJECTS, Standing, decide
from tests.access_matrix.cells import all_cells
from tests.access_matrix.oracle import RELATIONS, THINGS, Cell, expected

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SOMEBODY, OFFICE = uuid.uuid4(), uuid.uuid4()
LEAK, WRONG_REFUSAL, NOT_HIDDEN = "leak", "wrong refusal", "tells that it exists"


def standing_of(cell: Cell) -> Standing:
    """The facts of the cell as the product hands them to the policy."""
    if Role(cell.role) in CITIZENS:
        own = frozenset({Role(cell.role)} if cell.relation == "own_thing" else set())
        return Standing(grade=cell.grade, own=own, closed=cell.state == "closed")
    given, near, owner, contributed = RELATIONS[cell.relation]
    return Standing(
        grade=cell.grade, shared=frozenset(Information(one) for one in given.split()), conflict=near,
        owner=owner, closed=cell.state == "closed", contributors_include=contributed,
    )  # fmt: skip


def fault_of(cell: Cell) -> str:
    """What is wrong with the policy's answer; nothing when it is the oracle's."""
    actor = Actor(
        SOMEBODY,
        "Kari",
        Role(cell.role),
        OFFICE,
        "Boligkontoret",
        NOW,
        cell.purpose,
        clearance=cell.clearance,
    )
    answer, wanted = decide(actor, Verb(cell.verb), cell.thing, standing_of(cell)), expected(cell)
    if answer.allowed != wanted.allowed:
        return LEAK if answer.allowed else WRONG_REFUSAL
    return NOT_HIDDEN if wanted.hidden and not answer.hidden else ""


def test_policy_and_oracle_agree_on_every_cell():
    faults: dict[str, list[Cell]] = {}
    for cell in all_cells():
        fault = fault_of(cell)
        if fault:
            faults.setdefault(fault, []).append(cell)

    assert {fault: (len(cells), cells[:3]) for fault, cells in faults.items()} == {}


def test_policy_and_oracle_speak_of_the_same_things():
    assert set(OBJECTS) == set(THINGS)
