"""A file of dwellings is looked at before it is stored, stored whole or not at all, and can be undone."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from boligflyt.areas.audit.models import Event
from boligflyt.areas.dwellings.models import (
    Building,
    Dwelling,
    DwellingImport,
    DwellingOwner,
    ImportRow,
    StatusEntry,
)
from boligflyt.areas.dwellings.services import (
    confirm_import,
    preview_file,
    refresh,
    say_meanings,
    undo_import,
)
from boligflyt.areas.dwellings.services.economy import DwellingEconomy, set_economy
from boligflyt.domain.national_numbers import make_synthetic_number
from boligflyt.toolkit.faults import Refused, VersionConflict
from tests.support.cast import TODAY, make_dwelling
from tests.support.dwelling_files import NAMES, as_book, as_text, dwelling_row, file_of
from tests.support.dwelling_states import make_lease

SINCE = date(2015, 1, 1)
NUMBER = next(found for one in range(1000) if (found := make_synthetic_number(date(1990, 5, 4), one)))


def previewed(cast, *rows, **written) -> DwellingImport:
    return preview_file(cast.per, file_of(as_text(rows, **written)), "boliger.csv", SINCE)


def loaded(cast, *rows, **written) -> DwellingImport:
    batch = previewed(cast, *rows, **written)
    return confirm_import(cast.per, batch.pk, batch.version)


def counts(batch: DwellingImport) -> tuple[int, int, int, int]:
    return tuple(batch.counts[one] for one in ("new", "changed", "unchanged", "wrong"))


def faults(batch: DwellingImport) -> list[str]:
    rows = batch.rows.exclude(faults=[])
    return [f"{row.number} {one['column']}: {one['what']}" for row in rows for one in row.faults]


def test_a_preview_stores_nothing_in_the_register(cast) -> None:
    batch = previewed(cast, dwelling_row(1), dwelling_row(2))

    assert counts(batch) == (2, 0, 0, 0)
    assert (Dwelling.objects.count(), Building.objects.count()) == (0, 0)


def test_what_is_confirmed_stands_in_the_register_with_its_first_line_of_status(cast) -> None:
    row = dwelling_row(
        1, boligstatus="KLAR_FOR_INNFLYTTING", statusdato="03.02.2024", husbokstav="b", depositum="20 000",
        boligeiersnavn="Nordelv Utleie AS", ovriginformasjon="Nøkkel hos vaktmester", erbofellesskap="1",
    )  # fmt: skip

    loaded(cast, row)

    one = Dwelling.objects.get()
    assert (one.address, one.rent, one.deposit, one.bedrooms, one.shared_home, one.rooms) == (
        "Åsveien 1B, H0101", 9500, 20_000, 2, True, None,
    )  # fmt: skip
    assert (one.building.cadastral_key, one.disposed_from, one.owner.name) == (
        "118/501", SINCE, "Nordelv Utleie AS",
    )  # fmt: skip
    assert StatusEntry.objects.get().period.first_day == date(2024, 2, 3)


def test_the_same_file_again_changes_nothing_and_cannot_be_confirmed(cast) -> None:
    rows = [dwelling_row(1, boligstatus="UTLEID", statusdato="2024-02-03"), dwelling_row(2, Eget="x")]
    loaded(cast, *rows, headings=[*NAMES, "Eget"])

    again = previewed(cast, *rows, headings=[*NAMES, "Eget"])

    assert counts(again) == (0, 0, 2, 0)
    assert any("ble lagt inn" in one for one in again.remarks)
    with pytest.raises(Refused, match="endrer ingenting"):
        confirm_import(cast.per, again.pk, again.version)


def test_a_changed_file_shows_each_field_before_and_after_and_an_empty_cell_changes_nothing(cast) -> None:
    loaded(cast, dwelling_row(1, depositum="20000"))

    batch = previewed(cast, dwelling_row(1, manedsleie="9 900", depositum=""))
    row = batch.rows.get()
    confirm_import(cast.per, batch.pk, batch.version)

    assert [(one["column"], one["before"], one["after"]) for one in row.changes] == [
        ("manedsleie", 9500, 9900)
    ]
    one = Dwelling.objects.get()
    assert (one.rent, one.deposit, one.version) == (9900, 20_000, 2)


def test_a_code_that_is_not_known_is_told_and_never_guessed_until_somebody_says_what_it_means(cast) -> None:
    rows = [dwelling_row(number, koboboligtype="BLOKK") for number in (1, 2)]

    batch = previewed(cast, *rows)
    told = batch.counts["codes"]
    after = say_meanings(cast.per, batch.pk, batch.version, [("koboboligtype", "BLOKK", "flat")])

    assert (counts(batch), told) == ((0, 0, 0, 2), [["koboboligtype", "BLOKK", 2]])
    assert counts(after) == (2, 0, 0, 0)
    assert counts(previewed(cast, *rows)) == (2, 0, 0, 0)


def test_the_faulty_rows_of_a_long_file_are_told_and_the_others_can_be_stored(cast) -> None:
    rows = [dwelling_row(number) for number in range(1, 1501)]
    for row in rows[::75]:
        row["manedsleie"] = "ni tusen"

    batch = loaded(cast, *rows)

    assert counts(batch) == (1480, 0, 0, 20)
    assert faults(batch)[0] == "2 Månedsleie: «ni tusen» er ikke et beløp i hele kroner."
    assert Dwelling.objects.count() == 1480


def test_two_rows_for_one_dwelling_are_told_with_the_number_of_the_first(cast) -> None:
    batch = previewed(cast, dwelling_row(1), dwelling_row(2), dwelling_row(1))

    assert (counts(batch), faults(batch)) == ((2, 0, 0, 1), ["4 : Boligen står også i rad 2."])


def test_dwellings_in_one_unit_are_told_apart_by_section_leasehold_and_own_reference(cast) -> None:
    same = dwelling_row(1)
    batch = loaded(
        cast,
        same,
        same | {"seksjonsnummer": "2"},
        same | {"festenummer": "3"},
        same | {"ekstrareferanse": "Rom 2"},
    )

    assert counts(batch) == (4, 0, 0, 0)
    assert Building.objects.count() == 1
    assert counts(previewed(cast, same | {"seksjonsnummer": "2"})) == (0, 0, 1, 0)


def test_dwellings_at_one_address_cannot_have_two_cadastral_numbers(cast) -> None:
    batch = previewed(cast, dwelling_row(1), dwelling_row(1, gnrbnr="118/900"))

    assert faults(batch) == ["3 Gnr/bnr: Rad 2 har samme adresse og en annen verdi."]


def test_a_building_that_is_registered_with_another_number_is_told(cast) -> None:
    home = make_dwelling().building
    row = dwelling_row(1, gatenavn=home.street, husnummer=home.house_number, postnummer=home.postal_code)

    assert "står i registeret med" in faults(previewed(cast, row))[0]


def test_a_municipality_number_that_has_ended_is_told_with_the_one_that_followed(cast) -> None:
    batch = previewed(cast, dwelling_row(1, kommunenummer="1141"))

    fault = batch.rows.get().faults[0]
    assert (fault["what"], fault["letter"]) == ("Kommunenummeret 1141 (Finnøy) gjaldt til og med 2019.", "A")
    assert fault["mend"].startswith("Nå er det 1103.")


def test_who_the_tenant_is_is_checked_and_never_stored(cast) -> None:
    rows = [
        dwelling_row(1, hovedsoker="040590", leieforholdstartdato="01.05.2023"),
        dwelling_row(2, hovedsoker=NUMBER),
        dwelling_row(3, hovedsoker="12345678901"),
    ]

    batch = previewed(cast, *rows)

    assert list(batch.rows.values_list("tenant_told_by", flat=True)) == ["fødselsdato", "fødselsnummer", ""]
    stored = str(list(ImportRow.objects.values())) + str(list(Event.objects.values()))
    assert [
        one for one in ("040590", NUMBER, "12345678901", "2023-05-01", "01.05.2023") if one in stored
    ] == []
    assert faults(batch) == ["4 Hovedsøker: Fødselsnummeret kan ikke stemme."]


def test_a_national_number_in_a_column_of_the_municipalitys_own_is_refused_and_not_shown(cast) -> None:

    batch = previewed(cast, dwelling_row(1, Merknad=f"Leies av {NUMBER}"), headings=[*NAMES, "Merknad"])

    assert faults(batch) == ["2 Merknad: Her står et fødselsnummer."]
    assert NUMBER not in str(list(ImportRow.objects.values()))


def test_a_register_that_changed_since_the_preview_is_compared_again_first(cast) -> None:
    loaded(cast, dwelling_row(1))
    batch = previewed(cast, dwelling_row(1, manedsleie="9900"))
    one = Dwelling.objects.get()
    set_economy(cast.per, one.pk, one.version, DwellingEconomy(running_cost=5))

    with pytest.raises(Refused, match="Registeret er endret"):
        confirm_import(cast.per, batch.pk, batch.version)
    again = refresh(cast.per, batch.pk, batch.version)
    confirm_import(cast.per, again.pk, again.version)

    assert Dwelling.objects.get().rent == 9900


def test_a_preview_of_dwellings_that_came_meanwhile_stores_nothing(cast) -> None:
    first, second = previewed(cast, dwelling_row(1)), previewed(cast, dwelling_row(1), dwelling_row(2))
    confirm_import(cast.per, first.pk, first.version)

    with pytest.raises(Refused, match="Registeret er endret"):
        confirm_import(cast.per, second.pk, second.version)

    assert Dwelling.objects.count() == 1


def test_an_import_is_confirmed_once(cast) -> None:
    batch = previewed(cast, dwelling_row(1))
    confirm_import(cast.per, batch.pk, batch.version)

    with pytest.raises(VersionConflict):
        confirm_import(cast.per, batch.pk, batch.version)
    with pytest.raises(Refused, match="lagt inn"):
        confirm_import(cast.per, batch.pk, None)


def test_an_import_that_is_undone_leaves_the_register_as_it_was(cast) -> None:
    loaded(cast, dwelling_row(1, boligeiersnavn="A", Eget="x"), headings=[*NAMES, "Eget"])
    row = dwelling_row(
        1, manedsleie="1", boligeiersnavn="B", depositum="5", skolekretsbarneskole="Åsen", Eget="y"
    )
    batch = loaded(cast, row, dwelling_row(2, boligstatus="VEDLIKEHOLD"), headings=[*NAMES, "Eget"])

    undo_import(cast.per, batch.pk, batch.version)

    one = Dwelling.objects.get()
    assert (one.rent, one.deposit, one.owner.name, one.building.school_district) == (9500, None, "A", "")
    assert one.from_file["own"] == {"Eget": "x"}
    assert (Building.objects.count(), DwellingOwner.objects.count(), StatusEntry.objects.count()) == (1, 1, 0)


def test_a_building_that_stood_before_the_file_stays_when_the_import_is_undone(cast) -> None:
    Building.objects.create(
        street="Åsveien", house_number="1", postal_code="0150", cadastral_unit=118, property_unit=501
    )
    batch = loaded(cast, dwelling_row(1), dwelling_row(2))

    undo_import(cast.per, batch.pk, batch.version)

    assert (Dwelling.objects.count(), [str(one) for one in Building.objects.all()]) == (0, ["Åsveien 1"])


def test_a_building_of_two_files_goes_with_the_last_of_them_that_is_undone(cast) -> None:
    first = loaded(cast, dwelling_row(1))
    second = loaded(cast, dwelling_row(1), dwelling_row(1, bruksenhetsnummer="H0102"))

    undo_import(cast.per, first.pk, first.version)
    between = Building.objects.count(), Dwelling.objects.count()
    undo_import(cast.per, second.pk, second.version)

    assert (between, Building.objects.count(), Dwelling.objects.count()) == ((1, 1), 0, 0)


def test_an_import_is_not_undone_when_a_dwelling_was_changed_afterwards_and_it_says_which(cast) -> None:
    batch = loaded(cast, dwelling_row(1), dwelling_row(2))
    one = Dwelling.objects.get(building__house_number="2")
    set_economy(cast.per, one.pk, one.version, DwellingEconomy(running_cost=5))

    with pytest.raises(Refused, match="Åsveien 2, H0101 er endret etterpå"):
        undo_import(cast.per, batch.pk, batch.version)

    assert Dwelling.objects.count() == 2


def test_an_import_is_not_undone_when_somebody_leases_a_dwelling_of_it(cast) -> None:
    batch = loaded(cast, dwelling_row(1), dwelling_row(2))
    make_lease(Dwelling.objects.get(building__house_number="1"), TODAY)

    with pytest.raises(Refused, match="Åsveien 1, H0101 er tatt i bruk"):
        undo_import(cast.per, batch.pk, batch.version)

    assert Dwelling.objects.count() == 2


def test_history_is_kept_of_what_an_import_makes_and_changes(cast) -> None:
    from django.apps import apps

    loaded(cast, dwelling_row(1))
    loaded(cast, dwelling_row(1, manedsleie="9900"))

    events = (
        apps.get_model("dwellings.DwellingEvent").objects.order_by("pgh_id").values_list("pgh_label", "rent")
    )
    assert list(events) == [("insert", 9500), ("update", 9900)]


def test_history_has_a_line_for_each_dwelling_and_building_of_a_file_and_none_for_what_stayed(cast) -> None:
    from django.apps import apps

    loaded(cast, *(dwelling_row(number) for number in (1, 2, 3)))
    loaded(cast, dwelling_row(1, manedsleie="9900"), dwelling_row(2), dwelling_row(3))

    def lines(name: str) -> list[str]:
        events = apps.get_model(f"dwellings.{name}Event").objects.order_by("pgh_id")
        return list(events.values_list("pgh_label", flat=True))

    assert lines("Dwelling") == ["insert"] * 3 + ["update"]
    assert lines("Building") == ["insert"] * 3


@pytest.mark.parametrize(
    ("written", "dialect"),
    [
        ({"encoding": "utf-8"}, ("utf-8", ";", True)),
        ({"encoding": "utf-8-sig", "separator": ","}, ("utf-8-sig", ",", True)),
        ({"encoding": "iso-8859-1", "norwegian": True}, ("cp1252", ";", False)),
        ({"above": "Boliger i Nordelv\r\n\r\n"}, ("utf-8-sig", ";", True)),
    ],
)
def test_every_way_of_writing_the_file_is_read_alike(cast, written, dialect) -> None:
    batch = previewed(cast, dwelling_row(1), **written)

    told = batch.dialect
    assert (told["encoding"], told["separator"], told["names"]) == dialect
    assert (counts(batch), batch.rows.get().label) == ((1, 0, 0, 0), "Åsveien 1, H0101")


def test_a_workbook_is_read_with_its_dates_and_numbers_and_formulas_are_told(cast) -> None:
    row = dwelling_row(
        1,
        kommunenummer=9999,
        postnummer=150,
        statusdato=date(2024, 3, 15),
        boligstatus="VEDLIKEHOLD",
        antallsoverom=2,
    )

    batch = preview_file(cast.per, file_of(as_book([row], formula=True)), "boliger.xlsx", SINCE)

    assert counts(batch) == (1, 0, 0, 0)
    values = batch.rows.get().values
    assert (values["postnummer"], values["statusdato"], values["manedsleie"]) == ("0150", "2024-03-15", 9400)
    assert batch.remarks[0] == "1 celler har formler (S2). Verdien de viser, er brukt."


@pytest.mark.parametrize(
    ("told", "what"),
    [
        ({"statusdato": "31.02.2024"}, "Statusdato: Datoen «31.02.2024» finnes ikke."),
        ({"statusdato": 45366}, "Statusdato: Tallet 45366 er ikke en dato."),
        ({"antallsoverom": date(2024, 2, 1)}, "Antall soverom: Regnearket har gjort innholdet om til datoen"),
        ({"gnrbnr": date(2024, 5, 12)}, "Gnr/bnr: Regnearket har gjort innholdet om til datoen 12.05.2024."),
        ({"postnummer": "15"}, "Postnummer: «15» er ikke et postnummer."),
        ({"errullestoltilpasset": "kanskje"}, "Er rullestoltilpasset: «kanskje» er verken ja eller nei."),
        ({"boligeiersorganisasjonsnummer": "123456789"}, "er ikke et organisasjonsnummer."),
        ({"gatenavn": ""}, "Gatenavn: Cellen er tom."),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_by_row_column_and_what_to_do(cast, told, what) -> None:
    batch = preview_file(cast.per, file_of(as_book([dwelling_row(1, **told)])), "boliger.xlsx", SINCE)

    assert counts(batch) == (0, 0, 0, 1)
    assert any(what in one for one in faults(batch)), faults(batch)


def test_merged_cells_are_told_and_never_filled_in_by_guess(cast) -> None:
    content = as_book([dwelling_row(1), dwelling_row(2)], merge="A2:A3")

    batch = preview_file(cast.per, file_of(content), "boliger.xlsx", SINCE)

    assert counts(batch) == (0, 0, 0, 2)
    assert "2 : Celler er slått sammen (A2:A3)." in faults(batch)


WHOLE = as_text([dwelling_row(1), dwelling_row(2)])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "tom"),
        (WHOLE[:-60], "avkortet"),
        (WHOLE[:-40] + b'"', "avkortet|anførselstegn"),
        (as_book([dwelling_row(1)])[:-300], "avkortet"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600 + "EncryptedPackage".encode("utf-16-le"), "passord"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "eldre Excel-format"),
        ("kommunenummer;gnrbnr".encode("utf-16"), "Unicode-tekst"),
        (b"navn;alder\r\nA;3\r\n", "Fant ingen rad med overskrifter"),
        (as_text([], headings=NAMES[:9]), "Disse kolonnene mangler: Koboboligtype"),
        (as_text([], headings=[*NAMES, "gnrbnr"]), "står to ganger"),
        (as_text([]), "ingen boliger"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words_and_leaves_nothing(cast, content, said) -> None:
    with pytest.raises(Refused, match=said):
        preview_file(cast.per, file_of(content), "boliger.csv", SINCE)

    assert (DwellingImport.objects.count(), ImportRow.objects.count()) == (0, 0)


def test_what_a_file_changes_in_a_building_and_of_owners_is_put_back_with_the_words_it_had(cast) -> None:
    home = {"gatenavn": "Åsveien", "husnummer": "1", "gnrbnr": "118/501"}
    before = [
        dwelling_row(1, **home, bruksenhetsnummer=unit, skolekretsbarneskole="Åsen", boligeiersnavn=owner)
        for unit, owner in (("H0101", "Utleie AS"), ("H0102", ""))
    ]
    loaded(cast, *before)
    register = [list(one.objects.order_by("pk").values()) for one in (Building, DwellingOwner)]
    after = [
        row | {"skolekretsbarneskole": "Nes", "boligeiersnavn": "Ny AS", "koboboligtype": "Hybel"}
        for row in before
    ]

    batch = previewed(cast, *after)
    batch = say_meanings(cast.per, batch.pk, batch.version, [("koboboligtype", "Hybel", "bedsit")])
    confirm_import(cast.per, batch.pk, batch.version)

    assert Building.objects.get().school_district == "Nes"
    assert set(DwellingOwner.objects.values_list("name", flat=True)) == {"Ny AS"}
    words = [one.from_file["codes"]["koboboligtype"] for one in Dwelling.objects.all()]
    assert words == ["Hybel", "Hybel"]

    undo_import(cast.per, batch.pk, None)

    assert list(Building.objects.order_by("pk").values()) == register[0]
    assert list(DwellingOwner.objects.exclude(name="").order_by("pk").values()) == register[1]
    words = [one.from_file["codes"]["koboboligtype"] for one in Dwelling.objects.all()]
    assert words == ["Leilighet", "Leilighet"]


def test_confirming_and_undoing_take_as_many_statements_for_many_rows_as_for_one(
    cast, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    loaded(cast, *(dwelling_row(number) for number in range(1, 301)))
    few = previewed(cast, dwelling_row(1, manedsleie="9900"), dwelling_row(901))
    many = previewed(
        cast,
        *(dwelling_row(number, manedsleie="9901") for number in range(2, 301)),
        *(dwelling_row(number) for number in range(1001, 1301)),
    )

    with django_assert_max_num_queries(60) as asked:
        confirm_import(cast.per, few.pk, few.version)
        undo_import(cast.per, few.pk, None)
    with django_assert_num_queries(len(asked)):
        confirm_import(cast.per, many.pk, many.version)
        undo_import(cast.per, many.pk, None)

    assert set(Dwelling.objects.values_list("rent", flat=True)) == {9500}


def test_a_row_is_held_against_its_own_dwelling_wherever_in_a_long_file_it_stands(cast) -> None:
    rows = [dwelling_row(number, gnrbnr=f"{1 + number % 7}/{1 + number % 11}") for number in range(1, 78)]
    loaded(cast, *rows)

    batch = previewed(cast, *(row | {"depositum": "5"} for row in reversed(rows)))

    assert counts(batch) == (0, 77, 0, 0)
    assert {len(row.changes) for row in batch.rows.all()} == {1}


def test_the_register_is_counted_anew_when_a_file_brought_many_dwellings(cast, monkeypatch) -> None:
    monkeypatch.setattr("boligflyt.areas.dwellings.services.making.MANY_MADE", 30)

    loaded(cast, *(dwelling_row(one) for one in range(1, 31)))

    with connection.cursor() as cursor:
        cursor.execute("select reltuples from pg_class where relname = 'dwellings_dwelling'")
        assert cursor.fetchone() == (30,)
