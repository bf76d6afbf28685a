"""The oracle itself: fifty sentences by hand, and that it stands apart from what it is held against."""

from __future__ import annotations

import ast

import pytest

from tests.access_matrix.cells import GRADES, all_cells, core_cells, relations_of
from tests.access_matrix.oracle import CITIZENS, ROLES, THINGS, VERBS, Cell, expected
from tests.support.tree import ROOT

Y, N, H = (True, False), (False, False), (False, True)
# Filled in by a reader with the prose alone: who, relation, thing, verb, grade, clearance, the answer.
BY_HAND = [
    ("caseworker", "own_office", "health", "see", 0, 0, Y),
    ("caseworker", "shared_housing", "health", "see", 0, 0, H),
    ("caseworker", "stranger", "person", "see", 0, 0, H),
    ("caseworker", "self", "application", "see", 0, 0, H),
    ("caseworker", "relative", "application", "assign", 0, 3, H),
    ("caseworker", "own_office", "application", "change", 3, 0, H),
    ("caseworker", "own_office", "application", "change", 3, 3, Y),
    ("caseworker", "own_office", "application", "change", 2, 1, H),
    ("caseworker", "named", "application", "see", 0, 0, Y),
    ("caseworker", "named", "application", "change", 0, 0, N),
    ("caseworker", "substitute", "journal", "see", 0, 0, Y),
    ("caseworker", "ended", "lease", "see", 0, 0, H),
    ("caseworker", "own_office", "lease", "change", 0, 0, Y),
    ("caseworker", "own_office", "vedtak", "decide", 0, 0, N),
    ("caseworker", "own_office", "journal", "change", 0, 0, N),
    ("caseworker", "own_office", "settings", "see", 0, 0, N),
    ("decider", "own_office", "vedtak", "decide", 0, 0, Y),
    ("decider", "contributor", "vedtak", "decide", 0, 0, N),
    ("decider", "relative", "vedtak", "decide", 0, 0, H),
    ("decider", "named", "vedtak", "decide", 0, 0, N),
    ("decider", "own_office", "vedtak", "decide", 1, 0, H),
    ("decider", "own_office", "person", "change", 0, 0, N),
    ("decider", "shared_economy", "economy", "see", 0, 0, Y),
    ("nav_caseworker", "own_office", "journal", "see", 0, 0, N),
    ("nav_caseworker", "shared_economy", "economy", "see", 0, 0, Y),
    ("nav_caseworker", "shared_economy", "health", "see", 0, 0, H),
    ("nav_caseworker", "shared_economy", "economy", "change", 0, 0, N),
    ("nav_caseworker", "shared_housing", "household", "share", 0, 0, Y),
    ("nav_caseworker", "own_office", "lease", "see", 0, 0, N),
    ("refugee_service", "named", "vedtak", "see", 0, 0, Y),
    ("refugee_service", "named", "assessment", "see", 0, 0, H),
    ("refugee_service", "named", "health", "see", 0, 0, N),
    ("refugee_service", "shared_housing", "schooling", "see", 0, 0, H),
    ("home_support", "shared_followup", "journal", "change", 0, 0, Y),
    ("home_support", "shared_followup", "contract", "see", 0, 0, Y),
    ("home_support", "shared_followup", "application", "see", 0, 0, N),
    ("home_support", "stranger", "lease", "see", 0, 0, H),
    ("property_manager", "stranger", "lease", "see", 0, 0, Y),
    ("property_manager", "stranger", "lease", "see", 1, 0, H),
    ("property_manager", "own_office", "contract", "see", 0, 0, H),
    ("property_manager", "stranger", "dwelling", "change", 3, 0, Y),
    ("economy_worker", "stranger", "lease", "see", 0, 0, Y),
    ("economy_worker", "stranger", "person", "see", 0, 0, H),
    ("economy_worker", "shared_economy", "economy", "see", 0, 0, Y),
    ("meeting_member", "own_office", "line", "see", 0, 0, H),
    ("meeting_member", "own_office", "meeting", "see", 0, 0, Y),
    ("leader", "own_office", "queue", "see", 0, 3, H),
    ("leader", "stranger", "clearance", "change", 0, 0, Y),
    ("leader", "stranger", "person", "see", 0, 3, N),
    ("planner", "own_office", "indicator", "see", 0, 0, Y),
    ("controller", "own_office", "application", "see", 0, 3, N),
    ("auditor", "stranger", "trace", "see", 0, 0, Y),
    ("administrator", "stranger", "settings", "change", 0, 0, Y),
    ("administrator", "own_office", "dwelling", "see", 0, 0, N),
    ("integration", "own_office", "person", "see", 0, 0, N),
    ("applicant", "own_thing", "economy", "see", 3, 0, Y),
    ("applicant", "own_thing", "application", "change", 0, 0, N),
    ("applicant", "not_own", "application", "see", 0, 0, H),
    ("tenant", "own_thing", "lease", "see", 0, 0, Y),
    ("tenant", "own_thing", "schooling", "see", 0, 0, H),
    ("guardian", "own_thing", "vedtak", "see", 1, 0, Y),
    ("guardian", "own_thing", "vedtak", "see", 2, 0, H),
    ("nobody", "own_office", "dwelling", "see", 0, 3, N),
]  # fmt: skip


@pytest.mark.parametrize(
    ("role", "relation", "thing", "verb", "grade", "clearance", "answer"),
    BY_HAND,
    ids=lambda part: str(part),
)
def test_the_oracle_says_what_a_reader_of_the_prose_says(
    role, relation, thing, verb, grade, clearance, answer
):
    found = expected(Cell(role, relation, thing, verb, grade, clearance))

    assert tuple(found) == answer


def test_a_wrong_purpose_is_an_open_no_whatever_else_holds():
    right, wrong = (
        Cell("nav_caseworker", "own_office", "economy", "see", purpose=purpose)
        for purpose in ("economic_help", "allocation")
    )

    assert tuple(expected(right)) == Y
    assert tuple(expected(wrong)) == N


def test_the_oracle_imports_nothing_of_the_product():
    names = set()
    for name in ("oracle", "cells"):
        tree = ast.parse((ROOT / "tests" / "access_matrix" / f"{name}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                names.add(node.module or "")
            elif isinstance(node, ast.Import):
                names |= {one.name for one in node.names}

    assert not {name for name in names if name.startswith("boligflyt")}


def test_the_matrix_is_whole():
    core, whole = list(core_cells()), sum(1 for _ in all_cells())

    assert whole > 100_000
    assert len(core) > 20_000
    assert {(one.role, one.thing, one.verb) for one in core} == {
        (role, thing, verb) for role in ROLES for thing in THINGS for verb in VERBS
    }
    staff = [one for one in core if one.role not in CITIZENS]
    assert {(one.relation, one.grade, one.clearance) for one in staff} == {
        (relation, grade, clearance)
        for relation in relations_of("caseworker")
        for grade in GRADES
        for clearance in GRADES
    }
