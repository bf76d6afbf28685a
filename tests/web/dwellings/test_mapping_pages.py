"""A sheet with headings of its own on the page: proposed, said, kept, and read by itself the next time."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from boligflyt.areas.audit.models import Event
from boligflyt.areas.dwellings.models import Dwelling, DwellingImport, KeptMapping
from tests.support.dwelling_files import as_text, dwelling_row
from tests.support.sheets import HEADINGS, own_row, own_sheet

ADDRESS = "/boliger/import/"


def text(answer) -> str:
    page = answer.content.decode().replace("\xa0", " ").split("<main")[1]
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def sent(client, content: bytes):
    given = SimpleUploadedFile("ark.csv", content)
    return client.post(ADDRESS, {"file": given, "disposed_from": "01.01.2015"}, follow=True)


def as_proposed(answer, **told) -> dict[str, object]:
    """What the page would send when nothing is touched, and what somebody has changed."""
    form = answer.context["form"]
    return {name: form[name].value() or "" for name in form.fields if name != "command"} | told


RIGHT = {
    "name": "Eiendom", "place_3": "bruksenhetsnummer", "constant_kommunenummer": "9999",
    "constant_kobodisposisjonsform": "owned",
}  # fmt: skip


def say(client, answer, **told):
    batch = DwellingImport.objects.latest("created_at")
    return client.post(f"{ADDRESS}{batch.pk}/kolonner/", as_proposed(answer, **told), follow=True)


def test_the_page_shows_the_first_rows_and_proposes_what_each_heading_is(browse) -> None:
    answer = sent(browse("per"), own_sheet([own_row(1)]))

    page = text(answer)
    assert "Hva kolonnene er" in page
    assert "Rad 3 overskrifter" in page
    assert "A: Adresse Forslag. I arket: Arkveien 1B" in page
    assert "H: BRA Ingen forslag. I arket: 54" in page
    assert "ikke tatt inn: Leietaker (kolonne I)." in page
    assert "Testperson" not in page
    assert "Disposisjonsform" in page
    assert not KeptMapping.objects.exists()


def test_what_is_said_is_kept_and_the_next_sheet_is_read_by_itself(browse) -> None:
    client = browse("per")
    looked = say(client, sent(client, own_sheet([own_row(1)])), **RIGHT)
    again = sent(client, own_sheet([own_row(2)]))

    assert "Oppsettet er lagret" in looked.content.decode()
    assert "1 ny bolig blir lagt inn samlet" in text(looked)
    assert "Kolonnene er lest med oppsettet «Eiendom»" in text(again)
    assert not Dwelling.objects.exists()


def test_everything_amiss_is_told_at_its_heading_and_what_was_chosen_is_kept(browse) -> None:
    client = browse("per")
    answer = say(
        client, sent(client, own_sheet([own_row(1)])), place_7="manedsleie", constant_kommunenummer="1141"
    )

    page = text(answer)
    assert answer.status_code == 422
    assert "«Husleie pr. mnd» og «BRA» er begge sagt å være Månedsleie" in page
    assert "Ingen overskrift er Disposisjonsform" in page
    assert "gjaldt til og med 2019" in page
    assert "Fyll ut navn på oppsettet." in page
    assert answer.context["form"]["place_7"].value() == "manedsleie"
    assert 'value="1141"' in answer.content.decode()


def test_another_row_is_taken_for_headings_and_what_is_no_row_is_not_listened_to(browse) -> None:
    client = browse("per")
    sent(client, own_sheet([own_row(1), own_row(2)]))
    at = f"{ADDRESS}{DwellingImport.objects.get().pk}/kolonner/"

    assert "Rad 4 overskrifter" in text(client.get(f"{at}?rad=4"))
    for odd in ("99", "-1", "²", "x" * 500):
        assert "Rad 3 overskrifter" in text(client.get(at, {"rad": odd}))


def test_a_choice_that_is_not_on_the_list_is_refused(browse) -> None:
    client = browse("per")

    answer = say(client, sent(client, own_sheet([own_row(1)])), **RIGHT, place_0="noe annet")

    assert answer.status_code == 422
    assert "Velg fra listen." in text(answer)


def test_a_sheet_of_two_hundred_columns_is_shown(browse) -> None:
    more = [f"Felt {number}" for number in range(190)]
    row = own_row(1) | dict.fromkeys(more, "x")

    answer = sent(browse("per"), own_sheet([row], headings=[*HEADINGS, *more]))

    assert len(answer.context["form"].places) == 198


@pytest.mark.parametrize("content", [own_sheet([]), b"hei;\r\n"])
def test_a_sheet_without_rows_is_refused_where_it_was_chosen(browse, content) -> None:
    assert sent(browse("per"), content).status_code == 422
    assert not DwellingImport.objects.exists()


def test_a_sheet_that_waits_can_be_dropped_and_leaves_nothing(browse) -> None:
    client = browse("per")
    sent(client, own_sheet([own_row(1)]))
    batch = DwellingImport.objects.get()

    step = client.post(f"{ADDRESS}{batch.pk}/steg/", {"action": "drop", "version": 1}, follow=True)

    assert "Filen er forkastet" in step.content.decode()
    assert not batch.rows.exists()


def test_kobos_columns_have_no_page_of_columns(browse) -> None:
    client = browse("per")
    sent(client, as_text([dwelling_row(1)]))

    answer = client.get(f"{ADDRESS}{DwellingImport.objects.get().pk}/kolonner/")

    assert answer.status_code == 302


def test_looking_at_the_columns_leaves_a_trace_and_others_do_not_come_in(browse) -> None:
    client = browse("per")
    sent(client, own_sheet([own_row(1)]))
    pk = DwellingImport.objects.get().pk

    assert Event.objects.using("side").filter(kind="dwelling_import", subject=pk, deed="read").exists()
    assert browse("kari").get(f"{ADDRESS}{pk}/kolonner/").status_code == 403
