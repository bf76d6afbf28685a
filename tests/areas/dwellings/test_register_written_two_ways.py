"""The register is written many dwellings at a time, byte for byte as when each is written by itself."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from random import Random
from uuid import UUID

import pytest

from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event
from boligflyt.areas.dwellings import outgoing_columns, outgoing_table
from boligflyt.areas.dwellings.choices import DayStatus, Disposal, DwellingType, StatusCode
from boligflyt.areas.dwellings.file_values import (
    CHOICES,
    InRegister,
    facts_of,
    in_register,
    known_meanings,
    own_number,
)
from boligflyt.areas.dwellings.models import Building, Dwelling, DwellingOwner, StatusEntry
from boligflyt.areas.dwellings.outgoing_table import own_headings, register_file
from boligflyt.domain.dwelling_file import Dialect, columns, fold, headings, shipped_codes, written
from boligflyt.domain.periods import Period
from boligflyt.toolkit.sheets import Sheet, as_xlsx, harmless
from tests.support.cast import NOW, TODAY

# What a cell may hold that means something to a file, a sheet or PostgreSQL.
TEXTS = ("", "", "", "Nøkkel", "+47 90", "=1+1", "-", "'hermet", 'sa "ja"', "a;b", "a,b", "linje\nto", "\r",
         "\ttabulator", "\\N", "\\", " =2", "@", "æøå §", "0", "t", "f", "x" * 40)  # fmt: skip
WORDS = ("", "Leilighet", "LEILIGHET", "BLOKK", "Eid av kommunen", "VEDLIKEHOLD", "UTLEID")
HOUSES = ("7", "7 B", "12b", "007", "12-14", "ved kirken")
STATUSES = (None, *StatusCode.values)
DIALECTS = [
    Dialect(), Dialect(separator=","), Dialect(separator="\t"), Dialect(encoding="cp1252"),
    Dialect(names=False), Dialect("xlsx"),
]  # fmt: skip


class Register:
    """Dwellings as the dice say, and what each is today."""

    def __init__(self, seed: int, buildings: int = 5) -> None:
        self.dice, self.days = Random(seed), dict[UUID, str]()
        for number in range(buildings):
            for place in range(self.dice.randrange(1, 4)):
                self.dwelling(self.building(number) if not place else self.last, place)

    def text(self) -> str:
        return self.dice.choice(TEXTS)

    def building(self, number: int) -> Building:
        self.last = Building.objects.create(
            street=f"{self.text()[:10]}veien {number}", house_number=self.dice.choice(HOUSES),
            postal_code="0150", cadastral_unit=self.dice.randrange(1, 500), property_unit=number + 1,
            section=self.dice.choice([0, 0, 4]), municipality_number=self.dice.choice(["", "0301"]),
            school_district=self.text(), secondary_district=self.text(),
        )  # fmt: skip
        return self.last

    def dwelling(self, building: Building, place: int) -> None:
        dice, flag = self.dice, (None, True, False)
        one = Dwelling.objects.create(
            building=building, unit_number=f"H01{place:02d}", leasehold_number=dice.choice([0, 3]),
            section_number=dice.choice([0, 9]), extra_reference=self.text(), subcategory=self.text(),
            disposal=dice.choice(Disposal.values), dwelling_type=dice.choice(DwellingType.values),
            bedrooms=dice.randrange(4), rent=dice.randrange(20_000), deposit=dice.choice([None, 0, 30_000]),
            wheelchair=dice.choice([True, False]), electricity_meter=self.text(), water_meter=self.text(),
            information=self.text(), vat_compensation=dice.choice(flag), shared_home=dice.choice(flag),
            staffed_day_and_night=dice.choice(flag), staff_base=dice.choice(flag), disposed_from=TODAY,
            from_file=self.from_file(), created_at=NOW, changed_at=NOW,
        )  # fmt: skip
        if dice.random() < 0.4:
            DwellingOwner.objects.create(dwelling=one, name=self.text(), mobile=self.text()[:16])
        if status := dice.choice(STATUSES):
            StatusEntry.objects.create(dwelling=one, status=status, period=Period(TODAY, None))
        if dice.random() < 0.5:
            self.days[one.pk] = dice.choice(DayStatus.values)

    def from_file(self) -> dict[str, dict[str, str]]:
        """Words of codes, what came with «utleid», and columns of the municipality's own."""
        codes = {name: self.dice.choice(WORDS) for name in CHOICES}
        if self.dice.random() < 0.4:
            codes |= {"let": "1", "statusdato": self.dice.choice(["", "2020-01-01"])}
        own = {name: self.text() for name in ("Eget", 'Eget "to"') if self.dice.random() < 0.5}
        return self.dice.choice([{}, {"codes": codes}, {"codes": codes, "own": own}])


def word_of(told: InRegister, column: str, meanings: Mapping[str, Mapping[str, str]]) -> str:
    value, word = told.values.get(column), told.words.get(column, "")
    if value is None or meanings[column].get(fold(word)) == value:
        return word if value is not None else ""
    shipped = {meaning: code for code, meaning in shipped_codes().get(column, {}).items()}
    return shipped.get(value) or str(CHOICES[column][value])


def one_by_one(days: Mapping[UUID, str]) -> list[list[str]]:
    """Every row of the file, by what the register says of each dwelling when a file is compared with it."""
    meanings, own, rows = known_meanings(), own_headings(), []
    in_order = Dwelling.objects.order_by("building__street", "building__house_number", "unit_number", "id")
    for facts in facts_of(in_order):
        told = in_register(facts, own_number())
        if (day := days.get(told.pk)) in outgoing_columns.LIVED_IN:
            told.values["boligstatus"] = outgoing_columns.LIVED_IN[DayStatus(day)]
        words = {name: word_of(told, name, meanings) for name in CHOICES}
        cells = {name: written(value) for name, value in told.values.items()} | words
        rows.append([cells.get(name, "") for name in columns()] + [told.own.get(one, "") for one in own])
    return rows


def as_file(rows: list[list[str]], dialect: Dialect, actor) -> bytes:
    names = headings(own_headings(), names=dialect.names)
    if dialect.form == "xlsx":
        return as_xlsx(Sheet("Boliger", names, rows), actor.at)
    made = io.StringIO()
    writer = csv.writer(made, delimiter=dialect.separator, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in [names, *rows])
    return made.getvalue().encode(dialect.encoding)


@pytest.mark.parametrize("seed", range(8))
def test_every_way_of_writing_gives_the_same_bytes_as_one_dwelling_at_a_time(cast, monkeypatch, seed) -> None:
    monkeypatch.setattr(outgoing_table, "CHUNK", 3)
    monkeypatch.setattr(outgoing_columns, "MOST_REMEMBERED", 2)
    days = Register(seed).days

    rows = one_by_one(days)

    for dialect in DIALECTS:
        assert register_file(cast.per, days, dialect) == as_file(rows, dialect, cast.per), dialect


def test_every_dwelling_that_was_written_is_in_the_trace(cast) -> None:
    Register(seed=1)

    register_file(cast.per, {}, Dialect())

    listed = Event.objects.using("side").get(deed=Deed.LISTED, kind="dwelling")
    assert sorted(listed.subjects) == sorted(Dwelling.objects.values_list("pk", flat=True))


def test_an_empty_register_is_a_row_of_headings_and_nothing_in_the_trace(cast) -> None:
    before = Event.objects.using("side").count()

    content = register_file(cast.per, {}, Dialect())

    assert content == as_file([], Dialect(), cast.per)
    assert Event.objects.using("side").count() == before
