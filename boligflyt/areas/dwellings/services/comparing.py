"""The rows of a file held against the register: what each would do, and what the register says no to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.db.models.functions import Upper

from boligflyt.areas.dwellings.file_values import PLACE, InRegister, by_identity
from boligflyt.areas.dwellings.models import Building
from boligflyt.domain.dwelling_file import (
    Change,
    Compared,
    Fault,
    Headings,
    Outcome,
    ReadRow,
    SoFar,
    address,
    compare,
    missing,
)

ADDRESS = {"gatenavn", "husnummer", "postnummer"}


class ComparedRow(NamedTuple):
    """The fields of `ImportRow` that comparing gives: a plain tuple, since there are so many of them."""

    number: int
    label: str
    outcome: str
    values: dict[str, Any]
    faults: list[dict[str, str]]
    changes: list[dict[str, Any]]
    notes: list[str]
    dwelling: UUID
    version: int | None
    tenant_told_by: str


def compared_rows(
    read: list[ReadRow], headings: Headings, so_far: SoFar, municipality: str
) -> list[ComparedRow]:
    """The rows as they are kept, each held against the register and the rows before it."""
    stored = by_identity({one.key for one in read if one.key}, municipality)
    homes = _buildings_at({address(one.values) for one in read})
    made = []
    for row in read:
        row.faults += so_far.check(row)
        known = stored.get(row.key) if row.key else None
        row.faults += _against_register(row, known, homes.get(address(row.values)), municipality)
        if known is None:
            row.faults += missing(row, headings)
        made.append(_row(row, known, homes.get(address(row.values))))
    return made


def _row(row: ReadRow, known: InRegister | None, home: Home | None) -> ComparedRow:
    compared = compare(row, known.values if known else None, known.own if known else {})
    words = known.words if known else {}
    return ComparedRow(
        number=row.number, label=_label(row), outcome=compared.outcome.value,
        values={**row.values, **({"_codes": row.codes} if row.codes else {}),
                **({"_own": row.own} if row.own else {})},
        faults=[one.as_json() for one in row.faults],
        changes=[
            {"column": one.column, "before": one.before, "after": one.after, "own": one.own,
             "word": words.get(one.column)}
            for one in (*compared.changes, *_moved(compared, row, home))
        ],
        notes=list(compared.notes), dwelling=known.pk if known else uuid4(),
        version=known.version if known else None,
        tenant_told_by=str(row.values.get("hovedsoker", "")),
    )  # fmt: skip


def _moved(compared: Compared, row: ReadRow, home: Home | None) -> Iterator[Change]:
    """Where a new dwelling places a building that is there already, or moves it."""
    if compared.outcome != Outcome.NEW or home is None:
        return
    for column, field in PLACE.items():
        stands, told = getattr(home, field), row.values.get(column)
        before = None if stands is None else f"{stands:.5f}"
        if told is not None and told != before:
            yield Change(column, before, told)


def _label(row: ReadRow) -> str:
    told = row.values
    street = f"{told.get('gatenavn', '')} {told.get('husnummer', '')}{told.get('husbokstav', '')}".strip()
    parts = (street, str(told.get("bruksenhetsnummer", "")), str(told.get("ekstrareferanse", "")))
    return ", ".join(part for part in parts if part)[:160]


class Home(NamedTuple):
    """A building that stands in the register."""

    pk: UUID
    street: str
    house_number: str
    postal_code: str
    municipality_number: str
    cadastral_unit: int
    property_unit: int
    latitude: Decimal | None
    longitude: Decimal | None

    def __str__(self) -> str:
        return f"{self.street} {self.house_number}"


def _buildings_at(addresses: set[tuple[str, str, str]]) -> dict[tuple[str, str, str], Home]:
    streets = {street for street, _, _ in addresses if street}
    near = Building.objects.alias(up=Upper("street")).filter(
        up__in=streets, postal_code__in={code for _, _, code in addresses}
    )
    found = (Home(*row) for row in near.values_list(*Home._fields))
    return {(one.street.upper(), one.house_number.upper(), one.postal_code): one for one in found}


def _against_register(
    row: ReadRow, known: InRegister | None, home: Home | None, municipality: str
) -> Iterator[Fault]:
    """What the register says no to."""
    if known is not None:
        told = row.values.keys() >= ADDRESS
        if told and (home is None or home.pk != known.home):
            yield Fault(
                "Gatenavn", "", f"Boligen står i registeret på {known.at}, {known.postal_code}.",
                "Adressen til en bolig endres ikke her. Rett adressen i filen, eller boligens identitet.",
            )  # fmt: skip
        rooms, bedrooms = known.rooms, row.values.get("antallsoverom", 0)
        if rooms is not None and isinstance(bedrooms, int) and bedrooms > rooms:
            yield Fault(
                "Antall soverom", "", f"Boligen har {rooms} rom i registeret.", "Rett tallet, eller boligen."
            )
    elif home is not None and row.key:
        place = (home.municipality_number or municipality, f"{home.cadastral_unit}/{home.property_unit}")
        if place != (row.values["kommunenummer"], row.values["gnrbnr"]):
            yield Fault(
                "Gnr/bnr", "", f"{home} står i registeret med {place[1]} i kommune {place[0]}.",
                "Rett nummeret eller adressen.",
            )  # fmt: skip
