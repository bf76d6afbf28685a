"""A page about one household finds once what is seen there, and every door then says the same as before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boligflyt.areas.access.choices import Grade, Information, Purpose
from boligflyt.areas.access.services import Share, share
from boligflyt.areas.applications.queries import applications_visible_to
from boligflyt.areas.applications.queries.doors import decisions_visible_to
from boligflyt.areas.casework.queries.doors import entries_visible_to, tasks_visible_to
from boligflyt.areas.documents.queries import documents_visible_to
from boligflyt.areas.leases.queries import leases_visible_to
from boligflyt.areas.people.choices import Protection, RelationKind
from boligflyt.areas.people.models import Person
from boligflyt.areas.people.queries import households_visible_to
from boligflyt.areas.people.queries.reach import households_where, kinds_in, looking_at
from boligflyt.areas.people.services.relations import tell_relation
from tests.support.cast import make_application, make_household

DOORS = (
    applications_visible_to, decisions_visible_to, entries_visible_to, tasks_visible_to,
    documents_visible_to, leases_visible_to, households_visible_to,
)  # fmt: skip


@pytest.mark.parametrize("purpose", [None, *Purpose])
def test_what_is_seen_in_one_household_is_what_the_doors_show_there(cast, purpose):
    household = make_household(children=1)
    if purpose:
        share(cast.kari, "household", household.pk, Share(purpose=purpose, office=cast.nora.office))

    for actor in cast.actors.values():
        near = looking_at(actor, household.pk)

        asked = {kind for kind in Information if households_where(actor, kind).filter(pk=household.pk)}
        told = {kind for kind in Information if households_where(near, kind).filter(pk=household.pk)}
        assert told == asked, actor.name
        assert kinds_in(near, household.pk) == kinds_in(actor, household.pk)


def test_who_looks_at_one_household_is_shown_no_other(cast):
    here, elsewhere = make_application(cast.kari), make_application(cast.kari)

    near = looking_at(cast.kari, here.household_id)

    assert set(applications_visible_to(near)) == {here}
    assert set(applications_visible_to(cast.kari)) == {here, elsewhere}


def test_who_is_near_sees_nothing_also_when_looking_at_one_household(cast):
    application = make_application(cast.kari)

    tell_relation(cast.kari, application.applicant, RelationKind.SIBLING)
    near = looking_at(cast.kari, application.household_id)

    assert not any(door(near).exists() for door in DOORS)
    assert not households_where(near).exists()


def test_a_protected_household_is_seen_by_the_cleared_alone(cast):
    application = make_application(cast.kari)
    Person.objects.filter(pk=application.applicant_id).update(protection=Protection.STRICT)

    seen = [
        applications_visible_to(looking_at(actor, application.household_id)).exists()
        for actor in (cast.kari, cast.hedda)
    ]

    assert seen == [False, True]


def test_what_one_saw_is_asked_again_when_they_are_to_see_less(cast):
    application = make_application(cast.kari)
    Person.objects.filter(pk=application.applicant_id).update(protection=Protection.STRICT)
    near = looking_at(cast.hedda, application.household_id)

    assert applications_visible_to(near).exists()
    assert not applications_visible_to(near.within(Grade.NONE)).exists()


def test_the_statement_is_put_into_words_once_and_what_it_finds_is_never_kept(cast):
    household = make_household()
    before = households_visible_to(cast.nora).count()

    share(cast.kari, "household", household.pk, Share(purpose=Purpose.TENANCY, office=cast.nora.office))

    assert (before, households_visible_to(cast.nora).count()) == (0, 1)


def test_a_door_asks_nothing_about_a_household_that_is_looked_at(cast):
    application = make_application(cast.kari)
    near = looking_at(cast.kari, application.household_id)

    with CaptureQueriesContext(connection) as asked:
        assert applications_visible_to(near).exists()

    assert "access_participation" not in asked.captured_queries[0]["sql"]


def test_tomorrow_is_another_question_than_today(cast):
    household = make_household()
    last_day = cast.nora.today
    given = Share(purpose=Purpose.TENANCY, office=cast.nora.office, last_day=last_day)
    share(cast.kari, "household", household.pk, given)
    tomorrow = replace(cast.nora, at=cast.nora.at + timedelta(days=1))

    seen = [households_visible_to(actor).count() for actor in (cast.nora, tomorrow)]

    assert seen == [1, 0]
