"""Collects which rows of the seed inventory passing tests prove, and writes them with the hash of the tree."""

from __future__ import annotations

import pytest

from boligflyt.cli import proofs

MOST = 3


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
    report = outcome.get_result()
    if report.when == "call":
        report.user_properties.append(("proves", _ids(item)))


class Collector:
    """Gathers the rows on the controller; workers only report."""

    def __init__(self) -> None:
        self.proven: dict[str, list[str]] = {}
        self.failed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when != "call":
            return
        for name, ids in report.user_properties:
            if name == "proves":
                for one in ids:
                    if report.passed:
                        self.proven.setdefault(one, []).append(report.nodeid)
                    else:
                        self.failed.add(one)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if not hasattr(session.config, "workerinput"):
            proofs.write({row: tests for row, tests in self.proven.items() if row not in self.failed})


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput") and config.getoption("collectonly") is False:
        config.pluginmanager.register(Collector(), "boligflyt-proofs")
