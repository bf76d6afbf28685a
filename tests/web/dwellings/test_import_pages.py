"""A file of dwellings on the page: looked at first, mended, confirmed, undone; and closed to all others."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from boligflyt.areas.audit.models import Event
from boligflyt.areas.dwellings.models import Dwelling, DwellingImport
from boligflyt.areas.dwellings.services import SaidMapping, map_sheet
from tests.support.dwelling_files import NAMES, as_book, as_text, dwelling_row
from tests.support.sheets import CONSTANTS, FRONT, GROUPED, TARGETS, workbook

ADDRESS = "/boliger/import/"


def text(answer) -> str:
    page = answer.content.decode().replace("\xa0", " ").split("<main")[1]
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def sent(client, content: bytes, name: str = "boliger.csv", day: str = "01.01.2015"):
    given = SimpleUploadedFile(name, content)
    return client.post(ADDRESS, {"file": given, "disposed_from": day}, follow=True)


def step(client, batch: DwellingImport, action: str):
    batch.refresh_from_db()
    told = {"action": action, "version": batch.version}
    return client.post(f"{ADDRESS}{batch.pk}/steg/", told, follow=True)


def test_who_keeps_the_register_looks_confirms_and_can_undo(browse) -> None:
    client = browse("per")

    looked = sent(client, as_text([dwelling_row(1), dwelling_row(2)]))
    batch = DwellingImport.objects.get()
    stored = step(client, batch, "confirm")
    there = Dwelling.objects.count()
    undone = step(client, batch, "undo")

    assert "2 nye boliger blir lagt inn samlet" in text(looked)
    assert "Boligene er lagt inn." in stored.content.decode()
    assert "Lagt inn 23. november 2026 av Per Bakke" in text(stored)
    assert (there, Dwelling.objects.count()) == (2, 0)
    assert "Registeret er som før" in undone.content.decode()


def test_faults_are_shown_by_row_and_column_with_what_to_do(browse) -> None:
    rows = [dwelling_row(1), dwelling_row(2, manedsleie="mye", postnummer="15")]

    page = text(sent(browse("per"), as_text(rows)))

    assert "Kolonne S, Månedsleie «mye» er ikke et beløp i hele kroner. Skriv for eksempel 10200." in page
    assert "Kolonne I, Postnummer «15» er ikke et postnummer." in page
    assert "Legg inn 1 og hopp over 1" in page


def test_where_the_faults_of_many_rows_are_is_told_column_by_column(browse) -> None:
    rows = [dwelling_row(number, manedsleie="ukjent") for number in range(1, 11)]
    rows += [dwelling_row(11, gnrbnr="tolv", manedsleie="ukjent"), dwelling_row(12)]

    shown = text(sent(browse("per"), as_text(rows)))
    few = text(sent(browse("per"), as_text(rows[:9]), name="ni.csv"))

    assert "Kolonne S, Månedsleie 11 rader" in shown
    assert "Kolonne B, Gnr/bnr 1 rad" in shown
    assert "kolonne for kolonne" not in few


def test_a_sheet_is_named_and_what_is_no_dwelling_is_listed(browse, cast) -> None:
    client, book = browse("per"), workbook(Forside=FRONT, Boliger=GROUPED)
    named = {"disposed_from": "01.01.2015", "sheet": "Kjøpt"}
    wrong = client.post(ADDRESS, {"file": SimpleUploadedFile("b.xlsx", book)} | named)
    client.post(ADDRESS, {"file": SimpleUploadedFile("b.xlsx", book)} | named | {"sheet": "boliger"})
    batch = DwellingImport.objects.get()
    map_sheet(cast.per, batch.pk, batch.version, SaidMapping("Eiendom", 2, TARGETS, CONSTANTS))

    shown = text(client.get(f"{ADDRESS}{batch.pk}/"))

    assert "Arbeidsboken har ikke noe ark som heter «Kjøpt». Den har «Forside», «Boliger»." in text(wrong)
    assert "Rader som ikke er boliger (5)" in shown
    assert "Rad 6: Sum nord 0" in shown


def test_a_change_is_shown_with_the_value_before_beside_the_one_now(browse) -> None:
    client = browse("per")
    sent(client, as_text([dwelling_row(1)]))
    step(client, DwellingImport.objects.get(), "confirm")

    page = text(sent(client, as_text([dwelling_row(1, manedsleie="9900", erbofellesskap="ja")])))

    assert "Månedsleie Før: 9 500 kr Nå: 9 900 kr" in page
    assert "Er bofellesskap Før: tom Nå: Ja" in page


def test_the_meaning_of_a_code_is_said_on_the_page_and_remembered(browse) -> None:
    client = browse("per")
    page = text(sent(client, as_text([dwelling_row(1, koboboligtype="BLOKK")])))
    batch = DwellingImport.objects.get()

    after = client.post(f"{ADDRESS}{batch.pk}/koder/", {"version": 1, "code_0": "flat"}, follow=True)

    assert "«BLOKK» i Boligtype (1 rader)" in page
    assert "Legg inn 1" in text(after)
    assert "Legg inn 1" in text(sent(client, as_text([dwelling_row(2, koboboligtype="blokk")])))


@pytest.mark.parametrize(
    ("content", "day", "words"),
    [
        (b"", "01.01.2015", "Filen er tom"),
        (as_text([dwelling_row(1)])[:-50], "01.01.2015", "avkortet"),
        (as_text([dwelling_row(1)]), "01.01.2030", "Dagen kan ikke være fram i tid"),
        (as_text([dwelling_row(1)]), "31.02.2015", "finnes ikke"),
        (b"%PDF-1.7 ikke et regneark", "01.01.2015", "Fant ingen rad med overskrifter"),
        (as_book([dwelling_row(1)])[:-200], "01.01.2015", "skadet eller avkortet"),
    ],
)
def test_a_file_that_cannot_be_taken_is_answered_in_words_and_the_day_is_kept(
    browse, content, day, words
) -> None:
    answer = sent(browse("per"), content, day=day)

    assert answer.status_code == 422
    assert words in text(answer)
    assert f'value="{day}"' in answer.content.decode()
    assert not DwellingImport.objects.exists()


def test_a_workbook_is_taken_as_well(browse) -> None:
    answer = sent(browse("per"), as_book([dwelling_row(1)]), "boliger.xlsx")

    assert "1 ny bolig" in text(answer)


def test_two_who_confirm_the_same_file_are_told(browse) -> None:
    client = browse("per")
    sent(client, as_text([dwelling_row(1)]))
    batch = DwellingImport.objects.get()
    step(client, batch, "confirm")

    again = step(client, batch, "confirm")

    assert again.status_code == 422
    assert "kan ikke gjøres når importen er «lagt inn»" in text(again)
    assert Dwelling.objects.count() == 1


def test_what_a_file_tells_of_a_dwelling_is_shown_to_those_who_keep_the_register_only(browse) -> None:
    client = browse("per")
    row = dwelling_row(1, boligeiersnavn="Utleier Persen", ovriginformasjon="Kode 1234", Egen="Grønn dør")
    sent(client, as_text([row], headings=[*NAMES, "Egen"]))
    step(client, DwellingImport.objects.get(), "confirm")
    at = f"/boliger/{Dwelling.objects.get().pk}/"

    keeper, others = text(client.get(at)), text(browse("kari").get(at))

    for words in ("Utleier Persen", "Kode 1234", "Egen Grønn dør"):
        assert (words in keeper, words in others) == (True, False)
    assert "Etasje Ikke registrert" in others


def test_every_look_at_an_import_leaves_a_trace(browse) -> None:
    client = browse("per")
    sent(client, as_text([dwelling_row(1)]))

    about = {"kind": "dwelling_import", "subject": DwellingImport.objects.get().pk}

    assert Event.objects.get(**about).deed == "changed"
    assert Event.objects.using("side").get(**about).deed == "read"
