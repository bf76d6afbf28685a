"""Columns that somebody chooses, on the page and in the sheet, and what they ask for kept under a name."""

from __future__ import annotations

import csv
import io

import pytest

from boligflyt.areas.audit.models import Event
from boligflyt.areas.dwellings.models import SavedView
from boligflyt.areas.dwellings.services import change_view, drop_view, keep_view
from boligflyt.toolkit.faults import Refused, VersionConflict
from tests.support.cast import make_dwelling
from tests.support.same_day import the_day  # noqa: F401 – a fixture used by all tests here

LIST, VIEWS = "/boliger/", "/boliger/utvalg/"
ASKED = "soverom=3&sorter=-leie&kol=krets&kol=leie"


def headings(answer) -> list[str]:
    head = answer.content.decode().split("<thead")[1].split("</thead>")[0]
    cells = [cell.split("</th>")[0] for cell in head.split("<th ")[1:]]
    return ["".join(part.partition(">")[2] for part in cell.split("<")).strip() for cell in cells]


def test_the_page_has_its_own_columns_until_somebody_chooses(browse):
    make_dwelling()
    client = browse("per")

    assert headings(client.get(LIST))[-3:] == ["Tomme dager", "Årsak", "Leie per måned"]
    chosen = headings(client.get(f"{LIST}?kol=leie&kol=krets"))
    assert chosen == ["Velg", "Adresse", "Skolekrets", "Leie per måned"]
    assert headings(client.get(f"{LIST}?kol=finnes-ikke")) == headings(client.get(LIST))


def test_the_sheet_has_the_columns_of_the_page(browse):
    make_dwelling(bedrooms=3)

    sheet = browse("per").get(f"/boliger/boliger.csv?{ASKED}").content.decode("utf-8-sig")
    first = next(csv.reader(io.StringIO(sheet, newline=""), delimiter=";"))

    assert first == ["Adresse", "Skolekrets", "Leie per måned (kr)"]


def test_chosen_columns_stay_when_a_shortcut_is_taken(browse):
    make_dwelling()

    page = browse("per").get(f"{LIST}?kol=leie").content.decode()

    assert 'href="?rullestol=on&amp;kol=leie"' in page


def test_a_view_is_kept_without_the_page_number_and_found_over_the_list(cast, browse):
    make_dwelling()
    client = browse("per")

    answer = client.post(VIEWS, {"name": " Store  boliger ", "asked": f"{ASKED}&side=3&q=&annet=1"})
    page = client.get(answer.headers["Location"]).content.decode()

    view = SavedView.objects.get()
    assert (view.name, view.owner, view.shared) == ("Store boliger", cast.per.staff, False)
    assert answer.headers["Location"] == f"{LIST}?{ASKED}"
    assert f'href="?{ASKED.replace("&", "&amp;")}" aria-current="true">Store boliger</a>' in page
    assert Event.objects.filter(kind="saved_view", subject=view.pk).count() == 1


def test_a_view_named_twice_is_told_kindly_and_what_was_chosen_is_not_lost(cast, browse):
    keep_view(cast.per, "Ledige", "status=ready", shared=False)

    answer = browse("per").post(VIEWS, {"name": "LEDIGE", "asked": ASKED, "shared": "on"})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "Du har alt et utvalg som heter «LEDIGE»." in page
    assert ASKED.replace("&", "&amp;") in page
    assert SavedView.objects.count() == 1


def test_a_view_is_seen_by_its_owner_and_when_shared_by_the_office_and_no_other(cast, browse):
    keep_view(cast.kari, "Mine", "soverom=1", shared=False)
    keep_view(cast.kari, "Våre", "soverom=2", shared=True)

    amir = browse("amir").get(VIEWS).content.decode()
    nora = browse("nora").get(VIEWS).content.decode()

    assert "Våre" in amir and "Delt av Kari Saksvik" in amir and "Mine</a>" not in amir
    assert "Ingen utvalg er lagret ennå" in nora


def test_two_shared_views_of_an_office_have_two_names(cast):
    keep_view(cast.kari, "Ledige", "", shared=True)

    with pytest.raises(Refused, match="Enheten har alt et delt utvalg"):
        keep_view(cast.amir, "ledige", "", shared=True)
    assert keep_view(cast.amir, "ledige", "", shared=False)


def test_a_view_is_renamed_shared_and_deleted_by_its_owner(cast, browse):
    view = keep_view(cast.per, "Ledige", "status=ready", shared=False)
    client, at = browse("per"), f"{VIEWS}{view.pk}/"

    client.post(at, {"name": "Klare", "shared": "on", "version": "1"})
    view.refresh_from_db()
    renamed = (view.name, view.shared, view.version, view.asked)
    client.post(f"{at}slett/", {"version": "2"})

    assert renamed == ("Klare", True, 2, "status=ready")
    assert not SavedView.objects.exists()
    assert "Utvalget «Klare» er slettet." in client.get(VIEWS).content.decode()


def test_nobody_changes_the_view_of_another(cast, browse):
    view = keep_view(cast.kari, "Våre", "", shared=True)

    assert browse("amir").post(f"{VIEWS}{view.pk}/", {"name": "X", "version": "1"}).status_code == 404
    with pytest.raises(Refused, match="Bare den som lagret utvalget"):
        drop_view(cast.amir, view.pk, 1)


def test_a_view_that_was_changed_in_another_window_is_a_conflict(cast):
    view = keep_view(cast.per, "Ledige", "", shared=False)
    change_view(cast.per, view.pk, 1, "Klare", shared=False)

    with pytest.raises(VersionConflict):
        drop_view(cast.per, view.pk, 1)


def test_an_empty_name_and_a_filter_that_is_too_long_are_refused(cast, browse):
    answer = browse("per").post(VIEWS, {"name": "  ", "asked": ASKED})

    assert (answer.status_code, SavedView.objects.count()) == (422, 0)
    with pytest.raises(Refused, match="for langt"):
        keep_view(cast.per, "Lang", "q=" + "x" * 1000, shared=False)


def test_a_view_opens_the_same_rows_to_each_reader_only_as_they_may_see_them(cast, browse):
    make_dwelling(purpose="substance")
    keep_view(cast.kari, "Rus", "formal=substance", shared=True)

    page = browse("per").get(f"{LIST}?formal=substance").content.decode()

    assert "Rus</td>" not in page
