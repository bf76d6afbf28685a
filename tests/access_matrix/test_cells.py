"""The matrix has the cells it says it has, and its everyday part leaves no corner out."""

from __future__ import annotations

from collections import Counter
from itertools import islice, product

from tests.access_matrix.cells import (
    CIRCUMSTANCES,
    CORE,
    OTHERS,
    WHOLE,
    all_cells,
    all_rows,
    changing_lap,
    core_cells,
    questions,
)
from tests.access_matrix.oracle import Cell, stopped_by, walls
from tests.access_matrix.tables import CLEARANCES, GRADES, PURPOSES, RELATIONS, STATES, THINGS, VERBS

CELLS = tuple(core_cells())


def test_the_whole_matrix_has_its_number_of_cells():
    counted = sum(1 for _ in all_rows())

    assert counted == WHOLE
    assert counted > 100_000


def test_no_question_and_no_circumstance_stands_twice():
    asked = Counter(questions())

    assert max(asked.values()) == 1
    assert len(set(CIRCUMSTANCES)) == len(CIRCUMSTANCES)
    assert len(asked) * len(CIRCUMSTANCES) == WHOLE


def test_the_whole_matrix_is_made_as_it_is_asked_for():
    first = list(islice(all_cells(), 2))

    assert first == [
        Cell("caseworker", "stranger", "person", "see", 0, "open", "", clearance)
        for clearance in CLEARANCES[:2]
    ]


def test_the_core_has_its_number_of_different_cells_and_is_the_same_every_time():
    again = tuple(core_cells())

    assert len(set(CELLS)) == CORE
    assert CORE >= 20_000
    assert again == CELLS


def test_the_core_asks_every_role_about_every_thing_and_verb_in_every_relation():
    asked = {(cell.role, cell.thing, cell.verb, cell.relation) for cell in CELLS}

    wanted = {
        (role, thing, verb, relation)
        for role in RELATIONS
        for thing, verb, relation in product(THINGS, VERBS, RELATIONS[role])
    }
    assert wanted - asked == set()


def test_the_core_has_every_relation_with_every_grade_and_clearance():
    asked = {(cell.relation, cell.grade, cell.clearance) for cell in CELLS}

    relations = {relation for of_role in RELATIONS.values() for relation in of_role}
    assert set(product(relations, GRADES, CLEARANCES)) - asked == set()


def test_the_core_states_every_purpose_in_every_role_and_state():
    asked = {(cell.role, cell.purpose, cell.state) for cell in CELLS}

    assert set(product(RELATIONS, PURPOSES, STATES)) - asked == set()


def test_the_changing_lap_of_the_core_is_evenly_spread_over_the_circumstances():
    met = Counter((cell.grade, cell.state, cell.purpose, cell.clearance) for cell in changing_lap())

    assert set(met) == set(OTHERS)
    assert max(met.values()) - min(met.values()) <= 1


def test_every_wall_stops_some_cell_of_the_core():
    stopping = {stopped_by(cell) for cell in CELLS}

    standing = {wall.name for cell in CELLS for wall in walls(cell)}
    assert stopping == standing | {""}
