"""The municipality's own lists of school districts and postal places, and how it writes its own sheet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from datetime import datetime

from boligflyt.areas.dwellings.choices import ReferenceKind
from boligflyt.areas.dwellings.models import Building, KeptMapping, PostalPlace, ReferenceFile, SchoolStreet
from boligflyt.domain.reference_file import PostalLine, SchoolLine, Side, number_of, street_key
from boligflyt.jobs.demo.records import Town

# What the office for property has said that the headings of its own list of dwellings are.
OWN_SHEET = {
    "Adresse": "split:address", "Postnr/sted": "split:post", "Gnr/bnr": "split:cadastre",
    "Leil.": "bruksenhetsnummer", "Type": "koboboligtype", "Soverom": "antallsoverom",
    "Husleie pr. mnd": "manedsleie", "Areal": "own", "Vaktmester": "left_out",
}  # fmt: skip


def load_reference(town: Town, at: datetime) -> None:
    """Write both lists as the buildings of the town have it, and what a sheet of the town's own says."""
    KeptMapping.objects.create(
        name="Boliglisten til Eiendom", headings=list(OWN_SHEET), targets=OWN_SHEET,
        constants={"kobodisposisjonsform": "owned"}, created_at=at, changed_at=at,
    )  # fmt: skip
    buildings = list(Building.objects.order_by("id"))
    places = sorted({(one.postal_code, one.postal_place) for one in buildings if one.postal_place})
    postal = [PostalLine(code, place) for code, place in dict(places).items()]
    streets = _streets(buildings)
    PostalPlace.objects.bulk_create(PostalPlace(**asdict(one)) for one in postal)
    SchoolStreet.objects.bulk_create(
        SchoolStreet(**asdict(one), street_key=street_key(one.street)) for one in streets
    )
    for kind, name, lines in (
        (ReferenceKind.POSTAL, "poststeder.csv", postal),
        (ReferenceKind.SCHOOLS, "skolekretser.xlsx", streets),
    ):
        ReferenceFile.objects.create(
            kind=kind, file_name=name, lines=[asdict(one) for one in lines], confirmed_at=at, in_force=True,
            created_at=at, changed_at=at,
        )  # fmt: skip


def _streets(buildings: list[Building]) -> list[SchoolLine]:
    """A line for a street in one district, else a line for each house."""
    by_street: dict[str, dict[int, str]] = defaultdict(dict)
    for one in buildings:
        number = number_of(one.house_number)
        if one.school_district and number is not None:
            by_street[one.street].setdefault(number, one.school_district)
    lines = []
    for street, houses in sorted(by_street.items()):
        if len(set(houses.values())) == 1:
            lines.append(SchoolLine(street, None, None, Side.BOTH, next(iter(houses.values()))))
            continue
        lines += [SchoolLine(street, one, one, Side.BOTH, houses[one]) for one in sorted(houses)]
    return lines
