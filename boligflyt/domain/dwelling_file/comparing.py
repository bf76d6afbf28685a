"""A row held against the register: new, changed, unchanged or wrong. An empty cell changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from boligflyt.domain.dwelling_file.cells import Value
from boligflyt.domain.dwelling_file.columns import columns, needed_columns
from boligflyt.domain.dwelling_file.dialect import Headings
from boligflyt.domain.dwelling_file.reading import IDENTITY, WHOLE_ROW, Fault, ReadRow

# What all dwellings at one address have in common.
OF_THE_BUILDING = (
    "kommunenummer", "gnrbnr", "skolekretsbarneskole", "skolekretsungdomsskole", "breddegrad", "lengdegrad",
)  # fmt: skip
# Kept by the ledger, which a dwelling that is already there has of its own.
OF_THE_LEDGER = ("boligstatus", "statusdato")
LEFT_AS_IT_IS = frozenset((*IDENTITY, *OF_THE_LEDGER))
NOTHING = hash(None)
Values = Mapping[str, Value]


class Outcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Change:
    """One column's value before and after; None is empty. `own`: a column of the municipality's own."""

    column: str
    before: Value | None
    after: Value
    own: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """The outcome of a row, its changes when it has any, and what somebody should know."""

    outcome: Outcome
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()


def compare(row: ReadRow, stored: Values | None, stored_own: Mapping[str, str]) -> Compared:
    """What the row would do to the dwelling that is stored; None when there is none."""
    if row.faults:
        return Compared(Outcome.WRONG)
    if stored is None:
        return Compared(Outcome.NEW)
    changes = [
        Change(name, stored.get(name), value)
        for name, value in row.values.items()
        if stored.get(name) != value and name not in LEFT_AS_IT_IS and not columns()[name].stays
    ]
    changes += [
        Change(heading, stored_own.get(heading), text, own=True)
        for heading, text in row.own.items()
        if stored_own.get(heading) != text
    ]
    outcome = Outcome.CHANGED if changes else Outcome.UNCHANGED
    return Compared(outcome, tuple(changes), _about_status(row, stored))


def _about_status(row: ReadRow, stored: Values) -> tuple[str, ...]:
    told, known = row.values.get("boligstatus"), stored.get("boligstatus")
    if not told or told == known or (told == "let" and not known):
        return ()
    return ("Filen har en annen status enn registeret. Statusen endres ikke her, men på boligens side.",)


def missing(row: ReadRow, headings: Headings) -> list[Fault]:
    """A fault for each column that a new dwelling must have and this row has not."""
    lacking = [one for one in needed_columns() if one.name not in row.values]
    amiss = {fault.column for fault in row.faults} if lacking else ()
    mend = "En ny bolig må ha dette. Fyll den ut."
    return [Fault(one.heading, headings.letters.get(one.name, ""), "Cellen er tom.", mend)
            for one in lacking if one.heading not in amiss]  # fmt: skip


@dataclass(slots=True)
class SoFar:
    """The rows seen so far in a file: keeps numbers only, so that a long file costs little.

    `later` has what the first row of an address left open and another row told, by address and column.
    """

    keys: dict[int, int] = field(default_factory=dict)
    addresses: dict[int, tuple[int, tuple[int, ...]]] = field(default_factory=dict)
    later: dict[tuple[int, str], tuple[int, int]] = field(default_factory=dict)

    def check(self, row: ReadRow) -> Iterable[Fault]:
        """Faults of a row that stands twice, or tells of its address otherwise than an earlier one."""
        key = row.key
        if not key:
            return
        earlier = self.keys.setdefault(hash(key), row.number)
        if earlier != row.number:
            yield Fault(
                WHOLE_ROW, "", f"Boligen står også i rad {earlier}.",
                "Ta bort den ene raden, eller skill dem med bruksenhet eller ekstrareferanse.",
            )  # fmt: skip
        yield from self._about_the_building(row)

    def _about_the_building(self, row: ReadRow) -> Iterable[Fault]:
        values = row.values
        told = tuple([hash(values.get(name)) for name in OF_THE_BUILDING])
        here = hash(address(values))
        first, before = self.addresses.setdefault(here, (row.number, told))
        if told == before:  # most rows
            return
        for name, one, other in zip(OF_THE_BUILDING, told, before, strict=True):
            if one in (other, NOTHING):
                continue
            earlier = (first, other)
            if other == NOTHING:
                earlier = self.later.setdefault((here, name), (row.number, one))
            if one != earlier[1]:
                heading = columns()[name].heading
                yield Fault(
                    heading, "", f"Rad {earlier[0]} har samme adresse og en annen verdi.",
                    "Alle boliger på en adresse må ha den samme. Rett den ene.",
                )  # fmt: skip


def address(values: Values) -> tuple[str, str, str]:
    """Street, number with letter, and postal code, as one address is told from another."""
    number = f"{values.get('husnummer', '')}{values.get('husbokstav', '')}"
    return str(values.get("gatenavn", "")).upper(), number.upper(), str(values.get("postnummer", ""))
