"""A workbook that is sent in: which of its sheets has the dwellings, and its rows.

The sheet is held whole by the library that reads it, in its compact form.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from boligflyt.areas.dwellings.incoming_sheet import CUT_OFF, Row, Sheet
from boligflyt.domain.dwelling_file import Dialect, FileFault, column_letter
from boligflyt.domain.dwelling_file.cell_faults import Cell
from boligflyt.domain.dwelling_file.cells import fold
from boligflyt.domain.dwelling_file.dialect import LOOKED_THROUGH
from boligflyt.domain.sheet_mapping import headings_known, named
from boligflyt.toolkit.faults import Refused

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MOST_UNPACKED = 600_000_000
MOST_SHEETS, MOST_NAMED, LONGEST_NAME = 100, 6, 31
FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*>\s*<f[\s>/]')
OVERLAP = 400
DAMAGED = (
    zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, RuntimeError, KeyError, ValueError, SyntaxError,
)  # fmt: skip


def workbook(file: BinaryIO, name_of_sheet: str) -> Sheet:
    """The sheet of that name, or the one that looks most like dwellings.

    Raises FileFault for what cannot be read, and Refused for a name that none of them has.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    _can_be_unpacked(file)
    file.seek(0)
    try:
        book = CalamineWorkbook.from_filelike(file)
        shown = [one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
        shown = (shown or book.sheet_names)[:MOST_SHEETS]
        sheet = (
            _named(book, shown, name_of_sheet) if name_of_sheet.strip() else _most_like_dwellings(book, shown)
        )
    except PasswordError:
        raise FileFault("Filen er låst med passord. Ta bort passordet, og lagre den på nytt.") from None
    except (CalamineError, IndexError, ValueError, OSError):
        raise FileFault(CUT_OFF) from None
    first = (sheet.start or (0, 0))[0] + 1
    rows: Iterator[Row] = (
        (number, [_plain(cell) for cell in row]) for number, row in enumerate(sheet.iter_rows(), first)
    )
    remarks = (*_others(shown, sheet.name), *_about_formulas(*_formulas(file, sheet.name)))
    merged = _merged(sheet.merged_cell_ranges or [])
    return Sheet(Dialect("xlsx", "", ""), rows, merged, remarks, length=sheet.total_height)


def _plain(cell: object) -> Cell:
    if isinstance(cell, timedelta):
        return str(cell)
    return None if cell == "" else cell  # type: ignore[return-value]


def _merged(areas: list[tuple[tuple[int, int], tuple[int, int]]]) -> dict[int, str]:
    found: dict[int, str] = {}
    for (top, left), (bottom, right) in areas:
        area = f"{column_letter(left)}{top + 1}:{column_letter(right)}{bottom + 1}"
        found |= dict.fromkeys(range(top + 1, min(bottom, top + 1000) + 2), area)
    return found


def _can_be_unpacked(file: BinaryIO) -> None:
    """Raises FileFault for what is too large, is no workbook or has no end."""
    try:
        with zipfile.ZipFile(file) as packed:
            size, parts = sum(one.file_size for one in packed.infolist()), packed.namelist()
    except DAMAGED:
        raise FileFault(CUT_OFF) from None
    if size > MOST_UNPACKED:
        raise FileFault("Filen pakker seg ut til mer enn vi kan lese. Lagre den som CSV UTF-8.")
    if not any(one.startswith("xl/worksheets/") for one in parts):
        raise FileFault("Filen er ikke et regneark. Lagre den som Excel-arbeidsbok (xlsx) eller CSV.")


def _formulas(file: BinaryIO, name: str) -> tuple[int, list[str]]:
    """How many cells of the sheet have a formula, and the first of them. Raises FileFault."""
    count = 0
    cells: list[str] = []
    try:
        with zipfile.ZipFile(file) as packed, packed.open(_part_of(packed, name)) as sheet:
            rest = b""
            for piece in iter(lambda: sheet.read(1 << 20), b""):
                rest += piece
                ends = 0
                for found in FORMULA.finditer(rest):
                    count, ends = count + 1, found.end()
                    if len(cells) < 3:
                        cells.append(found[1].decode())
                rest = rest[max(ends, len(rest) - OVERLAP) :]
    except DAMAGED:
        raise FileFault(CUT_OFF) from None
    return count, cells


def _part_of(packed: zipfile.ZipFile, name: str) -> str:
    """The path in the archive of the sheet of that name. Raises KeyError."""
    from defusedxml.ElementTree import fromstring

    relations = fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    at = {one.get("Id"): one.get("Target", "") for one in relations}
    for one in fromstring(packed.read("xl/workbook.xml")).iter():
        if one.tag.endswith("}sheet") and one.get("name") == name:
            [key] = [value for attribute, value in one.items() if attribute.endswith("}id")]
            return posixpath.normpath(posixpath.join("/xl", at[key])).lstrip("/")
    raise KeyError(name)


def _others(shown: Sequence[str], name: str) -> Iterator[str]:
    """Which sheets were left unread, and how to read one of them."""
    others = [f"«{one[:LONGEST_NAME]}»" for one in shown if one != name]
    if others:
        more = f" og {len(others) - MOST_NAMED} til" if len(others) > MOST_NAMED else ""
        yield (
            f"Arbeidsboken har flere ark. «{name[:LONGEST_NAME]}» er lest, og ikke "
            f"{', '.join(others[:MOST_NAMED])}{more}. "
            "Skal et annet leses, skriv navnet på det når du laster inn filen."
        )


def _about_formulas(count: int, cells: Sequence[str]) -> Iterator[str]:
    if count:
        more = " og flere" if count > len(cells) else ""
        yield f"{count} celler har formler ({', '.join(cells)}{more}). Verdien de viser, er brukt."


def _named(book: CalamineWorkbook, shown: Sequence[str], name_of_sheet: str) -> CalamineSheet:
    wanted = fold(name_of_sheet)
    for one in shown:
        if fold(one) == wanted:
            return book.get_sheet_by_name(one)
    told = ", ".join(f"«{one[:LONGEST_NAME]}»" for one in shown)
    raise Refused(
        f"Arbeidsboken har ikke noe ark som heter «{name_of_sheet[:LONGEST_NAME]}». Den har {told}.",
        field="sheet",
    )


def _most_like_dwellings(book: CalamineWorkbook, shown: Sequence[str]) -> CalamineSheet:
    """The sheet whose headings say most to us; among those that say as much the first, but no bare title."""
    best, said = None, (-1, False)
    for name in shown:
        sheet = book.get_sheet_by_name(name)
        if len(shown) == 1:
            return sheet
        rows = list(islice(sheet.iter_rows(), LOOKED_THROUGH))
        told = headings_known(rows), sum(1 for row in rows if len(named(row)) > 1) > 1
        if best is None or told > said:
            best, said = sheet, told
    return best or book.get_sheet_by_index(0)
