"""The list of rows that the tests are to prove, and the rows that tests claim."""

from __future__ import annotations

import ast
import re
from collections import Counter

from boligflyt.cli.coverage import GROUPS
from boligflyt.cli.inventory import rows
from tests.support.tree import parsed, python_files, shown

ROWS = 353
GROUP_HEADINGS = 15  # laws stand with goals, and programmes with plans
WITHOUT_SOFTWARE = {
    "GOAL-19", "ORG-29", "ORG-31", "ORG-35", "AGR-20", "ECO-11", "PRG-05", "PLN-03", "PLN-04", "REP-06",
}  # fmt: skip
IDS = {row.id for row in rows()}


def _claims() -> list[tuple[str, ast.AST, list[str]]]:
    """Place, the thing marked and the rows of every `proves` mark in the tests."""
    found = []
    for path in python_files("tests"):
        for node in ast.walk(parsed(path)):
            for mark in getattr(node, "decorator_list", []):
                if isinstance(mark, ast.Call) and ast.unparse(mark.func).endswith("mark.proves"):
                    ids = [ast.literal_eval(one) for one in mark.args]
                    found.append((f"{shown(path)}:{node.lineno}", node, ids))
    return found


def test_the_inventory_has_every_row_once() -> None:
    ids = [row.id for row in rows()]

    assert len(ids) == ROWS
    assert [one for one, times in Counter(ids).items() if times > 1] == []
    assert [one for one in ids if not re.fullmatch(r"[A-Z]{2,4}-\d+(?:\.\d+)?", one)] == []


def test_every_row_has_a_name_and_a_known_group() -> None:
    listed = rows()

    assert [row.id for row in listed if not row.name.strip()] == []
    assert {row.group for row in listed} == set(GROUPS)
    assert len(GROUPS) == GROUP_HEADINGS + 2


def test_ten_rows_need_no_software() -> None:
    assert {row.id for row in rows() if not row.needs_software} == WITHOUT_SOFTWARE


def test_tests_claim_only_rows_that_exist() -> None:
    unknown = [f"{place}: {one}" for place, _, ids in _claims() for one in ids if one not in IDS]

    assert unknown == []


def test_no_test_claims_more_than_three_rows_or_a_row_without_software() -> None:
    many = [f"{place}: {len(ids)}" for place, _, ids in _claims() if len(ids) > 3]
    empty = [f"{place}: {one}" for place, _, ids in _claims() for one in ids if one in WITHOUT_SOFTWARE]

    assert many == []
    assert empty == []


def test_a_test_of_the_domain_claims_a_row_only_through_a_command() -> None:
    inner = [
        place
        for place, node, _ in _claims()
        if place.startswith("tests/domain/") and "cli" not in ast.unparse(node)
    ]

    assert inner == []


def test_a_test_that_claims_a_row_asserts_something() -> None:
    silent = [
        place
        for place, node, _ in _claims()
        if not any(isinstance(one, ast.Assert) or "raises" in ast.dump(one)[:400] for one in ast.walk(node))
    ]

    assert silent == []
