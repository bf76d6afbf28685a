"""What is kept beside a lease of the household's other leases is what comes of reading them all."""

from __future__ import annotations

from datetime import date
from random import Random

from django.db import transaction

from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.models import Person
from boligflyt.domain.periods import ONE_DAY, Period
from tests.support.cast import make_dwelling, make_household
from tests.support.dwelling_states import make_lease

SEED = 20261128
FIRST = date(2024, 1, 1)
STATES = ["ended", "ended", "running", "void", "prepared"]


def _known(lease: Lease) -> tuple[int | None, int | None, bool]:
    """Worked out anew: the least grade the day before, the least grade earlier in the home, whether later."""
    others = Lease.objects.filter(household=lease.household_id).exclude(pk=lease.pk).exclude(state="void")
    eve = lease.period.first_day - ONE_DAY
    before = [one.grade for one in others if one.period.contains(eve)]
    same = [one for one in others if one.dwelling_id == lease.dwelling_id]
    earlier = [one.grade for one in same if one.period.first_day < lease.period.first_day]
    later = any(one.period.first_day > lease.period.first_day for one in same)
    return min(before, default=None), min(earlier, default=None), later


def _all_are_as_worked_out_anew() -> list[tuple[int | None, int | None, bool]]:
    leases = list(Lease.objects.defer("contract", "notice"))
    kept = [(one.follows, one.renews, one.renewed) for one in leases]
    assert kept == [_known(one) for one in leases]
    return kept


class Changes:
    """Changes drawn by lot among a few households and dwellings; one that PostgreSQL refuses is not made."""

    def __init__(self, homes, dwellings) -> None:
        self.dice, self.homes, self.dwellings = Random(SEED), homes, dwellings

    def period(self) -> Period:
        first = FIRST + self.dice.randint(0, 60) * 10 * ONE_DAY
        return Period(first, first + (10 * self.dice.randint(1, 20) - 1) * ONE_DAY)

    def comes(self) -> None:
        dwelling, home = self.dice.choice(self.dwellings), self.dice.choice(self.homes)
        period, state = self.period(), self.dice.choice(STATES)
        tenant = self.dice.choice([home.contact, self.dice.choice(self.homes).contact])
        lease = make_lease(dwelling, period.first_day, period.last, state, household=home)
        Lease.objects.filter(pk=lease.pk).update(tenant=tenant)

    def goes(self) -> None:
        Lease.objects.filter(pk=self.one().pk).delete()

    def one(self) -> Lease:
        return self.dice.choice(list(Lease.objects.order_by("contract_number")))

    def changes(self) -> None:
        told = self.dice.choice([
            {"state": self.dice.choice(STATES)}, {"period": self.period()},
            {"household": self.dice.choice(self.homes)}, {"dwelling": self.dice.choice(self.dwellings)},
            {"follows": 7, "renewed": True}, {"rent": 5000},
        ])  # fmt: skip
        Lease.objects.filter(pk=self.one().pk).update(**told)

    def several_change(self) -> None:
        home = self.dice.choice(self.homes)
        Lease.objects.filter(household=home).update(state=self.dice.choice(STATES))

    def is_saved_as_read_earlier(self) -> None:
        read = self.one()
        self.comes()
        read.save()

    def protects(self) -> None:
        someone = self.dice.choice(self.homes).contact_id
        Person.objects.filter(pk=someone).update(
            protection=self.dice.choice(["none", "fortrolig", "strengt_fortrolig"])
        )

    def next(self) -> bool:
        act = self.dice.choice([
            *[self.comes] * 4, *[self.changes] * 3,
            self.goes, self.several_change, self.protects, self.is_saved_as_read_earlier,
        ])  # fmt: skip
        try:
            with transaction.atomic():
                act()
        except Exception as refused:
            if "one_lease_per_dwelling" not in str(refused) and not isinstance(refused, IndexError):
                raise
            return False
        return True


def test_after_each_of_many_drawn_changes_it_is_as_worked_out_anew(cast):
    changes = Changes([make_household() for _ in range(3)], [make_dwelling() for _ in range(4)])

    made, seen = 0, set()
    for _ in range(220):
        if changes.next():
            made += 1
            seen |= set(_all_are_as_worked_out_anew())

    assert made > 100
    assert {one[0] for one in seen} >= {None, 0, 2}
    assert {one[1] for one in seen} >= {None, 0}
    assert {one[2] for one in seen} == {True, False}
