"""The page of dwellings on their way: deadlines that passed are told, and what it became is written down."""

from __future__ import annotations

from django.urls import reverse

from boligflyt.areas.dwellings.models import ComingHomes

PAGE = "/boliger/pa-vei/"
WRITTEN = {
    "name": "Elvebredden", "stage": "option", "number": "6", "bedrooms": "2", "expected_on": "01.06.2028",
    "answer_by": "15.01.2026",
}  # fmt: skip


def test_an_option_is_written_down_and_a_passed_deadline_is_told(cast, browse):
    per = browse("per")

    page = per.post(f"{PAGE}ny/", WRITTEN, follow=True).content.decode()

    for words in ("Elvebredden", "Fristen for å svare er ute", "2028", "2 soverom"):
        assert words in page, words


def test_what_it_became_is_said_and_half_an_answer_is_not_stored(cast, browse):
    per = browse("per")
    per.post(f"{PAGE}ny/", WRITTEN)
    address = reverse("dwellings:coming_edit", args=[ComingHomes.objects.get().pk])

    half = per.post(address, {**WRITTEN, "version": "1", "outcome": "dropped"})
    whole = {**WRITTEN, "version": "1", "outcome": "dropped", "ended_on": "01.11.2026"}
    page = per.post(address, whole, follow=True).content.decode()

    assert half.status_code == 422 and "Elvebredden" in half.content.decode()
    assert "ble ikke noe av 1.\xa0november 2026" in page
    assert "Legg til" not in browse("liv").get(PAGE).content.decode().split("<main")[1]
