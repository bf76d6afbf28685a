"""Every rate as a list to read, group by group; the page and the document are made from it."""

from dataclasses import dataclass
from datetime import date

from boligflyt.domain.rates.in_force import program_rates
from boligflyt.domain.rates.tables import DatedValue, RateError, Rates, RateTable

MUNICIPAL = "municipal"
# Groups in the order they are read. A folder that is not here comes last, by its own name.
NAMES = {
    MUNICIPAL: "Kommunens egne",
    "law": "Lov og forskrift",
    "folketrygden": "Folketrygden",
    "bostoette": "Bostøtte",
    "startlaan": "Startlån",
    "lending": "Bankenes utlån",
    "grants": "Tilskudd",
    "social_assistance": "Økonomisk sosialhjelp",
    "screening": "Fra leie til eie",
    "tenancy": "Husleie og leieforhold",
    "rent": "Husleie",
}


@dataclass(frozen=True, slots=True)
class RateLine:
    """One rate: what holds on the day (None before its first value), the other values, and whose it is.

    `own` says that the municipality set what holds; then `proposed` is the program's, when it has one.
    """

    table: RateTable
    held: DatedValue | None
    others: tuple[DatedValue, ...]
    own: bool
    proposed: DatedValue | None
    on: date

    @property
    def has_ended(self) -> bool:
        """Whether the day is after the last on which the rate is known, and not before its first."""
        return self.held is None and self.on > self.table.values[-1].valid_from

    @property
    def key(self) -> str:
        """The group and the name of its file."""
        return self.table.key


@dataclass(frozen=True, slots=True)
class RateGroup:
    """The rates from one folder."""

    key: str
    name: str
    lines: tuple[RateLine, ...]


def listed(rates: Rates, on: date) -> tuple[RateGroup, ...]:
    """All the rates, group by group, by Norwegian name."""
    by_folder: dict[str, list[RateLine]] = {}
    for key, table in rates.tables.items():
        by_folder.setdefault(key.partition("/")[0], []).append(_line(rates, table, on))
    return tuple(
        RateGroup(
            folder, group_name(folder), tuple(sorted(by_folder[folder], key=lambda line: line.table.name))
        )
        for folder in sorted(by_folder, key=_place)
    )


def group_name(folder: str) -> str:
    """What a group is called."""
    return NAMES.get(folder, folder.replace("_", " ").capitalize())


def _place(folder: str) -> tuple[int, str]:
    order = [*NAMES]
    return (order.index(folder) if folder in order else len(order), folder)


def _line(rates: Rates, table: RateTable, on: date) -> RateLine:
    held = _held(table, on)
    own = rates.own.get(table.key)
    theirs = own is not None and _held(own, on) is not None
    program = program_rates().tables.get(table.key)
    proposed = _held(program, on) if program and theirs else None
    return RateLine(table, held, tuple(one for one in table.values if one != held), theirs, proposed, on)


def _held(table: RateTable, on: date) -> DatedValue | None:
    try:
        return table.on(on)
    except RateError:
        return None
