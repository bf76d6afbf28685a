"""The page about what came and what went: it adds up, says why, and takes wrong days kindly."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from boligflyt.areas.audit.models import Event
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import counts_by_disposal
from boligflyt.areas.dwellings.stock import stock_between
from tests.support.cast import TODAY, make_dwelling

PAGE = "/boliger/beholdning/"


@pytest.fixture
def stock(cast) -> dict[str, Dwelling]:
    """One that stands, one bought this year, one sold, and a home that became two rooms."""
    old = date(2015, 7, 1)
    home = make_dwelling(disposed_from=old)
    return {
        "stands": make_dwelling(disposed_from=old),
        "bought": make_dwelling(disposed_from=date(2026, 3, 2), gained_by="bought"),
        "sold": make_dwelling(disposed_from=old, disposed_to=date(2026, 5, 31), lost_by="sold"),
        "unsaid": make_dwelling(disposed_from=date(2026, 8, 1), disposal="leased_in"),
        "home": home,
        "room": make_dwelling(disposed_from=date(2026, 9, 1), parent=home),
        "other room": make_dwelling(disposed_from=date(2026, 9, 1), parent=home),
    }


@pytest.mark.proves("DEF-30")
def test_the_year_so_far_adds_up_and_every_movement_says_how(browse, stock) -> None:
    page = browse("liv").get(PAGE).content.decode()

    for words in ("Kjøpt", "Solgt", "Leies ut rom for rom", "Ikke oppgitt", "01.06.2026", "+4", "−2"):
        assert words in page, words
    assert "3 er uten oppgitt grunn" in page
    assert stock["sold"].address in page and stock["stands"].address not in page


@pytest.mark.parametrize(
    "day", [date(2026, 1, 1), date(2026, 5, 31), date(2026, 6, 1), date(2026, 9, 1), TODAY]
)
def test_the_ledger_and_the_register_count_the_same_on_any_day(cast, stock, day) -> None:
    account = stock_between(cast.liv, date(2014, 1, 1), day, 10).account

    counted = counts_by_disposal(day)
    assert account.closing["owned"] == counted.owned
    assert account.closing["leased_in"] == counted.leased_in
    assert account.closing.total() == counted.total
    assert account.opening.total() == 0


def test_a_period_without_movement_says_so_and_shows_the_way_on(browse, stock) -> None:
    page = browse("per").get(PAGE, {"fra": "01.02.2026", "til": "28.02.2026"}).content.decode()

    assert "Ingen boliger kom til eller gikk ut" in page
    assert "Velg en lengre periode" in page


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"fra": "31.02.2026", "til": "01.03.2026"}, "Datoen 31.02.2026 finnes ikke."),
        ({"fra": "01.03.2026", "til": "01.02.2026"}, "Perioden slutter før den starter."),
        ({"fra": "01.03.2026"}, "Fyll ut til og med."),
        ({"fra": "<script>", "til": "x" * 500}, "finnes ikke"),
    ],
)
def test_days_that_do_not_stand_up_are_told_of_and_this_year_is_shown(browse, stock, asked, words) -> None:
    answer = browse("per").get(PAGE, asked)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert words in page
    assert "Kjøpt" in page
    assert "<script>" not in page.replace('<script src="', "")


def test_those_who_are_shown_are_listed_in_the_trace(browse, cast, stock) -> None:
    browse("per").get(PAGE)

    line = Event.objects.using("side").get(kind="dwelling", deed="listed")
    assert set(line.subjects) == {one.pk for name, one in stock.items() if name != "stands"}


def test_how_a_dwelling_went_needs_the_day_it_went(browse, stock) -> None:
    home = stock["stands"]
    client = browse("per")
    given = {
        "version": home.version, "unit_number": home.unit_number, "disposal": "owned",
        "dwelling_type": home.dwelling_type, "bedrooms": home.bedrooms, "rooms": home.rooms or "",
        "area_m2": home.area_m2 or "", "floor": home.floor or "", "adaptation": "none", "rent": home.rent,
        "disposed_from": "01.07.2015", "lost_by": "sold",
    }  # fmt: skip

    refused = client.post(reverse("dwellings:edit", args=[home.pk]), given)
    done = client.post(reverse("dwellings:edit", args=[home.pk]), given | {"disposed_to": "20.11.2026"})

    assert refused.status_code == 422
    assert "Skriv siste dag kommunen disponerte boligen" in refused.content.decode()
    assert done.status_code == 302
    assert Dwelling.objects.get(pk=home.pk).lost_by == "sold"
    assert "Solgt" in client.get(PAGE).content.decode()


def test_postgresql_itself_refuses_a_sale_without_a_day(stock) -> None:
    with pytest.raises(IntegrityError, match="lost_has_its_day"), transaction.atomic():
        Dwelling.objects.filter(pk=stock["stands"].pk).update(lost_by="sold")


def test_a_very_long_list_is_cut_and_says_so_and_the_sums_hold_all_of_it(browse, cast) -> None:
    for _ in range(203):
        make_dwelling(disposed_from=date(2026, 2, 2), ready_since=None)

    page = browse("per").get(PAGE).content.decode()

    assert "Viser de 200 første av 203." in page
    assert "+203" in page


def test_the_report_asks_the_database_as_often_for_many_movements_as_for_few(
    browse, django_assert_max_num_queries
) -> None:
    for _ in range(40):
        make_dwelling(disposed_from=date(2026, 2, 2))
    client = browse("per")

    with django_assert_max_num_queries(4 + 4):
        client.get(PAGE)
