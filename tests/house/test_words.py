"""Words that do not belong in the repository: this machine's folders, and work that is only half done."""

from __future__ import annotations

import re

from tests.support.tree import files, python_files, shown

PATHS = re.compile("/(?:" + "|".join(["work", "root", "home/[a-z]+", "tmp/[a-z]+_jobs"]) + ")/")
HALF_DONE = re.compile(
    r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX", "NotImplemented" + "Error"]) + r")\b"
)
WITH_OTHERS_WORDS = ("vendor", "icons", "fonts")
BINARY = frozenset({".woff2", ".ttf", ".png", ".pdf", ".ico"})
CREDENTIALS_IN_ADDRESS = re.compile(r"[a-z]+://[^\s/:@\"']+:[^\s/@\"']+@(?!127\.0\.0\.1|localhost)")


def _ours() -> list[tuple[str, str]]:
    """Path and text of every file that we wrote."""
    return [
        (shown(path), path.read_text(encoding="utf-8"))
        for path in files()
        if path.suffix not in BINARY and not set(WITH_OTHERS_WORDS) & set(path.parts)
    ]


def test_no_file_names_a_folder_of_the_machine_it_was_written_on() -> None:
    named = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in _ours()
        for number, line in enumerate(text.splitlines(), 1)
        if PATHS.search(line)
    ]

    assert named == []


def test_no_code_is_half_done() -> None:
    half = [
        f"{shown(path)}:{number}: {line.strip()[:80]}"
        for path in python_files("boligflyt")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if HALF_DONE.search(line)
    ]

    assert half == []


def test_no_address_carries_a_password() -> None:
    carried = [name for name, text in _ours() if CREDENTIALS_IN_ADDRESS.search(text)]

    assert carried == []
