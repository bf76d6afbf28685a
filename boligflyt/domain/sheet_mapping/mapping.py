"""Which heading of a sheet is which of our columns, and what is amiss with saying so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from boligflyt.domain.dwelling_file import Headings, column_letter, columns
from boligflyt.domain.sheet_mapping.splitting import SPLITS

OWN, LEFT_OUT = "own", "left_out"
PARTS: Mapping[str, str] = {
    "part:unit": "Gårdsnummer alene (12)",
    "part:property": "Bruksnummer alene (345)",
}
MOST_COLUMNS = 300
LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class MappingFault:
    """What is wrong with a mapping and how to mend it; `heading` or `column` says where."""

    what: str
    heading: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """`row` is that of the headings (1 is the first); a constant stands for a column the sheet lacks.

    `targets`: heading → name of our column, a rule that splits, one half of gnr/bnr, OWN or LEFT_OUT.
    """

    row: int
    headings: tuple[str, ...]
    targets: Mapping[str, str]
    constants: Mapping[str, str]

    def as_json(self) -> dict[str, Any]:
        """As it is stored."""
        return {
            "row": self.row, "headings": list(self.headings),
            "targets": dict(self.targets), "constants": dict(self.constants),
        }  # fmt: skip

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> SheetMapping:
        """As it was stored."""
        return cls(told["row"], tuple(told["headings"]), told["targets"], told["constants"])

    def target(self, heading: str) -> str:
        """What becomes of a heading; one that nobody has spoken of is left out."""
        return self.targets.get(heading, LEFT_OUT)

    def as_headings(self) -> Headings:
        """The headings as the reader of rows knows them."""
        known = tuple(columns().get(self.target(one)) for one in self.headings)
        also: dict[str, str] = {}
        for place, heading in enumerate(self.headings):
            for name in (*gives(self.target(heading)), *_may_give(self.target(heading))):
                also.setdefault(name, column_letter(place))
        return Headings(self.row, self.headings, known, also)


def unique_headings(cells: Sequence[object], width: int) -> tuple[str, ...]:
    """A heading for each place: an empty one is named by its letter, and so is the second of two alike."""
    found: list[str] = []
    for place in range(width):
        text = " ".join(str(cells[place]).split()) if place < len(cells) and cells[place] is not None else ""
        text = text[:LONGEST_HEADING]
        letter = column_letter(place)
        if not text:
            text = f"Kolonne {letter} (uten overskrift)"
        if text in found:
            text = f"{text} (kolonne {letter})"
        found.append(text)
    return tuple(found)


def gives(target: str) -> tuple[str, ...]:
    """The columns that a target always gives a value for, when its cell is filled in."""
    if target in SPLITS:
        return SPLITS[target].gives
    if target in PARTS:
        return ("gnrbnr",)
    return (target,) if target in columns() else ()


def _may_give(target: str) -> tuple[str, ...]:
    return SPLITS[target].may_give if target in SPLITS else ()


def known_targets() -> frozenset[str]:
    """Everything a heading can be said to be."""
    return frozenset({*columns(), *SPLITS, *PARTS, OWN, LEFT_OUT})


def faults_of(mapping: SheetMapping) -> list[MappingFault]:
    """Everything that is amiss; nothing when the sheet can be read."""
    return [*_said_twice(mapping), *_half_a_number(mapping), *_lacking(mapping)]


def _said_twice(mapping: SheetMapping) -> Iterator[MappingFault]:
    first: dict[str, tuple[str, str]] = {}
    for heading in mapping.headings:
        target = mapping.target(heading)
        for name in gives(target):
            if name not in first:
                first[name] = (heading, target)
                continue
            other, said = first[name]
            if {target, said} == set(PARTS):
                continue
            yield MappingFault(
                f"«{other}» og «{heading}» er begge sagt å være {columns()[name].label}. "
                "Velg noe annet for den ene.", heading=heading,
            )  # fmt: skip
            break


def _half_a_number(mapping: SheetMapping) -> Iterator[MappingFault]:
    said = Counter(mapping.target(one) for one in mapping.headings)
    for part, other in (("part:unit", "part:property"), ("part:property", "part:unit")):
        if said[part] and not said[other]:
            heading = next(one for one in mapping.headings if mapping.target(one) == part)
            yield MappingFault(
                f"«{heading}» er bare det halve av gnr/bnr. Si også hvilken overskrift som er "
                f"{PARTS[other].split(' ')[0].lower()}.", heading=heading,
            )  # fmt: skip


def lacking(mapping: SheetMapping, *, surely: bool = True) -> list[str]:
    """The columns a new dwelling needs that no heading surely gives, or else that none may give."""
    targets = [mapping.target(one) for one in mapping.headings]
    given = {name for one in targets for name in gives(one)}
    if not surely:
        given |= {name for one in targets for name in _may_give(one)}
    return [one.name for one in columns().values() if one.needed and one.name not in given]


def _lacking(mapping: SheetMapping) -> Iterator[MappingFault]:
    for name in lacking(mapping, surely=False):
        if not mapping.constants.get(name):
            yield MappingFault(
                f"Ingen overskrift er {columns()[name].label}. "
                "Velg den over, eller skriv en fast verdi her.",
                column=name,
            )  # fmt: skip
