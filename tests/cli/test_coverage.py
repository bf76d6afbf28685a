"""`coverage`: which rows are proven, which are not, and what counts as a whole run."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from boligflyt.cli import coverage, proofs
from boligflyt.cli.inventory import Row
from tests.support.proofs import Collector, whole_selection

ROWS = [Row("DEF-01", "Begrep", True), Row("DEF-02", "Annet begrep", True), Row("REP-06", "Rapport", False)]


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Proofs of a made-up inventory, for the tree as it is."""
    monkeypatch.setenv("BF_DATA", str(tmp_path))
    monkeypatch.setattr(coverage, "rows", lambda: ROWS)
    found = proofs.Proofs({"DEF-01": ["tests/x.py::test_a"]}, frozenset({"DEF-01", "XYZ-99"}))
    proofs.write(found, proofs.tree_hash())


def test_the_json_lists_every_row_once_and_ids_that_no_row_has(
    stored: None, capsys: pytest.CaptureFixture[str]
) -> None:
    exit_code = coverage.run(["--json"])

    answer = json.loads(capsys.readouterr().out)

    assert exit_code == 0
    assert answer == {
        "proven": ["DEF-01"], "unproven": ["DEF-02"], "no_software": ["REP-06"], "unknown": ["XYZ-99"],
    }  # fmt: skip


def test_the_table_counts_by_group(stored: None, capsys: pytest.CaptureFixture[str]) -> None:
    coverage.run([])

    shown = capsys.readouterr().out

    assert [line.split() for line in shown.splitlines() if line.startswith(("DEF", "REP", "Sum"))] == [
        ["DEF", "Begreper", "2", "1", "1", "0"],
        ["REP", "Rapporter", "1", "0", "0", "1"],
        ["Sum", "3", "1", "1", "1"],
    ]
    assert "Ikke bevist (1):\n  DEF-02" in shown


def test_a_row_that_needs_no_software_is_never_counted_as_proven() -> None:
    found = proofs.Proofs({"REP-06": ["tests/x.py::test_a"]}, frozenset({"REP-06"}))

    sorted_out = coverage.sort_out(ROWS, found)

    assert sorted_out.proven == []
    assert sorted_out.no_software == ["REP-06"]


def test_a_changed_tree_makes_the_tests_run_again(
    stored: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(proofs, "tree_hash", lambda: "another tree")
    monkeypatch.setattr(coverage.subprocess, "run", lambda command, **kwargs: started.append(command))

    exit_code = coverage.run(["--json"])

    said = capsys.readouterr()
    assert exit_code == 1
    assert started[0][1:3] == ["-m", "pytest"]
    assert said.out == ""
    assert "ikke noe resultat" in said.err


def test_a_row_with_a_failing_test_is_not_proven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BF_DATA", str(tmp_path))
    collector = Collector(proofs.tree_hash())
    for name, ids, passed in (("a", ["DEF-01"], True), ("b", ["DEF-02"], True), ("c", ["DEF-02"], False)):
        collector.pytest_runtest_logreport(_report(name, ids, passed))

    collector.pytest_sessionfinish(SimpleNamespace(shouldstop=False, shouldfail=False), 1)

    found = proofs.read()
    assert found is not None
    assert list(found.proven) == ["DEF-01"]
    assert found.marked == {"DEF-01", "DEF-02"}


@pytest.mark.parametrize("case", ["stopped", "interrupted", "changed"])
def test_a_run_that_is_not_whole_leaves_no_proof(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BF_DATA", str(tmp_path))
    collector = Collector("an older tree" if case == "changed" else proofs.tree_hash())
    session = SimpleNamespace(shouldstop=case == "stopped", shouldfail=False)

    collector.pytest_sessionfinish(session, 2 if case == "interrupted" else 0)

    assert not proofs.result_file().exists()


@pytest.mark.parametrize(
    ("options", "args", "whole"),
    [
        ({}, ["tests"], True),
        ({}, ["."], True),
        ({}, ["tests/cli"], False),
        ({}, ["tests/cli/test_coverage.py::test_x"], False),
        ({"keyword": "fnr"}, ["tests"], False),
        ({"markexpr": "browser"}, ["tests"], False),
        ({"deselect": ["tests/cli"]}, ["tests"], False),
        ({"lf": True}, ["tests"], False),
    ],
)
def test_only_the_whole_selection_counts(options: dict[str, object], args: list[str], whole: bool) -> None:
    given = {"markexpr": "not browser", **options}
    config = SimpleNamespace(
        getoption=lambda name, default=None: given.get(name, default),
        getini=lambda name: ["tests"],
        rootpath=proofs.ROOT,
        invocation_params=SimpleNamespace(dir=proofs.ROOT),
        args=args,
    )

    assert whole_selection(config) is whole


def _report(name: str, ids: list[str], passed: bool) -> SimpleNamespace:
    return SimpleNamespace(
        nodeid=name, when="call", passed=passed, failed=not passed, user_properties=[("proves", ids)]
    )
