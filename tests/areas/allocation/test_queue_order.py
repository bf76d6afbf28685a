"""The waiting list: in the published order, with names only for those who work with the case."""

from __future__ import annotations

from random import Random

import pytest
from django.http import Http404

from boligflyt.areas.allocation.queries.queue import open_entry, queue_page
from boligflyt.areas.allocation.services.queue import draw_lot, enqueue
from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import Event
from boligflyt.toolkit.faults import Conflict, Refused
from tests.areas.allocation.allocation_steps import granted_application, later, queued
from tests.support.cast import TODAY, make_dwelling, make_household, make_person


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

    hidden = [queue_page(actor, TODAY).rows for actor in (cast.kari, cast.liv)]
    (shown,) = queue_page(cast.ingrid, TODAY).rows

    assert hidden == [(), ()]
    assert shown.name == "Lund, Eva"
    with pytest.raises(Http404):
        open_entry(cast.kari, entry.pk, TODAY)


def test_the_trace_lists_only_those_who_were_shown_by_name(cast):
    entry = queued(cast)

    queue_page(cast.liv, TODAY)
    queue_page(cast.kari, TODAY)

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
