"""Modules, functions and templates stay small enough to read, and their names say what they are about."""

from __future__ import annotations

import ast

from tests.support.tree import files, functions, parsed, python_files, shown, templates

MODULE_LINES = 500
FUNCTION_LINES = 60
TEMPLATE_LINES = 250
# Path → why it may be longer. A path that no longer needs its place here fails too.
LONGER_MODULES: dict[str, str] = {}
NAMELESS = frozenset({"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers", "stuff"})


def test_no_module_is_too_long_to_read() -> None:
    long = {shown(path) for path in python_files() if _lines(path) > MODULE_LINES}

    assert long - set(LONGER_MODULES) == set()
    assert set(LONGER_MODULES) - long == set(), "take these off the list"


def test_no_function_is_too_long_to_read() -> None:
    long = [
        f"{shown(path)}:{function.lineno} {function.name}: {length} lines"
        for path in python_files()
        for function in functions(path)
        if (length := (function.end_lineno or function.lineno) - function.lineno + 1) > FUNCTION_LINES
    ]

    assert long == []


def test_no_template_is_too_long_to_read() -> None:
    long = [f"{shown(path)}: {_lines(path)} lines" for path in templates() if _lines(path) > TEMPLATE_LINES]

    assert long == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    nameless = [shown(path) for path in files() if NAMELESS & set(path.stem.lower().split("_"))]

    assert nameless == []


def test_no_class_is_named_after_a_pattern() -> None:
    endings = ("Manager", "Helper", "Utils", "Util")

    nameless = [
        f"{shown(path)}:{node.lineno} {node.name}"
        for path in python_files("boligflyt")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef) and node.name.endswith(endings)
    ]

    assert nameless == []


def test_every_public_function_of_the_floors_has_a_docstring() -> None:
    silent = [
        f"{shown(path)}:{node.lineno} {node.name}"
        for path in python_files("boligflyt/domain", "boligflyt/areas", "boligflyt/toolkit", "boligflyt/cli")
        for node in parsed(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and ast.get_docstring(node) is None
    ]

    assert silent == []


def _lines(path) -> int:
    return path.read_text(encoding="utf-8").count("\n")
