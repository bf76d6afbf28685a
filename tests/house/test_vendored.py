"""Files from others: unchanged, listed with their sum, and with their licence beside them."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from tests.support.tree import ROOT, files, shown

LIST = ROOT / "boligflyt" / "web" / "static" / "vendor" / "VENDORED.md"
ROW = re.compile(
    r"^\| `(?P<package>[^`]+)` \| (?P<version>\S+) \| (?P<licence>\S+) "
    r"\| `(?P<file>[^`]+)`.*\| `(?P<sum>[0-9a-f]{64})` \|$"
)
LICENCE_NAMES = ("LICENSE", "LICENCE", "OFL.txt")
OUR_OWN = frozenset({"VENDORED.md", "inter.css"})
VENDOR_FOLDERS = ("boligflyt/web/static/vendor/", "tests/support/vendor/", "boligflyt/web/icons/")


def _rows() -> list[re.Match[str]]:
    return [found for line in LIST.read_text(encoding="utf-8").splitlines() if (found := ROW.match(line))]


def _paths(pattern: str) -> list[Path]:
    return sorted(ROOT.glob(pattern))


def test_every_vendored_file_has_the_sum_in_the_list() -> None:
    changed = []
    for row in _rows():
        paths = _paths(row["file"])
        content = b"".join(path.read_bytes() for path in paths)
        if not paths or hashlib.sha256(content).hexdigest() != row["sum"]:
            changed.append(row["file"])

    assert len(_rows()) >= 7
    assert changed == []


def test_every_vendored_file_stands_in_the_list() -> None:
    listed = {path for row in _rows() for path in _paths(row["file"])}

    unlisted = [
        shown(path)
        for path in files()
        if shown(path).startswith(VENDOR_FOLDERS)
        and path not in listed
        and path.name not in OUR_OWN
        and not path.name.startswith(LICENCE_NAMES)
    ]

    assert unlisted == []


def test_every_vendored_package_has_its_licence_beside_it() -> None:
    without = [
        row["file"]
        for row in _rows()
        if not any(
            (folder / name).exists()
            for folder in list((ROOT / row["file"]).parents)[:3]
            if folder != ROOT
            for name in LICENCE_NAMES
        )
    ]

    assert without == []


def test_the_version_in_the_list_is_the_version_in_the_path() -> None:
    differing = [
        row["file"]
        for row in _rows()
        if "vendor/" in row["file"] and f"-{row['version']}/" not in row["file"]
    ]

    assert differing == []


def test_fonts_for_letters_have_their_licence() -> None:
    folders = {path.parent for path in files() if path.suffix in {".ttf", ".otf"}}

    assert folders
    assert all(any((folder / name).exists() for name in LICENCE_NAMES) for folder in folders)
