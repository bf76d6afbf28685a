"""The dwellings that no lease runs for are kept, and are those that reading all leases finds."""

from __future__ import annotations

from datetime import date
from random import Random

from django.db import transaction

from boligflyt.areas.dwellings.choices import Disposal
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.leases.models import Lease, NoTenant
from boligflyt.domain.periods import ONE_DAY, Period
from tests.support.cast import make_dwelling, make_household
from tests.support.dwelling_states import make_lease

SEED = 20261128
FIRST = date(2024, 1, 1)
STATES = ["running", "running", "ended", "void", "prepared"]
FORMS = [Disposal.OWNED, Disposal.LEASED_IN, Disposal.USER_OWNED]


def _kept() -> set:
    return set(NoTenant.objects.values_list("pk", flat=True))


def _worked_out_anew() -> set:
    let = {one.dwelling_id for one in Lease.objects.defer("contract", "notice") if one.state == "running"}
    ours = Dwelling.objects.exclude(disposal=Disposal.USER_OWNED).values_list("pk", flat=True)
    return set(ours) - let


class Changes:
    """Changes drawn by lot among a few dwellings; one that PostgreSQL refuses is not made."""

    def __init__(self) -> None:
        self.dice, self.home = Random(SEED), make_household()
        for _ in range(4):
            make_dwelling()

    def dwelling(self) -> Dwelling:
        return self.dice.choice(list(Dwelling.objects.order_by("unit_number", "pk")))

    def lease(self) -> Lease:
        return self.dice.choice(list(Lease.objects.order_by("contract_number")))

    def lease_comes(self) -> None:
        first = FIRST + self.dice.randint(0, 60) * 10 * ONE_DAY
        last = first + (10 * self.dice.randint(1, 20) - 1) * ONE_DAY
        make_lease(self.dwelling(), first, last, self.dice.choice(STATES), household=self.home)

    def lease_goes(self) -> None:
        Lease.objects.filter(pk=self.lease().pk).delete()

    def lease_changes(self) -> None:
        told = self.dice.choice([
            {"state": self.dice.choice(STATES)}, {"dwelling": self.dwelling()}, {"rent": 5000},
            {"state": self.dice.choice(STATES), "dwelling": self.dwelling()},
            {"period": Period(FIRST, FIRST + 9 * ONE_DAY)},
        ])  # fmt: skip
        Lease.objects.filter(pk=self.lease().pk).update(**told)

    def many_leases_change(self) -> None:
        Lease.objects.update(state=self.dice.choice(STATES))

    def dwelling_comes(self) -> None:
        make_dwelling(disposal=self.dice.choice(FORMS), ready_since=None)

    def dwelling_goes(self) -> None:
        free = [one for one in Dwelling.objects.all() if not one.leases.exists() and not one.ledger.exists()]
        Dwelling.objects.filter(pk=self.dice.choice(free).pk).delete()

    def dwelling_changes(self) -> None:
        told = self.dice.choice([{"disposal": self.dice.choice(FORMS)}, {"rent": 7000}])
        Dwelling.objects.filter(pk=self.dwelling().pk).update(**told)

    def next(self) -> bool:
        act = self.dice.choice([
            *[self.lease_comes] * 4, *[self.lease_changes] * 4, self.lease_goes, self.many_leases_change,
            *[self.dwelling_changes] * 3, self.dwelling_comes, self.dwelling_goes,
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
    changes = Changes()

    made, seen = 0, set()
    for _ in range(220):
        if changes.next():
            made += 1
            assert _kept() == _worked_out_anew()
            seen.add((len(_kept()), Dwelling.objects.count()))

    assert made > 100
    assert len(seen) > 15
