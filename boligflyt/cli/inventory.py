"""The seed inventory: the rows that the tests are to prove, read from `docs/inventory.csv`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "docs" / "inventory.csv"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its id, its Norwegian name, and whether software has anything to do for it."""

    id: str
    name: str
    needs_software: bool

    @property
    def group(self) -> str:
        """The letters of the id, for example DEF."""
        return self.id.partition("-")[0]


def rows() -> list[Row]:
    """Every row in the order of the file."""
    with FILE.open(encoding="utf-8", newline="") as source:
        return [
            Row(line["id"], line["name"], line["needs_software"] == "yes") for line in csv.DictReader(source)
        ]
