"""The register in the columns of the file, many dwellings at a time; what is alike is worked out once."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from boligflyt.areas.dwellings.choices import DayStatus
from boligflyt.areas.dwellings.file_values import AS_THEY_STAND, CHOICES, FACTS, LET, house_of, without_a_line
from boligflyt.domain.dwelling_file import Column as FileColumn
from boligflyt.domain.dwelling_file import Meanings, columns, fold, shipped_codes, written

Column = Sequence[str]
MOST_REMEMBERED = 20_000
# A flag as the database writes it.
FLAGS = {"": "", "t": written(True), "f": written(False)}
# What the day's status is called in the file, where it is not what the ledger says.
LIVED_IN = {
    DayStatus.LET: LET,
    DayStatus.GIVEN_NOTICE: LET,
    DayStatus.OWNER: LET,
    DayStatus.SHIELDED: "unavailable",
}
# What is read of each dwelling beside the columns that stand as they are.
READ = tuple(one for one in FACTS if one not in ("version", "rooms", "building_id"))


class Remembered(dict[Any, Any]):
    """What each thing was worked out to be. Forgotten when there are many: a register may be long."""

    def __init__(self, work_out: Callable[[Any], Any]) -> None:
        super().__init__()
        self.work_out = work_out

    def __missing__(self, asked: Any) -> Any:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[asked] = found = self.work_out(asked)
        return found

    def of(self, column: Sequence[Any]) -> list[Any]:
        """Each of a column; many are alike all through, or empty."""
        first = column[0]
        if first == column[-1] and column.count(first) == len(column):
            return [self[first]] * len(column)
        return list(map(self.__getitem__, column))


class FromFile(NamedTuple):
    """What a file said of a dwelling: the words its codes came with, and the municipality's own columns."""

    words: Mapping[str, str]
    own: Mapping[str, str]


class OutgoingColumns:
    """Columns of facts, as PostgreSQL writes them, put into the words of the file.

    It says what `in_register` says, of many at a time. `days`: what a dwelling is today, by its key as text.
    """

    def __init__(
        self, municipality: str, meanings: Meanings, days: Mapping[str, str], own: Sequence[str]
    ) -> None:
        self.municipality, self.meanings, self.days, self.own = municipality, meanings, days, own
        self.told = Remembered(_from_file)
        self.houses = Remembered(house_of)
        self.states = Remembered(self._state)
        self.words = {column: Remembered(self._word(column)) for column in CHOICES}

    def of(self, facts: Sequence[Column]) -> list[Column]:
        """Every column of the file, then the municipality's own."""
        raw = dict(zip((*READ, *AS_THEY_STAND), facts, strict=True))
        made = {name: raw[name] for name in AS_THEY_STAND} | self._place(raw) | self._codes(raw)
        nothing = [""] * len(raw["pk"])
        ours = [_in_words(one, made.get(name, nothing)) for name, one in columns().items()]
        return ours + [
            [self.told[one].own.get(heading, "") for one in raw["from_file"]] for heading in self.own
        ]

    def _place(self, raw: Mapping[str, Column]) -> dict[str, Column]:
        """Where it stands."""
        parcels = zip(raw["building__cadastral_unit"], raw["building__property_unit"], strict=True)
        sections = zip(_not_zero(raw["section_number"]), _not_zero(raw["building__section"]), strict=True)
        houses = self.houses.of(raw["building__house_number"])
        return {
            "kommunenummer": [one or self.municipality for one in raw["building__municipality_number"]],
            "gnrbnr": [f"{unit}/{part}" for unit, part in parcels],
            "festenummer": _not_zero(raw["festenummer"]),
            "seksjonsnummer": [own or of_building for own, of_building in sections],
            "gatenavn": raw["building__street"],
            "husnummer": [written(number) for number, _ in houses],
            "husbokstav": [letter for _, letter in houses],
            "postnummer": raw["building__postal_code"],
        }

    def _codes(self, raw: Mapping[str, Column]) -> dict[str, Column]:
        """Columns of codes, and since when the status is."""
        said, days = raw["from_file"], [self.days.get(pk, "") for pk in raw["pk"]]
        lines = (raw["open_line__status"], raw["open_line__period__startswith"], said, days)
        states = self.states.of(list(zip(*lines, strict=True)))
        values = {**raw, "boligstatus": [status for status, _ in states]}
        told = {name: self.words[name].of(list(zip(values[name], said, strict=True))) for name in CHOICES}
        return {**told, "statusdato": [day for _, day in states]}

    def _state(self, line: tuple[str, str, str, str]) -> tuple[str, str]:
        """The status, by our own code, and its day."""
        status, since, said, today = line
        if not status:
            status, since = without_a_line(self.told[said].words)
        return (LIVED_IN[DayStatus(today)] if today in LIVED_IN else status), since

    def _word(self, column: str) -> Callable[[tuple[str, str]], str]:
        """The word a code came with while it still means the same; else the shipped code, or our own word."""
        shipped = {meaning: code for code, meaning in shipped_codes().get(column, {}).items()}
        meanings = self.meanings[column]

        def word_of(asked: tuple[str, str]) -> str:
            value, said = asked
            word = self.told[said].words.get(column, "")
            if not value or meanings.get(fold(word)) == value:
                return word if value else ""
            return shipped.get(value) or str(CHOICES[column][value])

        return word_of


def _from_file(text: str) -> FromFile:
    told = json.loads(text)
    return FromFile(told.get("codes") or {}, told.get("own") or {})


def _not_zero(numbers: Column) -> Column:
    return ["" if one == "0" else one for one in numbers]


def _in_words(column: FileColumn, cells: Column) -> Column:
    return [FLAGS[one] for one in cells] if column.kind == "flag" else cells
