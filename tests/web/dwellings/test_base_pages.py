"""The pages of bases: written down, linked from a dwelling, counted as dwellings and tenancies."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from boligflyt.areas.dwellings.models import Base
from tests.support.cast import make_building, make_dwelling

PAGE = "/boliger/baser/"
SAID = {"name": "Tunet base", "staffing": "evening", "manned_by": "Rustjenesten", "capacity": "1"}


def test_a_base_is_written_down_linked_from_a_dwelling_and_tells_when_it_has_too_many(cast, browse):
    kari, building = browse("kari"), make_building()
    homes = [make_dwelling(ready_since=date(2026, 1, 1)) for _ in range(2)]
    kari.post(f"{PAGE}ny/", {**SAID, "building": building.pk})
    base = Base.objects.get()
    for home in homes:
        said = {"base": base.pk, "first_day": "01.10.2026", "version": "1"}
        page = kari.post(reverse("dwellings:in_base", args=[home.pk]), said, follow=True).content.decode()
        assert "Tunet base" in page and "Bemannet dag og kveld" in page

    page = kari.get(reverse("dwellings:base", args=[base.pk])).content.decode()

    for words in (
        "Flere boliger enn basen kan følge opp",
        "står tomme i dag",
        "Ledig, klar",
        homes[0].address,
    ):
        assert words in page, words
    assert "Tunet base" in kari.get(PAGE).content.decode()
    assert "Tunet base" not in browse("per").get(reverse("dwellings:detail", args=[home.pk])).content.decode()


def test_a_faulty_capacity_is_told_and_what_was_written_stands(cast, browse):
    answer = browse("kari").post(f"{PAGE}ny/", {**SAID, "building": make_building().pk, "capacity": "mange"})

    assert answer.status_code == 422 and "Tunet base" in answer.content.decode()
    assert not Base.objects.exists()
