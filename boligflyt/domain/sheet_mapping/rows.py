"""A row of a mapped sheet: how it may be kept until somebody confirms, and as our columns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from boligflyt.domain.dwelling_file.cell_faults import (
    Cell,
    CellFault,
    holds_national_number,
    shown,
)
from boligflyt.domain.dwelling_file.cells import FULL_NUMBER
from boligflyt.domain.dwelling_file.columns import columns
from boligflyt.domain.dwelling_file.reading import WITHHELD, Stored, as_json, as_text, checked_only
from boligflyt.domain.sheet_mapping.mapping import LEFT_OUT, OWN, PARTS, SheetMapping
from boligflyt.domain.sheet_mapping.splitting import SPLITS, is_an_address, take_apart

# One of these tells that a row is about a dwelling; a title between the rows, or a sum under them, has none.
TELLING = frozenset({
    "split:cadastre", "split:post", "split:rooms", "gnrbnr", *PARTS, "festenummer", "seksjonsnummer",
    "bruksenhetsnummer", "husnummer", "postnummer", "ekstrareferanse", "koboboligtype", "antallsoverom",
})  # fmt: skip
LONGEST_TITLE = 80

Kept = Any  # a cell as JSON: itself, {"day": …}, or {"what", "mend", "told"} in the place of a number


def kept_cells(row: Sequence[Cell], hidden: Mapping[int, str]) -> list[Kept]:
    """The row without what is about a person: national numbers, and columns at the `hidden` places.

    `hidden`: place → the column that a cell is only checked as, or nothing when it is not kept at all.
    """
    return [_kept(cell, hidden.get(place)) for place, cell in enumerate(row)]


def _kept(cell: Cell, hidden: str | None) -> Kept:
    if cell is None or cell == "" or hidden == "":
        return None
    if hidden:
        return checked_only(hidden, cell)
    if holds_national_number(as_text(cell)):
        return {**WITHHELD, "told": FULL_NUMBER}
    return as_json(cell)


def set_down_mapped(row: Sequence[Kept], mapping: SheetMapping) -> Stored:
    """The row as `set_down` would have it, had the sheet our headings."""
    kept: Stored = {"cells": {}, "own": {}}
    halves: dict[str, Cell] = {}
    direct = {mapping.target(one) for one in mapping.headings}
    for cell, heading in zip(row, mapping.headings, strict=False):
        target = mapping.target(heading)
        if target == LEFT_OUT or cell is None or cell == "":
            continue
        if target in PARTS:
            halves[target] = cell
        elif target in SPLITS:
            _split(kept["cells"], target, cell, direct)
        elif target == OWN:
            kept["own"][heading] = _withheld(cell) or as_text(_cell(cell))
        else:
            kept["cells"][target] = _one(target, cell)
    _whole_number(kept["cells"], halves)
    for name, text in mapping.constants.items():
        if name not in direct:
            kept["cells"].setdefault(name, text)
    return kept


class Titles:
    """The rows between those of dwellings: titles of groups, sums, and the headings once more."""

    def __init__(self, mapping: SheetMapping) -> None:
        targets = [mapping.target(one) for one in mapping.headings]
        self._mapping = mapping
        self._telling = [place for place, one in enumerate(targets) if one in TELLING]
        self._addresses = [place for place, one in enumerate(targets) if one == "split:address"]
        self._shown = [place for place, one in enumerate(targets) if one != LEFT_OUT]

    def title(self, row: Sequence[Kept]) -> str | None:
        """What stands in a row that is not about a dwelling; None for one that is."""
        if self._are_headings(row):
            return "Overskriftene en gang til"
        if any(row[place] not in (None, "") for place in self._telling if place < len(row)):
            return None
        if any(self._is_an_address(row[place]) for place in self._addresses if place < len(row)):
            return None
        texts = (row[place] for place in self._shown if place < len(row))
        told = [as_text(one) for one in texts if one not in (None, "") and not isinstance(one, dict)]
        return " ".join(told)[:LONGEST_TITLE] or "Uten tekst"

    def _are_headings(self, row: Sequence[Kept]) -> bool:
        """Where who lives there stands, nothing is left of the heading either."""
        pairs = zip(row, self._mapping.headings, strict=False)
        said = [(cell, heading) for cell, heading in pairs if cell not in (None, "")]
        return len(said) > 1 and all(" ".join(str(cell).split()) == heading for cell, heading in said)

    def _is_an_address(self, cell: Kept) -> bool:
        return isinstance(cell, dict) or (isinstance(cell, str) and is_an_address(cell))


def _withheld(cell: Kept) -> dict[str, str] | None:
    return dict(WITHHELD) if isinstance(cell, dict) and "day" not in cell else None


def _cell(cell: Kept) -> Cell:
    return date.fromisoformat(cell["day"]) if isinstance(cell, dict) else cell


def _one(target: str, cell: Kept) -> Kept:
    column = columns()[target]
    if not column.stays:
        return _withheld(cell) or cell
    if not _withheld(cell):
        return checked_only(target, _cell(cell))
    if target != "hovedsoker":
        return dict(WITHHELD)
    return {"told": cell["told"]} if "told" in cell else cell


def _split(cells: dict[str, Kept], target: str, cell: Kept, direct: Collection[str]) -> None:
    """Put the parts in their columns; a column that the sheet has by itself is not touched."""
    rule = SPLITS[target]
    if withheld := _withheld(cell):
        cells |= dict.fromkeys(rule.gives, withheld)
        return
    try:
        parts = take_apart(rule, _cell(cell))
    except CellFault as fault:
        cells |= dict.fromkeys(rule.gives[:-1], shown(_cell(cell)))
        cells[rule.gives[-1]] = {"what": fault.what, "mend": fault.mend}
        return
    for name, text in parts.items():
        if name not in direct:
            cells[name] = text


def _whole_number(cells: dict[str, Kept], halves: dict[str, Cell]) -> None:
    """Gnr and bnr of two columns as one; a half of it is for the reader to find amiss."""
    if withheld := next((one for one in map(_withheld, halves.values()) if one), None):
        cells["gnrbnr"] = withheld
    elif halves:
        unit, part = (as_text(_cell(halves.get(one, ""))) for one in PARTS)
        cells["gnrbnr"] = f"{unit}/{part}"
