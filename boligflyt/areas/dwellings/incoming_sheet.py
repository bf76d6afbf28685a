"""One sheet of a file that is sent in, as everything that reads files gives it on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from boligflyt.domain.dwelling_file import Dialect
from boligflyt.domain.dwelling_file.cell_faults import Cell

CUT_OFF = (
    "Filen er skadet eller avkortet og kan ikke leses til slutt. "
    "Sjekk at den åpner seg hos deg, lagre den på nytt og prøv igjen."
)
Row = tuple[int, list[Cell]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that can be read, before anybody knows which of its rows the headings are."""

    dialect: Dialect
    rows: Iterator[Row]
    merged: Mapping[int, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    ends_whole: bool = True
    length: int | None = None
