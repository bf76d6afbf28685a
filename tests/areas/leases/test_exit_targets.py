"""Whose target for moving on has passed: an ordinary one, an early one, and none."""

from __future__ import annotations

from datetime import date, timedelta

from boligflyt.areas.leases.exit_targets import targets_passed, with_plans
from boligflyt.areas.leases.models import HousingPlan, Lease
from boligflyt.areas.leases.services import end_lease
from tests.support.cast import TODAY, make_dwelling, make_household, make_protected, stamped
from tests.support.dwelling_states import make_lease

LONG_AGO, LATELY = date(2023, 11, 23), date(2025, 6, 1)


def let(since: date, last: date | None = None, state: str = "running", **traits) -> Lease:
    dwelling = make_dwelling(disposed_from=date(2015, 1, 1), **traits)
    return make_lease(dwelling, since, last, state, household=make_household())


def passed(actor) -> list[Lease]:
    return list(targets_passed(actor))


def test_who_has_rented_for_three_years_is_past_the_ordinary_target_and_the_day_before_is_not(cast):
    lease = let(LONG_AGO)
    let(LONG_AGO + timedelta(days=1))

    (row,) = with_plans(cast.kari, targets_passed(cast.kari))

    assert (row.lease, row.since, row.target, row.plan) == (lease, LONG_AGO, TODAY, None)


def test_an_early_target_has_passed_after_a_year_and_who_needs_the_dwelling_for_good_has_none(cast):
    early, lasting = let(LATELY), let(LONG_AGO)
    Lease.objects.filter(pk=early.pk).update(exit_target="early")
    Lease.objects.filter(pk=lasting.pk).update(exit_target="none")

    assert passed(cast.kari) == [early]


def test_a_renewal_in_the_same_dwelling_does_not_begin_anew(cast):
    first = let(LONG_AGO, date(2026, 1, 31), "ended")
    renewed = make_lease(first.dwelling, date(2026, 2, 1), None, "running", household=first.household)

    assert passed(cast.kari) == [renewed]


def test_a_dwelling_kept_for_a_purpose_and_one_under_notice_are_left_alone(cast):
    let(LONG_AGO, purpose="care")
    leaving = let(LONG_AGO)
    end_lease(cast.kari, leaving.pk, leaving.version, TODAY + timedelta(days=30), "Flytter", "own")

    assert passed(cast.kari) == []


def test_the_plan_of_the_household_says_the_next_step(cast):
    lease = let(LONG_AGO)
    plan = HousingPlan.objects.create(
        household=lease.household, goal="private", next_step="Lete", next_on=TODAY, **stamped()
    )

    (row,) = with_plans(cast.kari, targets_passed(cast.kari))

    assert row.plan == plan


def test_protected_households_are_not_listed_for_who_is_not_cleared(cast):
    dwelling = make_dwelling(disposed_from=date(2015, 1, 1))
    make_lease(dwelling, LONG_AGO, None, "running", household=make_household(make_protected()))

    assert passed(cast.kari) == []
