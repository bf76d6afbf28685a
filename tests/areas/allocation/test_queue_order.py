"""The waiting list: in the published order, with names only for those who work with the case."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from django.http import Http404

from boligflyt.areas.allocation.models import QueueEntry
from boligflyt.areas.allocation.queries import waiting_list
from boligflyt.areas.allocation.queries.ordering import columns_of_order, in_published_order
from boligflyt.areas.allocation.queries.queue import open_entry
from boligflyt.areas.allocation.queries.waiting_list import queue_page
from boligflyt.areas.allocation.services.queue import draw_lot, enqueue
from boligflyt.areas.applications.queries import rule_set_for
from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event
from boligflyt.toolkit.faults import Conflict, Refused
from tests.areas.allocation.allocation_steps import granted_application, later, queued
from tests.support.cast import TODAY, make_dwelling, make_household, make_person

SHORTCUTS = ("barn", "passer", "rullestol")


def single(given: str, **traits):
    return make_household(make_person(given, "Lund", **traits))


def test_groups_come_first_then_sub_groups_and_a_recorded_lot_settles_ties(cast):
    economic = queued(
        cast,
        single("Eva"),
        lot=1,
        housing="own_lease",
        housing_ends_on="2027-01-31",
        target_groups=["economic"],
    )
    alone = queued(cast, single("Ali"), lot=1)
    last = queued(cast, make_household(make_person("Berit", "Dal"), children=1), lot=9)
    first = queued(cast, make_household(make_person("Aina", "Dal"), children=1), lot=4)

    page = queue_page(cast.kari, TODAY)

    assert [row.entry for row in page.rows] == [first, last, alone, economic]
    assert [row.band.label[:2] for row in page.rows] == ["1a", "1a", "1d", "3 "]


def test_waiting_longer_gives_no_better_place_where_the_rules_do_not_count_it(cast):
    waited = queued(cast, single("Eva"), lot=9, received_on="2026-01-05")
    new = queued(cast, single("Ali"), lot=3)

    page = queue_page(cast.kari, TODAY)

    assert [row.entry for row in page.rows] == [new, waited]
    assert "Ventetid teller ikke" in page.waiting


@pytest.mark.parametrize("counts", ["never", "tie_break", "yes"])
def test_the_page_and_the_meeting_go_by_the_same_order(cast, counts):
    days = ("2026-01-05", "2026-02-01", "2026-01-05", "2026-03-09", "2026-02-01", "2026-01-05")
    for lot, (name, day) in enumerate(zip(("Eva", "Ali", "Ole", "Siv", "Pia", "Kim"), days, strict=True)):
        household = make_household(make_person(name, "Lund"), children=lot % 3)
        queued(cast, household, lot=lot // 2 + 1, received_on=day)
    rules = rule_set_for(TODAY)
    rules = replace(rules, sections={**rules.sections, "waiting_counts": counts})

    in_the_meeting = in_published_order(rules, QueueEntry.objects.select_related("application"))

    assert list(QueueEntry.objects.order_by(*columns_of_order(rules))) == in_the_meeting


def test_what_a_household_can_pay_is_asked_of_each_dwelling_that_is_otherwise_alike(cast):
    queued(cast, bedrooms_needed=2, most_rent=9000)
    for rent in (8500, 9500, 9500, 8900):
        make_dwelling(bedrooms=2, rent=rent)

    (row,) = queue_page(cast.kari, TODAY).rows

    assert row.fits == 2


def test_the_shortcuts_hide_rows_and_keep_their_numbers(cast):
    queued(cast, single("Eva"), lot=1, bedrooms_needed=1)
    queued(cast, single("Ali"), lot=2, bedrooms_needed=1, needs_wheelchair=True)
    queued(cast, make_household(make_person("Berit", "Dal"), children=1), lot=1, bedrooms_needed=2)
    make_dwelling(bedrooms=2)

    shown = {one: [row.name for row in queue_page(cast.kari, TODAY, one).rows] for one in SHORTCUTS}
    numbers = [row.number for row in queue_page(cast.kari, TODAY, "rullestol").rows]

    assert shown == {
        "barn": ["Dal, Berit"],
        "passer": ["Dal, Berit", "Lund, Eva"],
        "rullestol": ["Lund, Ali"],
    }
    assert numbers == [3]
    assert queue_page(cast.kari, TODAY).counts == {"barn": 1, "passer": 2, "rullestol": 1}
    assert queue_page(cast.liv, TODAY).counts["barn"] == 0


def test_how_many_fit_is_told_of_a_long_list_when_one_asks_for_them(cast, monkeypatch):
    queued(cast, single("Eva"), bedrooms_needed=1)
    queued(cast, single("Ali"), bedrooms_needed=1)
    make_dwelling(bedrooms=1)
    monkeypatch.setattr(waiting_list, "COUNTED_WHOLE", 1)

    assert queue_page(cast.kari, TODAY).counts["passer"] == ""
    assert queue_page(cast.kari, TODAY, "passer").counts["passer"] == 2


@pytest.mark.proves("REG-17")
def test_a_row_says_what_is_needed_how_long_it_has_waited_and_how_many_vacant_dwellings_fit(cast):
    household = make_household(children=2, school="Elvebyen")
    queued(cast, household, decided_on=TODAY)
    make_dwelling(bedrooms=3, school_district="Elvebyen")
    make_dwelling(bedrooms=3, school_district="Åsen")

    (row,) = queue_page(later(cast.kari, 12), TODAY.replace(day=30)).rows

    assert row.needs == ("3 soverom", "Skolekrets Elvebyen")
    assert (row.days, row.fits) == (7, 1)
    assert row.people == "1 voksen, 2 barn"


def test_a_protected_household_is_on_the_list_only_for_those_who_are_cleared(cast):
    application, vedtak = granted_application(cast, single("Eva"))
    entry = enqueue(cast.ingrid, application, vedtak, 1)
    application.applicant.protection = "strengt_fortrolig"
    application.applicant.save()

    hidden = [list(queue_page(actor, TODAY).rows) for actor in (cast.kari, cast.liv)]
    (shown,) = queue_page(cast.ingrid, TODAY).rows

    assert hidden == [[], []]
    assert shown.name == "Lund, Eva"
    with pytest.raises(Http404):
        open_entry(cast.kari, entry.pk, TODAY)


def test_the_trace_lists_only_those_who_were_shown_by_name(cast):
    entry = queued(cast)

    list(queue_page(cast.liv, TODAY).rows)
    list(queue_page(cast.kari, TODAY).rows)

    listed = Event.objects.using("side").filter(kind="queue", deed=Deed.LISTED)
    assert [(one.actor, one.subjects) for one in listed] == [(cast.kari.staff, [entry.pk])]


def test_a_place_needs_a_granted_vedtak_and_there_is_one_place_each(cast):
    application, vedtak = granted_application(cast)
    vedtak.granted = False

    with pytest.raises(Refused, match="innvilget kommunal bolig"):
        enqueue(cast.ingrid, application, vedtak, 1)
    vedtak.granted = True
    enqueue(cast.ingrid, application, vedtak, 1)
    with pytest.raises(Conflict, match="allerede en plass"):
        enqueue(cast.ingrid, application, vedtak, 2)


def test_a_lot_comes_from_the_chance_that_is_passed_in():
    assert draw_lot(Random(7)) == draw_lot(Random(7))
    assert draw_lot(Random(7)) != draw_lot(Random(8))
