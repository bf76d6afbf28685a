"""Somebody who has left a household: it is not as protected as they are now, so they are hidden in it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from boligflyt.areas.applications.queries import applications_visible_to
from boligflyt.areas.applications.queries.doors import economy_visible_to
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.areas.people.choices import Protection, RelationKind
from boligflyt.areas.people.models import Household, Membership
from boligflyt.areas.people.queries import households_visible_to
from boligflyt.areas.people.queries.pages import open_household_card, open_person_card
from boligflyt.areas.people.services.relations import tell_relation
from boligflyt.domain.periods import Period
from tests.support.case_rows import rows_of
from tests.support.cast import LONG_AGO, TODAY, make_household, make_person

ENDED = Period(LONG_AGO, TODAY - timedelta(days=30))


@pytest.fixture
def left(cast):
    """Selam applied and rents for the household, moved out a month ago, and is protected now; Abel stayed."""
    rows = rows_of(cast, make_person("Selam", "Tesfay"))
    abel = make_person("Abel", "Tesfay")
    Membership.objects.create(
        household=rows.household, person=abel, role="adult", period=Period(LONG_AGO, None)
    )
    Membership.objects.filter(household=rows.household, person=rows.person).update(period=ENDED)
    Household.objects.filter(pk=rows.household.pk).update(contact=abel)
    rows.person.protection = Protection.STRICT
    rows.person.save()
    return rows


def test_the_household_stays_open_and_its_page_is_silent_about_who_is_protected_now(cast, left):
    seen = {
        actor.name: [row.membership.person_id for row in open_household_card(actor, left.household.pk).former]
        for actor in (cast.kari, cast.hedda)
    }

    assert households_visible_to(cast.kari).filter(pk=left.household.pk).exists()
    assert seen == {"Kari Saksvik": [], "Hedda Lund": [left.person.pk]}


def test_what_names_the_protected_one_is_hidden_although_the_household_is_open(cast, left):
    doors = (applications_visible_to, economy_visible_to, leases_visible_to)

    seen = [[door(actor).count() for door in doors] for actor in (cast.kari, cast.hedda)]

    assert seen == [[0, 0, 0], [1, 1, 1]]


def test_the_page_of_a_person_is_silent_about_a_household_that_was_protected_after_they_left(cast):
    person, other = make_person("Dawit", "Haile"), make_household(make_person("Ola", "Hemmelig"))
    make_household(person)
    Membership.objects.create(household=other, person=person, role="child", residence="shared", period=ENDED)
    other.contact.protection = Protection.STRICT
    other.contact.save()

    homes = [len(open_person_card(actor, person.pk).memberships) for actor in (cast.kari, cast.hedda)]

    assert homes == [1, 2]


def test_whoever_is_near_somebody_who_has_left_does_not_work_on_the_case_either(cast):
    rows = rows_of(cast, make_person())
    gone = make_person("Abel", "Tesfay")
    Membership.objects.create(household=rows.household, person=gone, role="adult", period=ENDED)

    tell_relation(cast.kari, gone, RelationKind.SIBLING)

    assert not applications_visible_to(cast.kari).filter(pk=rows.application.pk).exists()
    assert applications_visible_to(cast.amir).filter(pk=rows.application.pk).exists()
