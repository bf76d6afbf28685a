"""What may be due is found by the newest of each kind; the list is what the plan says of each file."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from random import Random

import pytest
from django.utils import timezone

from boligflyt.areas.followup.models import JournalNote
from boligflyt.areas.people.models import Household
from boligflyt.areas.retention.queries.due import due_files, happened_in, with_ends
from boligflyt.areas.retention.queries.plan import plan_in_force
from boligflyt.domain.retention import when_due
from tests.support.cast import TODAY, make_application, make_dwelling, make_household
from tests.support.dwelling_states import DAY, make_lease

SEED = 20261128
TEN_YEARS, FIVE_YEARS = 3652, 1826


@pytest.fixture
def files(cast):
    """Households with leases, notes, tasks and cases whose last days lie about the days that decide."""
    dice = Random(SEED)

    def day():
        return TODAY - (dice.choice([TEN_YEARS, FIVE_YEARS, 500]) + dice.randint(-3, 3)) * DAY

    for number in range(24):
        home = make_household()
        for _ in range(dice.randint(0, 2)):
            last = day()
            make_lease(
                make_dwelling(disposed_from=last - 900 * DAY), last - 300 * DAY, last, "ended", household=home
            )
        if dice.random() < 0.5:
            moment = timezone.make_aware(datetime.combine(day(), dice.choice([time(0, 5), time(23, 55)])))
            JournalNote.objects.create(
                household=home, kind="home_visit", happened_at=moment, minutes=30, text="Besøk.",
                written_by_id=cast.jon.staff, office_id=cast.jon.office, written_at=moment,
            )  # fmt: skip
        if number % 5 == 0:
            case = make_application(cast.kari, home)
            type(case).objects.filter(pk=case.pk).update(state="refused", closed_on=day())


def test_the_files_that_are_due_are_those_the_plan_lets_go_read_one_by_one(cast, files):
    plan = plan_in_force()
    days = [TODAY + timedelta(days=step) for step in range(-4, 5)]
    ends = {row.pk: happened_in(row, plan) for row in with_ends(Household.objects.all(), plan)}

    found = {on: set(due_files(cast.liv, plan, on).values_list("pk", flat=True)) for on in days}

    for on in days:
        due = {key: when_due(plan, happened).due_on for key, happened in ends.items() if happened}
        assert found[on] == {key for key, day in due.items() if day is not None and day <= on}
    assert len({len(keys) for keys in found.values()}) > 1
