"""The figures of moving on, computed row by row: what those that PostgreSQL counts are held against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.people.models import Household
from boligflyt.domain.periods import Period, add_months

PRIVATE_OR_OWN, THREE_YEARS, TWO_YEARS = ("own", "private"), 36, 24


@dataclass(frozen=True, slots=True)
class Tenancy:
    """What these figures need of a lease; the household's settlement with it."""

    pk: UUID
    household: UUID
    dwelling: UUID
    period: Period
    state: str
    led_to: str
    settled_on: date | None

    @property
    def led_on(self) -> bool:
        """Whether it is over and led to owning or private renting."""
        return self.state == LeaseState.ENDED and self.led_to in PRIVATE_OR_OWN


def tenancies(clearance: int) -> tuple[Tenancy, ...]:
    """Every lease that became something, of those the clearance reaches."""
    rows = Lease.objects.filter(grade__lte=clearance).exclude(state=LeaseState.VOID)
    settled = dict(Household.objects.values_list("pk", "contact__settled_on"))
    fields = ("pk", "household_id", "dwelling_id", "period", "state", "led_to")
    return tuple(Tenancy(*row, settled[row[1]]) for row in rows.order_by("pk").values_list(*fields))


def moved_on(rows: tuple[Tenancy, ...], period: Period) -> tuple[list[UUID], str]:
    """Those that led on in the period, and how many to each."""
    found = [one for one in rows if one.led_on and period.contains(one.period.last)]
    own = sum(one.led_to == "own" for one in found)
    return [one.pk for one in found], f"{own} til egen bolig, {len(found) - own} til privat leie."


def in_time(rows: tuple[Tenancy, ...], period: Period) -> tuple[list[UUID], int]:
    """First leases whose third year ended in the period: those that had led on, and how many there are."""
    cohort = Period(add_months(period.first_day, -THREE_YEARS), add_months(period.last, -THREE_YEARS))
    held, total = [], 0
    for one in rows:
        same = [each for each in rows if (each.household, each.dwelling) == (one.household, one.dwelling)]
        first = all(each.period.first_day >= one.period.first_day for each in same)
        if one.state == LeaseState.PREPARED or not first or not cohort.contains(one.period.first_day):
            continue
        total += 1
        target = add_months(one.period.first_day, THREE_YEARS)
        if any(each.led_on and each.period.last < target for each in same):
            held.append(one.pk)
    return held, total


def refugees(rows: tuple[Tenancy, ...], period: Period) -> tuple[list[UUID], int]:
    """Households settled two years before a day of the period: the leases that led on, and how many homes."""
    cohort = Period(add_months(period.first_day, -TWO_YEARS), add_months(period.last, -TWO_YEARS))
    begun = [one for one in rows if one.state != LeaseState.PREPARED]
    homes = {one.household for one in begun if one.settled_on and cohort.contains(one.settled_on)}
    held = []
    for home in homes:
        theirs = [one for one in rows if one.household == home]
        led = sorted((one for one in theirs if one.led_on), key=_last_first)
        if led and not any(one.state == LeaseState.RUNNING for one in theirs):
            held.append(led[0].pk)
    return held, len(homes)


def _last_first(one: Tenancy) -> tuple[int, str]:
    return -one.period.last.toordinal(), str(one.pk)


Counted = Callable[[tuple[Tenancy, ...], Period], tuple[list[UUID], int]]
SHARES: dict[str, Counted] = {"exits_in_time": in_time, "refugees_private": refugees}
