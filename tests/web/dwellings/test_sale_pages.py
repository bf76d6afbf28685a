"""The pages about selling: the reasons on the page, a grant, a sale and its way back, and the year."""

from __future__ import annotations

import pytest
from django.urls import reverse

from boligflyt.areas.dwellings.models import Dwelling, Grant, Trade
from tests.support.cast import make_dwelling

SOLD = {
    "version": "1", "day": "15.12.2026", "price": "2 900 000", "valuation": "2 800 000",
    "valued_on": "01.10.2026", "buyer": "market",
}  # fmt: skip


@pytest.fixture
def dwelling(cast) -> Dwelling:
    return make_dwelling(bedrooms=1)


def address(name: str, dwelling=None) -> str:
    return reverse(f"dwellings:{name}", args=[dwelling.pk] if dwelling else [])


def text(answer) -> str:
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


def test_a_grant_is_told_with_what_is_left_and_the_list_says_why_not(browse, dwelling):
    per = browse("per")
    assert "Kan selges" in text(per.get(address("saleable")))

    page = text(per.post(
        address("grant", dwelling), {"version": "1", "amount": "1 000 000", "paid_on": "01.03.2020"},
        follow=True,
    ))  # fmt: skip

    assert "802 000 kr" in page and "28.02.2050" in page and "30 år, 3,3 % i året" in page
    assert "Tilskudd binder boligen" in text(per.get(address("saleable")))
    assert dwelling.address not in text(per.get(address("saleable"), {"vis": "kan"}))
    per.post(address("sale_back", dwelling), {"version": "2", "grant": Grant.objects.get().pk})
    assert "ingenting i registeret binder den" in text(per.get(address("sale", dwelling)))


def test_a_sale_is_registered_counted_in_its_year_and_taken_back(browse, dwelling):
    per = browse("per")

    page = text(per.post(address("sell", dwelling), SOLD, follow=True))

    assert "Salget er registrert" in page and "bare til 14.12.2026" in page
    year = text(browse("liv").get(address("trades"), {"ar": "2026"}))
    assert dwelling.address in year and "2 900 000 kr" in year and "100 000 kr" in year
    back = {"version": Dwelling.objects.get().version, "trade": Trade.objects.get().pk}
    assert "Det er tatt bort" in text(browse("per").post(address("sale_back", dwelling), back, follow=True))
    assert Dwelling.objects.get().disposed_to is None


def test_a_reason_to_keep_it_stops_the_sale_on_the_page_and_nothing_typed_is_lost(browse, dwelling):
    per = browse("per")
    per.post(address("keep", dwelling), {"version": "1", "reason": "Skal bli base."})

    answer = per.post(address("sell", dwelling), {**SOLD, "version": "2"})

    assert answer.status_code == 422
    assert "Skal bli base." in text(answer) and "2 900 000" in text(answer)
    assert not Trade.objects.exists()


def test_a_frame_that_is_passed_is_told_and_a_wrong_year_is_answered(browse, dwelling):
    per = browse("per")
    per.post(address("bought", dwelling), {"version": "1", "day": "01.01.2010", "price": "1 500 000"})
    given = {"kind": "bought", "year": "2010", "amount": "1 000 000", "decided": "KS 1/10"}
    per.post(address("frame"), given)

    assert "Rammen er passert: −500 000 kr" in text(per.get(address("trades"), {"ar": "2010"}))
    assert per.get(address("trades"), {"ar": "i fjor"}).status_code == 422


def test_those_who_only_read_see_reasons_and_no_buttons(browse, dwelling):
    page = text(browse("liv").get(address("sale", dwelling)))

    assert "Kan selges" in page
    assert "Legg til tilskudd" not in page and "Registrer kjøpet<" not in page


@pytest.mark.parametrize("year", ["99999999999", "1800", "i fjor"])
def test_a_year_that_can_not_be_is_answered_with_how_to_write_one(browse, year):
    answer = browse("per").get(f"/boliger/kjop-og-salg/?ar={year}")

    assert answer.status_code == 422
    assert "Skriv et årstall fra 1990 til 2199" in answer.content.decode()
