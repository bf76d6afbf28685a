"""Sheets to take out of the program: CSV and XLSX where text is never a formula.

A sheet program runs text that begins with = + - @ as a formula, and a formula can send what stands beside it
to somebody else's address. Numbers stay numbers, days stay days, and the file tells of nobody who made it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | Decimal | date | bool | None

BOM = "\ufeff"  # without it Excel reads æ, ø and å as something else
MARK = "'"
# OWASP's list, with the full-width signs that some programs take for the same, and our own mark, so that
# what was marked can be told from what was written. Blanks and unseen signs in front do not hide them.
STARTS_A_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_UNSEEN = r"[\s\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff]*"
_DANGEROUS = re.compile(f"{_UNSEEN}[{re.escape(STARTS_A_FORMULA + MARK)}]")
MOST_IN_A_CELL = 32_767  # Excel's own limit; a longer text ends with CUT
CUT = " … (kuttet)"
FIRST_DAY = date(1900, 3, 1)  # sheets count an invented 29 February 1900; earlier days are written as text
WIDEST, NARROWEST = 60, 8


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a heading row. `title` is the name of the tab; every row has one cell for each heading."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def as_csv(sheet: Sheet) -> bytes:
    """UTF-8 with BOM, semicolons, decimal comma: as Norwegian Excel reads it."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (sheet.headings, *sheet.rows):
        writer.writerow([_csv_text(cell) for cell in row])
    return (BOM + written.getvalue()).encode("utf-8", errors="replace")


def _csv_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Ja" if cell else "Nei"
    if isinstance(cell, datetime):
        return cell.strftime("%d.%m.%Y %H:%M")
    if isinstance(cell, date):
        return cell.strftime("%d.%m.%Y")
    if isinstance(cell, int | Decimal):
        return format(cell, "f").replace(".", ",") if isinstance(cell, Decimal) else str(cell)
    return harmless(str(cell))


def harmless(text: str) -> str:
    """The text as CSV may hold it: marked with an apostrophe when a sheet could take it for a formula."""
    if not text or text[0].isalnum():  # most cells
        return text
    return MARK + text if _DANGEROUS.match(text) else text


def as_written(text: str) -> str:
    """What `harmless` was given."""
    return text[len(MARK) :] if text.startswith(MARK) else text


def as_xlsx(sheet: Sheet, made_at: datetime) -> bytes:
    """A workbook with one sheet; `made_at` is the only thing it says of its making."""
    written = io.BytesIO()
    book = Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                              "strings_to_numbers": False})  # fmt: skip
    book.set_properties({"author": "", "created": made_at.replace(tzinfo=None)})
    page = book.add_worksheet(_tab_name(sheet.title))
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd.mm.yyyy"})
    moment = book.add_format({"num_format": "dd.mm.yyyy hh:mm"})
    for column, heading in enumerate(sheet.headings):
        page.write_string(0, column, heading, bold)
    for number, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            _put(page, number, column, cell, moment if isinstance(cell, datetime) else day)
    page.freeze_panes(1, 0)
    for column, width in enumerate(_widths(sheet)):
        page.set_column(column, column, width)
    book.close()
    return written.getvalue()


def _put(page: Worksheet, row: int, column: int, cell: Cell, days: Format) -> None:
    """Each kind by its own call: nothing is left for the library to guess."""
    if cell is None:
        return
    if isinstance(cell, bool):
        page.write_string(row, column, "Ja" if cell else "Nei")
    elif isinstance(cell, int | Decimal):
        page.write_number(row, column, float(cell))
    elif isinstance(cell, date) and _day(cell) >= FIRST_DAY:
        local = cell.replace(tzinfo=None) if isinstance(cell, datetime) else cell
        page.write_datetime(row, column, local, days)
    elif isinstance(cell, date):
        page.write_string(row, column, cell.isoformat())
    elif cell:
        page.write_string(row, column, _short(str(cell)))


def _day(cell: date) -> date:
    return cell.date() if isinstance(cell, datetime) else cell


def _short(text: str) -> str:
    text = text.encode("utf-8", errors="replace").decode()
    return text if len(text) <= MOST_IN_A_CELL else text[: MOST_IN_A_CELL - len(CUT)] + CUT


def _tab_name(title: str) -> str:
    """At most 31 characters, and none of those that a tab cannot have."""
    return "".join(" " if sign in "[]:*?/\\" else sign for sign in title).strip("' ")[:31] or "Ark"


def _widths(sheet: Sheet) -> Iterable[int]:
    for column, heading in enumerate(sheet.headings):
        longest = max([len(heading), *(len(_csv_text(row[column])) for row in sheet.rows)])
        yield min(max(longest + 2, NARROWEST), WIDEST)
