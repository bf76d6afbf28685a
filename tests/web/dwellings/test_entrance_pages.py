"""The page of a building's entrances: added with its dwellings, seen on the dwelling, changed, taken away."""

from __future__ import annotations

from django.urls import reverse

from boligflyt.areas.dwellings.models import Entrance
from tests.support.cast import make_building, make_dwelling

SAID = {"name": "B", "house_number": "7b", "step_free": "False", "has_lift": "True"}


def test_an_entrance_is_added_with_its_dwellings_and_seen_on_the_dwellings_page(cast, browse):
    per, building = browse("per"), make_building()
    home, other = (make_dwelling(building=building, adaptation="step_free") for _ in range(2))
    page = reverse("dwellings:entrances", args=[home.pk])

    empty = per.get(page).content.decode()
    answer = per.post(f"{page}ny/", {**SAID, "dwellings": [home.pk]}, follow=True).content.decode()

    assert "Ingen oppganger er lagt inn ennå" in empty
    for words in (
        "Oppgang B",
        "Skogbrynet 7B",
        "Trinn ved inngangen, heis",
        "Uten oppgang",
        other.unit_number,
    ):
        assert words in answer, words
    shown = per.get(reverse("dwellings:detail", args=[home.pk])).content.decode()
    assert "Trinn ved inngangen, heis" in shown and "Stemmer ikke" in shown
    assert "Si hvilken oppgang" in per.get(reverse("dwellings:detail", args=[other.pk])).content.decode()
    listed = per.get("/boliger/?kol=oppgang&kol=trinnfri").content.decode()
    assert "Trinnfri inngang" in listed and "Nei" in listed


def test_what_was_written_of_a_faulty_entrance_stands_and_nothing_is_stored(cast, browse):
    home = make_dwelling()
    answer = browse("per").post(
        reverse("dwellings:entrance_new", args=[home.pk]),
        {**SAID, "house_number": "sju", "dwellings": [home.pk]},
    )

    page = answer.content.decode()
    assert answer.status_code == 422 and "Skriv husnummeret med tall" in page
    assert 'value="sju"' in page and "checked" in page
    assert not Entrance.objects.exists()


def test_an_entrance_is_changed_and_taken_away_when_it_is_empty(cast, browse):
    per, home = browse("per"), make_dwelling()
    per.post(reverse("dwellings:entrance_new", args=[home.pk]), {**SAID, "dwellings": [home.pk]})
    one = Entrance.objects.get()
    drop, gone = reverse("dwellings:entrance_drop", args=[home.pk]), {"entrance": one.pk}

    refused = per.post(drop, gone, follow=True).content.decode()
    edit = reverse("dwellings:entrance_edit", args=[home.pk, one.pk])
    form = per.get(edit).content.decode()
    per.post(edit, {**SAID, "name": "2", "version": "1"})
    renamed = Entrance.objects.get().name
    done = per.post(drop, gone, follow=True).content.decode()

    assert "har 1 bolig" in refused and "nå i oppgang B" in form
    assert (renamed, Entrance.objects.count()) == ("2", 0) and "Oppgangen er tatt bort" in done


def test_who_only_reads_the_register_sees_the_entrances_without_buttons(cast, browse):
    home = make_dwelling()
    browse("per").post(reverse("dwellings:entrance_new", args=[home.pk]), {**SAID, "dwellings": [home.pk]})

    page = browse("kari").get(reverse("dwellings:entrances", args=[home.pk])).content.decode()

    assert "Oppgang B" in page and "Ny oppgang" not in page and "Ta bort" not in page
