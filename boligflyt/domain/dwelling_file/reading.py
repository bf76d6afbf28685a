"""A row of the file read: values by column, and a fault for each cell that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from boligflyt.domain.coordinates import PlaceFault, read_place
from boligflyt.domain.dwelling_file.cell_faults import (
    SHORTEST,
    Cell,
    CellFault,
    UnknownCode,
    holds_national_number,
)
from boligflyt.domain.dwelling_file.cells import Meanings, Value, read_cell
from boligflyt.domain.dwelling_file.columns import Column, code_columns, columns
from boligflyt.domain.dwelling_file.dialect import Headings, column_letter
from boligflyt.domain.dwelling_file.seen_cells import SeenCells

LONGEST_KEPT = 500
WHOLE_ROW = ""
# In the place of a cell with somebody's number, which goes no further than this.
WITHHELD = {"what": "Her står et fødselsnummer.", "mend": "Ta det bort. Det skal ikke stå på en bolig."}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, where, and how to mend it. `letter` is the sheet's own; a whole row has no column."""

    column: str
    letter: str
    what: str
    mend: str
    code: str = ""  # the code nobody has said the meaning of

    def as_json(self) -> dict[str, str]:
        """As it is stored and shown."""
        return {name: getattr(self, name) for name in ("column", "letter", "what", "mend", "code")}


@dataclass(slots=True)
class ReadRow:
    """A row with what could be read of it. `own` holds the municipality's own columns as they stood.

    `key` tells this dwelling from all others; empty when a part of it cannot be read.
    """

    number: int
    values: dict[str, Value] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    key: str = ""


IDENTITY = (
    "kommunenummer",
    "gnrbnr",
    "festenummer",
    "seksjonsnummer",
    "bruksenhetsnummer",
    "ekstrareferanse",
)


def identity(values: Mapping[str, Value]) -> str:
    """Municipality, gnr/bnr, feste, seksjon, bruksenhet and own reference as one text."""
    return "|".join([str(values.get(name) or "") for name in IDENTITY])


Stored = dict[str, Any]


def set_down(row: Sequence[Cell], headings: Headings) -> Stored:
    """The row as it may be stored until somebody confirms it: what is about a tenant is only checked.

    {"cells": {column: cell}, "own": {heading: text}, "more": cells beyond the headings}.
    """
    cells: dict[str, Any] = {}
    kept: Stored = {"cells": cells, "own": {}}
    for cell, heading, column in zip(row, headings.cells, headings.known, strict=False):
        if cell is None or cell == "" or not heading:
            continue
        if column is None:
            text = as_text(cell)
            kept["own"][heading] = dict(WITHHELD) if holds_national_number(text) else text
        elif column.stays:
            cells[column.name] = checked_only(column.name, cell)
        elif type(cell) is str and len(cell) < SHORTEST:  # most cells, and too short to hide a number
            cells[column.name] = cell
        elif holds_national_number(as_text(cell)):
            cells[column.name] = dict(WITHHELD)
        else:
            cells[column.name] = as_json(cell)
    if len(row) > len(headings.cells):
        beyond = sum(1 for cell in row[len(headings.cells) :] if cell not in (None, ""))
        return kept | ({"more": beyond} if beyond else {})
    return kept


def checked_only(name: str, cell: Cell) -> dict[str, Any]:
    """What may be kept of a cell about a tenant: of what kind it is, or what is amiss."""
    try:
        value = read_cell(columns()[name], cell, {})
    except CellFault as fault:
        return {"what": fault.what, "mend": fault.mend}
    return {"told": value if name == "hovedsoker" else True}


def as_json(cell: Cell) -> Any:
    """The cell as it is stored until the row is read."""
    if isinstance(cell, datetime):
        return {"day": cell.date().isoformat()}
    if isinstance(cell, date):
        return {"day": cell.isoformat()}
    return str(cell) if isinstance(cell, time) else cell


def as_text(cell: Cell) -> str:
    """The cell as the municipality's own columns are kept."""
    if isinstance(cell, date):
        return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def read_row(
    number: int, kept: Stored, headings: Headings, meanings: Meanings, own_municipality: str = ""
) -> ReadRow:
    """Read a row that was set down. Every cell that is amiss is told, not only the first."""
    return read_row_after(SeenCells(meanings, own_municipality), number, kept, headings)


def read_row_after(seen: SeenCells, number: int, kept: Stored, headings: Headings) -> ReadRow:
    """As `read_row`, after other rows of the same file: what they said need not be read again."""
    row, before, coded = ReadRow(number), seen.known, code_columns()
    for name, cell in kept["cells"].items():
        # Most cells say what a cell above said: asked here, before anything is called for it.
        if type(cell) is str and name in before and cell in before[name]:
            value = before[name][cell]
        else:
            try:
                value = _first_read(seen, columns()[name], cell)
            except CellFault as fault:
                row.faults.append(_fault_in(columns()[name], headings, fault))
                continue
        if value is not None:
            row.values[name] = value
            if name in coded:
                row.codes[name] = " ".join(str(cell).split())
    if kept["own"]:
        _own_columns(row, kept, headings)
    if "breddegrad" in row.values or "lengdegrad" in row.values:
        _where_it_stands(row, headings)
    row.faults += _of_the_whole(kept)
    if "kommunenummer" in row.values and "gnrbnr" in row.values:
        row.key = identity(row.values)
    return row


def _where_it_stands(row: ReadRow, headings: Headings) -> None:
    """Latitude and longitude are read each for itself, and can only be right together."""
    pair = {"latitude": columns()["breddegrad"], "longitude": columns()["lengdegrad"]}
    if {fault.column for fault in row.faults} & {one.heading for one in pair.values()}:
        return
    try:
        read_place(*(str(row.values.get(one.name, "")) for one in pair.values()))
    except PlaceFault as fault:
        at = pair[fault.part]
        row.faults.append(Fault(at.heading, headings.letters.get(at.name, ""), fault.what, fault.mend))


def _first_read(seen: SeenCells, column: Column, cell: Any) -> Value | None:
    opened = _opened(cell) if type(cell) is dict else cell
    return opened if column.stays else seen.read(column, opened)  # type: ignore[return-value]


def _fault_in(column: Column, headings: Headings, fault: CellFault) -> Fault:
    code = fault.code if isinstance(fault, UnknownCode) else ""
    return Fault(column.heading, headings.letters.get(column.name, ""), fault.what, fault.mend, code)


def _opened(cell: dict[str, Any]) -> Cell:
    """The cell again. Raises CellFault for one that was found amiss when it was set down."""
    if "day" in cell:
        return date.fromisoformat(cell["day"])
    if "what" in cell:
        raise CellFault(cell["what"], cell["mend"])
    return cell["told"]  # type: ignore[no-any-return]


def _own_columns(row: ReadRow, kept: Stored, headings: Headings) -> None:
    for heading, text in kept["own"].items():
        letter = column_letter(headings.cells.index(heading))
        if isinstance(text, dict):
            row.faults.append(Fault(heading, letter, text["what"], text["mend"]))
        elif len(text) > LONGEST_KEPT:
            mend = f"Det er plass til {LONGEST_KEPT}. Kort den ned."
            row.faults.append(Fault(heading, letter, f"Teksten har {len(text)} tegn.", mend))
        else:
            row.own[heading] = text


def _of_the_whole(kept: Stored) -> Iterator[Fault]:
    if kept.get("merged"):
        yield Fault(
            WHOLE_ROW, "", f"Celler er slått sammen ({kept['merged']}).",
            "Del dem opp i regnearket, og fyll ut hver celle.",
        )  # fmt: skip
    if kept.get("more"):
        yield Fault(
            WHOLE_ROW, "", "Raden har flere celler enn overskrifter.",
            "Står skilletegnet inne i en tekst, sett teksten i anførselstegn.",
        )  # fmt: skip


def is_blank(row: Sequence[Cell]) -> bool:
    """Whether nothing stands in the row."""
    return not any(cell.strip() if isinstance(cell, str) else cell is not None for cell in row)
