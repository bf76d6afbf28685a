"""How a file is written: signs, separator and spelling, and where its headings stand."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from boligflyt.domain.dwelling_file.columns import Column, column_of, columns

SEPARATORS = (";", ",", "\t")
LOOKED_THROUGH = 10  # rows in which the headings must stand
FEWEST_KNOWN = 3
MARKS_OF_16_BITS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class FileFault(ValueError):
    """The file as a whole cannot be read; the message is Norwegian and says how to mend it."""


class OtherHeadings(FileFault):
    """The headings are not those of Kobo, or lack some; the sheet can be read by a mapping."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """`form` is csv or xlsx. `names`: headings in small letters without æ, ø and å, as Kobo's converters."""

    form: str = "csv"
    encoding: str = "utf-8-sig"
    separator: str = ";"
    names: bool = True


@dataclass(frozen=True, slots=True)
class Headings:
    """The row of headings: its number (1 is the first), each place's column, and headings nobody knows.

    `split`: the letter over a column that shares its cell with others, by name.
    """

    row: int
    cells: tuple[str, ...]
    known: tuple[Column | None, ...]
    split: Mapping[str, str] = field(default_factory=dict)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Headings that are not ours, in order; what stands under them is kept."""
        return tuple(
            cell for cell, column in zip(self.cells, self.known, strict=True) if cell and column is None
        )

    @property
    def letters(self) -> dict[str, str]:
        """The sheet's letter over each known column, by name."""
        return {**self.split, **{one.name: column_letter(at) for at, one in enumerate(self.known) if one}}

    @property
    def names(self) -> bool:
        """Whether the file writes the short names."""
        known = [(cell, one) for cell, one in zip(self.cells, self.known, strict=True) if one]
        return all(cell.strip() == one.name for cell, one in known)


def encoding_of(pieces: Iterable[bytes]) -> str:
    """UTF-8 with or without a mark, or ISO-8859-1 with Windows' own signs. Raises FileFault for UTF-16."""
    decoder, first, is_utf8 = codecs.getincrementaldecoder("utf-8")(), b"", True
    for piece in pieces:
        first = first or piece[:4]
        if first.startswith(MARKS_OF_16_BITS):
            raise FileFault(
                "Filen er lagret som «Unicode-tekst». Lagre den som «CSV UTF-8» eller Excel (xlsx)."
            )
        if b"\x00" in piece:
            raise FileFault("Filen er ikke en tekstfil. Lagre den som CSV eller Excel (xlsx).")
        try:
            decoder.decode(piece)
        except UnicodeDecodeError:
            is_utf8 = False
            break
    if not is_utf8:
        return "cp1252"
    return "utf-8-sig" if first.startswith(codecs.BOM_UTF8) else "utf-8"


def separator_of(first_lines: Sequence[str]) -> str:
    """The separator that makes most known headings out of the first lines, and then most cells."""

    def told(separator: str) -> tuple[int, int]:
        rows = list(csv.reader(first_lines, delimiter=separator))
        return max(_recognised(rows)), sum(len(row) - 1 for row in rows if row)

    return max(SEPARATORS, key=told)


def _recognised(rows: Sequence[Sequence[object]]) -> list[int]:
    """How many known headings each of the first rows has."""
    return [
        len({column.name for cell in row if (column := column_of(str(cell)))})
        for row in rows[:LOOKED_THROUGH]
    ] or [0]


def find_headings(rows: Sequence[Sequence[object]]) -> Headings:
    """The row of headings among the first ten. Raises FileFault when there is none, or a column is amiss."""
    counts = _recognised(rows)
    if max(counts) < FEWEST_KNOWN:
        raise OtherHeadings(
            "Fant ingen rad med overskrifter blant de ti første. "
            "Den skal ha navn som kommunenummer, gnrbnr, gatenavn og postnummer."
        )
    at = counts.index(max(counts))
    cells = tuple(str(one).strip() if one is not None else "" for one in rows[at])
    found = Headings(at + 1, cells, tuple(column_of(one) if one else None for one in cells))
    _nothing_twice(found)
    present = {one.name for one in found.known if one}
    missing = [one.heading for one in columns().values() if one.needed and one.name not in present]
    if missing:
        raise OtherHeadings(
            f"Disse kolonnene mangler: {', '.join(missing)}. "
            f"Legg dem til i rad {found.row}, også om de er tomme."
        )
    return found


def _nothing_twice(found: Headings) -> None:
    names = [one.name if one else cell for cell, one in zip(found.cells, found.known, strict=True) if cell]
    twice = sorted({one for one in names if names.count(one) > 1})
    if twice:
        raise OtherHeadings(f"Overskriften «{twice[0]}» står to ganger i rad {found.row}. Ta bort den ene.")


def column_letter(place: int) -> str:
    """The letters that a sheet shows over a column; 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
