"""How cells and headings are read: in every spelling that is known, and never by guess."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boligflyt.domain.dwelling_file import (
    CellFault,
    FileFault,
    Headings,
    UnknownCode,
    column_letter,
    column_of,
    columns,
    find_headings,
    headings,
    in_the_file,
    read_cell,
    read_row,
    set_down,
    written,
)
from boligflyt.domain.municipalities import municipality_number

NAMES = list(columns())


def read(name: str, cell: object, meanings: dict | None = None):
    return read_cell(columns()[name], cell, meanings or {}, "9999")


def test_kobo_has_35_columns_those_about_tenants_are_its_last_four_and_ours_come_after() -> None:
    kobos = [one.name for one in columns().values() if not one.ours]
    assert len(kobos) == 35 and [*kobos, "breddegrad", "lengdegrad"] == NAMES
    assert [one.name for one in columns().values() if one.stays] == kobos[31:]


@pytest.mark.parametrize(
    "spelling", ["manedsleie", "Månedsleie", "MÅNEDSLEIE", "maanedsleie", " Måneds-leie ", "ma\u030anedsleie"]
)
def test_a_heading_is_known_in_every_spelling(spelling: str) -> None:
    assert column_of(spelling).name == "manedsleie"


def test_every_column_is_known_by_its_name_and_by_its_heading() -> None:
    assert [column_of(one.heading).name for one in columns().values()] == NAMES
    assert [column_of(one).name for one in NAMES] == NAMES
    assert column_of("Leietaker") is None


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("breddegrad", "59,912734", "59.91273"),
        ("breddegrad", 59.9, "59.90000"),
        ("lengdegrad", " 10.746091° ", "10.74609"),
        ("manedsleie", "10 200", 10200),
        ("manedsleie", "kr 10.200,-", 10200),
        ("manedsleie", 9500.0, 9500),
        ("manedsleie", "9500,00", 9500),
        ("statusdato", "1.2.2024", "2024-02-01"),
        ("statusdato", date(2024, 2, 1), "2024-02-01"),
        ("statusdato", "2024-02-01", "2024-02-01"),
        ("gnrbnr", "118 / 507", "118/507"),
        ("gnrbnr", "0118/0507", "118/507"),
        ("bruksenhetsnummer", "h 0301", "H0301"),
        ("husbokstav", "b", "B"),
        ("postnummer", 150.0, "0150"),
        ("postnummer", "0150 Nordelv", "0150"),
        ("kommunenummer", 301.0, "0301"),
        ("kommunenummer", "9999", "9999"),
        ("erbofellesskap", "1", True),
        ("erbofellesskap", "Nei", False),
        ("erbofellesskap", 1.0, True),
        ("antallsoverom", "3", 3),
        ("boligeiersmobilnummer", "+47 900 00 000", "90000000"),
        ("boligeiersnavn", "  A   B ", "A B"),
        ("boligeiersorganisasjonsnummer", "974 760 673", "974760673"),
        ("depositum", "", None),
        ("ekstrareferanse", 12.0, "12"),
        ("hovedsoker", "040590", "fødselsdato"),
    ],
)
def test_a_cell_is_read_as_people_write_it(name: str, cell: object, value: object) -> None:
    assert read(name, cell) == value


@pytest.mark.parametrize(
    ("name", "cell", "what"),
    [
        ("manedsleie", "10200,50", "hele kroner"),
        ("manedsleie", "999999", "største vi tar imot"),
        ("manedsleie", True, "hele kroner"),
        ("manedsleie", "=A1*2", "formel"),
        ("manedsleie", "#REF!", "feil her"),
        ("manedsleie", date(2024, 2, 1), "datoen 01.02.2024"),
        ("statusdato", "30.02.2024", "finnes ikke"),
        ("statusdato", "2.3.24", "finnes ikke"),
        ("statusdato", 45366.0, "ikke en dato"),
        ("statusdato", "01.01.1024", "kan ikke stemme"),
        ("gnrbnr", "118", "gårds- og bruksnummer"),
        ("gnrbnr", date(2024, 5, 12), "datoen 12.05.2024"),
        ("bruksenhetsnummer", "301", "bruksenhetsnummer"),
        ("postnummer", "150", "postnummer"),
        ("postnummer", "0150 Nordelv 2", "postnummer"),
        ("kommunenummer", "9998", "ikke et kommunenummer"),
        ("kommunenummer", "1141", "til og med 2019"),
        ("erbofellesskap", "kanskje", "verken ja eller nei"),
        ("boligeiersorganisasjonsnummer", "974760674", "organisasjonsnummer"),
        ("husbokstav", "BB", "husbokstav"),
        ("antallsoverom", "to", "helt tall"),
        ("antallsoverom", "-1", "helt tall"),
        ("hovedsoker", "Kari", "fødselsnummer eller"),
        ("gatenavn", "x" * 81, "81 tegn"),
    ],
)
def test_what_cannot_be_read_is_a_fault_that_says_how_to_mend_it(name: str, cell: object, what: str) -> None:
    with pytest.raises(CellFault, match=what) as fault:
        read(name, cell)

    assert fault.value.mend


def test_a_code_is_what_somebody_has_said_it_means_and_else_unknown() -> None:
    meanings = {"koboboligtype": {"blokk": "flat"}}

    assert read("koboboligtype", " BLOKK ", meanings) == "flat"
    with pytest.raises(UnknownCode, match="Koden «REKKE» er ikke kjent"):
        read("koboboligtype", "REKKE", meanings)


def test_headings_are_found_below_a_title_and_others_are_kept() -> None:
    rows = [["Boliger", None], [None], [*NAMES[:19], "antall soverom", "Eget"]]

    found = find_headings(rows)

    assert (found.row, found.unknown, found.names) == (3, ("Eget",), False)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["navn", "alder"], "Fant ingen rad"),
        (NAMES[:9], "mangler: Koboboligtype"),
        ([*NAMES, "Gnr/bnr"], "to ganger"),
    ],
)
def test_headings_that_do_not_do_are_told(row: list[str], said: str) -> None:
    with pytest.raises(FileFault, match=said):
        find_headings([row])


def test_places_are_lettered_as_in_a_sheet() -> None:
    assert [column_letter(one) for one in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_number_that_ended_knows_what_followed_and_one_in_force_has_no_end() -> None:
    assert municipality_number("1504").successor == "1508"
    assert municipality_number("0301").last_year is None
    assert municipality_number("0000") is None


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30).filter(
    lambda text: not text.startswith(("=", "#", "'"))
)
OF_KIND = {
    "municipality": st.just("9999"),
    "cadastre": st.builds("{}/{}".format, st.integers(1, 99999), st.integers(1, 99999)),
    "unit": st.builds("{}{:04d}".format, st.sampled_from("HUKL"), st.integers(0, 9999)),
    "flag": st.booleans(),
    "letter": st.sampled_from("ABCÆØÅ"),
    "postal_code": st.builds("{:04d}".format, st.integers(0, 9999)),
    "day": st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat),
    "organisation": st.just("974760673"),
    "degrees": st.decimals(57, 72, places=5).map("{:.5f}".format),
    "phone": st.builds(str, st.integers(20000000, 99999999)),
}


EAST = st.decimals(4, 32, places=5).map("{:.5f}".format)


@st.composite
def told(draw: st.DrawFn) -> dict[str, object]:
    """Values of any of the columns that are stored, without codes."""
    values = {}
    for column in columns().values():
        if column.stays or column.kind == "code" or not draw(st.booleans()):
            continue
        number = st.integers(0, column.most)
        values[column.name] = draw(OF_KIND.get(column.kind, TEXT if column.kind == "text" else number))
    if "breddegrad" in values or "lengdegrad" in values:  # both or none
        values["breddegrad"], values["lengdegrad"] = "59.91273", draw(EAST)
    return values


@given(
    told(),
    st.dictionaries(TEXT.filter(lambda text: column_of(text) is None), TEXT, max_size=3),
    st.booleans(),
)
def test_what_is_written_is_read_again_as_the_same(values, own, names) -> None:
    row = [written(values.get(one.name)) for one in in_the_file(ours=True)] + [
        own[one] for one in sorted(own)
    ]
    heading = headings(sorted(own), names=names, ours=True)
    found = Headings(1, tuple(heading), tuple(column_of(one) for one in heading))

    again = read_row(2, set_down(row, found), found, {}, "9999")

    assert (again.values, again.own, again.faults) == (values, own, [])
