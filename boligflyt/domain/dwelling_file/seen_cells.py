"""Texts that were read before: a file says the same few things again and again."""

from __future__ import annotations

from dataclasses import dataclass, field

from boligflyt.domain.dwelling_file.cell_faults import Cell
from boligflyt.domain.dwelling_file.cells import Meanings, Value, read_cell
from boligflyt.domain.dwelling_file.columns import Column

MOST_OF_A_COLUMN = 1000


@dataclass(slots=True)
class SeenCells:
    """What texts were read as, by column, for one set of meanings and one municipality.

    Faults are not remembered, and a column with many different texts is forgotten and begun anew, so that a
    long file costs no more than a short one.
    """

    meanings: Meanings
    own_municipality: str = ""
    known: dict[str, dict[str, Value | None]] = field(default_factory=dict)

    def read(self, column: Column, cell: Cell) -> Value | None:
        """As `read_cell`. Raises CellFault."""
        if type(cell) is not str:  # 1, 1.0 and True are one key, and three things to a reader
            return read_cell(column, cell, self.meanings, self.own_municipality)
        seen = self.known.setdefault(column.name, {})
        if cell in seen:
            return seen[cell]
        value = read_cell(column, cell, self.meanings, self.own_municipality)
        if len(seen) >= MOST_OF_A_COLUMN:
            seen.clear()
        seen[cell] = value
        return value
