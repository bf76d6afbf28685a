"""A sheet with headings of its own is read by a mapping that somebody has made, and that is kept."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.areas.audit.models import Event
from boligflyt.areas.dwellings.models import Dwelling, DwellingImport, ImportRow, KeptMapping
from boligflyt.areas.dwellings.services import SaidMapping, confirm_import, map_sheet, read_any_file, refresh
from boligflyt.domain.national_numbers import make_synthetic_number
from boligflyt.toolkit.faults import Forbidden, Refused, VersionConflict
from tests.support.dwelling_files import as_text, dwelling_row, file_of
from tests.support.sheets import CONSTANTS, HEADINGS, TARGETS, own_book, own_row, own_sheet

SINCE = date(2015, 1, 1)
NUMBER = next(found for one in range(1000) if (found := make_synthetic_number(date(1990, 5, 4), one)))


def received(cast, *rows, mapping: str = "", **written) -> DwellingImport:
    return read_any_file(cast.per, file_of(own_sheet(rows, **written)), "ark.csv", SINCE, mapping)


def said(name: str = "Eiendom", row: int = 3, **changed) -> SaidMapping:
    return SaidMapping(name, row, TARGETS | changed.get("targets", {}), changed.get("constants", CONSTANTS))


def mapped(cast, *rows, **changed) -> DwellingImport:
    batch = received(cast, *rows)
    return map_sheet(cast.per, batch.pk, batch.version, said(**changed))


def counts(batch: DwellingImport) -> tuple[int, int, int, int]:
    return tuple(batch.counts[one] for one in ("new", "changed", "unchanged", "wrong"))


def faults(batch: DwellingImport) -> list[str]:
    rows = batch.rows.exclude(faults=[])
    return [f"{one['letter']} {one['column']}: {one['what']}" for row in rows for one in row.faults]


def test_a_sheet_with_its_headings_in_row_three_waits_until_somebody_says_what_they_are(cast) -> None:
    batch = received(cast, own_row(1), own_row(2))

    assert (batch.state, batch.heading_row) == ("received", 3)
    assert not KeptMapping.objects.exists()
    assert not Dwelling.objects.exists()


def test_what_was_said_is_kept_and_the_sheet_stored_as_any_other(cast) -> None:
    batch = mapped(cast, own_row(1), own_row(2))
    confirm_import(cast.per, batch.pk, batch.version)

    one = Dwelling.objects.get(building__house_number="1B")
    assert counts(batch) == (2, 0, 0, 0)
    assert (one.address, one.section, one.rent, one.disposal, one.building.cadastral_key) == (
        "Arkveien 1B, H0101", 7, 9500, "owned", "12/301",
    )  # fmt: skip
    assert one.from_file["own"] == {"BRA": "54"}
    assert KeptMapping.objects.get().changed_by == cast.per.staff


def test_the_next_sheet_with_the_same_headings_is_read_by_itself_and_can_be_said_anew(cast) -> None:
    mapped(cast, own_row(1))

    batch = received(cast, own_row(2), headings=reversed(HEADINGS), above="")
    again = map_sheet(cast.per, batch.pk, batch.version, said(row=1, targets={"BRA": "left_out"}))

    assert (batch.state, batch.sheet["name"], counts(batch)) == ("previewed", "Eiendom", (1, 0, 0, 0))
    assert again.rows.get(outcome="new").values.get("_own") is None
    assert (KeptMapping.objects.get().version, KeptMapping.objects.get().targets["BRA"]) == (2, "left_out")


def test_a_heading_more_is_not_read_by_a_mapping_that_does_not_know_it(cast) -> None:
    mapped(cast, own_row(1))

    assert received(cast, own_row(2), headings=[*HEADINGS, "Nytt"]).state == "received"


def test_kobos_columns_need_no_mapping(cast) -> None:
    batch = read_any_file(cast.per, file_of(as_text([dwelling_row(1)])), "kobo.csv", SINCE)

    assert (batch.state, batch.sheet) == ("previewed", {})


def test_a_cell_that_cannot_be_taken_apart_is_a_fault_at_its_letter(cast) -> None:
    batch = mapped(cast, own_row(1, Adresse="Fjellveien"), own_row(2, **{"Gnr/Bnr": "tolv"}))

    assert faults(batch) == [
        "A Husnummer: «Fjellveien» kan ikke deles i gate og husnummer.",
        "C Gnr/bnr: «tolv» kan ikke deles i gårds- og bruksnummer.",
    ]


def test_who_lives_there_is_never_stored_and_what_was_left_out_goes_when_it_is_confirmed(cast) -> None:
    batch = mapped(cast, own_row(1), own_row(2, BRA=NUMBER))
    kept = str(list(ImportRow.objects.values_list("stored", "values", "faults")))
    confirm_import(cast.per, batch.pk, batch.version)

    assert "Testperson" not in kept
    assert NUMBER not in kept
    assert counts(batch) == (1, 0, 0, 1)
    assert set(map(str, batch.rows.values_list("stored", flat=True))) == {"{}"}


def test_comparing_anew_reads_the_same_rows(cast) -> None:
    batch = mapped(cast, own_row(1), own_row(2))

    again = refresh(cast.per, batch.pk, batch.version)

    assert counts(again) == (2, 0, 0, 0)
    assert again.rows.count() == 4  # the title and the headings stand as well, for another choice


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"row": 99}, "Velg en av radene"),
        ({"row": 5}, "ingen boliger under"),
        ({"name": " "}, "Gi oppsettet et navn"),
        ({"constants": {"kommunenummer": "9999"}}, "Ingen overskrift er Disposisjonsform"),
        ({"constants": CONSTANTS | {"kommunenummer": "1141"}}, "gjaldt til og med 2019"),
        ({"targets": {"BRA": "manedsleie"}}, "er begge sagt å være Månedsleie"),
        ({"targets": {"BRA": "noe annet"}}, "fra listen"),
    ],
)
def test_a_mapping_that_is_amiss_is_refused_in_words_and_nothing_is_kept(cast, changed, words) -> None:
    batch = received(cast, own_row(1))
    told = {"row": 4} if changed == {"row": 5} else changed

    with pytest.raises(Refused, match=words):
        map_sheet(cast.per, batch.pk, batch.version, _at(told))

    batch.refresh_from_db()
    assert batch.state == "received"
    assert not KeptMapping.objects.exists()


def _at(told) -> SaidMapping:
    """With the one dwelling as headings, its cells are what is spoken of."""
    if told != {"row": 4}:
        return said(**told)
    cells = list(own_row(1).values())
    targets = {cell: TARGETS[name] for cell, name in zip(cells, HEADINGS, strict=True)}
    return SaidMapping("Eiendom", 4, targets, CONSTANTS)


def test_a_name_that_another_sheet_has_is_refused(cast) -> None:
    mapped(cast, own_row(1))
    batch = received(cast, own_row(2), headings=[*HEADINGS, "Nytt"])

    with pytest.raises(Refused, match="brukt for et ark med andre overskrifter"):
        map_sheet(cast.per, batch.pk, batch.version, said())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (own_sheet([]), "ingen boliger under dem"),
        (b"hei\r\nhopp\r\n", "Fant ingen rad med overskrifter"),
        (own_sheet([own_row(1), own_row(2)])[:-30], "avkortet"),
        (
            own_sheet([own_row(1) | {"X": "1"}], headings=[*HEADINGS, *["Y"] * 300, "X"]),
            "plass til 300 kolonner",
        ),
    ],
)
def test_a_sheet_that_cannot_be_taken_in_is_refused_in_words(cast, content, words) -> None:
    with pytest.raises(Refused, match=words):
        read_any_file(cast.per, file_of(content), "ark.csv", SINCE)
    assert not DwellingImport.objects.exists()


def test_two_hundred_columns_two_alike_and_some_without_a_heading_can_be_mapped(cast) -> None:
    more = ["Leie", "Leie", "", *[f"Felt {number}" for number in range(200)]]
    row = own_row(1) | {"": "uten", "Leie": "1", "Felt 199": "sist"}
    batch = received(cast, row, headings=[*HEADINGS, *more])

    found = map_sheet(cast.per, batch.pk, batch.version, said(targets={"Felt 199": "own"}))

    assert counts(found) == (1, 0, 0, 0)
    assert "Leie (kolonne K)" in found.headings
    assert "Kolonne L (uten overskrift)" in found.headings
    assert found.rows.get(outcome="new").values["_own"] == {"BRA": "54", "Felt 199": "sist"}


def test_a_workbook_with_a_merged_title_is_taken_in_and_merged_dwellings_are_told_of(cast) -> None:
    batch = read_any_file(cast.per, file_of(own_book([own_row(1), own_row(2)])), "ark.xlsx", SINCE)

    found = map_sheet(cast.per, batch.pk, batch.version, said())

    assert counts(found) == (1, 0, 0, 1)
    assert faults(found) == [" : Celler er slått sammen (H5:I5)."]


def test_a_mapping_is_asked_for_by_its_name(cast) -> None:
    mapped(cast, own_row(1))

    assert counts(received(cast, own_row(2), mapping="Eiendom")) == (1, 0, 0, 0)
    with pytest.raises(Refused, match="«Drift» finnes ikke. Lagret er: «Eiendom»"):
        received(cast, own_row(2), mapping="Drift")
    with pytest.raises(Refused, match="har ikke overskriftene til oppsettet"):
        received(cast, own_row(2), mapping="Eiendom", headings=[*HEADINGS, "Nytt"])


def test_only_those_who_keep_the_register_say_it_one_at_a_time_and_it_leaves_a_trace(cast) -> None:
    batch = received(cast, own_row(1))

    with pytest.raises(Forbidden):
        map_sheet(cast.kari, batch.pk, batch.version, said())
    with pytest.raises(VersionConflict):
        map_sheet(cast.per, batch.pk, batch.version + 5, said())
    map_sheet(cast.per, batch.pk, batch.version, said())

    assert Event.objects.filter(kind="kept_mapping", subject=KeptMapping.objects.get().pk).count() == 1
