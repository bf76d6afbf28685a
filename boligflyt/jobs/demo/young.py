"""Homes for the young for a time: who lives there, what stands empty, and the young who wait (HOU-13…16)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from boligflyt.areas.applications.choices import TargetGroup
from boligflyt.areas.dwellings.choices import DwellingType, Purpose
from boligflyt.areas.leases.choices import LeaseKind
from boligflyt.domain.periods import add_months, fixed_term_last_day, next_working_day
from boligflyt.jobs.demo import courses
from boligflyt.jobs.demo.dice import Dice
from boligflyt.jobs.demo.households import make_single
from boligflyt.jobs.demo.places import POSTAL_CODE, POSTAL_PLACE, SCHOOL_DISTRICTS, position
from boligflyt.jobs.demo.plan import Plan
from boligflyt.jobs.demo.records import (
    ApplicationRecord,
    BuildingRecord,
    DwellingRecord,
    HouseholdRecord,
    LeaseRecord,
    Town,
)
from boligflyt.jobs.demo.tenancies import Tenancies

# Whom the homes of each purpose are for, and how long. 18–30 is the seed's (Drammen 2004, chapter 8), the
# other ages and the months are examples: none of the seeds tells them.
HOMES: dict[Purpose, dict[str, Any]] = {
    Purpose.ASSESSMENT: {"age_from": 18, "age_to": 23, "longest_stay_months": 6},
    Purpose.TRAINING: {"age_from": 18, "age_to": 30, "longest_stay_months": 24},
    Purpose.YOUTH: {"age_from": 18, "age_to": 25, "longest_stay_months": 36},
}
LIVED_IN_MOST = 0.7  # of the longest stay; nobody is found on the last day of it
READY_SINCE_DAYS, ASKED_DAYS_AGO, BETWEEN_DAYS = 12, 80, 4
GROUPS = (TargetGroup.YOUNG_FROM_CHILD_WELFARE, TargetGroup.YOUTH_WITHOUT_SUPPORT, TargetGroup.YOUNG)
WAITING_AGES = {
    TargetGroup.YOUNG_FROM_CHILD_WELFARE: (18, 19), TargetGroup.YOUTH_WITHOUT_SUPPORT: (19, 22),
    TargetGroup.YOUNG: (20, 25),
}  # fmt: skip
HALL_M2, BEDROOM_M2 = 22, 16
SMALL_HOUSES_STREET, FIRST_UNIT = "Gråorkanten", 900


class Young:
    """Sets homes of the town aside for the young, and makes small houses, when the leases are dated."""

    def __init__(self, plan: Plan, dice: Dice, town: Town, tenancies: Tenancies) -> None:
        self.plan, self.dice, self.town, self.tenancies = plan, dice, town, tenancies

    def move_in(self) -> None:
        """Every home of the plan gets a young tenant; the last of training and of youth stands empty."""
        left = self._single_flats()
        for purpose, traits in HOMES.items():
            number = self.plan.for_the_young[purpose]
            for place in range(number):
                lease = left.pop(0)
                home = self._changed(lease, purpose=purpose, **traits)
                if purpose != Purpose.ASSESSMENT and place == number - 1:
                    self._empty(lease, home)
                else:
                    self._let(lease, traits)

    def waiting(self) -> list[ApplicationRecord]:
        """Young people who were granted a dwelling and have a place on the list."""
        return [self._application(number) for number in range(self.plan.waiting_young)]

    def small_houses(self) -> None:
        """Houses of their own at the edge of the wood, for people with substance problems."""
        homes = [one for one in self.town.dwellings if one.fields["purpose"] == Purpose.SUBSTANCE]
        for number, home in enumerate(homes[: self.plan.small_houses]):
            house = _small_house(self.dice, number, home.fields["disposed_from"])
            fields = {
                **home.fields, "dwelling_type": DwellingType.SMALL_HOUSE, "unit_number": "H0101", "floor": 1,
                "area_m2": HALL_M2 + BEDROOM_M2 * home.bedrooms,
            }  # fmt: skip
            self._put(replace(home, building=house.id, fields=fields))
            used = {one.building for one in self.town.dwellings}
            self.town.buildings = [*(one for one in self.town.buildings if one.id in used), house]

    def _single_flats(self) -> list[LeaseRecord]:
        """Leases of ordinary flats with one bedroom, those of a house with many of them first."""
        busy = {one.household.id for one in self.town.applications}
        homes = self.tenancies.dwellings
        found = [
            lease for lease in self.tenancies.sitting.values()
            if lease.kind == LeaseKind.FIXED_TERM and lease.application is None
            and lease.notice_given_on is None and lease.household not in busy
            and homes[lease.dwelling].bedrooms == 1
            and homes[lease.dwelling].fields["purpose"] == Purpose.ORDINARY
        ]  # fmt: skip
        many = Counter(homes[lease.dwelling].building for lease in found)
        return sorted(found, key=lambda one: (-many[homes[one.dwelling].building],
                                              str(homes[one.dwelling].building)))  # fmt: skip

    def _changed(self, lease: LeaseRecord, **fields: object) -> DwellingRecord:
        home = self.tenancies.dwellings[lease.dwelling]
        return self._put(replace(home, fields={**home.fields, **fields}))

    def _put(self, home: DwellingRecord) -> DwellingRecord:
        place = next(at for at, one in enumerate(self.town.dwellings) if one.id == home.id)
        self.town.dwellings[place] = home
        if home.id in self.tenancies.dwellings:
            self.tenancies.dwellings[home.id] = home
        return home

    def _empty(self, lease: LeaseRecord, home: DwellingRecord) -> None:
        self._forget(lease)
        self.tenancies.leases.remove(lease)
        self.tenancies.empty(home, self.town.today - timedelta(days=READY_SINCE_DAYS))

    def _let(self, lease: LeaseRecord, traits: dict[str, Any]) -> None:
        """A young tenant, with a lease no longer than the home is for."""
        self._forget(lease)
        household = self._alone((traits["age_from"] + 1, traits["age_to"] - 1))
        months = traits["longest_stay_months"]
        oldest = add_months(self.town.today, -months)
        lived = round((self.town.today - oldest).days * LIVED_IN_MOST)
        since = self.tenancies.dwellings[lease.dwelling].fields["disposed_from"]
        first = max(self.town.today - timedelta(days=self.dice.whole(20, lived)), since)
        lease.household, lease.tenant = household.id, household.contact.id
        lease.first_day = lease.signed_on = lease.key_handed_on = first
        lease.months, lease.last_day = months, fixed_term_last_day(first, months)
        self.tenancies.sitting[household.id] = lease

    def _forget(self, lease: LeaseRecord) -> None:
        del self.tenancies.sitting[lease.household]
        self.town.households = [one for one in self.town.households if one.id != lease.household]

    def _alone(self, ages: tuple[int, int]) -> HouseholdRecord:
        """Somebody of these ages who lives alone."""
        household = make_single(self.dice, self.town.today, ages)
        self.town.households.append(household)
        return household

    def _application(self, number: int) -> ApplicationRecord:
        group, today = GROUPS[number % len(GROUPS)], self.town.today
        asked = next_working_day(today - timedelta(days=ASKED_DAYS_AGO + BETWEEN_DAYS * number))
        request = courses.Request(self._alone(WAITING_AGES[group]), asked, is_new=True, granted=True)
        record = courses.run_course(self.dice, request, today)
        told = {"target_groups": [TargetGroup.ECONOMIC.value, group.value], "referrals": []}
        record.facts = {**record.facts, **told}
        return record


def _small_house(dice: Dice, number: int, built: date) -> BuildingRecord:
    """Robust, with a door of its own and nobody above or below."""
    district = SCHOOL_DISTRICTS[-1]
    fields = {
        "street": SMALL_HOUSES_STREET, "house_number": f"{2 * number + 1}", "postal_code": POSTAL_CODE,
        "postal_place": POSTAL_PLACE, "cadastral_unit": 100, "property_unit": FIRST_UNIT + number,
        "completed_on": built, "school_district": district, **position(district, FIRST_UNIT + number),
        "has_lift": False,
    }  # fmt: skip
    return BuildingRecord(dice.key(), fields)
