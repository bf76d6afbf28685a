"""The municipality's own sheet of postal places or school districts, each fault at its row and column."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.domain.reference_file import (
    Districts,
    Kind,
    NoReference,
    PostalLine,
    SchoolDistricts,
    SchoolLine,
    Side,
    number_of,
    postal_places,
    read_reference,
)

POSTAL = ["Postnummer", "Poststed"]
SCHOOLS = ["Gatenavn", "Fra", "Til", "Side", "Barneskole", "Ungdomsskole"]


def sheet(headings, *rows):
    return list(enumerate([headings, *rows], start=1))


def told(reading):
    return [(one.row, one.column, f"{one.what} {one.mend}") for one in reading.faults]


def test_postal_places_are_read_also_when_the_sheet_made_numbers_of_them():
    rows = sheet(
        POSTAL, [150, "Oslo"], [9999.0, " Nordelv "], ["3001", "Drammen"], [None, " "], [150, "Oslo"]
    )

    found = read_reference(rows)

    assert found.kind is Kind.POSTAL and found.faults == ()
    assert postal_places(found.lines) == {"0150": "Oslo", "9999": "Nordelv", "3001": "Drammen"}


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (["15O", "Oslo"], "Postnummer", "«15O» er ikke et postnummer. Skriv fire tall"),
        (["", "Oslo"], "Postnummer", "Postnummer mangler"),
        ([date(2026, 1, 5), "Oslo"], "Postnummer", "Skriv fire tall"),
        ([-150, "Oslo"], "Postnummer", "er ikke et postnummer"),
        (["0150"], "Poststed", "Fyll ut poststed"),
        (["0150", "x" * 61], "Poststed", "Det er plass til 60"),
        (["9999", "Elvebyen"], "Postnummer", "9999 er Nordelv i rad 2. Behold én av radene."),
    ],
)
def test_a_postal_row_that_can_not_be_read_is_told_with_how_to_mend_it(row, column, words):
    found = read_reference(sheet(POSTAL, ["9999", "Nordelv"], row))

    assert found.lines == (PostalLine("9999", "Nordelv"),)
    ((number, at, said),) = told(found)
    assert (number, at) == (3, column) and words in said


def test_the_headings_may_stand_lower_and_columns_nobody_knows_are_not_read():
    rows = [(1, ["Skolekretser 2026"]), (2, []), (3, ["Merknad", "GATE", "skolekrets"])]
    rows.append((4, ["spør Per", "Storgata", "Elvebyen"]))

    assert read_reference(rows).lines == (SchoolLine("Storgata", None, None, Side.BOTH, "Elvebyen"),)
    with pytest.raises(NoReference, match="Postnummer og Poststed"):
        read_reference(sheet(["Navn", "Født"], ["Mona", "1980"]))
    with pytest.raises(NoReference):
        read_reference([])


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (["Storgata", "12B", "", "", "Åsen"], "Fra husnummer", "Skriv bare tallet, uten bokstav"),
        (["Storgata", 40, 30, "", "Åsen"], "Til husnummer", "lavere enn fra 40"),
        (["Storgata", 40, 50, "venstre", "Åsen"], "Side", "like, odde eller begge"),
        (["Storgata", 40, 50, "", ""], "Skolekrets barneskole", "Fyll ut skolekrets barneskole"),
        (["", 40, 50, "", "Åsen"], "Gatenavn", "Fyll ut gatenavn"),
        (["storgata ", 19, 40, "odde", "Åsen"], "Gatenavn", "står også i rad 2"),
        (["Storgata", "", "", "", "Åsen"], "Gatenavn", "La hvert husnummer stå i én rad"),
    ],
)
def test_a_row_of_streets_that_can_not_be_read_is_told_with_how_to_mend_it(row, column, words):
    found = read_reference(sheet(SCHOOLS, ["Storgata", 1, 19, "odde", "Elvebyen", "Nord"], row))

    assert len(found.lines) == 1
    ((number, at, said),) = told(found)
    assert (number, at) == (3, column) and words in said


@pytest.mark.parametrize(
    ("street", "house", "district"),
    [
        ("Storgata", "1", "Elvebyen"), ("STORGATA", "19 B", "Elvebyen"), ("Storgata", "2", "Åsen"),
        ("Storgata", "20", "Åsen"), ("Storgata", "21", "Skogen"), ("Storgata", "400", "Skogen"),
        ("Torget", "", "Elvebyen"), ("Torget", "7", "Elvebyen"), ("Storgata", "", None),
        ("Bakken", "1", None),
    ],
)  # fmt: skip
def test_an_address_is_looked_up_by_street_number_and_side(street, house, district):
    rows = sheet(
        SCHOOLS, ["Storgata", 1, 19, "odde", "Elvebyen"], ["Storgata", "", 20, "like", "Åsen"],
        ["Storgata", 21, "", "", "Skogen"], ["Torget", "", "", "", "Elvebyen"],
    )  # fmt: skip
    found = read_reference(rows)

    assert found.faults == ()
    expected = None if district is None else Districts(district)
    assert SchoolDistricts(found.lines).of(street, house) == expected


def test_a_house_number_is_read_without_its_letter():
    assert (number_of("12 B"), number_of(" 7"), number_of("B")) == (12, 7, None)
