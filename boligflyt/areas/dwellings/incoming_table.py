"""Tables that are sent in, CSV or Excel, read row by row. What is wrong with the file as a whole is refused.

CSV is read as a stream; for workbooks see `incoming_workbook`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import BinaryIO

from boligflyt.areas.dwellings.incoming_sheet import CUT_OFF, Row, Sheet
from boligflyt.areas.dwellings.incoming_workbook import workbook
from boligflyt.domain.dwelling_file import (
    Dialect,
    FileFault,
    Headings,
    OtherHeadings,
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


class OtherSheet(Refused):
    """The file can be read, but its headings are not those of Kobo; a mapping is needed."""


def open_table(file: BinaryIO, named: str = "") -> TableFile:
    """Recognise the file and find its headings. Raises Refused, with how to mend it, or OtherSheet.

    `named` is the sheet of a workbook that is to be read; without it the one that looks most like dwellings.
    """
    sheet = _opened(file, named)
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


def open_sheet(file: BinaryIO, named: str = "") -> Sheet:
    """As `open_table`, whatever the headings. Raises Refused, with how to mend it."""
    sheet = _opened(file, named)
    return replace(sheet, rows=_none_cut(sheet.rows, 0, sheet.ends_whole))


def _opened(file: BinaryIO, named: str) -> Sheet:
    head = file.read(PIECE)
    file.seek(0)
    if not head:
        raise Refused("Filen er tom. Sjekk at den åpner seg hos deg, og velg den på nytt.", field="file")
    try:
        if head.startswith(OLD_OFFICE):
            raise FileFault(_about_old_office(file))
        return workbook(file, named) if head.startswith(PACKED) else _text(file)
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
