"""A workbook as an office keeps it for itself: a front page, titles between the rows, sums, other sheets."""

from __future__ import annotations

from datetime import date

import pytest

from boligflyt.areas.dwellings.models import Dwelling, DwellingImport
from boligflyt.areas.dwellings.services import SaidMapping, confirm_import, map_sheet, read_any_file, refresh
from boligflyt.toolkit.faults import Refused
from tests.support.dwelling_files import NAMES, dwelling_row, file_of
from tests.support.sheets import CONSTANTS, FRONT, GROUPED, HEADINGS, TARGETS, cells_of, workbook

SINCE = date(2015, 1, 1)


def read(cast, content: bytes, **asked: str) -> DwellingImport:
    return read_any_file(cast.per, file_of(content), "boliger.xlsx", SINCE, **asked)


def mapped(cast, batch: DwellingImport, row: int = 2) -> DwellingImport:
    return map_sheet(cast.per, batch.pk, batch.version, SaidMapping("Eiendom", row, TARGETS, CONSTANTS))


def test_the_sheet_of_dwellings_is_read_though_a_front_page_and_a_summary_come_before_it(cast) -> None:
    summary = [["Område", "Antall", "Husleie"], ["Nord", 2, 19000], ["Sør", 1, 9500]]
    batch = read(cast, workbook(Forside=FRONT, Sammendrag=summary, Boliger=GROUPED, Solgt=GROUPED[:4]))

    assert batch.headings == list(HEADINGS)
    assert batch.remarks[0] == (
        "Arbeidsboken har flere ark. «Boliger» er lest, og ikke «Forside», «Sammendrag», «Solgt». "
        "Skal et annet leses, skriv navnet på det når du laster inn filen."
    )
    assert batch.remarks[1] == "1 celler har formler (G6). Verdien de viser, er brukt."


def test_another_sheet_is_read_when_it_is_named_however_it_is_spelt(cast) -> None:
    content = workbook(Forside=FRONT, Boliger=GROUPED, Solgt=[list(HEADINGS), cells_of(7)])

    found = mapped(cast, read(cast, content, sheet_name=" solgt "), row=1)

    assert found.counts["new"] == 1
    with pytest.raises(Refused, match="«Kjøpt». Den har «Forside», «Boliger», «Solgt»"):
        read(cast, content, sheet_name="Kjøpt")


def test_the_sheet_with_kobos_headings_is_found_behind_a_front_page(cast) -> None:
    told = dwelling_row(1)
    batch = read(cast, workbook(Forside=FRONT, Boliger=[list(NAMES), [told.get(one, "") for one in NAMES]]))

    assert batch.counts["new"] == 1


def test_titles_and_sums_are_passed_over_and_told_of_and_are_no_faults(cast) -> None:
    found = mapped(cast, read(cast, workbook(Boliger=GROUPED)))

    apart = found.rows.filter(outcome="").exclude(label="").values_list("number", "label")
    assert (found.counts["new"], found.counts["wrong"], found.counts["apart"]) == (3, 0, 5)
    assert list(apart) == [
        (3, "NORD"), (6, "Sum nord 0"), (7, "Overskriftene en gang til"), (8, "SØR"),
        (10, "Antall boliger: 3"),
    ]  # fmt: skip


def test_they_stay_passed_over_when_the_sheet_is_compared_anew_and_confirmed(cast) -> None:
    found = mapped(cast, read(cast, workbook(Boliger=GROUPED)))

    again = refresh(cast.per, found.pk, found.version)
    confirm_import(cast.per, again.pk, again.version)

    assert (again.counts["apart"], again.rows.filter(outcome="").exclude(label="").count()) == (5, 5)
    assert Dwelling.objects.filter(building__street="Arkveien").count() == 3


def test_a_sheet_of_nothing_but_titles_is_refused(cast) -> None:
    batch = read(cast, workbook(Boliger=[GROUPED[1], ["NORD", *[""] * 8], ["SØR", "", "", *["x"] * 6]]))

    with pytest.raises(Refused, match="Arket har ingen boliger under overskriftene"):
        map_sheet(
            cast.per, batch.pk, batch.version,
            SaidMapping("Eiendom", 1, {"Adresse": "split:address", "Gnr/Bnr": "split:cadastre"},
                        CONSTANTS | {"manedsleie": "9500", "postnummer": "0150", "antallsoverom": "1",
                                     "koboboligtype": "flat"}),
        )  # fmt: skip
