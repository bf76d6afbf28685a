"""The oracle knows nothing of what it is held against."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from tests.support.tree import parsed

HERE = Path(__file__).parent
ALONE = ("__init__.py", "tables.py", "oracle.py", "cells.py")
PACKAGE = "tests.access_matrix"


def imported(path: Path) -> set[str]:
    """The modules that a file names in its imports, wherever they stand in it."""
    names = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level + (node.module or ""))
    return names


@pytest.mark.parametrize("name", ALONE)
def test_tables_oracle_and_cells_import_only_each_other_and_the_standard_library(name: str) -> None:
    strangers = {
        module
        for module in imported(HERE / name)
        if module.split(".")[0] not in sys.stdlib_module_names and not module.startswith(f"{PACKAGE}.")
    }
    tests = {module for module in imported(HERE / name) if module.split(".")[-1].startswith("test_")}

    assert strangers == set()
    assert tests == set()


@pytest.mark.parametrize("name", ALONE)
def test_tables_oracle_and_cells_fetch_nothing_by_name_while_they_run(name: str) -> None:
    called = {ast.unparse(node.func) for node in ast.walk(parsed(HERE / name)) if isinstance(node, ast.Call)}

    assert called & {"__import__", "import_module", "exec", "eval", "open"} == set()
    assert "importlib" not in imported(HERE / name)
