"""Where a tenancy led: told at notice or afterwards, asked for until it is known, counted by year."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from boligflyt.areas.leases.leading_on import ASKED, led_by_year, led_list
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.services import end_lease, set_exit_target, tell_where_it_led
from boligflyt.domain.periods import Period
from boligflyt.jobs.daily import run_day
from boligflyt.toolkit.faults import Refused
from tests.areas.allocation.allocation_steps import on_day
from tests.areas.leases.test_lease_life import running
from tests.support.cast import NOW, TODAY, make_dwelling, make_household, make_protected

LAST_DAY = TODAY + timedelta(days=30)


def counted(actor, code: str) -> int:
    return sum(next(one.numbers for one in led_by_year(actor, [LAST_DAY.year]) if one.code == code))


@pytest.mark.proves("IND-25")
def test_the_way_on_is_told_when_notice_is_given_and_counts_when_the_tenancy_is_over(cast):
    lease = running(cast)
    end_lease(cast.kari, lease.pk, lease.version, LAST_DAY, "Flytter", "private")

    before = counted(cast.kari, "private")
    run_day(LAST_DAY + timedelta(days=1), NOW)

    lease.refresh_from_db()
    assert (lease.led_to, lease.led_to_told_on) == ("private", TODAY)
    assert (before, counted(cast.kari, "private")) == (0, 1)


def test_a_lease_that_the_daily_job_ends_is_asked_for_until_somebody_knows(cast):
    lease = running(cast)
    end_lease(cast.kari, lease.pk, lease.version, LAST_DAY, "Flytter")
    leaving = list(led_list(cast.kari))
    run_day(LAST_DAY + timedelta(days=1), NOW)
    later = on_day(cast.kari, LAST_DAY + timedelta(days=1))

    asked = list(led_list(later))
    tell_where_it_led(later, lease.pk, None, "moved_away")

    assert leaving == asked == [lease]
    assert list(led_list(later)) == []
    assert list(led_list(later, "moved_away", LAST_DAY.year)) == [lease]
    assert counted(later, ASKED) == 0


def test_what_was_told_wrong_can_be_put_right_and_only_what_is_in_the_list(cast):
    lease = running(cast)
    ended = end_lease(cast.kari, lease.pk, lease.version, TODAY, "Flyttet", "own")

    told = tell_where_it_led(cast.kari, lease.pk, ended.version, "youth")

    assert told.led_to == "youth"
    with pytest.raises(Refused, match="Velg fra listen"):
        tell_where_it_led(cast.kari, lease.pk, told.version, "månen")


def test_a_tenancy_that_goes_on_has_led_nowhere(cast):
    lease = running(cast)

    with pytest.raises(Refused, match="ikke oppsagt"):
        tell_where_it_led(cast.kari, lease.pk, lease.version, "own")
    with pytest.raises(IntegrityError, match="led_somewhere_when_it_ends"), transaction.atomic():
        Lease.objects.filter(pk=lease.pk).update(led_to="own", led_to_told_on=TODAY)


def test_a_tenancy_that_was_renewed_in_the_same_dwelling_is_not_asked_for(cast):
    lease = running(cast)
    end_lease(cast.kari, lease.pk, lease.version, TODAY, "Ny avtale")
    Lease.objects.create(
        dwelling=lease.dwelling, household=lease.household, tenant=lease.tenant, contract_number="K-NY",
        kind="fixed_term", state="running", rent=9000, period=Period(TODAY + timedelta(days=1), None),
        created_at=NOW, changed_at=NOW,
    )  # fmt: skip

    assert list(led_list(cast.kari)) == []
    assert counted(cast.kari, ASKED) == 0


def test_whoever_may_not_read_why_a_tenancy_ended_sees_neither_numbers_nor_ways_on(cast):
    lease = running(cast)
    end_lease(cast.kari, lease.pk, lease.version, TODAY, "Flyttet", "institution")

    assert led_by_year(cast.per, [TODAY.year]) == []
    assert list(led_list(cast.per, "institution", TODAY.year)) == []


def test_protected_households_are_neither_counted_nor_listed_for_who_is_not_cleared(cast):
    home = make_household(make_protected())
    Lease.objects.create(
        dwelling=make_dwelling(), household=home, tenant=home.contact, contract_number="K-SKJERMET",
        kind="fixed_term", state="ended", rent=9000, period=Period(TODAY, TODAY), created_at=NOW,
        changed_at=NOW,
    )  # fmt: skip

    assert list(led_list(cast.kari)) == []
    assert counted(cast.kari, ASKED) == 0


def test_the_target_of_a_tenancy_is_set_while_it_runs(cast):
    lease = running(cast)

    early = set_exit_target(cast.kari, lease.pk, lease.version, "early")

    assert early.exit_target == "early"
    with pytest.raises(Refused, match="Velg et mål"):
        set_exit_target(cast.kari, lease.pk, early.version, "snart")
    ended = end_lease(cast.kari, lease.pk, None, TODAY, "Flyttet")
    with pytest.raises(Refused, match="er over"):
        set_exit_target(cast.kari, lease.pk, ended.version, "none")
