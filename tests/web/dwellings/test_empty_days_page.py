"""Empty days with cause and price: the same days as on each dwelling's own page, and sums that add up."""

from __future__ import annotations

import random
from datetime import date

import pytest
from django.urls import reverse

from boligflyt.areas.allocation.queries.dwelling_card import open_dwelling_card
from boligflyt.areas.allocation.queries.empty_days import empty_report
from boligflyt.areas.audit.models import Event
from boligflyt.areas.dwellings.models import StatusEntry
from boligflyt.domain.periods import Period
from tests.support.cast import TODAY, make_dwelling, make_household, make_protected
from tests.support.dwelling_states import DAY, make_lease, make_offer
from tests.support.same_day import the_day  # noqa: F401 – a fixture used by all tests here

PAGE = "/boliger/tomme-dager/"


def empty_since(days: int, **fields):
    """A dwelling that came so many days ago: repaired for half of them, ready since."""
    dwelling = make_dwelling(ready_since=None, disposed_from=TODAY - days * DAY, **fields)
    half = TODAY - (days // 2) * DAY
    first = Period(TODAY - days * DAY, half - DAY)
    StatusEntry.objects.create(dwelling=dwelling, status="maintenance", cause="repair", period=first)
    StatusEntry.objects.create(
        dwelling=dwelling, status="ready", cause="waiting_for_meeting", period=Period(half, None)
    )
    return dwelling


def test_days_and_price_are_those_of_the_dwellings_own_page(cast):
    dwellings = [empty_since(40, rent=9000), empty_since(10, rent=12_000), make_dwelling(ready_since=None)]

    report = empty_report(cast.per, TODAY)

    for one in report.vacancies:
        card = open_dwelling_card(cast.per, one.row.pk)
        assert (list(one.stretches), one.price) == (card.days.empty, card.lost_rent)
    assert {one.row.pk for one in report.vacancies} == {one.pk for one in dwellings}


def with_a_past(actor, drawn):
    """A vacant dwelling after some tenancies, with offers and lines of the ledger across them."""
    dwelling = make_dwelling(ready_since=None, disposed_from=TODAY - drawn.randint(5, 400) * DAY)
    day = TODAY - 500 * DAY
    begun = []
    for _ in range(drawn.randint(1, 4)):
        first = day + drawn.randint(1, 60) * DAY
        day = min(first + drawn.randint(5, 90) * DAY, TODAY - DAY)
        state = drawn.choice(("ended", "ended", "ended", "void"))
        begun.append(make_lease(dwelling, first, day, state))
    if drawn.random() < 0.5:
        begun.append(make_lease(dwelling, TODAY + 3 * DAY, None, drawn.choice(("running", "prepared"))))
    for lease in begun:
        sent = lease.period.first_day - drawn.randint(-20, 20) * DAY
        told = {"sent_on": sent, "answer_by": sent + 7 * DAY, "lease": lease, "state": "accepted"}
        answered = sent + drawn.randint(0, 300) * DAY
        make_offer(actor, dwelling, answered_on=min(answered, TODAY), **told)
    at = TODAY - drawn.randint(300, 500) * DAY
    for code in ("maintenance", "ready", "maintenance"):
        first, at = at, at + drawn.randint(10, 200) * DAY
        period = Period(first, None if at >= TODAY else at - DAY)
        StatusEntry.objects.create(dwelling=dwelling, status=code, cause="unknown", period=period)
        if at >= TODAY:
            break
    return dwelling


@pytest.mark.parametrize("seed", range(4))
def test_tenancies_that_are_long_over_need_not_be_read_to_tell_the_days(cast, seed):
    drawn = random.Random(seed)
    dwellings = {with_a_past(cast.kari, drawn).pk for _ in range(6)}

    report = empty_report(cast.per, TODAY)

    assert {one.row.pk for one in report.vacancies} == dwellings
    for one in report.vacancies:
        card = open_dwelling_card(cast.per, one.row.pk)
        assert (list(one.stretches), one.price) == (card.days.empty, card.lost_rent)


def test_the_sums_by_cause_and_by_size_are_the_sum_of_the_dwellings(cast):
    empty_since(40, bedrooms=1)
    empty_since(10, bedrooms=3)
    make_lease(make_dwelling(bedrooms=3), date(2024, 1, 1))

    report = empty_report(cast.per, TODAY)

    assert report.total.days == 50
    assert sum(total.days for _, total in report.by_cause) == 50
    assert {(str(of[0]), str(of[1])): total.days for of, total in report.by_cause} == {
        ("maintenance", "repair"): 25, ("ready", "waiting_for_meeting"): 25,
    }  # fmt: skip
    assert [(size, every, len(total.dwellings)) for size, every, total in report.by_bedrooms] == [
        (1, 1, 1), (3, 2, 1),
    ]  # fmt: skip


def test_the_page_says_why_for_how_long_and_what_it_cost(browse, cast):
    dwelling = empty_since(40, rent=9000)

    page = browse("per").get(PAGE).content.decode().replace("\xa0", " ")

    assert dwelling.address in page
    assert "Vedlikehold (reparasjon): 20 dager; Ledig, klar (venter på møte): 20 dager" in page
    assert "11 836 kr" in page


def test_who_keeps_the_register_is_led_to_say_why_where_nobody_has(cast, browse):
    unsaid, said = make_dwelling(ready_since=None, disposed_from=TODAY - 9 * DAY), empty_since(40)
    way = reverse("dwellings:status", args=[unsaid.pk])

    pages = {who: browse(who).get(PAGE).content.decode() for who in ("per", "liv")}

    assert way in pages["per"] and way not in pages["liv"]
    assert reverse("dwellings:status", args=[said.pk]) not in pages["per"]


def test_a_dwelling_that_is_shielded_is_not_among_the_empty_ones(cast):
    dwelling = make_dwelling()
    make_lease(dwelling, date(2024, 1, 1), household=make_household(make_protected()))

    assert empty_report(cast.kari, TODAY).vacancies == ()


def test_those_shown_are_one_line_in_the_trace_and_nothing_empty_is_said_kindly(browse, cast):
    assert "Ingen boliger står tomme" in browse("kari").get(PAGE).content.decode()
    dwelling = empty_since(4)

    browse("kari").get(PAGE)

    assert Event.objects.using("side").get(kind="dwelling", deed="listed").subjects == [dwelling.pk]
