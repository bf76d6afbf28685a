"""The register in the words of the file: the field of each column, what a dwelling says, and its codes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from boligflyt.areas.access.queries import the_municipality
from boligflyt.areas.dwellings.choices import DayStatus, Disposal, DwellingType, StatusCode
from boligflyt.areas.dwellings.models import CodeMeaning, Dwelling, StatusEntry
from boligflyt.domain.dwelling_file import Value, columns, fold, identity, shipped_codes

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


@dataclass(frozen=True, slots=True)
class InRegister:
    """A dwelling as the file would tell of it, with its own columns and the words its codes came with."""

    dwelling: Dwelling
    values: Mapping[str, Value]
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


def with_all_it_says() -> QuerySet[Dwelling]:
    """Dwellings with building, owner and the open line of the ledger."""
    still_open = Prefetch(
        "ledger", StatusEntry.objects.filter(period__endswith=None).order_by("period"), to_attr="open_lines"
    )
    return Dwelling.objects.select_related("building", "owner").prefetch_related(still_open)


def in_register(dwelling: Dwelling, municipality: str) -> InRegister:
    """The dwelling in the words of the file; a column that it has nothing for is left out."""
    building, owner = dwelling.building, getattr(dwelling, "owner", None)
    house = HOUSE.fullmatch(building.house_number)
    told: dict[str, Value | None] = {
        "kommunenummer": building.municipality_number or municipality,
        "gnrbnr": f"{building.cadastral_unit}/{building.property_unit}",
        "seksjonsnummer": dwelling.section,
        "gatenavn": building.street,
        "husnummer": int(house[1]) if house else building.house_number,
        "husbokstav": house[2].upper() if house else "",
        "postnummer": building.postal_code,
    }
    told |= {column: getattr(dwelling, field) for column, field in OF_DWELLING.items()}
    told |= {column: getattr(building, field) for column, field in OF_BUILDING.items()}
    told |= {column: getattr(owner, field) for column, field in OF_OWNER.items()} if owner else {}
    words = dwelling.from_file.get("codes", {})
    told |= _status(dwelling, words)
    for column in ("festenummer", "seksjonsnummer"):
        told[column] = told[column] or None
    values = {name: told[name] for name in columns() if told.get(name) not in (None, "")}
    return InRegister(dwelling, values, dwelling.from_file.get("own", {}), words)  # type: ignore[arg-type]


def _status(dwelling: Dwelling, words: Mapping[str, str]) -> dict[str, Value | None]:
    """The open line of the ledger. «Utleid» is no line: it is what the file said, until a line is written."""
    lines = dwelling.open_lines  # type: ignore[attr-defined]
    if lines:
        return {"boligstatus": lines[0].status, "statusdato": lines[0].period.first_day.isoformat()}
    return {"boligstatus": LET, "statusdato": words.get("statusdato")} if words.get("let") else {}


def by_identity(keys: Iterable[str], municipality: str) -> dict[str, InRegister]:
    """The dwellings that have these identities, by identity."""
    asked = set(keys)
    parcels: dict[int, set[int]] = defaultdict(set)
    for key in asked:
        unit, _, part = key.split("|")[1].partition("/")
        parcels[int(unit)].add(int(part))
    if not parcels:
        return {}
    near = with_all_it_says().filter(
        building__cadastral_unit__in=parcels,
        building__property_unit__in=set().union(*parcels.values()),
    )
    found = {}
    for dwelling in near:
        told = in_register(dwelling, municipality)
        key = identity(told.values)
        if key in asked:
            found[key] = told
    return found


def fields_for(values: Mapping[str, Value], names: Mapping[str, str]) -> dict[str, Value]:
    """Field → value of those columns that the row tells."""
    return {field: values[column] for column, field in names.items() if column in values}


def emptied(model: type, field: str) -> Value | None:
    """What the field holds when nothing is known."""
    of = model._meta.get_field(field)  # type: ignore[attr-defined]
    return None if of.null else of.get_default()
