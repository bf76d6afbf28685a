"""Collects which rows of the seed inventory passing tests prove, and writes them with the hash of the tree.

Only a whole run counts: a run of one file, of names that match, or one that stopped early writes nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from boligflyt.cli import proofs

MOST = 3
ORDINARY_MARKS = "not browser"  # addopts in pyproject.toml: browser tests prove nothing here
NARROWING = ("keyword", "deselect", "ignore", "ignore_glob", "lf", "collectonly", "stepwise", "pyargs")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        ids = _ids(item)
        if len(ids) > MOST:
            raise pytest.UsageError(f"{item.nodeid} claims {len(ids)} rows; a test proves at most {MOST}.")


def _ids(item: pytest.Item) -> list[str]:
    return [one for marker in item.iter_markers("proves") for one in marker.args]


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    outcome = yield
    outcome.get_result().user_properties.append(("proves", _ids(item)))


def whole_selection(config: pytest.Config) -> bool:
    """Whether the command line asks for every test but the browser's."""
    if config.getoption("markexpr") != ORDINARY_MARKS:
        return False
    if any(config.getoption(name, default=None) for name in NARROWING):
        return False
    everything = {(config.rootpath / top).resolve() for top in config.getini("testpaths")}
    asked = {(config.invocation_params.dir / Path(one)).resolve() for one in config.args}
    return everything <= asked or config.rootpath.resolve() in asked


class Collector:
    """Gathers the rows on the controller; workers only report."""

    def __init__(self, tree: str) -> None:
        self.tree = tree
        self.proven: dict[str, set[str]] = {}
        self.marked: set[str] = set()
        self.failed: set[str] = set()
        self.lost = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        ids = {one for name, found in report.user_properties if name == "proves" for one in found}
        self.marked |= ids
        if report.failed:
            self.failed |= ids
        elif report.passed and report.when == "call":
            for one in ids:
                self.proven.setdefault(one, set()).add(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self.lost = self.lost or report.failed

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        stopped = bool(session.shouldstop or session.shouldfail) or self.lost
        ran = exitstatus in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}
        if stopped or not ran or proofs.tree_hash() != self.tree:
            return
        proven = {row: sorted(tests) for row, tests in sorted(self.proven.items()) if row not in self.failed}
        proofs.write(proofs.Proofs(proven, frozenset(self.marked)), self.tree)


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput") and whole_selection(config):
        config.pluginmanager.register(Collector(proofs.tree_hash()), "boligflyt-proofs")
