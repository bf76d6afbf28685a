"""What leaves the program as a sheet holds text, numbers and days, and never a formula."""

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from boligflyt.toolkit.sheets import BOM, STARTS_A_FORMULA, Sheet, as_csv, as_written, as_xlsx

MADE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOSTILE_STRINGS = 5_000
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PIECES = (
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'", '"', ";", ",", "|", "%", " ",
    "\u00a0", "\u3000", "=1+1", "+47", "-2+3", "@SUM(A1)", "=HYPERLINK(\"x\";\"y\")", "=cmd|' /C calc'!A0",
    "DDE", "_x0041_", "{=A1}", "Åse", "ærlig", "0301", "1e5", "http://x", "mailto:a", "<f>1</f>", "&amp;",
    "]]>", "\x00", "\x0b", "\x1f", "\ufeff", "\u202e", "😀",
)  # fmt: skip


def hostile(count: int) -> list[str]:
    """Seeded: every piece alone and before a word, then random ones with a dangerous beginning."""
    chance = random.Random(20261123)
    texts = [*PIECES, *(piece + "navn" for piece in PIECES)]
    while len(texts) < count:
        texts.append("".join(chance.choices(PIECES, k=chance.randint(1, 6))))
    return texts


def csv_rows(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8")
    assert text.startswith(BOM)
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";"))


def xlsx_cells(content: bytes) -> list[ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    return list(sheet.iter(f"{SPACE}c"))


def xlsx_texts(content: bytes) -> list[str]:
    """The shared strings, with the format's own way of writing control characters read back."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    texts = ["".join(part.text or "" for part in one.iter(f"{SPACE}t")) for one in strings]
    read = [re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text) for text in texts]
    order = [int(cell.findtext(f"{SPACE}v") or 0) for cell in xlsx_cells(content) if cell.get("t") == "s"]
    return [read[number] for number in order]


def test_no_text_is_a_formula_in_csv_and_every_text_can_be_read_back() -> None:
    texts = hostile(HOSTILE_STRINGS)

    rows = csv_rows(as_csv(Sheet("Ark", ["Tekst"], [[text] for text in texts])))[1:]

    begins = [cell for (cell,) in rows if cell.lstrip().startswith(tuple(STARTS_A_FORMULA))]
    assert begins == []
    assert [as_written(cell) for (cell,) in rows] == texts


def test_ordinary_text_is_left_as_it_was_written() -> None:
    texts = ["Skogbrynet 7, H0301", "0301", "1-3", "a=b", "", "Å"]

    rows = csv_rows(as_csv(Sheet("Ark", ["Tekst"], [[text] for text in texts])))[1:]

    assert [cell for (cell,) in rows] == texts


def test_no_text_is_a_formula_in_xlsx_and_every_text_can_be_read_back() -> None:
    texts = hostile(HOSTILE_STRINGS)

    content = as_xlsx(Sheet("Ark", ["Tekst"], [[text] for text in texts]), MADE)

    cells = xlsx_cells(content)
    assert [cell for cell in cells if cell.find(f"{SPACE}f") is not None] == []
    assert {cell.get("t") for cell in cells} == {"s"}
    assert xlsx_texts(content)[1:] == texts


@pytest.mark.parametrize(
    ("number", "in_csv", "in_xlsx"),
    [
        (-5, "-5", "-5"),
        (0, "0", "0"),
        (Decimal("-10200.50"), "-10200,50", "-10200.5"),
        (Decimal("1E+3"), "1000", "1000"),
    ],
)
def test_a_number_stays_a_number_also_below_zero(number, in_csv: str, in_xlsx: str) -> None:
    sheet = Sheet("Ark", ["Tall"], [[number]])

    written, cell = csv_rows(as_csv(sheet))[1], xlsx_cells(as_xlsx(sheet, MADE))[1]

    assert written == [in_csv]
    assert (cell.get("t"), cell.findtext(f"{SPACE}v")) == (None, in_xlsx)


def test_a_day_stays_a_day() -> None:
    sheet = Sheet("Ark", ["Dag"], [[date(2026, 11, 23)], [date(1850, 1, 2)]])

    days, cells = csv_rows(as_csv(sheet))[1:], xlsx_cells(as_xlsx(sheet, MADE))

    assert days == [["23.11.2026"], ["02.01.1850"]]
    assert (cells[1].get("t"), cells[1].findtext(f"{SPACE}v")) == (None, "46349")
    assert cells[2].get("t") == "s"  # sheets know no day before 1900


def test_a_text_too_long_for_a_cell_says_that_it_was_cut() -> None:
    content = as_xlsx(Sheet("Ark", ["Tekst"], [["x" * 40_000]]), MADE)

    text = xlsx_texts(content)[1]

    assert len(text) == 32_767
    assert text.endswith("… (kuttet)")


def test_the_file_tells_of_nobody_who_made_it() -> None:
    content = as_xlsx(Sheet("Ark", ["Tekst"], [["a"]]), MADE)

    with zipfile.ZipFile(io.BytesIO(content)) as book:
        core = book.read("docProps/core.xml").decode()

    assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]+)</", core) == []
    assert "2026-11-23" in core
