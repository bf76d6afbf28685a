"""Dwellings kept for one office: its cases alone are proposed them, its people alone give them (HOU-07)."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Role
from boligflyt.areas.access.models import Office
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.models import MeetingLine
from boligflyt.areas.allocation.queries.facts_of_pairs import as_household, as_vacant
from boligflyt.areas.allocation.queries.meeting_pool import pool_of
from boligflyt.areas.allocation.queries.pool import household_facts
from boligflyt.areas.allocation.queries.vacancies import dwellings_to_allocate
from boligflyt.areas.allocation.services.lines import accept_line, change_line
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries import rules_today
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.queries import open_dwelling
from boligflyt.areas.dwellings.services import DwellingFacts, change_dwelling
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.services import LeaseDraft, prepare_lease
from boligflyt.domain.matching import first_obstacle
from boligflyt.toolkit.faults import Forbidden, Refused
from tests.areas.allocation.allocation_steps import granted_application, meeting_with_proposal, queued
from tests.support.cast import TODAY, make_dwelling, make_household, make_person, take_part


@pytest.fixture
def nav(cast) -> Office:
    return Office.objects.get(name="NAV")


def case_of(cast, office: Office | None, name: str = "Mona", **told):
    """A household that waits; its case is at the office, or at Boligkontoret."""
    entry = queued(cast, make_household(make_person(name, "Lund"), children=0), bedrooms_needed=1, **told)
    if office:
        Application.objects.filter(pk=entry.application_id).update(office=office)
        take_part(entry.application.household, office.pk)
        take_part(entry.application.applicant, office.pk)
    return entry


def at_work(cast) -> Actor:
    """Nora as a caseworker who decides in NAV's own meeting."""
    return replace(cast.nora, role=Role.CASEWORKER)


@pytest.mark.proves("HOU-07")
@pytest.mark.parametrize(("at_nav", "code"), [(True, "proposed"), (False, "kept_for")])
def test_only_cases_of_the_office_are_proposed_what_is_kept_for_it(cast, nav, at_nav, code) -> None:
    case_of(cast, nav if at_nav else None)
    make_dwelling(bedrooms=1, kept_for=nav)

    meeting = meeting_with_proposal(cast, at_work(cast))

    line = MeetingLine.objects.get()
    household = as_household(
        rules_today(cast.nora), line.entry, household_facts([line.entry.application.household_id], TODAY)
        [line.entry.application.household_id],
    )  # fmt: skip
    obstacle = first_obstacle(household, as_vacant(Dwelling.objects.get()))
    assert (obstacle.code if obstacle else "proposed", line.proposed is not None) == (code, at_nav)
    assert meeting.office == nav


@pytest.mark.proves("HOU-07")
def test_the_common_meeting_has_nothing_to_give_of_what_is_kept_for_another_office(cast, nav) -> None:
    case_of(cast, nav)
    make_dwelling(bedrooms=1, kept_for=nav)

    meeting = meeting_with_proposal(cast)

    assert MeetingLine.objects.get().proposed is None
    assert not pool_of(cast.kari, meeting).choices


@pytest.mark.proves("HOU-07")
def test_only_the_people_of_the_office_give_it_and_others_are_told_whose_it_is(cast, nav) -> None:
    theirs, other = case_of(cast, nav), case_of(cast, None, "Nils")
    home = make_dwelling(bedrooms=1, kept_for=nav)
    common, own = meeting_with_proposal(cast), meeting_with_proposal(cast, at_work(cast))
    line, others = own.lines.get(entry=theirs), common.lines.get(entry=other)

    with pytest.raises(Forbidden):
        accept_line(cast.kari, line.pk, None)
    with pytest.raises(Refused, match="Den er forbeholdt NAV"):
        change_line(cast.kari, others.pk, None, home.pk, "Trenger den.")
    accept_line(at_work(cast), line.pk, None)

    line.refresh_from_db()
    assert (line.decision, line.dwelling) == ("accept", home)
    assert open_dwelling(cast.per, home.pk).kept_for == nav
    assert [str(one.dwelling.kept_for) for one in dwellings_to_allocate(TODAY, 0)] == ["NAV"]


@pytest.mark.proves("HOU-07")
def test_postgresql_says_no_to_giving_or_letting_it_to_a_case_of_another_office(cast, nav) -> None:
    entry = case_of(cast, None)
    home, open_to_all = make_dwelling(bedrooms=1, kept_for=nav), make_dwelling(bedrooms=1)
    meeting_with_proposal(cast)
    lease = prepare_lease(cast.kari, granted_application(cast)[0], open_to_all, LeaseDraft(TODAY))

    with pytest.raises(IntegrityError, match="forbeholdt NAV"), transaction.atomic():
        MeetingLine.objects.filter(entry=entry).update(dwelling=home)
    with pytest.raises(IntegrityError, match="forbeholdt NAV"), transaction.atomic():
        Lease.objects.filter(pk=lease.pk).update(dwelling=home)
    with pytest.raises(Refused, match="er forbeholdt NAV. Saken er hos Boligkontoret"):
        prepare_lease(cast.kari, granted_application(cast)[0], home, LeaseDraft(TODAY))


@pytest.mark.proves("HOU-07")
def test_who_lives_there_when_it_is_kept_may_have_a_new_lease(cast, nav) -> None:
    home, (application, _vedtak) = make_dwelling(bedrooms=1), granted_application(cast)
    lease = prepare_lease(cast.kari, application, home, LeaseDraft(TODAY))
    Lease.objects.filter(pk=lease.pk).update(state="ended")
    Dwelling.objects.filter(pk=home.pk).update(kept_for=nav)

    again = prepare_lease(cast.kari, application, home, LeaseDraft(lease.period.last + timedelta(days=1)))

    assert again.dwelling == home


def test_a_dwelling_is_kept_for_an_office_that_exists_and_opened_to_all_again(cast, nav) -> None:
    home = make_dwelling(bedrooms=1)
    facts = DwellingFacts(**{one.name: getattr(home, one.name) for one in fields(DwellingFacts)})

    kept = change_dwelling(cast.per, home.pk, None, replace(facts, kept_for_id=nav.pk))
    with pytest.raises(Refused, match="Velg en enhet") as refused:
        change_dwelling(cast.per, home.pk, None, replace(facts, kept_for_id=uuid4()))
    change_dwelling(cast.per, home.pk, None, facts)

    assert (kept.kept_for, refused.value.field) == (nav, "kept_for_id")
    assert Dwelling.objects.get(pk=home.pk).kept_for is None
