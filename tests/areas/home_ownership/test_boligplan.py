"""Boligplan: every version stands, the short plan follows, and what does not fit is told at its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.http import Http404

from boligflyt.areas.casework.queries.day import day_of
from boligflyt.areas.home_ownership.models import PlanVersion
from boligflyt.areas.home_ownership.queries import plans_in_force, versions_of
from boligflyt.areas.home_ownership.services import PlanFacts, PlanStep, keep_plan_version
from boligflyt.areas.leases.models import HousingPlan
from boligflyt.areas.people.choices import Protection
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused
from tests.support.cast import TODAY, make_application, make_household, make_person

DAY = timedelta(days=1)
SAVE = PlanStep("Spare til egenkapital", "Familien", TODAY + 30 * DAY)
APPLY = PlanStep("Søke startlån", "Kari", TODAY + 10 * DAY)
FACTS = PlanFacts(
    "own", TODAY + 365 * DAY, TODAY + 90 * DAY, (SAVE, APPLY), "Vi vil bo nær skolen.", ("upkeep", "papers")
)


@pytest.fixture
def household(cast):
    home = make_household(make_person("Selam", "Tesfay"), children=2)
    make_application(cast.kari, home)
    return home


def kept(cast, household, known=0, **other) -> PlanVersion:
    return keep_plan_version(cast.kari, household.pk, known, replace(FACTS, **other))


@pytest.mark.proves("AGR-13", "DEF-24", "PRO-15")
def test_a_plan_has_goal_steps_who_days_and_the_households_own_words(cast, household):
    one = PlanVersion.objects.get(pk=kept(cast, household).pk)

    assert (one.goal, one.target_on, one.own_words) == ("own", FACTS.target_on, "Vi vil bo nær skolen.")
    assert one.steps[1] == {
        "what": "Søke startlån", "who": "Kari", "by": APPLY.by.isoformat(), "done_on": ""
    }  # fmt: skip
    assert one.next_due == APPLY.by


@pytest.mark.proves("DEF-26")
def test_what_the_household_practises_is_kept_as_codes(cast, household):
    assert kept(cast, household).skills == ["upkeep", "papers"]
    with pytest.raises(Refused) as said:
        kept(cast, household, 1, skills=("flyging",))
    assert said.value.field == "skills"


def test_the_short_plan_follows_the_first_open_step_and_then_the_review(cast, household):
    kept(cast, household)
    short = HousingPlan.objects.get(household=household)
    assert (short.goal, short.next_step, short.next_on) == ("own", "Søke startlån (Kari)", APPLY.by)

    done = tuple(replace(one, done_on=TODAY) for one in FACTS.steps)
    assert kept(cast, household, 1, steps=done).next_due is None
    short.refresh_from_db()
    assert (short.next_step, short.next_on) == ("Se på planen igjen", FACTS.review_on)


def test_a_new_version_leaves_the_earlier_as_it_was(cast, household):
    first = kept(cast, household)
    second = kept(cast, household, 1, own_words="Vi vil vente litt.")

    assert [one.pk for one in versions_of(cast.kari, household.pk)] == [second.pk, first.pk]
    assert plans_in_force(cast.kari).get() == second
    with pytest.raises(DatabaseError, match="endres ikke"), transaction.atomic():
        PlanVersion.objects.filter(pk=first.pk).update(own_words="Noe annet")


def test_two_who_write_at_once_are_told_and_nothing_is_lost(cast, household):
    kept(cast, household)
    with pytest.raises(Conflict, match="ny versjon"):
        kept(cast, household)
    assert PlanVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"goal": "slott"}, "goal"),
        ({"target_on": TODAY}, "target_on"),
        ({"review_on": TODAY - DAY}, "review_on"),
        ({"review_on": FACTS.target_on + DAY}, "review_on"),
        ({"steps": ()}, "steps-0-what"),
        ({"steps": (SAVE, replace(APPLY, who=" "))}, "steps-1-who"),
        ({"steps": (replace(SAVE, what=""),)}, "steps-0-what"),
        ({"steps": (replace(SAVE, by=TODAY - DAY),)}, "steps-0-by"),
        ({"steps": (replace(SAVE, done_on=TODAY + DAY),)}, "steps-0-done_on"),
        ({"assessment": uuid4()}, "assessment"),
    ],
)
def test_what_does_not_fit_is_told_at_its_field_and_nothing_is_stored(cast, household, other, field):
    with pytest.raises(Refused) as said:
        kept(cast, household, **other)
    assert said.value.field == field
    assert not PlanVersion.objects.exists() and not HousingPlan.objects.exists()


def test_a_step_that_is_done_may_be_long_ago(cast, household):
    done = replace(SAVE, by=date(2026, 1, 1), done_on=date(2026, 1, 5))
    assert kept(cast, household, steps=(done, APPLY)).next_due == APPLY.by


def test_a_step_that_is_due_stands_on_min_dag_of_who_wrote_the_plan(cast, household):
    kept(cast, household)
    assert any(one.page == "home_ownership:plan" and one.due == APPLY.by for one in day_of(cast.kari))


def test_a_plan_is_as_protected_as_its_household(cast):
    hidden = make_household(make_person("Nils", "Skjult", protection=Protection.STRICT))
    with pytest.raises(Http404):
        kept(cast, hidden)


def test_who_may_not_change_leases_writes_no_plan(cast, household):
    with pytest.raises(Forbidden):
        keep_plan_version(cast.jon, household.pk, 0, FACTS)
