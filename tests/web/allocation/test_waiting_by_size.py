"""Waiting time by size of dwelling, beside how many there are: large families wait longest (HOU-19)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from boligflyt.areas.access.choices import Grade
from boligflyt.areas.allocation.queries.waiting_by_size import last_whole_months, waiting_by_size
from boligflyt.areas.people.choices import Protection
from boligflyt.areas.people.models import Person
from boligflyt.domain.waiting_by_size import NOBODY, Waits
from tests.areas.allocation.allocation_steps import queued
from tests.support.cast import TODAY, make_dwelling, make_household, make_person
from tests.support.dwelling_states import make_lease

PAGE = "/oversikt/ventetid/"
IN_LAST_MONTHS = last_whole_months(TODAY).last


def waits(cast, bedrooms: int, *days: int, family: str = "Lund") -> None:
    """Households that need so many bedrooms and have waited so many days each."""
    for number in days:
        household = make_household(make_person("Mona", f"{family}{bedrooms}{number}"))
        queued(cast, household, bedrooms_needed=bedrooms, decided_on=TODAY - timedelta(days=number))


def gets_key(cast, bedrooms: int, days: int, on: date = IN_LAST_MONTHS) -> None:
    """A household that got its key on the day, so many days after the vedtak."""
    household = make_household(make_person("Idris", f"Berg{bedrooms}{days}"))
    entry = queued(cast, household, bedrooms_needed=bedrooms, decided_on=on - timedelta(days=days))
    entry.state, entry.left_on = "housed", on
    entry.save()
    make_lease(
        make_dwelling(bedrooms), on, household=household, application=entry.application,
        informed_at=cast.kari.at, key_handed_on=on,
    )  # fmt: skip


def by_size(actor) -> dict:
    return {one.bedrooms: one for one in waiting_by_size(actor).sizes.lines}


@pytest.mark.proves("HOU-19")
def test_each_size_has_the_median_and_the_longest_wait_beside_how_many_dwellings_there_are(cast):
    waits(cast, 1, 10, 20, 30, 70)
    waits(cast, 4, 300, 400, 500)
    for days in (50, 60, 100):
        gets_key(cast, 1, days)
    make_dwelling(4)

    found = by_size(cast.liv)

    assert found[1].waiting == Waits(4, 25, 70)
    assert found[4].waiting == Waits(3, 400, 500)
    assert (found[1].housed, found[4].housed) == (Waits(3, 60, 100), NOBODY)
    assert (found[1].dwellings, found[4].dwellings) == (3, 1)
    of_all = waiting_by_size(cast.liv).sizes
    assert of_all.slowest.bedrooms == 4
    assert (of_all.waiting, of_all.housed) == (Waits(7, 70, 500), Waits(3, 60, 100))


@pytest.mark.proves("HOU-19")
def test_the_page_says_who_waits_longest_and_draws_the_table_that_stands_under(cast, browse):
    waits(cast, 1, 10, 20, 30)
    waits(cast, 4, 280, 420, 490)

    page = " ".join(browse("liv").get(PAGE).content.decode().replace("\xa0", " ").split())

    assert "Lengst venter de som trenger 4 soverom. Halvparten av dem har ventet 60 uker eller mer." in page
    assert "4 soverom: 60 uker." in page  # the chart, spoken
    assert 'data-label="Har ventet, lengst">70 uker</td>' in page
    assert PAGE in browse("liv").get("/oversikt/").content.decode()


def test_few_households_are_hidden_with_how_long_they_waited(cast, browse):
    waits(cast, 1, 10, 20, 30, 40, 50)
    waits(cast, 5, 770)

    page = browse("liv").get(PAGE).content.decode()

    assert "skjult" in page and "110 uker" not in page
    assert by_size(cast.liv)[5].waiting is None


def test_those_who_need_more_rooms_than_five_stand_with_those_who_need_five(cast):
    waits(cast, 5, 30, 40)
    waits(cast, 7, 50)

    assert by_size(cast.liv)[5].waiting == Waits(3, 40, 50)


def test_keys_of_the_month_that_goes_on_and_of_long_ago_are_not_counted(cast):
    for days in (50, 60, 100):
        gets_key(cast, 2, days)
    gets_key(cast, 2, 7, on=IN_LAST_MONTHS + timedelta(days=1))
    gets_key(cast, 2, 8, on=IN_LAST_MONTHS - timedelta(days=366))

    assert by_size(cast.liv)[2].housed == Waits(3, 60, 100)


def test_who_is_protected_is_counted_only_for_who_is_cleared(cast):
    waits(cast, 3, 10, 20, 30, 90)
    Person.objects.filter(family_name="Lund390").update(protection=Protection.STRICT)

    assert by_size(cast.liv)[3].waiting == Waits(3, 20, 30)
    assert by_size(replace(cast.liv, clearance=Grade.STRICT))[3].waiting == Waits(4, 25, 90)


def test_nobody_waiting_is_said(cast, browse):
    assert "Ingen, eller for få til å vise" in browse("liv").get(PAGE).content.decode()
