"""Where a building stands comes in and goes out with the file; what is placed is never moved unseen."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from boligflyt.areas.dwellings.models import Building, Dwelling, DwellingImport
from boligflyt.areas.dwellings.outgoing_table import register_file, write_register
from boligflyt.areas.dwellings.services import confirm_import, preview_file, set_place, undo_import
from boligflyt.domain.coordinates import Place
from boligflyt.domain.dwelling_file import Dialect, headings
from boligflyt.domain.sheet_mapping import propose
from boligflyt.toolkit.faults import Refused
from tests.support.dwelling_files import NAMES, PLACED, as_text, dwelling_row, file_of

SINCE = date(2015, 1, 1)
HERE = {"breddegrad": "59,91273", "lengdegrad": "10.74609"}
THERE = {"breddegrad": "59.9200", "lengdegrad": "10,7500"}
STANDS = (Decimal("59.91273"), Decimal("10.74609"))
MOVED = (Decimal("59.92000"), Decimal("10.75000"))


def previewed(cast, *rows) -> DwellingImport:
    return preview_file(cast.per, file_of(as_text(rows, headings=PLACED)), "boliger.csv", SINCE)


def loaded(cast, *rows) -> DwellingImport:
    batch = previewed(cast, *rows)
    assert batch.counts["wrong"] == 0, list(batch.rows.values_list("faults", flat=True))
    return confirm_import(cast.per, batch.pk, batch.version)


def counts(batch: DwellingImport) -> tuple[int, ...]:
    return tuple(batch.counts[one] for one in ("new", "changed", "unchanged", "wrong"))


def stands() -> tuple[Decimal | None, Decimal | None]:
    return Building.objects.values_list("latitude", "longitude").get()


def changes(batch: DwellingImport) -> list[tuple[str, str | None, str]]:
    rows = batch.rows.exclude(changes=[])
    return [(one["column"], one["before"], one["after"]) for row in rows for one in row.changes]


def unit(number: int, **told: str) -> dict[str, str]:
    return dwelling_row(1, bruksenhetsnummer=f"H010{number}", **told)


def place_by_hand(cast, place: Place) -> None:
    building = Building.objects.get()
    was = None if building.latitude is None else Place(building.latitude, building.longitude)
    set_place(cast.per, Dwelling.objects.first().pk, was, place)


def test_a_new_building_stands_where_any_of_its_rows_says_and_the_same_file_changes_nothing(cast) -> None:
    rows = [unit(1, skolekretsbarneskole="Åsen"), unit(2, **HERE), unit(3, skolekretsungdomsskole="Nes")]

    loaded(cast, *rows)

    told = Building.objects.get()
    assert (stands(), told.school_district, told.secondary_district) == (STANDS, "Åsen", "Nes")
    assert counts(previewed(cast, *rows)) == (0, 0, 3, 0)


@pytest.mark.parametrize(
    ("told", "column", "what"),
    [
        (("10,7", "59,9"), "Breddegrad", "byttet om. Bytt dem."),
        (("6643000", "262000"), "Breddegrad", "meter (UTM)"),
        (("48,85", "10,7"), "Breddegrad", "mellom 57 og 72"),
        (("59,9", "40"), "Lengdegrad", "mellom 4 og 32"),
        (("59,9", ""), "Lengdegrad", "Fyll ut lengdegraden også"),
        (("", "10,7"), "Breddegrad", "Fyll ut breddegraden også"),
        (("ved elva", "10,7"), "Breddegrad", "«ved elva» er ikke et tall i grader"),
    ],
)
def test_a_place_that_cannot_be_is_told_at_its_column_with_how_to_mend_it(cast, told, column, what) -> None:
    batch = previewed(cast, unit(1, breddegrad=told[0], lengdegrad=told[1]))

    [fault] = batch.rows.get().faults
    assert (fault["column"], what in f"{fault['what']} {fault['mend']}") == (column, True), fault
    assert counts(batch) == (0, 0, 0, 1)


def test_rows_of_one_address_that_say_different_places_are_wrong_and_name_the_row(cast) -> None:
    batch = previewed(cast, unit(1), unit(2, **HERE), unit(3, **THERE))

    faults = [(row.number, one["what"]) for row in batch.rows.exclude(faults=[]) for one in row.faults]
    assert faults == [(4, "Rad 3 har samme adresse og en annen verdi.")] * 2


def test_a_building_placed_by_hand_is_moved_only_as_a_change_that_was_shown_and_can_be_undone(cast) -> None:
    loaded(cast, unit(1))
    place_by_hand(cast, Place(*STANDS))

    batch = previewed(cast, unit(1, **THERE))
    before = stands()
    confirmed = confirm_import(cast.per, batch.pk, batch.version)
    after = stands()
    undo_import(cast.per, confirmed.pk, confirmed.version)

    assert changes(batch) == [
        ("breddegrad", "59.91273", "59.92000"), ("lengdegrad", "10.74609", "10.75000"),
    ]  # fmt: skip
    assert (before, after, stands()) == (STANDS, MOVED, STANDS)


def test_an_empty_place_in_the_file_takes_none_away(cast) -> None:
    loaded(cast, unit(1, **HERE))

    assert counts(previewed(cast, unit(1))) == (0, 0, 1, 0) and stands() == STANDS


@pytest.mark.parametrize(("stood", "before"), [(None, (None, None)), (Place(*STANDS), STANDS)])
def test_a_new_dwelling_shows_where_it_places_a_building_that_is_there_and_undo_puts_it_back(
    cast, stood, before
) -> None:
    loaded(cast, unit(1))
    if stood:
        place_by_hand(cast, stood)

    batch = previewed(cast, unit(1), unit(2, **THERE))
    confirmed = confirm_import(cast.per, batch.pk, batch.version)
    after = stands()
    undo_import(cast.per, confirmed.pk, confirmed.version)

    assert [one[2] for one in changes(batch)] == ["59.92000", "10.75000"]
    assert (after, stands(), Dwelling.objects.count()) == (MOVED, before, 1)


@pytest.mark.parametrize("row", [unit(1, **THERE), unit(2, **THERE)], ids=["changed", "new"])
def test_a_building_that_somebody_placed_meanwhile_is_neither_moved_nor_put_back_unseen(cast, row) -> None:
    loaded(cast, unit(1))
    batch = previewed(cast, row)
    place_by_hand(cast, Place(*STANDS))

    with pytest.raises(Refused, match="Sammenlign på nytt"):
        confirm_import(cast.per, batch.pk, batch.version)
    assert stands() == STANDS

    again = loaded(cast, row)
    place_by_hand(cast, Place(Decimal(60), Decimal(11)))
    with pytest.raises(Refused, match=r"\(plasseringen\) er endret etterpå"):
        undo_import(cast.per, again.pk, again.version)


def test_a_register_where_nothing_is_placed_goes_out_in_just_kobos_columns(cast) -> None:
    loaded(cast, dwelling_row(1))

    written = register_file(cast.per, {}, Dialect(encoding="utf-8"))

    assert written.decode().splitlines()[0].split(";") == list(NAMES)


@pytest.mark.parametrize("names", [True, False])
def test_places_go_out_after_kobos_columns_and_read_again_change_nothing(cast, names) -> None:
    loaded(cast, dwelling_row(1, **HERE), dwelling_row(2))

    written = register_file(cast.per, {}, Dialect(encoding="utf-8", names=names))
    rows = list(csv.reader(io.StringIO(written.decode()), delimiter=";"))
    again = preview_file(cast.per, file_of(written), "igjen.csv", SINCE)

    assert rows[0] == headings([], names=names, ours=True)
    assert [row[35:] for row in rows[1:]] == [["59.91273", "10.74609"], ["", ""]]
    assert counts(again) == (0, 0, 2, 0)


def test_who_asks_for_kobos_columns_alone_gets_no_other(cast) -> None:
    loaded(cast, dwelling_row(1, **HERE))
    made = io.BytesIO()

    write_register(cast.per, {}, Dialect(encoding="utf-8"), made, only_kobo=True)

    assert made.getvalue().decode().splitlines()[0].split(";") == list(NAMES)


@pytest.mark.parametrize(("heading", "name"), [("Latitude", "breddegrad"), ("LON", "lengdegrad")])
def test_another_sheets_headings_are_proposed_as_the_place(heading, name) -> None:
    assert propose([heading])[heading] == name
