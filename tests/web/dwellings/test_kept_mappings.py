"""Mappings that are kept can be seen, called something else and deleted, without harm to what was read."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from boligflyt.areas.audit.models import Event
from boligflyt.areas.dwellings.models import DwellingImport, KeptMapping
from tests.support.sheets import CONSTANTS, HEADINGS, TARGETS, own_row, own_sheet

PAGE = "/boliger/import/oppsett/"


def kept(cast, name: str = "Eiendom") -> KeptMapping:
    made = KeptMapping(name=name, headings=list(HEADINGS), targets=TARGETS, constants=CONSTANTS)
    made.stamp(cast.per.at, cast.per.staff)
    made.save()
    return made


def sent(client, number: int):
    given = SimpleUploadedFile("ark.csv", own_sheet([own_row(number)]))
    return client.post("/boliger/import/", {"file": given, "disposed_from": "01.01.2015"}, follow=True)


def text(answer) -> str:
    page = answer.content.decode().replace("\xa0", " ").split("<main")[1]
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_import_page_leads_to_the_mappings_and_each_says_what_its_headings_are(browse, cast) -> None:
    one = kept(cast)
    client = browse("per")

    start = client.get("/boliger/import/").content.decode()
    listed, opened = text(client.get(PAGE)), text(client.get(f"{PAGE}{one.pk}/"))

    assert f'href="{PAGE}"' in start
    assert "Eiendom" in listed and str(len(HEADINGS)) in listed
    assert "BRA Ta vare på slik det står" in opened
    assert "Disposisjonsform Eid av kommunen" in opened


def test_without_any_the_page_says_how_one_is_made(browse) -> None:
    assert "Ingen oppsett er lagret ennå" in text(browse("per").get(PAGE))


def test_a_new_name_is_followed_by_the_sheet_that_waits_and_by_the_next(browse, cast) -> None:
    one = kept(cast)
    client = browse("per")
    sent(client, 1)

    client.post(f"{PAGE}{one.pk}/", {"name": " Boliger  fra Eiendom", "version": one.version})

    waiting = DwellingImport.objects.get()
    assert KeptMapping.objects.get().name == "Boliger fra Eiendom"
    assert (waiting.sheet["name"], waiting.version) == ("Boliger fra Eiendom", waiting.version)
    assert "lest med oppsettet «Boliger fra Eiendom»" in text(sent(client, 2))
    assert Event.objects.filter(kind="kept_mapping", subject=one.pk).count() == 1


@pytest.mark.parametrize(
    ("name", "said"), [("teknisk", "heter alt «teknisk»"), ("  ", "Fyll ut navn på oppsettet")]
)
def test_a_name_that_another_has_or_none_is_refused_and_what_was_typed_stays(
    browse, cast, name, said
) -> None:
    one, _other = kept(cast), kept(cast, "Teknisk")

    answer = browse("per").post(f"{PAGE}{one.pk}/", {"name": name, "version": one.version})

    assert answer.status_code == 422
    assert said in text(answer)
    assert f'value="{name.strip()}"' in answer.content.decode() or not name.strip()
    assert KeptMapping.objects.get(pk=one.pk).name == "Eiendom"


def test_a_deleted_mapping_leaves_what_was_read_and_the_next_sheet_asks(browse, cast) -> None:
    one = kept(cast)
    client = browse("per")
    first = sent(client, 1)

    gone = client.post(f"{PAGE}{one.pk}/slett/", {"version": one.version}, follow=True)
    asked = sent(client, 2)

    assert "Oppsettet «Eiendom» er slettet." in text(gone)
    assert "1 ny bolig blir lagt inn samlet" in text(first)
    assert DwellingImport.objects.earliest("created_at").sheet["mapping"]["targets"]
    assert "Hva kolonnene er" in text(asked)


def test_one_that_somebody_changed_meanwhile_is_not_deleted(browse, cast) -> None:
    one = kept(cast)
    one.stamp(cast.per.at, cast.per.staff)
    one.save()

    answer = browse("per").post(f"{PAGE}{one.pk}/slett/", {"version": 1})

    assert answer.status_code == 409
    assert KeptMapping.objects.exists()


def test_who_may_not_keep_the_register_does_not_see_them(browse, cast) -> None:
    one = kept(cast)
    client = browse("kari")

    for name, given in (("mappings", []), ("mapping", [one.pk])):
        assert client.get(reverse(f"dwellings:{name}", args=given)).status_code == 403
