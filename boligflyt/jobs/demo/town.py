"""The whole municipality from a seed and a day."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from boligflyt.areas.applications.choices import State
from boligflyt.areas.dwellings.choices import Purpose, StatusCode
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.domain.eligibility import shipped_rule_set
from boligflyt.domain.periods import add_months, next_working_day
from boligflyt.jobs.demo import care, cast, courses, stock
from boligflyt.jobs.demo.dice import Dice, evenly
from boligflyt.jobs.demo.follow_up import notes_of
from boligflyt.jobs.demo.former_leases import former_leases
from boligflyt.jobs.demo.households import make_household
from boligflyt.jobs.demo.housing import Allocation, Terms, meeting_days
from boligflyt.jobs.demo.plan import Plan, plans
from boligflyt.jobs.demo.records import ApplicationRecord, DwellingRecord, HouseholdRecord, LeaseRecord, Town
from boligflyt.jobs.demo.tenancies import Tenancies
from boligflyt.jobs.demo.young import Young

READY_SINCE_DAYS = 10
SPREAD = 0.45


def generate(size: str, seed: int, today: date) -> Town:
    """The municipality on the day. The same arguments give the same records, keys and all."""
    return _Maker(plans()[size], seed, today).make()


def history_starts(plan: Plan, today: date) -> date:
    """The first day that is told about."""
    return add_months(today, -(plan.months + plan.lead_months))


def contract_terms() -> Terms:
    """Months of a fixed-term lease in the demonstration's rule set."""
    section = shipped_rule_set(cast.MUNICIPALITY["rule_set"]).sections["lease_terms"]
    refugee = next(group["months"][0] for group in section["groups"] if group["code"] == "refugee")
    return Terms(section["default"][0], refugee)


class _Maker:
    def __init__(self, plan: Plan, seed: int, today: date) -> None:
        self.plan = plan
        self.today = today
        self.dice = Dice(seed)
        self.terms = contract_terms()
        self.town = Town(plan.size, seed, today, staff=cast.staff(self.dice))
        self.tenancies = Tenancies(self.dice, today, self.terms.months)
        self.first_day = history_starts(plan, today)

    def make(self) -> Town:
        self._build()
        self._history()
        self._vacancies()
        self.tenancies.date_leases(*self._kinds())
        young = Young(self.plan, self.dice, self.town, self.tenancies)
        young.small_houses()
        young.move_in()
        care.empty_care_home(self.town, self.tenancies)
        self._cast()
        self.town.applications += young.waiting()
        self.town.applications += care.waiting_for_care(self.plan.waiting_care, self.dice, self.town)
        self.town.leases = self.tenancies.leases
        self.town.ledger = self.tenancies.ledger()
        self.town.notes = notes_of(self.dice, self.town)
        self.town.leases += former_leases(self.dice, self.town, self.plan.former_leases)
        return self.town

    def _build(self) -> None:
        building, flat = cast.tesfay_flat(self.dice, self.today - timedelta(days=READY_SINCE_DAYS))
        buildings, dwellings = stock.build_stock(self.plan, self.dice)
        replaced = next(one for one in dwellings if one.fields["purpose"] == Purpose.ORDINARY)
        self.town.buildings = [building, *buildings]
        self.town.dwellings = [flat, *(one for one in dwellings if one is not replaced)]
        self.tenancies.empty(flat, self.today - timedelta(days=READY_SINCE_DAYS))
        for dwelling in self.town.dwellings[1:]:
            if stock.is_let_by_us(dwelling):
                self.tenancies.sit(dwelling, self._household(dwelling.bedrooms))

    def _household(self, bedrooms: int | None = None) -> HouseholdRecord:
        household = make_household(self.dice, self.today, bedrooms)
        self.town.households.append(household)
        return household

    def _history(self) -> None:
        requests = self._requests()
        self.town.applications = [courses.run_course(self.dice, one, self.today) for one in requests]
        granted = [one for one in self.town.applications if one.outcome == State.GRANTED]
        allocation = Allocation(self.dice, self.today, self.tenancies, self.terms)
        days = meeting_days(self.first_day, self.today)
        self.town.meetings = allocation.house(granted, {one.id: self._wait(one) for one in granted}, days)

    def _requests(self) -> list[courses.Request]:
        months = self.plan.months + self.plan.lead_months
        tenants = self._tenants_who_move()
        share_new = self.plan.new_applications_percent / 100
        granted_new, granted_moving = self._granted_shares()
        requests, new, moving = [], 0, 0
        for index in range(months * self.plan.applications_a_month):
            received = self._received(index)
            is_new = evenly(index, share_new) or not tenants
            if is_new:
                household, granted, new = self._household(), evenly(new, granted_new), new + 1
            else:
                household, granted, moving = tenants.pop(), evenly(moving, granted_moving), moving + 1
            requests.append(courses.Request(household, received, is_new, granted))
        return requests

    def _received(self, index: int) -> date:
        """Spread evenly over the days, moved to a working day that is not after yesterday."""
        days = (self.today - self.first_day).days
        months = self.plan.months + self.plan.lead_months
        place = (index + self.dice.between(0, 1)) / (months * self.plan.applications_a_month)
        day = next_working_day(self.first_day + timedelta(days=int(days * place)))
        return day if day < self.today else self.today - timedelta(days=3)

    def _granted_shares(self) -> tuple[float, float]:
        """The share granted among new applicants and among tenants, so that the plan's percentages hold."""
        plan = self.plan
        granted = plan.granted_a_month / plan.applications_a_month
        new, new_granted = plan.new_applications_percent / 100, plan.new_granted_percent / 100
        return granted * new_granted / new, granted * (1 - new_granted) / (1 - new)

    def _tenants_who_move(self) -> list[HouseholdRecord]:
        homes = self.tenancies.dwellings
        ordinary = {
            household for household, lease in self.tenancies.sitting.items()
            if homes[lease.dwelling].fields["purpose"] == Purpose.ORDINARY
        }  # fmt: skip
        wanted = round(
            (self.plan.months + self.plan.lead_months)
            * self.plan.applications_a_month
            * (1 - self.plan.new_applications_percent / 100)
        )
        found = [one for one in self.town.households if one.id in ordinary]
        return self.dice.shuffled(found)[: min(wanted, len(found) // 2)]

    def _wait(self, application: ApplicationRecord) -> int:
        """Days from vedtak to key: shorter towards the end of the history."""
        decided = application.queue.decided_on if application.queue else self.today
        gone = (decided - self.first_day).days / (self.today - self.first_day).days
        mean = self.plan.waiting_days_then + (self.plan.waiting_days_now - self.plan.waiting_days_then) * gone
        return round(mean * self.dice.between(1 - SPREAD, 1 + SPREAD))

    def _vacancies(self) -> None:
        """What stands empty today, is being made ready or mended, and what will be empty soon."""
        left = self._leases_to_end()
        ready_now = sum(ready <= self.today for ready, _ in self.tenancies.vacant) + 1
        for _ in range(max(0, self.plan.ready - ready_now)):
            self.tenancies.leave(left.pop(), self.today - timedelta(days=self.dice.whole(20, 60)))
        for _ in range(self.plan.turnover):
            self.tenancies.leave(left.pop(), self.today - timedelta(days=self.dice.whole(1, 4)))
        for status, count in (
            (StatusCode.MAINTENANCE, self.plan.maintenance),
            (StatusCode.UNAVAILABLE, self.plan.unavailable),
        ):
            for _ in range(count):
                self.tenancies.out_of_use(
                    left.pop(), status, self.today - timedelta(days=self.dice.whole(15, 90))
                )
        for _ in range(self.plan.notices):
            self.tenancies.give_notice(left.pop())

    def _leases_to_end(self) -> list[LeaseRecord]:
        busy = {one.household.id for one in self.town.applications}
        homes: dict[UUID, DwellingRecord] = self.tenancies.dwellings
        free = [
            lease for lease in self.tenancies.sitting.values()
            if lease.household not in busy and homes[lease.dwelling].fields["purpose"] == Purpose.ORDINARY
        ]  # fmt: skip
        return self.dice.shuffled(free)

    def _kinds(self) -> tuple[int, int]:
        running = sum(lease.state == LeaseState.RUNNING for lease in self.tenancies.leases)
        return round(running * self.plan.temporary_percent / 100), round(
            running * self.plan.indefinite_percent / 100
        )

    def _cast(self) -> None:
        family = cast.tesfay(self.dice, self.today)
        hidden = cast.protected_household(self.dice, self.today)
        self.town.households += [family, hidden]
        request = courses.Request(
            hidden, next_working_day(self.today - timedelta(days=20)), is_new=True, granted=True
        )
        self.town.applications += [
            cast.tesfay_application(self.dice, family, self.today),
            courses.run_course(self.dice, request, self.today),
        ]
