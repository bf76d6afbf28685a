"""Who lived in the dwellings before: leases that ended long ago, back to when each dwelling was got.

Only the larger sizes have them. A household that lives here now lived elsewhere here before, never in two
dwellings at once, and nobody has a lease before they are of age.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from datetime import date, timedelta
from uuid import UUID

from boligflyt.areas.leases.choices import LeaseKind, LeaseState
from boligflyt.domain.periods import ONE_DAY, add_months
from boligflyt.jobs.demo.dice import Dice
from boligflyt.jobs.demo.records import DwellingRecord, HouseholdRecord, LeaseRecord, Town
from boligflyt.jobs.demo.tenancies import LEFT_BECAUSE

MONTHS_LET, DAYS_EMPTY = (7, 26), (6, 60)
OF_AGE_MONTHS = 18 * 12
RENT_A_YEAR_AGO = 0.97
DAYS_A_YEAR = 365.25
Free = tuple[date, UUID]


def former_leases(dice: Dice, town: Town, most: int) -> list[LeaseRecord]:
    """At most so many for each dwelling, the latest first, as far as there are households to live in them."""
    told: dict[UUID, date] = {}
    busy: dict[UUID, date] = {}
    for lease in town.leases:
        told[lease.dwelling] = min(lease.first_day, told.get(lease.dwelling, lease.first_day))
        busy[lease.household] = min(lease.first_day, busy.get(lease.household, lease.first_day))
    stays = [
        (last, first, one)
        for one in town.dwellings
        if one.id in told
        for first, last in _stays(dice, told[one.id], one, most)
    ]
    return _Movers(dice, town, busy).live_in(sorted(stays, key=lambda stay: stay[:2], reverse=True))


def _stays(dice: Dice, before: date, dwelling: DwellingRecord, most: int) -> list[tuple[date, date]]:
    found: list[tuple[date, date]] = []
    while len(found) < most:
        last = before - timedelta(days=dice.whole(*DAYS_EMPTY))
        first = add_months(last, -dice.whole(*MONTHS_LET)) + ONE_DAY
        if first < dwelling.fields["disposed_from"]:
            break
        found.append((first, last))
        before = first
    return found


class _Movers:
    """Households by the day they begin to live in the earliest home that is known of them."""

    def __init__(self, dice: Dice, town: Town, busy: dict[UUID, date]) -> None:
        self.dice = dice
        self.today = town.today
        self.households = {one.id: one for one in town.households if not one.contact.fields.get("protection")}
        self.free: list[Free] = sorted((busy.get(key, town.today), key) for key in self.households)

    def live_in(self, stays: list[tuple[date, date, DwellingRecord]]) -> list[LeaseRecord]:
        leases = []
        for last, first, dwelling in stays:
            household = self._who(first, last)
            if household:
                insort(self.free, (first, household.id))
                leases.append(self._lease(dwelling, household, first, last))
        return leases

    def _who(self, first: date, last: date) -> HouseholdRecord | None:
        """The one who waits the shortest for their next home, if of age on the first day."""
        place = bisect_right(self.free, (last, UUID(int=2**128 - 1)))
        while place < len(self.free):
            household = self.households[self.free[place][1]]
            if add_months(household.contact.born, OF_AGE_MONTHS) <= first:
                self.free.pop(place)
                return household
            place += 1
        return None

    def _lease(
        self, dwelling: DwellingRecord, household: HouseholdRecord, first: date, last: date
    ) -> LeaseRecord:
        years = (self.today - first).days / DAYS_A_YEAR
        return LeaseRecord(
            id=self.dice.key(), contract_number=f"K-{self.dice.code()}", dwelling=dwelling.id,
            household=household.id, tenant=household.contact.id, kind=LeaseKind.FIXED_TERM,
            state=LeaseState.ENDED, first_day=first, last_day=last,
            rent=round(dwelling.rent * RENT_A_YEAR_AGO**years), signed_on=first, key_handed_on=first,
            ended_because=self.dice.pick(LEFT_BECAUSE[:3]),
        )  # fmt: skip
