"""Refugees' talks about the way on: due at set times, written once, and what they came to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import InternalError, ProgrammingError, transaction
from django.http import Http404

from boligflyt.areas.people.models import Person
from boligflyt.areas.private_renting.models import CareerTalk
from boligflyt.areas.private_renting.queries.career import due_with, results_by_time, talks_due
from boligflyt.areas.private_renting.services.career import CareerFacts, write_career_talk
from boligflyt.domain.periods import add_months
from boligflyt.toolkit.faults import Refused
from tests.areas.allocation.allocation_steps import on_day
from tests.support.cast import TODAY, make_household, make_protected

HALF_A_YEAR_AGO = add_months(TODAY, -6)


def settled(on: date = HALF_A_YEAR_AGO, person: Person | None = None):
    household = make_household(person) if person else make_household()
    Person.objects.filter(pk=household.contact_id).update(settled_on=on)
    household.contact.refresh_from_db()
    return household


@pytest.mark.proves("PRO-37")
def test_a_talk_is_due_half_a_year_after_settlement_and_is_held_once(cast):
    household = settled()
    make_household()

    (due,) = talks_due(cast.kari)
    write_career_talk(cast.kari, household.pk, CareerFacts(TODAY, "private", "Vil nærmere jobben."))

    assert (due.household, due.talk.months, due.talk.day) == (household, 6, TODAY)
    assert talks_due(cast.kari) == []
    assert results_by_time(cast.kari) == {(6, "private"): 1}
    with pytest.raises(Refused, match="Ingen samtale skal holdes"):
        write_career_talk(cast.kari, household.pk, CareerFacts(TODAY, "own"))


def test_a_year_later_the_next_one_is_due(cast):
    household = settled()
    write_career_talk(cast.kari, household.pk, CareerFacts(TODAY, "stays"))

    later = on_day(cast.kari, add_months(TODAY, 12))

    assert due_with(later, household).months == 18


def test_nobody_is_asked_before_the_first_time_or_after_the_phase(cast):
    settled(TODAY - timedelta(days=30))
    settled(date(2019, 1, 1))

    assert talks_due(cast.kari) == []


def test_a_talk_has_been_held_since_settlement_and_has_a_result(cast):
    household = settled()

    with pytest.raises(Refused, match="Velg en dag fra"):
        write_career_talk(cast.kari, household.pk, CareerFacts(TODAY + timedelta(days=1), "own"))
    with pytest.raises(Refused, match="hva samtalen førte til"):
        write_career_talk(cast.kari, household.pk, CareerFacts(TODAY, "slott"))


def test_a_talk_is_never_changed(cast):
    talk = write_career_talk(cast.kari, settled().pk, CareerFacts(TODAY, "own"))

    with pytest.raises((InternalError, ProgrammingError), match="endres ikke"), transaction.atomic():
        CareerTalk.objects.filter(pk=talk.pk).update(result="stays")


def test_a_protected_household_is_not_there_for_who_is_not_cleared(cast):
    household = settled(person=make_protected())

    assert talks_due(cast.kari) == []
    with pytest.raises(Http404):
        write_career_talk(cast.kari, household.pk, CareerFacts(TODAY, "own"))
