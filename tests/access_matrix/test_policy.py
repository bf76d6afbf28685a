"""The policy held against the oracle: no leak, no wrong refusal, and a no is hidden where it must be.

Every run takes the core. BF_WHOLE=1 ./bf test tests/access_matrix/test_policy.py takes the whole matrix, in
some minutes.
"""

from __future__ import annotations

import os
import uuid
from datetime import UTC, datetime

import pytest

from boligflyt.areas.access.choices import Information, Reach, Role, Verb
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.policy import OBJECTS, Standing, decide
from tests.access_matrix.cells import all_cells, core_cells
from tests.access_matrix.oracle import Cell, expected
from tests.access_matrix.tables import (
    CITIZEN_SIGHT,
    CITIZENS,
    EVERYWHERE,
    GIVEN,
    HAVE_THE_CASE,
    PARTIAL,
    SIGHT,
    STAFF,
    THINGS,
)

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


def told_of(role: str) -> dict[str, str]:
    """The reach of each kind that the role sees at all, as the prose has it."""
    if role in CITIZENS:
        return dict.fromkeys(CITIZEN_SIGHT.get(role, set()), Reach.OWN)
    seen = SIGHT.get(role, {})
    return {kind: Reach.ALL if far == EVERYWHERE else Reach.SHARED for kind, far in seen.items()}


@pytest.mark.parametrize("role", STAFF + CITIZENS)
def test_each_role_sees_the_kinds_of_information_of_the_prose_and_the_wall_is_told_of_no_other(role):
    """Also kinds that nothing holds yet, or that no right of the role opens: the wall would let them by."""
    actor = Actor(SOMEBODY, "Kari", Role(role), OFFICE, "Boligkontoret", NOW)

    reach = {one.value: actor.reach(one) for one in Information if actor.reach(one) != Reach.NONE}
    through_the_wall = {one.value for one in Information if actor.sees & one.bit}

    assert reach == told_of(role)
    assert through_the_wall == set(told_of(role))
