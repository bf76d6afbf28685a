"""The overview's figures as PostgreSQL counts them are those that come of reading every row."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from boligflyt.areas.access.choices import Grade
from boligflyt.areas.allocation.models import QueueEntry
from boligflyt.areas.allocation.queries import indicators
from boligflyt.areas.allocation.queries.figure_parts import Numbers
from boligflyt.areas.allocation.queries.indicators import COMPUTED, figure_of, figures_of
from boligflyt.areas.applications.models import Application, HousingAssessment
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.models import Person
from boligflyt.domain.periods import Period
from tests.areas.allocation.allocation_steps import queued
from tests.support import figures_by_reading
from tests.support.cast import TODAY, make_application, make_dwelling, make_household, make_protected, stamped
from tests.support.dwelling_states import DAY, make_lease

SEED = 20261128
PERIODS = [
    Period(date(2026, 1, 1), date(2026, 12, 31)), Period(date(2025, 1, 1), date(2025, 12, 31)),
    Period(date(2025, 12, 1), date(2026, 11, 30)), Period(date(2026, 11, 3), date(2026, 11, 3)),
    Period(date(2024, 2, 29), date(2026, 3, 15)),
]  # fmt: skip


@pytest.fixture
def town(cast):
    """Cases, leases after each other, keys and places in the queue, drawn by lot; one home is protected."""
    dice = Random(SEED)

    def day(first: int = 1200, last: int = 0) -> date:
        return TODAY - dice.randint(last, first) * DAY

    for number in range(14):
        household = make_household(make_protected() if number == 0 else None)
        case = queued(cast).application if number % 3 == 1 else make_application(cast.ingrid, household)
        told = {"received_on": day(), "matter": dice.choice(["first", "first", "transfer", "renewal"])}
        Application.objects.filter(pk=case.pk).update(**told)
        for attempt in range(dice.randint(0, 2)):
            situation = dice.choice([None, 1, 2])
            HousingAssessment.objects.create(
                application=case,
                on=day(),
                homeless_situation=situation,
                by_id=cast.kari.staff,
                number=attempt,
            )
        begins = day(1500, 300)
        for _ in range(dice.randint(1, 3)):
            ends = begins + dice.randint(20, 500) * DAY
            state = "ended" if ends < TODAY else dice.choice(["running", "prepared", "void"])
            last = ends if state == "ended" else dice.choice([None, ends])
            dwelling = make_dwelling(disposed_from=begins - 90 * DAY)
            led = dice.choice(["", "own", "private", "private", "dead"]) if state == "ended" else ""
            keyed = begins + DAY if dice.random() < 0.7 else None
            make_lease(
                dwelling, begins, last, state, household=case.household, application=case,
                key_handed_on=keyed, informed_at=stamped()["created_at"], led_to=led,
                led_to_told_on=last if led else None,
            )  # fmt: skip
            begins = ends + dice.choice([1, 1, 40]) * DAY
        if number % 2:
            Person.objects.filter(pk=case.household.contact_id).update(settled_on=day(1500, 700))
    for entry in QueueEntry.objects.all():
        left = dice.choice([None, entry.decided_on + 5 * DAY])
        state = "housed" if left else entry.state
        QueueEntry.objects.filter(pk=entry.pk).update(state=state, left_on=left)


@pytest.mark.parametrize("clearance", [Grade.NONE, Grade.STRICT])
@pytest.mark.parametrize("since", [None, date(2024, 2, 29)])
def test_every_figure_and_what_it_counts_is_that_of_reading_the_rows(town, clearance, since):
    read = figures_by_reading.read_numbers(clearance, since)
    numbers = Numbers(clearance, since)

    counted = figures_of(COMPUTED, numbers, PERIODS)

    assert numbers.first_day == read.first_day
    assert sum(one.number for figures in counted.values() for one in figures) > 20
    for code, figures in counted.items():
        for period, figure in zip(PERIODS, figures, strict=True):
            known = figures_by_reading.COMPUTED[code](read, period)
            said = (figure.value, figure.ratio, figure.also, figure.kind, figure.number)
            assert said == (known.value, known.ratio, known.also, known.kind, len(known.subjects)), code
            assert {_key(one) for one in figure.subjects} == set(known.subjects), code


def _key(one):
    """A key as a query or a list gives it."""
    return next(iter(one.values())) if isinstance(one, dict) else one


def test_length_of_stay_is_that_of_reading_the_rows(town):
    read = figures_by_reading.read_numbers(Grade.STRICT)

    for period in PERIODS:
        known = figures_by_reading.figure_of("turnover", read, period).spread
        assert figure_of("turnover", Numbers(Grade.STRICT), period).spread == known
    assert Lease.objects.filter(state="ended").count() > 5


def test_the_years_of_a_chart_are_those_with_something_registered(town):
    numbers, years = Numbers(Grade.STRICT), range(2020, TODAY.year + 1)

    found = indicators.years_until(numbers, years, TODAY)

    known = figures_by_reading.figure_by_year(
        "waiting", figures_by_reading.read_numbers(Grade.STRICT), years, TODAY
    )
    assert {year for year, one in found.items() if one} == {year for year, one in known.items() if one}
    assert found[TODAY.year].last == TODAY
