"""The agenda makes itself: what has happened since the last meeting, and what is about to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from boligflyt.areas.allocation.queries.agenda import Why, agenda_of
from boligflyt.areas.allocation.queries.meetings import open_meeting
from boligflyt.areas.allocation.queries.vacancies import SHOWN, dwellings_to_allocate
from boligflyt.areas.allocation.services.meetings import plan_next_meeting
from boligflyt.areas.allocation.services.offers import expire_offer
from boligflyt.areas.casework.choices import PartyKind
from boligflyt.areas.casework.models import CaseParty
from boligflyt.areas.casework.services.parties import PartyFacts, keep_party
from boligflyt.areas.people.choices import Protection
from tests.areas.allocation.allocation_steps import closed_meeting, later, on_day, queued
from tests.areas.allocation.test_offers import sent
from tests.support.cast import TODAY, make_application, make_dwelling, make_household, make_person


def agenda(actor):
    return agenda_of(actor, open_meeting(actor, plan_next_meeting(actor).pk))


def names(actor, why):
    return [one.case.applicant.family_name for one in agenda(actor).cases[why]]


def household(family, **traits):
    return make_household(make_person("Mona", family), **traits)


def test_those_who_came_on_the_list_since_the_last_meeting_are_on_the_agenda(cast):
    queued(cast, household("Lund"), decided_on=TODAY - timedelta(days=20))
    meeting = closed_meeting(cast)
    queued(cast, household("Vik"), decided_on=TODAY + timedelta(days=3))

    found = agenda(later(cast.kari, 14))

    assert found.since == meeting.held_on
    assert [one.case.applicant.family_name for one in found.cases[Why.NEW_VEDTAK]] == ["Vik"]


@pytest.mark.proves("TG-17")
def test_a_release_is_on_the_agenda_two_months_before_with_day_and_whom_to_call(cast):
    inside = household("Lund")
    case = make_application(
        cast.kari, inside, housing="prison_release", housing_kind="prison", housing_place="Elvelund",
        housing_since=date(2026, 3, 1), housing_ends_on=date(2027, 1, 22),
    )  # fmt: skip

    keep_party(cast.kari, inside, PartyFacts(PartyKind.PRISON, "Elvelund fengsel", phone="400 00 002"))

    (row,) = agenda(cast.kari).cases[Why.LEAVES_INSTITUTION]

    assert (row.case, row.day, row.days) == (case, date(2027, 1, 22), -60)
    assert CaseParty.objects.get(household=row.case.household).phone == "400 00 002"
    assert names(on_day(cast.kari, date(2026, 11, 20)), Why.LEAVES_INSTITUTION) == []


@pytest.mark.proves("TG-18")
def test_somebody_admitted_is_on_the_agenda_from_the_first_day_when_nobody_knows_when_they_leave(cast):
    make_application(
        cast.kari, household("Lund"), housing="institution_discharge", housing_kind="hospital",
        housing_place="Elvelund", housing_since=TODAY,
    )  # fmt: skip

    (row,) = agenda(cast.kari).cases[Why.LEAVES_INSTITUTION]

    assert (row.day, row.days) == (None, None)


def test_families_in_temporary_housing_stand_by_how_long_they_have_been_there(cast):
    for family, since, children in (
        ("Vik", date(2026, 11, 1), 1),
        ("Lund", date(2026, 9, 1), 2),
        ("Bø", None, 0),
    ):
        make_application(
            cast.kari, household(family, children=children), housing="acute_or_temporary",
            housing_kind="hospits", housing_place="Hotellet", housing_since=since,
        )  # fmt: skip

    assert names(cast.kari, Why.FAMILY_IN_TEMPORARY) == ["Lund", "Vik"]


def test_an_offer_that_nobody_answered_in_time_is_on_the_next_agenda(cast):
    offer = sent(cast)
    expire_offer(later(cast.kari, 8), offer.pk, offer.version)

    (row,) = agenda(later(cast.kari, 14)).cases[Why.OFFER_FELL]

    assert row.case == offer.entry.application
    assert row.words == f"{offer.dwelling.address}. Gikk ut."


def test_somebody_protected_and_somebody_at_another_office_are_on_nobody_elses_agenda(cast):
    hidden = make_household(make_person("Mona", "Lund", protection=Protection.STRICT))
    make_application(
        cast.hedda, hidden, housing="institution_discharge", housing_kind="hospital",
        housing_place="Elvelund", housing_since=TODAY,
    )  # fmt: skip
    make_application(
        cast.kari, household("Vik"), housing="institution_discharge", housing_kind="hospital",
        housing_place="Elvelund", housing_since=TODAY,
    )  # fmt: skip

    assert names(cast.kari, Why.LEAVES_INSTITUTION) == ["Vik"]
    assert agenda_of(cast.per, open_meeting(cast.per, plan_next_meeting(cast.kari).pk)).cases == {
        why: [] for why in Why
    }


def test_a_long_list_of_dwellings_is_told_by_its_number_and_begun(cast):
    for _ in range(SHOWN + 1):
        make_dwelling(bedrooms=1)

    told = agenda(cast.kari)

    assert (len(told.vacancies), told.vacant) == (SHOWN, SHOWN + 1)
    assert [one.dwelling for one in told.vacancies] == [
        one.dwelling for one in dwellings_to_allocate(TODAY, cast.kari.clearance)
    ][:SHOWN]
