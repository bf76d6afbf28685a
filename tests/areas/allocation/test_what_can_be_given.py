"""Which dwellings can be given, held against the rule said one dwelling at a time, on drawn ledgers."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from boligflyt.areas.access.choices import Grade
from boligflyt.areas.allocation.queries.fitting import vacant_kinds
from boligflyt.areas.allocation.queries.vacancies import dwellings_to_allocate
from boligflyt.areas.dwellings.choices import TEMPORARY_PURPOSES, Purpose, StatusCode
from boligflyt.areas.dwellings.models import Dwelling, StatusEntry
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.periods import Period
from boligflyt.domain.rates import shipped_rates
from tests.support.cast import TODAY, make_dwelling, make_household
from tests.support.dwelling_states import DAY, make_lease

SOON = timedelta(days=shipped_rates().whole("municipal/soon_vacant_days", TODAY))
AROUND = (-400, -61, -3, -1, 0, 1, 4, SOON.days - 1, SOON.days, SOON.days + 1, SOON.days + 40)

PURPOSES = [Purpose.ORDINARY, Purpose.ORDINARY, Purpose.CARE, *sorted(TEMPORARY_PURPOSES)[:1]]
STATUSES = [StatusCode.READY, StatusCode.TURNOVER, StatusCode.TURNOVER, StatusCode.MAINTENANCE]


def near(dice: Random) -> date:
    return TODAY + dice.choice(AROUND) * DAY


def a_dwelling(dice: Random, household) -> None:
    """With a status or none, and up to two tenancies after each other, most of them around the day."""
    told = {"purpose": dice.choice(PURPOSES)}
    told |= {"disposed_from": near(dice)} if dice.random() < 0.1 else {}
    told |= {"disposed_to": near(dice)} if dice.random() < 0.1 and "disposed_from" not in told else {}
    home = make_dwelling(dice.randint(1, 2), ready_since=None, rent=dice.choice([8000, 9000]), **told)
    if dice.random() < 0.8:
        status = dice.choice(
            [StatusCode.READY, StatusCode.TURNOVER, StatusCode.TURNOVER, StatusCode.MAINTENANCE]
        )
        last = dice.choice([None, near(dice), near(dice)])
        first = min(near(dice), last or TODAY) - DAY
        StatusEntry.objects.create(dwelling=home, status=status, period=Period(first, last))
    after = TODAY - 900 * DAY
    for _ in range(dice.choice([0, 1, 1, 2])):
        last = dice.choice([None, near(dice), near(dice)])
        state = dice.choice(["running", "running", "ended", "prepared", "void"])
        notice = {"notice_given_on": TODAY - 9 * DAY} if last and dice.random() < 0.6 else {}
        if last and last <= after:
            break
        make_lease(home, after + DAY, last, state, household=household, **notice)
        if last is None:
            break
        after = last + DAY


def can_be_given(home: Dwelling) -> bool:
    """The rule, said again with the days of each."""
    horizon = TODAY + SOON
    held = home.disposed_from <= horizon and (home.disposed_to is None or home.disposed_to > horizon)
    leases = [one for one in Lease.objects.filter(dwelling=home) if one.state != "void"]
    leaving = [
        one for one in leases
        if one.state == "running" and one.notice_given_on and one.period.last_day
        and one.period.last_day <= horizon
    ]  # fmt: skip
    others = [
        one for one in leases
        if one not in leaving
        and (one.state == "running" or one.period.last_day is None or one.period.last_day >= TODAY)
    ]  # fmt: skip
    now = [one for one in home.ledger.all() if one.period.contains(TODAY)]
    ready = any(one.status == StatusCode.READY for one in now)
    turning = any(
        one.status == StatusCode.TURNOVER and one.period.last_day and one.period.last_day <= horizon
        for one in now
    )
    gone_soon = any(one.period.contains(TODAY) for one in leaving)
    return held and home.purpose not in TEMPORARY_PURPOSES and not others and (ready or turning or gone_soon)


@pytest.mark.parametrize("seed", range(4))
def test_those_and_no_others_can_be_given_whatever_the_ledger_and_the_leases_say(cast, seed):
    dice, household = Random(seed), make_household()
    for _ in range(60):
        a_dwelling(dice, household)

    found = {one.dwelling for one in dwellings_to_allocate(TODAY, Grade.NONE)}

    assert found == {home for home in Dwelling.objects.all() if can_be_given(home)}
    assert 3 <= len(found) <= 40


@pytest.mark.parametrize("seed", range(2))
def test_those_that_are_alike_are_counted_as_they_are_listed(cast, seed):
    dice, household = Random(seed), make_household()
    for _ in range(60):
        a_dwelling(dice, household)

    listed = Counter(
        (one.dwelling.bedrooms, one.dwelling.rent, one.dwelling.purpose)
        for one in dwellings_to_allocate(TODAY, Grade.NONE)
    )
    counted: Counter[tuple[int, int, str]] = Counter()
    for one, alike in vacant_kinds(TODAY, Grade.NONE).kinds:
        counted[one.bedrooms, one.rent, one.purpose or Purpose.ORDINARY] += alike

    assert counted == listed
    assert vacant_kinds(TODAY, Grade.NONE).number == listed.total() > 0
