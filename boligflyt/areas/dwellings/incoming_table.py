"""Tables that are sent in, CSV or Excel, read row by row. What is wrong with the file as a whole is refused.

CSV is read as a stream. A workbook is held whole by the library that reads it, in its compact form.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import islice
from typing import BinaryIO

from boligflyt.domain.dwelling_file import (
    Dialect,
    FileFault,
    Headings,
    OtherHeadings,
    column_letter,
    column_of,
    encoding_of,
    find_headings,
    separator_of,
)
from boligflyt.domain.dwelling_file.cell_faults import Cell
from boligflyt.domain.dwelling_file.dialect import FEWEST_KNOWN, LOOKED_THROUGH
from boligflyt.toolkit.faults import Refused
from boligflyt.toolkit.sheets import MARK, as_written

PIECE = 1 << 16
OLD_OFFICE, PACKED = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
LOCKED = "EncryptedPackage".encode("utf-16-le")
MOST_UNPACKED = 600_000_000
FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"[^>]*>\s*<f[\s>/]')
OVERLAP = 400
CUT_OFF = (
    "Filen er skadet eller avkortet og kan ikke leses til slutt. "
    "Sjekk at den åpner seg hos deg, lagre den på nytt og prøv igjen."
)
Row = tuple[int, list[Cell]]


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file that can be read: how it is written, its headings, and its rows after them, by number.

    `merged`: the area of merged cells that a row is in. `remarks`: what whoever sent it should know.
    `length`: about how many rows there are.
    """

    dialect: Dialect
    headings: Headings
    rows: Iterator[Row]
    merged: Mapping[int, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that can be read, before anybody knows which of its rows the headings are."""

    dialect: Dialect
    rows: Iterator[Row]
    merged: Mapping[int, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    ends_whole: bool = True
    length: int | None = None


class OtherSheet(Refused):
    """The file can be read, but its headings are not those of Kobo; a mapping is needed."""


def open_table(file: BinaryIO) -> TableFile:
    """Recognise the file and find its headings. Raises Refused, with how to mend it, or OtherSheet."""
    sheet = _opened(file)
    try:
        headings = _headings(sheet.rows)
    except OtherHeadings as fault:
        raise OtherSheet(str(fault), field="file") from None
    except FileFault as fault:
        raise Refused(str(fault), field="file") from None
    rows = _none_cut(sheet.rows, len(headings.cells), sheet.ends_whole)
    dialect = replace(sheet.dialect, names=headings.names)
    length = sheet.length - headings.row if sheet.length else None
    return TableFile(dialect, headings, rows, sheet.merged, sheet.remarks, length)


def open_sheet(file: BinaryIO) -> Sheet:
    """Recognise the file, whatever its headings. Raises Refused, with how to mend it."""
    sheet = _opened(file)
    return replace(sheet, rows=_none_cut(sheet.rows, 0, sheet.ends_whole))


def _opened(file: BinaryIO) -> Sheet:
    head = file.read(PIECE)
    file.seek(0)
    if not head:
        raise Refused("Filen er tom. Sjekk at den åpner seg hos deg, og velg den på nytt.", field="file")
    try:
        if head.startswith(OLD_OFFICE):
            raise FileFault(_about_old_office(file))
        return _workbook(file) if head.startswith(PACKED) else _text(file)
    except FileFault as fault:
        raise Refused(str(fault), field="file") from None


def _about_old_office(file: BinaryIO) -> str:
    if LOCKED in file.read():
        return "Filen er låst med passord. Åpne den, ta bort passordet, og lagre den på nytt."
    return "Filen er i et eldre Excel-format (xls). Lagre den som Excel-arbeidsbok (xlsx) eller CSV UTF-8."


def _text(file: BinaryIO) -> Sheet:
    encoding = encoding_of(iter(lambda: file.read(PIECE), b""))
    file.seek(0)
    lines = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    separator = separator_of(list(islice(lines, LOOKED_THROUGH)))
    lines.detach()
    ends_whole, length = _ends_whole(file), _lines_in(file)
    file.seek(0)
    lines = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
    dialect = Dialect("csv", encoding, separator)
    return Sheet(dialect, _csv_rows(lines, separator), ends_whole=ends_whole, length=length)


def _ends_whole(file: BinaryIO) -> bool:
    """Whether the last line is ended."""
    file.seek(-1, io.SEEK_END)
    return file.read(1) in b"\r\n"


def _lines_in(file: BinaryIO) -> int:
    """About as many as there are rows: a cell may hold more lines than one."""
    file.seek(0)
    return sum(piece.count(b"\n") for piece in iter(lambda: file.read(PIECE), b""))


def _csv_rows(lines: io.TextIOWrapper, separator: str) -> Iterator[Row]:
    """The rows; the file is left open to whoever opened it."""
    number = 0
    try:
        for number, row in enumerate(csv.reader(lines, delimiter=separator, strict=True), 1):
            # Most rows have no mark, and one look tells.
            yield number, [as_written(cell) for cell in row] if MARK in "".join(row) else row  # type: ignore[misc]
    except csv.Error as fault:
        if "unexpected end" in str(fault):
            why = f"{CUT_OFF} Et anførselstegn etter rad {number} blir aldri lukket."
        else:
            why = f"Rad {number + 1} kan ikke leses: anførselstegnene går ikke opp. Rett raden i filen."
        raise Refused(why, field="file") from None
    finally:
        with suppress(ValueError):
            lines.detach()


def _none_cut(rows: Iterator[Row], width: int, ends_whole: bool) -> Iterator[Row]:
    """The same rows. Raises Refused when the last one stops in the middle of the line.

    Without headings (`width` is 0) the row before it tells how wide a row is.
    """
    number, cells, before = 0, width, width
    for number, row in rows:
        before, cells = width or cells, len(row)
        yield number, row
    if not ends_whole and cells < before:
        raise Refused(f"{CUT_OFF} Rad {number} har {cells} av {before} celler.", field="file")


def _headings(rows: Iterator[Row]) -> Headings:
    """The headings; the rows are left standing at the first one after them."""
    seen: list[list[Cell]] = []
    for number, row in islice(rows, LOOKED_THROUGH):
        seen.append(row)
        try:
            return replace(find_headings(seen), row=number)
        except FileFault:
            if any(_known_enough(one) for one in seen):
                raise
    return find_headings(seen)


def _known_enough(row: list[Cell]) -> bool:
    return len({one.name for cell in row if (one := column_of(str(cell)))}) >= FEWEST_KNOWN


def _workbook(file: BinaryIO) -> Sheet:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    formulas = _formulas(file)
    file.seek(0)
    try:
        book = CalamineWorkbook.from_filelike(file)
        shown = [one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
        sheet = book.get_sheet_by_name((shown or book.sheet_names)[0])
    except PasswordError:
        raise FileFault("Filen er låst med passord. Ta bort passordet, og lagre den på nytt.") from None
    except (CalamineError, IndexError, ValueError, OSError):
        raise FileFault(CUT_OFF) from None
    first = (sheet.start or (0, 0))[0] + 1
    rows: Iterator[Row] = (
        (number, [_plain(cell) for cell in row]) for number, row in enumerate(sheet.iter_rows(), first)
    )
    remarks = _remarks(formulas, len(shown), sheet.name)
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


def _formulas(file: BinaryIO) -> tuple[int, list[str]]:
    """How many cells of the first sheet have a formula, and the first of them. Raises FileFault."""
    count = 0
    cells: list[str] = []
    try:
        with zipfile.ZipFile(file) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED:
                raise FileFault("Filen pakker seg ut til mer enn vi kan lese. Lagre den som CSV UTF-8.")
            sheets = sorted(one for one in packed.namelist() if one.startswith("xl/worksheets/sheet"))
            if not sheets:
                raise FileFault("Filen er ikke et regneark. Lagre den som Excel-arbeidsbok (xlsx) eller CSV.")
            with packed.open(sheets[0]) as sheet:
                rest = b""
                for piece in iter(lambda: sheet.read(1 << 20), b""):
                    rest += piece
                    ends = 0
                    for found in FORMULA.finditer(rest):
                        count, ends = count + 1, found.end()
                        if len(cells) < 3:
                            cells.append(found[1].decode())
                    rest = rest[max(ends, len(rest) - OVERLAP) :]
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, RuntimeError):
        raise FileFault(CUT_OFF) from None
    return count, cells


def _remarks(formulas: tuple[int, list[str]], sheets: int, name: str) -> tuple[str, ...]:
    count, cells = formulas
    told = []
    if sheets > 1:
        told.append(f"Arbeidsboken har flere ark. Bare det første, «{name[:31]}», er lest.")
    if count:
        more = " og flere" if count > len(cells) else ""
        told.append(f"{count} celler har formler ({', '.join(cells)}{more}). Verdien de viser, er brukt.")
    return tuple(told)
