"""The locks: every package with one version and its sums, and no address of a registry."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.support.tree import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)(?:\[[a-z0-9,_-]+\])?==(?P<version>\S+)", re.IGNORECASE)
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _entries(text: str) -> list[str]:
    """Each package with its sums on one line."""
    joined = text.replace("\\\n", " ")
    return [line.strip() for line in joined.splitlines() if line.strip() and not line.strip().startswith("#")]


def _plain(requirement: str) -> str:
    name = re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_package_of_a_lock_has_one_version_and_its_sums(lock) -> None:
    entries = _entries(lock.read_text(encoding="utf-8"))

    loose = [entry[:60] for entry in entries if not PINNED.match(entry) or "--hash=sha256:" not in entry]

    assert entries
    assert loose == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_address(lock) -> None:
    text = lock.read_text(encoding="utf-8")

    assert re.findall(r"https?://\S+|--(?:extra-)?index-url|--find-links", text) == []


def test_the_locks_hold_everything_the_project_asks_for() -> None:
    asked = {_plain(one) for one in SETTINGS["project"]["dependencies"]}
    groups = SETTINGS["dependency-groups"]
    for_tests = asked | {
        _plain(one) for name in ("demo", "test") for one in groups[name] if isinstance(one, str)
    }

    assert asked | {_plain(one) for one in groups["demo"]} <= _names("demo")
    assert for_tests <= _names("test")


def test_the_demo_lock_holds_no_tools_for_developers() -> None:
    tools = {_plain(one) for one in SETTINGS["dependency-groups"]["test"] if isinstance(one, str)}

    assert tools & _names("demo") == set()


def test_the_same_package_has_the_same_version_in_every_lock() -> None:
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for entry in _entries(lock.read_text(encoding="utf-8")):
            found = PINNED.match(entry)
            key = f"{_plain(entry)} {entry.partition(';')[2].partition('--hash')[0].strip()}"
            versions.setdefault(key, set()).add(found["version"] if found else entry)

    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def _names(lock: str) -> set[str]:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return {_plain(entry) for entry in _entries(text)}
