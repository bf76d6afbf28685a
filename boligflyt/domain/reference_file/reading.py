"""The rows of a reference sheet as lines, with every fault told at its row and column, in Norwegian."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice

from boligflyt.domain.dwelling_file import fold, is_blank
from boligflyt.domain.dwelling_file.cell_faults import Cell, CellFault, holds_national_number, shown
from boligflyt.domain.reference_file.headings import LABELS, LOOKED_THROUGH, Kind, NoReference, headings_of

MOST_ROWS = 50_000
LONGEST = {"place": 60, "street": 80, "primary": 40, "secondary": 40}
CODE_LENGTH, HIGHEST_NUMBER = 4, 9_999
Row = tuple[int, Sequence[Cell]]


class Side(StrEnum):
    """Which house numbers of the street a line is about."""

    BOTH = "both"
    EVEN = "even"
    ODD = "odd"


SIDES = {
    "": Side.BOTH, "begge": Side.BOTH, "alle": Side.BOTH, "like": Side.EVEN, "partall": Side.EVEN,
    "odde": Side.ODD, "oddetall": Side.ODD,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PostalLine:
    """A postal code of four digits and its place."""

    code: str
    place: str


@dataclass(frozen=True, slots=True)
class SchoolLine:
    """House numbers of a street and their school districts; None is from the first, or to the last."""

    street: str
    first: int | None
    last: int | None
    side: Side
    primary: str
    secondary: str = ""

    def has(self, number: int | None) -> bool:
        """Whether the house is among them; without a number only when the line is about the whole street."""
        if number is None:
            return self.first is None and self.last is None and self.side is Side.BOTH
        if self.side is not Side.BOTH and (number % 2 == 0) != (self.side is Side.EVEN):
            return False
        return (self.first or 0) <= number <= (HIGHEST_NUMBER if self.last is None else self.last)

    def meets(self, other: SchoolLine) -> bool:
        """Whether some house would be in both."""
        first, last = max(self.first or 0, other.first or 0), min(_end(self), _end(other))
        if last < first:
            return False
        sides = {self.side, other.side} - {Side.BOTH}
        if len(sides) > 1:
            return False
        return not sides or last > first or (first % 2 == 0) == (sides == {Side.EVEN})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row, and how to mend it; `column` is empty when it is about the row."""

    row: int
    column: str
    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines that can be read, and the faults of those that can not."""

    kind: Kind
    lines: tuple[PostalLine | SchoolLine, ...]
    faults: tuple[Fault, ...]


def read_reference(rows: Iterable[Row]) -> Reading:
    """Every row under the headings. Raises NoReference when the headings are not found."""
    left = iter(rows)
    first = list(islice(left, LOOKED_THROUGH))
    for place, (_number, cells) in enumerate(first):
        if found := headings_of(cells):
            kind, columns = found
            return _read(kind, columns, chain(first[place + 1 :], left))
    raise NoReference


def _read(kind: Kind, columns: Mapping[str, int], rows: Iterable[Row]) -> Reading:
    seen: dict[str, list[tuple[int, PostalLine | SchoolLine]]] = {}
    lines: list[PostalLine | SchoolLine] = []
    faults: list[Fault] = []
    for number, cells in rows:
        if is_blank(cells):
            continue
        told = {key: cells[place] if place < len(cells) else None for key, place in columns.items()}
        line, found = _postal(number, told) if kind is Kind.POSTAL else _school(number, told)
        faults += found
        if line is None or _same_again(line, seen, number, faults):
            continue
        lines.append(line)
    return Reading(kind, tuple(lines), tuple(faults))


def _postal(row: int, told: Mapping[str, Cell]) -> tuple[PostalLine | None, list[Fault]]:
    cells = _Cells(Kind.POSTAL, row, told)
    line = PostalLine(cells.postal_code(), cells.text("place", needed=True))
    return (None if cells.faults else line), cells.faults


def _school(row: int, told: Mapping[str, Cell]) -> tuple[SchoolLine | None, list[Fault]]:
    cells = _Cells(Kind.SCHOOLS, row, told)
    line = SchoolLine(
        cells.text("street", needed=True), cells.number("first"), cells.number("last"), cells.side(),
        cells.text("primary", needed=True), cells.text("secondary"),
    )  # fmt: skip
    if not cells.faults and line.first is not None and _end(line) < line.first:
        cells.fault("last", f"Til {line.last} er lavere enn fra {line.first}.", "Bytt om tallene.")
    return (None if cells.faults else line), cells.faults


def _same_again(
    line: PostalLine | SchoolLine, seen: dict[str, list[tuple[int, PostalLine | SchoolLine]]], row: int,
    faults: list[Fault],
) -> bool:  # fmt: skip
    """Whether the line adds nothing, or says against one above; the latter is a fault."""
    key = line.code if isinstance(line, PostalLine) else fold(line.street)
    for above, other in seen.setdefault(key, []):
        if other == line:
            return True
        if isinstance(line, PostalLine) and isinstance(other, PostalLine):
            said = f"{line.code} er {other.place} i rad {above}."
            faults.append(Fault(row, LABELS[Kind.POSTAL]["code"], said, "Behold én av radene."))
            return True
        if isinstance(line, SchoolLine) and isinstance(other, SchoolLine) and line.meets(other):
            faults.append(Fault(row, LABELS[Kind.SCHOOLS]["street"],
                                f"Noen av husnumrene i {line.street} står også i rad {above}.",
                                "La hvert husnummer stå i én rad."))  # fmt: skip
            return True
    seen[key].append((row, line))
    return False


def _end(line: SchoolLine) -> int:
    return HIGHEST_NUMBER if line.last is None else line.last


class _Cells:
    """The cells of one row; what can not be read is noted and not raised, so that all faults are told."""

    def __init__(self, kind: Kind, row: int, told: Mapping[str, Cell]) -> None:
        self.kind, self.row, self.told = kind, row, told
        self.faults: list[Fault] = []

    def fault(self, key: str, what: str, mend: str) -> None:
        """Note a fault at the column, without anybody's national number in it."""
        masked = CellFault(what, mend)
        self.faults.append(Fault(self.row, LABELS[self.kind][key], masked.what, masked.mend))

    def text(self, key: str, *, needed: bool = False) -> str:
        """Words of no more than the column has room for."""
        cell = self.told.get(key)
        label = LABELS[self.kind][key]
        text = " ".join(str(cell).split()) if isinstance(cell, str | int | float) else ""
        if needed and not text:
            self.fault(key, f"{label} mangler.", f"Fyll ut {label.lower()}.")
        elif len(text) > LONGEST[key]:
            self.fault(key, f"Teksten har {len(text)} tegn.", f"Det er plass til {LONGEST[key]}.")
        elif holds_national_number(text):
            self.fault(key, "Her står noe som ser ut som et fødselsnummer.", "Ta det bort.")
        return text

    def postal_code(self) -> str:
        """Four digits; a sheet that made a number of 0150 is read as it was meant."""
        cell = self.told.get("code")
        whole = int(cell) if isinstance(cell, float) and cell.is_integer() else cell
        text = str(whole).strip() if isinstance(whole, str | int) else ""
        code = text.zfill(CODE_LENGTH) if isinstance(whole, int) else text
        if not (len(code) == CODE_LENGTH and code.isascii() and code.isdecimal()):
            said = f"«{shown(cell)}» er ikke et postnummer." if text else "Postnummer mangler."
            self.fault("code", said, "Skriv fire tall, for eksempel 0150.")
        return code

    def number(self, key: str) -> int | None:
        """A house number, or None when the cell is empty."""
        cell = self.told.get(key)
        text = str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell or "").strip()
        if not text:
            return None
        if not (text.isascii() and text.isdecimal() and int(text) <= HIGHEST_NUMBER):
            self.fault(key, f"«{shown(cell)}» er ikke et husnummer.",
                       "Skriv bare tallet, uten bokstav, for eksempel 12.")  # fmt: skip
            return None
        return int(text)

    def side(self) -> Side:
        """Both sides when nothing is told."""
        cell = self.told.get("side")
        known = SIDES.get(fold(str(cell or "")))
        if known is None:
            self.fault("side", f"«{shown(cell)}» er ikke en side av gaten.", "Skriv like, odde eller begge.")
        return known or Side.BOTH
