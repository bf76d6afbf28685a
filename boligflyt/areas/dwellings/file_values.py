"""The register in the words of the file: the field of each column, what a dwelling says, and its codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import FilteredRelation, Q, QuerySet
from django.db.models.expressions import RawSQL

from boligflyt.areas.access.queries import the_municipality
from boligflyt.areas.dwellings.choices import DayStatus, Disposal, DwellingType, StatusCode
from boligflyt.areas.dwellings.models import CodeMeaning, Dwelling
from boligflyt.domain.dwelling_file import Value, fold, identity, shipped_codes

OF_DWELLING = {
    "festenummer": "leasehold_number",
    "bruksenhetsnummer": "unit_number",
    "ekstrareferanse": "extra_reference",
    "koboboligtype": "dwelling_type",
    "underkategoriboligtype": "subcategory",
    "kobodisposisjonsform": "disposal",
    "manedsleie": "rent",
    "malernummerstrom": "electricity_meter",
    "malernummervann": "water_meter",
    "depositum": "deposit",
    "errullestoltilpasset": "wheelchair",
    "antallsoverom": "bedrooms",
    "ovriginformasjon": "information",
    "kvalifiserermvakompensasjon": "vat_compensation",
    "erbofellesskap": "shared_home",
    "erdognbemannet": "staffed_day_and_night",
    "harpersonalbase": "staff_base",
}
OF_BUILDING = {"skolekretsbarneskole": "school_district", "skolekretsungdomsskole": "secondary_district"}
OF_OWNER = {
    "boligeiersnavn": "name",
    "boligeiersorganisasjonsnummer": "organisation_number",
    "boligeiersmobilnummer": "mobile",
}
HOUSE = re.compile(r"(\d{1,5})\s*([A-ZÆØÅ]?)", re.IGNORECASE)
LET = DayStatus.LET.value
# What each column of codes can mean, by our own codes.
CHOICES = {
    "koboboligtype": dict(DwellingType.choices),
    "kobodisposisjonsform": dict(Disposal.choices),
    "boligstatus": {**dict(StatusCode.choices), LET: DayStatus.LET.label},
}


class InRegister(NamedTuple):
    """A dwelling as the file would tell of it, with its own columns and the words its codes came with.

    `home` is its building, and `at` the building's street and number. A plain tuple: a register has many.
    """

    pk: UUID
    version: int
    rooms: int | None
    home: UUID
    at: str
    postal_code: str
    values: dict[str, Value]
    own: Mapping[str, str]
    words: Mapping[str, str]


def own_number() -> str:
    """The municipality's own number; empty when it is not set up."""
    found = the_municipality()
    return found.number if found else ""


def known_meanings() -> dict[str, dict[str, str]]:
    """Column → code without case → our own code: our words, those that ship, and what somebody has said."""
    found: dict[str, dict[str, str]] = {}
    for column, choices in CHOICES.items():
        found[column] = {fold(code): code for code in choices}
        found[column] |= {fold(str(label)): code for code, label in choices.items()}
        found[column] |= {fold(code): meaning for code, meaning in shipped_codes().get(column, {}).items()}
    for said in CodeMeaning.objects.filter(column__in=CHOICES):
        found[said.column][said.code] = said.meaning
    return found


# What is read of each dwelling beside the fields that are a column as they stand.
FACTS = (
    "pk", "version", "rooms", "from_file", "section_number", "building_id", "building__street",
    "building__house_number", "building__postal_code", "building__municipality_number",
    "building__cadastral_unit", "building__property_unit", "building__section", "open_line__status",
    "open_line__period__startswith",
)  # fmt: skip
AS_THEY_STAND = {
    **OF_DWELLING,
    **{column: f"building__{field}" for column, field in OF_BUILDING.items()},
    **{column: f"owner__{field}" for column, field in OF_OWNER.items()},
}
ON_THESE_PARCELS = """select b.id from dwellings_building b
join unnest(%s::integer[], %s::integer[]) p(unit, part)
  on (b.cadastral_unit, b.property_unit) = (p.unit, p.part)"""


def facts_of(
    dwellings: QuerySet[Dwelling], names: Sequence[str] = FACTS
) -> QuerySet[Dwelling, tuple[Any, ...]]:
    """What `in_register` puts into words, of each dwelling, in one statement and without objects.

    `names`: what is read beside the columns that stand as they are.

    A dwelling has one open line of the ledger at most: periods that go on for ever overlap.
    """
    still_open = FilteredRelation("ledger", condition=Q(ledger__period__endswith=None))
    return dwellings.alias(open_line=still_open).values_list(*names, *AS_THEY_STAND.values())


def in_register(row: tuple[Any, ...], municipality: str) -> InRegister:
    """The dwelling in the words of the file; a column that it has nothing for is left out."""
    (pk, version, rooms, from_file, section, home, street, number, postal_code, of_municipality, unit, part,
     of_building, status, since) = row[: len(FACTS)]  # fmt: skip
    words = from_file.get("codes") or {}
    values = {
        column: value
        for column, value in zip(AS_THEY_STAND, row[len(FACTS) :], strict=True)
        if value is not None and value != ""
    }
    if not values["festenummer"]:
        del values["festenummer"]
    if section or of_building:
        values["seksjonsnummer"] = section or of_building
    house, letter = house_of(number)
    if letter:
        values["husbokstav"] = letter
    values |= {
        "kommunenummer": of_municipality or municipality, "gnrbnr": f"{unit}/{part}", "gatenavn": street,
        "husnummer": house, "postnummer": postal_code,
    }  # fmt: skip
    status, day = (status, since.isoformat()) if status else without_a_line(words)
    values |= {name: one for name, one in (("boligstatus", status), ("statusdato", day)) if one}
    own = from_file.get("own") or {}
    return InRegister(pk, version, rooms, home, f"{street} {number}", postal_code, values, own, words)


def house_of(number: str) -> tuple[int | str, str]:
    """The number and the letter of a house; what is neither is the number as it stands."""
    found = HOUSE.fullmatch(number)
    return (int(found[1]), found[2].upper()) if found else (number, "")


def without_a_line(words: Mapping[str, str]) -> tuple[str, str]:
    """Status and its day of a dwelling that has no open line of the ledger, by what came with a file.

    «Utleid» is no line: it is what the file said, until a line is written.
    """
    return (LET, words.get("statusdato") or "") if words.get("let") else ("", "")


def by_identity(keys: Iterable[str], municipality: str) -> dict[str, InRegister]:
    """The dwellings that have these identities, by identity."""
    asked = set(keys)
    parcels = {parcel_of(key) for key in asked}
    if not parcels:
        return {}
    units, parts = zip(*parcels, strict=True)
    on_these = RawSQL(ON_THESE_PARCELS, (list(units), list(parts)))  # noqa: S611  # nosec B611 – our own text
    found = {}
    for row in facts_of(Dwelling.objects.filter(building__in=on_these)):
        told = in_register(row, municipality)
        key = identity(told.values)
        if key in asked:
            found[key] = told
    return found


def parcel_of(key: str) -> tuple[int, int]:
    """Gårdsnummer and bruksnummer of an identity."""
    unit, _, part = key.split("|")[1].partition("/")
    return int(unit), int(part)
