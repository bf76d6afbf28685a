"""Rent that covers the costs, and what the stock is worth (GOAL-02)."""

from __future__ import annotations

import pytest

from boligflyt.areas.dwellings.models import Dwelling
from tests.support.cast import make_dwelling

COSTS = {
    "capital_cost": "72 000", "running_cost": "18 000", "maintenance_cost": "12000", "shared_cost": "6000",
}  # fmt: skip


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\xa0", " ").split("<main")[1].split())


@pytest.mark.proves("GOAL-02")
def test_the_rent_stands_beside_the_one_that_covers_the_costs(cast, browse):
    dwelling = make_dwelling(rent=8000)
    at = f"/boliger/{dwelling.pk}/okonomi/"

    saved = browse("per").post(at, {**COSTS, "value": "2 400 000", "valued_on": "01.01.2026", "version": "1"})
    page = text(browse("per").get(f"/boliger/{dwelling.pk}/"))

    assert saved.status_code == 302
    assert "9 000 kr per måned" in page
    assert "(kapital 72000 + drift 18000 + vedlikehold 12000 + felleskostnader 6000)" in page
    assert "1 000 kr per måned" in page  # what the rent does not cover
    assert "2 400 000 kr" in page


def test_costs_that_are_not_told_are_missing_and_not_nothing(cast, browse):
    dwelling = make_dwelling(capital_cost=72_000)

    page = text(browse("per").get(f"/boliger/{dwelling.pk}/"))

    assert "Ikke regnet ut" in page
    assert "Mangler: drift, vedlikehold, felleskostnader." in page


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"value": "100", "valued_on": ""}, "Skriv både verdien og dagen"),
        ({"value": "100", "valued_on": "01.01.2030"}, "ikke gjelde fra en dag fram i tid"),
        ({"running_cost": "-5"}, "ikke være under 0"),
        ({"running_cost": "mye"}, "Skriv bare tall"),
    ],
)
def test_faulty_amounts_are_refused_and_kept_on_the_form(cast, browse, given, words):
    dwelling = make_dwelling()

    answer = browse("per").post(f"/boliger/{dwelling.pk}/okonomi/", {**COSTS, **given, "version": "1"})

    assert answer.status_code == 422
    assert words in text(answer)
    assert 'value="72 000"' in text(answer)
    assert Dwelling.objects.get(pk=dwelling.pk).capital_cost is None


@pytest.mark.proves("GOAL-02")
def test_the_value_of_the_stock_is_the_sum_of_the_dwellings_that_have_one_by_type(cast, browse):
    make_dwelling(value=2_000_000, valued_on="2026-01-01")
    make_dwelling(value=3_500_000, valued_on="2026-01-01", dwelling_type="detached")
    make_dwelling()
    make_dwelling(value=9_000_000, valued_on="2026-01-01", disposal="leased_in")

    page = text(browse("liv").get("/boliger/verdi/"))

    assert "5 500 000 kr" in page
    assert "2 000 000 kr" in page and "3 500 000 kr" in page
    assert "9 000 000 kr" not in page  # not the municipality's own
    without = page.split("Uten registrert verdi")[1].split("</section>")[0]
    assert without.count("<li>") == 1


def test_a_stock_without_values_says_who_writes_them(cast, browse):
    page = text(browse("liv").get("/boliger/verdi/"))

    assert "Ingen verdier er registrert ennå" in page
