"""Headings are proposed by name and confirmed by a person; cells are taken apart or told to be amiss."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.domain.dwelling_file import CellFault
from boligflyt.domain.national_numbers import make_synthetic_number
from boligflyt.domain.sheet_mapping import (
    SPLITS,
    SheetMapping,
    Titles,
    faults_of,
    fits,
    heading_row,
    headings_known,
    hidden_places,
    kept_cells,
    known_targets,
    propose,
    set_down_mapped,
    take_apart,
    unique_headings,
)
from boligflyt.domain.sheet_mapping.proposing import _persons, _words

NUMBER = next(found for one in range(1000) if (found := make_synthetic_number(date(1990, 5, 4), one)))
NEEDED = {
    "Kommune": "kommunenummer", "Eiendom": "split:cadastre", "Adresse": "split:address",
    "Postnr": "postnummer", "Type": "koboboligtype", "Eierform": "kobodisposisjonsform",
    "Leie": "manedsleie", "Soverom": "antallsoverom",
}  # fmt: skip


def mapping(targets: dict[str, str], **constants: str) -> SheetMapping:
    return SheetMapping(1, tuple(targets), targets, constants)


@pytest.mark.parametrize(
    ("rule", "cell", "parts"),
    [
        ("split:cadastre", "12/345", {"gnrbnr": "12/345"}),
        ("split:cadastre", "12/345/0/7", {"gnrbnr": "12/345", "seksjonsnummer": "7"}),
        ("split:cadastre", " 012 / 0345 / 3 ", {"gnrbnr": "12/345", "festenummer": "3"}),
        ("split:cadastre", "3301-12/345", {"kommunenummer": "3301", "gnrbnr": "12/345"}),
        ("split:cadastre", "gnr 12 bnr 345", {"gnrbnr": "12/345"}),
        ("split:cadastre", "Gnr. 12, Bnr. 345, fnr 0, snr. 7", {"gnrbnr": "12/345", "seksjonsnummer": "7"}),
        ("split:cadastre", "12-345", {"gnrbnr": "12/345"}),
        ("split:post", "0150 Oslo", {"postnummer": "0150"}),
        ("split:post", 150, {"postnummer": "0150"}),
        ("split:rooms", "3-roms", {"antallsoverom": "2"}),
        ("split:rooms", "2 rom + kjk", {"antallsoverom": "1"}),
        ("split:rooms", "1-roms leilighet", {"antallsoverom": "0"}),
        ("split:rooms", 4, {"antallsoverom": "3"}),
        ("split:post", "3015, Drammen", {"postnummer": "3015"}),
        ("split:post", "NO-3015 Drammen", {"postnummer": "3015"}),
        ("split:address", "Storgata 12", {"gatenavn": "Storgata", "husnummer": "12"}),
        ("split:address", "Haakon 7.s gate 3 B",
         {"gatenavn": "Haakon 7.s gate", "husnummer": "3", "husbokstav": "B"}),
        ("split:address", "Storgata 12B, H0301",
         {"gatenavn": "Storgata", "husnummer": "12", "husbokstav": "B", "bruksenhetsnummer": "H0301"}),
        ("split:address", "Storgata 12, 3015 Drammen",
         {"gatenavn": "Storgata", "husnummer": "12", "postnummer": "3015"}),
    ],
)  # fmt: skip
def test_a_cell_with_several_columns_is_taken_apart(rule, cell, parts) -> None:
    assert take_apart(SPLITS[rule], cell) == parts


@pytest.mark.parametrize(
    ("rule", "cell", "words"),
    [
        ("split:cadastre", "gnr 12", "kan ikke deles i gårds- og bruksnummer"),
        ("split:cadastre", "12/345/0/7/9", "kan ikke deles"),
        ("split:cadastre", "3301-12", "kan ikke deles"),
        ("split:rooms", "stor", "ikke hvor mange rom"),
        ("split:rooms", "0", "ikke hvor mange rom"),
        ("split:rooms", "2-3", "ikke hvor mange rom"),
        ("split:cadastre", 12, "kan ikke deles"),
        ("split:cadastre", date(2026, 1, 12), "gjort innholdet om til datoen"),
        ("split:post", "Oslo", "begynner ikke med et postnummer"),
        ("split:post", "150 Oslo", "begynner ikke med et postnummer"),
        ("split:address", "Fjellveien", "kan ikke deles i gate og husnummer"),
        ("split:address", "Storgata 12, leilighet 3", "kan ikke deles"),
        ("split:address", "Storgata 12-14", "kan ikke deles"),
        ("split:address", "Storgata 12 14", "kan ikke deles"),
    ],
)
def test_what_cannot_be_taken_apart_is_a_fault_and_not_a_guess(rule, cell, words) -> None:
    with pytest.raises(CellFault, match=words):
        take_apart(SPLITS[rule], cell)


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Adresse", "split:address"), ("ADRESSE ", "split:address"), ("Antall soverom", "antallsoverom"),
        ("Ant. soverom", "antallsoverom"), ("Husleie pr. mnd", "manedsleie"), ("Rent", "manedsleie"),
        ("Gårdsnr", "part:unit"), ("gardsnr", "part:unit"), ("Gnr/Bnr", "split:cadastre"),
        ("Postnr/sted", "split:post"), ("BRA", "own"), ("Nøkkelskap", "own"), ("Leietaker", "left_out"),
        ("Fødselsnr", "hovedsoker"), ("Husleie\n(kr/mnd)", "manedsleie"), ("Leil.nr", "bruksenhetsnummer"),
        ("Rom", "split:rooms"),
    ],
)  # fmt: skip
def test_a_heading_is_proposed_by_its_name_alone(heading, target) -> None:
    assert propose([heading]) == {heading: target}


def test_the_first_of_two_headings_for_one_column_is_proposed_and_the_other_kept() -> None:
    assert propose(["Husleie", "Leie"]) == {"Husleie": "manedsleie", "Leie": "own"}
    assert propose(["Gnr", "Bnr"]) == {"Gnr": "part:unit", "Bnr": "part:property"}


def test_every_word_proposes_something_that_can_be_chosen_and_none_is_said_of_persons_too() -> None:
    assert set(_words().values()) <= known_targets()
    assert not set(_words()) & _persons()


def test_empty_headings_and_two_alike_are_told_apart_by_the_letter_of_the_column() -> None:
    assert unique_headings(["Leie", None, " Leie "], 4) == (
        "Leie", "Kolonne B (uten overskrift)", "Leie (kolonne C)", "Kolonne D (uten overskrift)",
    )  # fmt: skip


def test_the_row_of_headings_is_the_one_whose_names_say_most() -> None:
    assert heading_row([["Boliger 2026"], ["Drift", "x"], ["Adresse", "Leie"], ["Storgata 1", 9000]]) == 2
    assert heading_row([["a"], ["b", "c"], [1, 2]]) == 1


def test_a_kept_mapping_fits_the_same_headings_in_any_order_and_no_others() -> None:
    assert fits(["Adresse", "Leie"], ["Leie", None, "Adresse"])
    assert not fits(["Adresse", "Leie"], ["Leie", "Adresse", "Leietaker"])


def test_a_whole_mapping_has_no_faults() -> None:
    assert faults_of(mapping(NEEDED)) == []


def test_what_is_amiss_is_told_with_heading_or_column() -> None:
    twice = faults_of(mapping(NEEDED | {"Gate": "gatenavn"}))
    half = faults_of(mapping(NEEDED | {"Eiendom": "part:unit"}))
    lacks = faults_of(mapping({name: one for name, one in NEEDED.items() if name != "Kommune"} | {
        "Eiendom": "gnrbnr"
    }))  # fmt: skip

    assert [(one.heading, "begge sagt å være Gatenavn" in one.what) for one in twice] == [("Gate", True)]
    assert [(one.heading, "bruksnummer" in one.what) for one in half] == [("Eiendom", True)]
    assert [(one.column, "Kommunenummer" in one.what) for one in lacks] == [("kommunenummer", True)]


def test_a_constant_stands_for_a_column_that_the_sheet_lacks_and_never_for_an_empty_cell() -> None:
    one = mapping({"Leie": "manedsleie"}, kommunenummer="3301", manedsleie="9000")

    assert set_down_mapped([None], one)["cells"] == {"kommunenummer": "3301"}


def test_a_column_of_its_own_goes_before_the_same_part_of_a_shared_cell() -> None:
    one = mapping({"Adresse": "split:address", "Postnr": "postnummer"})

    assert set_down_mapped(["Storgata 1, 3015 Drammen", "0150"], one)["cells"]["postnummer"] == "0150"


def test_two_halves_make_one_number_and_faults_point_at_the_letter_of_the_sheet() -> None:
    one = mapping({"Bnr": "part:property", "Gnr": "part:unit", "Adresse": "split:address"})

    assert set_down_mapped([345, 12.0, None], one)["cells"] == {"gnrbnr": "12/345"}
    assert one.as_headings().letters["husnummer"] == "C"


@pytest.mark.parametrize(
    ("row", "title"),
    [
        (["", "", "Sum Sentrum", "", "", "", 360000, ""], "Sum Sentrum 360000"),
        (["SENTRUM", "", "", "", "", "", "", ""], "SENTRUM"),
        (list(NEEDED), "Overskriftene en gang til"),
        ([{"what": "Et nummer.", "mend": "Ta det bort."}], "Uten tekst"),
        (["", "12/3"], None),
        (["", "feil nummer"], None),
        (["", "", "Storgata 12"], None),
        (["", "", "Storgata", "", "Leilighet"], None),
        (["", "", "", "", "", "", "", 2], None),
    ],
)
def test_a_row_that_tells_nothing_of_a_dwelling_is_a_title_between_them_or_a_sum(row, title) -> None:
    assert Titles(mapping(NEEDED)).title(row) == title


def test_the_row_whose_names_say_most_tells_how_much_a_sheet_is_like_dwellings() -> None:
    assert headings_known([["Boligoversikt"], ["Adresse", "Gnr/bnr", "Nøkkel"]]) == 2
    assert headings_known([]) == 0


def test_who_lives_there_is_not_kept_even_before_anybody_has_chosen() -> None:
    hidden = hidden_places([["Adresse", "Leietaker", "Fødselsdato", "Merknad"]])
    kept = kept_cells(["Storgata 1", "Kari Testperson", "040590", f"Ring {NUMBER}"], hidden)
    one = mapping({"A": "split:address", "B": "own", "C": "hovedsoker", "D": "own"})

    assert "Testperson" not in str(kept)
    assert NUMBER not in str(kept)
    assert "040590" not in str(kept)
    assert set_down_mapped(kept, one)["cells"]["hovedsoker"] == {"told": "fødselsdato"}


@pytest.mark.parametrize("target", sorted(known_targets()))
def test_a_withheld_number_is_never_more_than_a_fault_or_what_it_was(target) -> None:
    kept = set_down_mapped(kept_cells([f"{NUMBER}"], {}), mapping({"A": target}))

    assert NUMBER not in str(kept)
