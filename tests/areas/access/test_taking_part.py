"""Sharing, leaving, standing in, habilitet and clearance: what is seen changes with the next request."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Grade, Information, Purpose, Right, Role
from boligflyt.areas.access.models import Assignment, ContactPerson, Office, Staff
from boligflyt.areas.access.queries import actor_for
from boligflyt.areas.access.services import (
    Share,
    end_participation,
    end_role,
    give_role,
    set_clearance,
    share,
    stand_in,
)
from boligflyt.areas.applications.queries import applications_visible_to
from boligflyt.areas.applications.queries.doors import economy_visible_to, health_visible_to
from boligflyt.areas.audit.models import Event
from boligflyt.areas.people.choices import Protection, RelationKind
from boligflyt.areas.people.queries import households_visible_to, persons_visible_to
from boligflyt.areas.people.queries.reach import kinds_in
from boligflyt.areas.people.services.relations import tell_relation
from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Forbidden, Refused
from tests.support.cast import NOW, TODAY, make_application, make_household, make_person

DAY = timedelta(days=1)


def with_nav(cast, purpose=Purpose.ECONOMIC_HELP, **given):
    return Share(purpose=purpose, office=cast.nora.office, **given)


@pytest.mark.proves("ORG-03")
def test_a_case_is_shared_with_nav_for_a_purpose_and_nav_sees_what_the_purpose_needs(cast):
    application = make_application(cast.kari)
    before = applications_visible_to(cast.nora).count()

    share(cast.kari, "household", application.household_id, with_nav(cast))

    assert before == 0
    assert set(applications_visible_to(cast.nora)) == {application}
    assert economy_visible_to(cast.nora).count() == 1
    assert health_visible_to(cast.nora).count() == 0
    line = Event.objects.get(subject=application.household_id, detail__what="delte saken")
    assert line.detail["kinds"] == ["economy", "housing", "identity"]


def test_a_share_ends_by_itself_on_its_last_day_and_at_once_when_it_is_ended(cast):
    household = make_household()
    row = share(cast.kari, "household", household.pk, with_nav(cast, last_day=TODAY + DAY))
    after = replace(cast.nora, at=NOW + 2 * DAY)

    seen = [households_visible_to(actor).count() for actor in (cast.nora, after)]
    end_participation(cast.kari, "household", household.pk, row.pk)

    assert seen == [1, 0]
    assert households_visible_to(cast.nora).count() == 0


def test_a_share_is_for_an_office_or_a_colleague_once_and_not_in_the_past(cast):
    household = make_household()
    share(cast.kari, "household", household.pk, with_nav(cast))
    wrong = {
        "allerede": with_nav(cast),
        "Siste dag har vært": with_nav(cast, last_day=TODAY - DAY),
        "enten en enhet eller en ansatt": Share(purpose=Purpose.TENANCY),
        "finnes ikke": Share(purpose=Purpose.TENANCY, office=cast.kari.staff),
    }

    for words, given in wrong.items():
        with pytest.raises(Refused, match=words):
            share(cast.kari, "household", household.pk, given)
    with pytest.raises(Forbidden):
        share(cast.jon, "household", household.pk, with_nav(cast))


def test_the_office_that_has_the_case_does_not_share_itself_away(cast):
    household = make_household()
    own = household.pk, household_participation(household)

    with pytest.raises(Refused, match="Flytt saken først"):
        end_participation(cast.kari, "household", own[0], own[1])


def household_participation(household):
    from boligflyt.areas.access.queries import participations_of

    return participations_of("household", household.pk).first().pk


@pytest.mark.proves("ORG-02")
def test_an_office_has_one_contact_for_each_agreement_and_a_substitute_sees_what_the_absent_one_sees(cast):
    office, amir = Office.objects.get(name="Boligkontoret"), Staff.objects.get(username="amir")
    contact = {"office": office, "agreement": "NAV og Boligtjenesten", "substitute": amir}
    kari = Staff.objects.get(pk=cast.kari.staff)
    ContactPerson.objects.create(staff=kari, period=Period(TODAY, None), **contact)
    household = make_household()
    share(cast.kari, "household", household.pk, Share(purpose=Purpose.TENANCY, staff=cast.nora.staff))
    before = households_visible_to(cast.jon).count()
    stand_in(cast.nora, cast.nora.staff, cast.jon.staff, cast.jon.office, TODAY, TODAY + 7 * DAY)

    meanwhile, later = actor_for(cast.jon.staff, NOW, TODAY), actor_for(cast.jon.staff, NOW, TODAY + 8 * DAY)

    assert (before, households_visible_to(meanwhile).count(), households_visible_to(later).count()) == (
        0,
        1,
        0,
    )
    with pytest.raises(IntegrityError, match="one_contact_at_a_time"), transaction.atomic():
        ContactPerson.objects.create(staff=amir, period=Period(TODAY + DAY, None), **contact)


@pytest.mark.parametrize("kind", RelationKind)
def test_whoever_is_near_somebody_in_a_household_neither_sees_nor_decides_its_case(cast, kind):
    application = make_application(cast.kari)
    person = application.household.memberships.filter(role="child").first().person

    tell_relation(cast.kari, person, kind)

    assert not applications_visible_to(cast.kari).exists()
    assert not persons_visible_to(cast.kari).filter(pk=person.pk).exists()
    assert set(applications_visible_to(cast.amir)) == {application}


def test_a_second_account_of_the_same_human_being_is_near_the_same_people(cast):
    application = make_application(cast.kari)
    Staff.objects.filter(pk=cast.amir.staff).update(same_as=cast.kari.staff)

    tell_relation(cast.kari, application.applicant, RelationKind.SIBLING)

    assert not applications_visible_to(cast.amir).exists()


def test_two_further_accounts_of_one_human_being_are_near_the_same_people(cast):
    application = make_application(cast.kari)
    Staff.objects.filter(pk__in=[cast.amir.staff, cast.hedda.staff]).update(same_as=cast.ingrid.staff)

    tell_relation(cast.amir, application.applicant, RelationKind.SIBLING)

    seen = [applications_visible_to(actor).exists() for actor in (cast.ingrid, cast.hedda, cast.kari)]
    assert seen == [False, False, True]


def test_whoever_is_near_somebody_who_is_in_no_household_yet_does_not_see_them(cast):
    person = make_person()

    tell_relation(cast.kari, person, RelationKind.SPECIAL)

    seen = [persons_visible_to(actor).filter(pk=person.pk).exists() for actor in (cast.kari, cast.amir)]
    assert seen == [False, True]


@pytest.mark.parametrize("grade", [one for one in Grade if one])
def test_each_clearance_reaches_its_own_grade_and_no_further(cast, grade):
    person = make_person("Ola", "Hemmelig", protection=list(Protection)[grade])
    household = make_household(person)
    below, enough = replace(cast.kari, clearance=grade - 1), replace(cast.kari, clearance=grade)

    seen = [
        (households_visible_to(actor).filter(pk=household.pk).exists(),
         persons_visible_to(actor).filter(pk=person.pk).exists())
        for actor in (below, enough)
    ]  # fmt: skip

    assert seen == [(False, False), (True, True)]


def test_a_closed_account_has_no_role(cast):
    Staff.objects.filter(pk=cast.kari.staff).update(is_active=False)

    assert actor_for(cast.kari.staff, NOW, TODAY) is None
    assert actor_for(cast.amir.staff, NOW, TODAY) is not None


def test_a_substitute_sees_it_in_the_office_where_they_stand_in_and_in_no_other(cast):
    household = make_household()
    share(cast.kari, "household", household.pk, Share(purpose=Purpose.TENANCY, staff=cast.nora.staff))
    give_role(cast.ada, cast.jon.staff, cast.nora.office, Role.NAV_CASEWORKER, TODAY)
    there = Assignment.objects.get(staff=cast.jon.staff, office=cast.nora.office)
    stand_in(cast.nora, cast.nora.staff, cast.jon.staff, cast.nora.office, TODAY, TODAY + DAY)

    seen = [
        households_visible_to(actor_for(cast.jon.staff, NOW, TODAY, chosen)).exists()
        for chosen in (there.pk, Assignment.objects.get(staff=cast.jon.staff, office=cast.jon.office).pk)
    ]

    assert seen == [True, False]


def test_roles_are_given_by_one_and_clearance_by_another_and_never_to_oneself(cast):
    amir = Assignment.objects.get(staff=cast.amir.staff)
    hidden = make_household(make_person("Ola", "Hemmelig", protection=Protection.CONFIDENTIAL))
    with pytest.raises(Refused, match="til deg selv"):
        give_role(cast.ada, cast.ada.staff, cast.kari.office, Role.DECIDER, TODAY)
    with pytest.raises(Refused, match="til deg selv"):
        set_clearance(cast.liv, Assignment.objects.get(staff=cast.liv.staff).pk, Grade.STRICT)
    with pytest.raises(Forbidden):
        set_clearance(cast.ada, amir.pk, Grade.STRICT)

    set_clearance(cast.liv, amir.pk, Grade.CONFIDENTIAL)

    assert households_visible_to(actor_for(cast.amir.staff, NOW, TODAY)).filter(pk=hidden.pk).exists()
    assert not households_visible_to(cast.liv).exists()


def test_a_role_that_has_ended_gives_nothing_the_next_day(cast):
    give_role(cast.ada, cast.jon.staff, cast.kari.office, Role.CASEWORKER, TODAY)
    row = Assignment.objects.get(staff=cast.jon.staff, role=Role.CASEWORKER)

    end_role(cast.ada, row.pk, TODAY)

    tomorrow = actor_for(cast.jon.staff, NOW + DAY, TODAY + DAY, row.pk)
    assert actor_for(cast.jon.staff, NOW, TODAY, row.pk).may(Right.VEDTAK_PREPARE)
    assert tomorrow.role == Role.HOME_SUPPORT
    with pytest.raises(Refused, match="Velg i dag eller en senere"):
        end_role(cast.ada, row.pk, TODAY - DAY)


def test_what_taking_part_gives_is_the_sum_of_what_runs_today(cast):
    household = make_household()
    share(cast.kari, "household", household.pk, with_nav(cast))
    share(cast.kari, "household", household.pk, with_nav(cast, Purpose.COORDINATION))

    given = kinds_in(cast.nora, household.pk)

    assert given == {
        Information.IDENTITY, Information.HOUSING, Information.ECONOMY, Information.DECISION,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("purpose", "needed"),
    {
        Purpose.CASE_WORK: "children decision economy followup health housing identity",
        Purpose.ALLOCATION: "children housing identity",
        Purpose.TENANCY: "housing identity",
        Purpose.ECONOMIC_HELP: "economy housing identity",
        Purpose.FOLLOWUP: "children followup housing identity",
        Purpose.SETTLEMENT: "children decision housing identity",
        Purpose.COORDINATION: "decision housing identity",
        Purpose.CONTROL: "decision housing identity",
    }.items(),
)
def test_a_share_gives_what_its_purpose_needs_and_nothing_else(cast, purpose, needed):
    household = make_household()

    row = share(cast.kari, "household", household.pk, with_nav(cast, purpose))

    assert row.kinds == needed.split()


@pytest.mark.parametrize("wrong", [{"kinds": ["housing"]}, {"kinds": ["identity"], "staff": True}])
def test_postgresql_itself_refuses_a_participation_of_nobody_or_without_identity(cast, wrong):
    from boligflyt.areas.access.models import Participation

    staff = {"staff_id": cast.kari.staff} if wrong.pop("staff", False) else {}

    with pytest.raises(IntegrityError), transaction.atomic():
        Participation.objects.create(
            kind="household", subject=cast.kari.staff, office_id=cast.kari.office, purpose="tenancy",
            period=Period(TODAY, None), **staff, **wrong,
        )  # fmt: skip


def test_postgresql_itself_refuses_the_same_role_twice_at_once(cast):
    held = Assignment.objects.get(staff=cast.kari.staff)

    with pytest.raises(IntegrityError, match="one_assignment_at_a_time"), transaction.atomic():
        Assignment.objects.create(
            staff_id=held.staff_id, office_id=held.office_id, role=held.role, period=Period(TODAY, None)
        )


def test_who_gave_a_role_or_a_clearance_and_who_ended_it_is_told_in_the_trace(cast):
    jon = Assignment.objects.get(staff=cast.jon.staff)

    given = give_role(cast.ada, cast.jon.staff, cast.kari.office, Role.CASEWORKER, TODAY)
    end_role(cast.ada, given.pk, TODAY)
    set_clearance(cast.liv, jon.pk, Grade.LOCAL)

    lines = Event.objects.filter(subject=cast.jon.staff, kind="staff").order_by("detail__what")
    assert [(one.detail["what"], one.actor) for one in lines] == [
        ("avsluttet rolle", cast.ada.staff), ("ga rolle", cast.ada.staff), ("satte klarering", cast.liv.staff)
    ]  # fmt: skip


def test_a_leader_does_not_clear_their_own_second_account(cast):
    Staff.objects.filter(pk=cast.amir.staff).update(same_as=cast.liv.staff)

    with pytest.raises(Refused, match="til deg selv"):
        set_clearance(cast.liv, Assignment.objects.get(staff=cast.amir.staff).pk, Grade.STRICT)
