"""Documents say what the code does: tables, links, addresses of files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from boligflyt.areas.access.choices import Right
from tests.support.area_tables import OF_AREA, documents, written
from tests.support.rate_document import BOSTOETTE, DOCUMENT, bostoette_document, rate_document
from tests.support.tree import CODE, ROOT, files, shown

MARKDOWN = [path for path in files() if path.suffix == ".md" and "vendor" not in path.parts]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
NAMED_FILE = re.compile(
    r"`((?:boligflyt|tests|docs|requirements|benchmarks|\.ci)/[A-Za-z0-9_./-]+[A-Za-z0-9/])`"
)
SUMMARY = "index.md"


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_the_tables_of_an_area_are_those_of_the_code(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert written(text, path.stem) == text, "run: python -m tests.support.area_tables"
    # An area without rights of its own says whose it uses.
    assert ("<!-- table: rights -->" in text) == bool(OF_AREA[path.stem])


def test_the_list_of_rates_is_that_of_the_files() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == rate_document(), "run: python -m tests.support.area_tables"
    assert BOSTOETTE.read_text(encoding="utf-8") == bostoette_document()


def test_every_area_has_its_half_page() -> None:
    areas = {path.parent.name for path in CODE.glob("areas/*/models*") if path.suffix in {".py", ""}}

    assert {path.stem for path in documents()} == areas


def test_every_right_is_told_of_in_one_area() -> None:
    told = [right for rights in OF_AREA.values() for right in rights]

    assert sorted(told) == sorted(Right)


@pytest.mark.parametrize("path", MARKDOWN, ids=shown)
def test_links_lead_to_files_that_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    broken = [target for target in LINK.findall(text) if not (path.parent / target).exists()]

    assert broken == []


@pytest.mark.parametrize("path", MARKDOWN, ids=shown)
def test_files_that_a_document_names_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    gone = [name for name in NAMED_FILE.findall(text) if not (ROOT / name).exists()]

    assert gone == []


def test_decisions_are_numbered_in_order_and_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / SUMMARY).read_text(encoding="utf-8")

    numbers = sorted(int(path.name[:4]) for path in folder.glob("[0-9]*.md"))

    assert numbers == list(range(1, len(numbers) + 1))
    assert [path.name for path in folder.glob("[0-9]*.md") if f"({path.name})" not in listed] == []
