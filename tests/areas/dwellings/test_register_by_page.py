"""The register a page at a time is the register: same rows, order and counts, whatever is asked for."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from boligflyt.areas.allocation.queries.dwelling_list import (
    VACANT,
    DwellingFilters,
    counts_of,
    dwelling_rows,
    stock_on,
)
from boligflyt.areas.allocation.queries.empty_homes import empty_on
from boligflyt.areas.allocation.queries.stock_filters import school_districts
from boligflyt.areas.allocation.queries.stock_map import StockMap
from boligflyt.areas.allocation.queries.stock_page import register_on
from boligflyt.areas.dwellings.choices import DayStatus, Disposal, EmptyCause, Purpose, StatusCode
from boligflyt.areas.dwellings.models import Building, StatusEntry
from boligflyt.areas.people.choices import Protection
from boligflyt.areas.people.models import Person
from boligflyt.domain.periods import Period
from tests.support.cast import TODAY, make_dwelling, make_household
from tests.support.dwelling_states import DAY, make_lease, make_offer

LONG_AGO = date(2020, 1, 1)
ORDERS = (
    "-tomme",
    "tomme",
    "adresse",
    "-adresse",
    "soverom",
    "-soverom",
    "areal",
    "-areal",
    "leie",
    "-leie",
    "x",
)
NARROWED = (
    {}, {"text": "elve"}, {"text": "H0201"}, {"bedrooms": 2}, {"wheelchair": True},
    {"disposal": "user_owned"}, {"school_district": "Fjellbyen"}, {"purpose": "care"},
    {"purpose": "substance"}, {"purpose": "tilrettelagt"}, {"empty_over": 30},
    {"status": VACANT}, *({"status": one.value} for one in DayStatus),
    {"bedrooms": 2, "text": "elve", "empty_over": 0},
)  # fmt: skip


@pytest.fixture
def stock(cast):
    """A dwelling in every state that a day can have, and in those that are easily taken for another."""

    def with_line(code, **told):
        dwelling = make_dwelling(ready_since=None, **told)
        period = Period(TODAY - 40 * DAY, None)
        StatusEntry.objects.create(dwelling=dwelling, status=code, cause=EmptyCause.UNKNOWN, period=period)
        return dwelling

    make_dwelling(1, ready_since=TODAY - 50 * DAY, school_district="Fjellbyen", wheelchair=True)
    make_dwelling(3, ready_since=None, area_m2=None, disposed_from=TODAY - 5 * DAY)
    for code in StatusCode:
        with_line(code)
    make_lease(make_dwelling(2, purpose=Purpose.CARE), LONG_AGO)
    make_lease(make_dwelling(2, area_m2=None), LONG_AGO, TODAY - 20 * DAY)  # ran out, the tenant lives there
    make_lease(make_dwelling(), LONG_AGO, TODAY + 9 * DAY, notice_given_on=TODAY - 9 * DAY)
    make_lease(
        make_dwelling(ready_since=None), LONG_AGO, TODAY + 9 * DAY, "ended"
    )  # in the books, not yet out
    make_lease(make_dwelling(ready_since=None), LONG_AGO, TODAY - 33 * DAY, "ended")
    for notice, state in (({"notice_given_on": LONG_AGO}, "running"), ({}, "ended")):
        again = make_dwelling()  # the last ran out and was never ended; the next is who lives there
        make_lease(again, LONG_AGO, TODAY - 60 * DAY, **notice)
        make_lease(again, TODAY - 50 * DAY, TODAY + 5 * DAY, state)
    make_lease(make_dwelling(), TODAY + 3 * DAY, state="prepared")
    make_lease(make_dwelling(), TODAY + 3 * DAY)
    make_lease(make_dwelling(), LONG_AGO, TODAY - 90 * DAY, "void")
    make_offer(cast.kari, make_dwelling(1, purpose=Purpose.SUBSTANCE))
    owned = {"disposal": Disposal.USER_OWNED, "disposed_from": TODAY - 60 * DAY}
    make_dwelling(2, ready_since=None, **owned)
    with_line(StatusCode.MAINTENANCE, **owned)
    make_offer(cast.kari, make_dwelling(ready_since=None, **owned))
    make_lease(make_dwelling(ready_since=None, **owned), TODAY + 3 * DAY)
    home = make_dwelling(4, ready_since=None)
    make_dwelling(1, ready_since=None, parent=home)
    make_dwelling(ready_since=None, disposed_from=LONG_AGO, disposed_to=TODAY - DAY)
    hidden = make_household()
    make_lease(make_dwelling(), LONG_AGO, household=hidden)
    Person.objects.filter(pk=hidden.contact_id).update(protection=Protection.STRICT)


def pages_of(actor, filters: DwellingFilters, most: int = 3) -> list:
    chosen = register_on(actor, filters, TODAY).chosen
    return [row for start in range(0, len(chosen), most) for row in chosen[start : start + most]]


@pytest.mark.parametrize(
    ("reader", "orders"),
    [("hedda", ORDERS), ("kari", ORDERS[:1]), ("per", ORDERS[:1]), ("liv", ORDERS[:1]), ("ada", ORDERS[:1])],
)
def test_every_filter_and_order_gives_the_rows_of_the_whole_register(cast, stock, reader, orders):
    actor = getattr(cast, reader)
    for narrowed, order in product(NARROWED, orders):
        filters = DwellingFilters(**narrowed, order=order)

        assert pages_of(actor, filters) == dwelling_rows(actor, filters, TODAY), filters


@pytest.mark.parametrize("reader", ["kari", "per", "hedda", "ada"])
def test_the_counts_are_those_of_the_whole_register_whatever_is_asked_for(cast, stock, reader):
    actor = getattr(cast, reader)
    whole = stock_on(actor, TODAY)

    for narrowed in NARROWED:
        register = register_on(actor, DwellingFilters(**narrowed), TODAY)
        assert register.counts == counts_of(whole), narrowed
    assert empty_on(actor, TODAY) == [row for row in whole if row.day.empty_days is not None]
    assert school_districts(actor) >= {row.school_district for row in whole}


def test_every_status_is_among_the_dwellings_compared(cast, stock):
    assert {row.day.status for row in stock_on(cast.kari, TODAY)} == set(DayStatus)


@pytest.mark.parametrize("reader", ["kari", "hedda", "ada"])
def test_the_map_has_what_the_register_has_for_every_filter(cast, stock, reader):
    actor = getattr(cast, reader)
    placed = list(Building.objects.order_by("street", "house_number", "pk"))
    for number, building in enumerate(placed[1:]):
        place = {"latitude": f"69.{350 + number}", "longitude": f"24.{400 + number}"}
        Building.objects.filter(pk=building.pk).update(**place)

    for narrowed in NARROWED:
        filters = DwellingFilters(**narrowed)
        rows = dwelling_rows(actor, filters, TODAY)
        found = StockMap(actor, filters, TODAY).spread()
        shielded = sum(row.day.status is DayStatus.SHIELDED and row.latitude is not None for row in rows)
        unplaced = [
            row
            for row in dwelling_rows(actor, replace(filters, order="adresse"), TODAY)
            if row.latitude is None
        ]
        drawn = {row.pk for row in rows if row.latitude and row.day.status is not DayStatus.SHIELDED}
        points = StockMap(actor, filters, TODAY).points(None)

        assert found.rows[:] == rows, filters
        assert sorted(found.unplaced[:], key=lambda row: row.pk) == sorted(unplaced, key=lambda row: row.pk)
        assert (found.drawn, found.shielded) == (len(drawn), shielded), filters
        assert {row.pk: row.day for row in points} == {row.pk: row.day for row in rows if row.pk in drawn}


def test_one_row_by_its_place_is_the_same_row(cast, stock):
    chosen = register_on(cast.per, DwellingFilters(), TODAY).chosen

    assert [chosen[place] for place in range(len(chosen))] == dwelling_rows(
        cast.per, DwellingFilters(), TODAY
    )


def test_a_page_of_the_register_is_read_in_four_statements(cast, stock, django_assert_num_queries):
    with django_assert_num_queries(4):
        chosen = register_on(cast.per, DwellingFilters(), TODAY).chosen
        assert chosen[:50]
