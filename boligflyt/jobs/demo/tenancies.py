"""Who sits where: leases that run, end and leave dwellings empty, with the ledger of the empty days."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from boligflyt.areas.dwellings.choices import EmptyCause, Purpose, StatusCode
from boligflyt.areas.leases.choices import LeaseKind, LeaseState
from boligflyt.domain.periods import Period, add_months, fixed_term_last_day, next_working_day
from boligflyt.jobs.demo.dice import Dice
from boligflyt.jobs.demo.records import DwellingRecord, HouseholdRecord, LeaseRecord, StatusRecord

ONE_DAY = timedelta(days=1)
TURNOVER_DAYS = (5, 16)
LEFT_BECAUSE = (
    "Flyttet til privat leiebolig",
    "Kjøpte egen bolig",
    "Flyttet fra kommunen",
    "Flyttet til omsorgsbolig",
    "Dødsfall",
)
Vacancy = tuple[date, DwellingRecord]


class Tenancies:
    """The leases and empty days of the stock, changed as the year goes by."""

    def __init__(self, dice: Dice, today: date, fixed_months: int) -> None:
        self.dice = dice
        self.today = today
        self.fixed_months = fixed_months
        self.leases: list[LeaseRecord] = []
        self.sitting: dict[UUID, LeaseRecord] = {}
        self.dwellings: dict[UUID, DwellingRecord] = {}
        self.vacant: list[Vacancy] = []
        self._emptied: dict[UUID, tuple[date, date]] = {}
        self._ledger: list[StatusRecord] = []

    def sit(self, dwelling: DwellingRecord, household: HouseholdRecord) -> LeaseRecord:
        """A tenant from before the history begins; the first day comes when the kind of contract is known."""
        lease = LeaseRecord(
            id=self.dice.key(),
            contract_number=f"K-{self.dice.code()}",
            dwelling=dwelling.id,
            household=household.id,
            tenant=household.contact.id,
            kind=LeaseKind.FIXED_TERM,
            state=LeaseState.RUNNING,
            first_day=date.min,
            last_day=None,
            rent=dwelling.rent,
        )
        self.dwellings[dwelling.id] = dwelling
        self.leases.append(lease)
        self.sitting[household.id] = lease
        return lease

    def leave(self, lease: LeaseRecord, last_day: date, because: str = "") -> Vacancy:
        """The tenant moves out, and the dwelling is ready after some days of turnover."""
        lease.last_day, lease.state = last_day, LeaseState.ENDED
        lease.ended_because = because or self.dice.pick(LEFT_BECAUSE)
        self.sitting.pop(lease.household, None)
        ready = last_day + timedelta(days=self.dice.whole(*TURNOVER_DAYS))
        self._emptied[lease.dwelling] = (last_day + ONE_DAY, ready)
        return ready, self.dwellings[lease.dwelling]

    def empty(self, dwelling: DwellingRecord, ready: date) -> None:
        """A dwelling that stands ready without a former tenant being told about."""
        self.dwellings[dwelling.id] = dwelling
        self._emptied[dwelling.id] = (ready, ready)

    def vacancy_for(self, bedrooms: int, by: date, stays: set[UUID]) -> Vacancy:
        """A dwelling of this size that is ready by the day: an empty one, or one whose tenant moves out.

        Households in `stays` are not moved.
        """
        for place, (ready, dwelling) in enumerate(self.vacant):
            if ready <= by and dwelling.bedrooms == bedrooms:
                return self.vacant.pop(place)
        fitting = [
            lease for lease in self.sitting.values()
            if lease.household not in stays and self._is_ordinary(lease, bedrooms)
        ]  # fmt: skip
        lease = self.dice.pick(fitting)
        return self.leave(lease, by - timedelta(days=self.dice.whole(TURNOVER_DAYS[1] + 1, 45)))

    def _is_ordinary(self, lease: LeaseRecord, bedrooms: int) -> bool:
        dwelling = self.dwellings[lease.dwelling]
        return bool(dwelling.bedrooms == bedrooms and dwelling.fields["purpose"] == Purpose.ORDINARY)

    def let(self, dwelling: DwellingRecord, first_day: date) -> None:
        """The dwelling's empty days stop the day before the lease begins, and stand in the ledger."""
        emptied, ready = self._emptied.pop(dwelling.id)
        self._note(dwelling.id, StatusCode.TURNOVER, EmptyCause.CLEANING, emptied, ready - ONE_DAY)
        self._note(dwelling.id, StatusCode.READY, EmptyCause.WAITING_FOR_MEETING, ready, first_day - ONE_DAY)

    def ledger(self) -> list[StatusRecord]:
        """Every empty day told of, with the last line open for what stands empty today."""
        for dwelling, (emptied, ready) in sorted(self._emptied.items(), key=lambda item: str(item[0])):
            if ready > self.today:
                self._note(dwelling, StatusCode.TURNOVER, EmptyCause.CLEANING, emptied, ready - ONE_DAY)
            else:
                self._note(dwelling, StatusCode.TURNOVER, EmptyCause.CLEANING, emptied, ready - ONE_DAY)
                self._note(dwelling, StatusCode.READY, EmptyCause.WAITING_FOR_MEETING, ready, None)
        self._emptied.clear()
        return self._ledger

    def out_of_use(self, lease: LeaseRecord, status: StatusCode, since: date) -> None:
        """The tenant moved out and the dwelling is being mended or cannot be used."""
        self.leave(lease, since - ONE_DAY)
        self._emptied.pop(lease.dwelling)
        cause = EmptyCause.REPAIR if status == StatusCode.MAINTENANCE else EmptyCause.UNKNOWN
        self._note(lease.dwelling, status, cause, since, None)

    def _note(
        self, dwelling: UUID, status: StatusCode, cause: EmptyCause, first: date, last: date | None
    ) -> None:
        if last is None or first <= last:
            self._ledger.append(StatusRecord(self.dice.key(), dwelling, status, cause, Period(first, last)))

    def date_leases(self, temporary: int, indefinite: int) -> None:
        """Kinds and first days of the leases from before; the contract table says how many of each."""
        running = [
            lease for lease in self.leases if lease.application is None and lease.state == LeaseState.RUNNING
        ]
        short_stay = [one for one in running if "temporary" in self.dwellings[one.dwelling].fields["purpose"]]
        for lease in short_stay[:temporary]:
            lease.kind = LeaseKind.TEMPORARY
        candidates = [one for one in running if one.kind == LeaseKind.FIXED_TERM and one.last_day is None]
        for lease in self.dice.shuffled(candidates)[:indefinite]:
            lease.kind = LeaseKind.INDEFINITE
        for lease in self.leases:
            if lease.application is None:
                self._date(lease)

    def _date(self, lease: LeaseRecord) -> None:
        if lease.last_day is not None:
            lease.first_day = lease.last_day - timedelta(days=self.dice.whole(420, 1040))
        elif lease.kind == LeaseKind.TEMPORARY:
            lease.first_day = self.today - timedelta(days=self.dice.whole(3, 80))
            lease.last_day = lease.first_day + timedelta(days=90)
        elif lease.kind == LeaseKind.INDEFINITE:
            lease.first_day = self.dice.day(date(2005, 1, 1), date(2016, 12, 31))
        else:
            oldest = add_months(self.today, -self.fixed_months)
            lease.first_day = oldest + timedelta(days=self.dice.whole(25, self.fixed_months * 30 - 400))
            lease.last_day = fixed_term_last_day(lease.first_day, self.fixed_months)
            lease.months = self.fixed_months
        built = self.dwellings[lease.dwelling].fields["disposed_from"]
        lease.first_day = max(lease.first_day, built)
        lease.signed_on = lease.key_handed_on = lease.first_day

    def give_notice(self, lease: LeaseRecord) -> None:
        """The tenant has said up and moves out within weeks."""
        lease.notice_given_on = next_working_day(self.today - timedelta(days=self.dice.whole(5, 25)))
        lease.last_day = self.today + timedelta(days=self.dice.whole(6, 40))
        lease.ended_because = self.dice.pick(LEFT_BECAUSE[:3])
