"""From vedtak to key: meetings every fortnight, offers, refusals, contracts and keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from boligflyt.areas.allocation.choices import LineDecision, OfferState, RefusalReason
from boligflyt.areas.leases.choices import LeaseKind, LeaseState
from boligflyt.domain.periods import fixed_term_last_day, next_working_day
from boligflyt.domain.rates import shipped_rates
from boligflyt.jobs.demo.dice import Dice
from boligflyt.jobs.demo.records import (
    ApplicationRecord,
    DwellingRecord,
    LeaseRecord,
    LineRecord,
    MeetingRecord,
    OfferRecord,
)
from boligflyt.jobs.demo.tenancies import ONE_DAY, Tenancies

MEETING_INTERVAL = "municipal/meeting_interval_days"
ANSWER_DAYS = "municipal/offer_answer_days"
TUESDAY = 1
# Days from the meeting to the key: offer, answer, information, signature.
MEETING_TO_KEY = 13
LEAVES_LINE = "Ingen ledig bolig passer husstanden nå."
REFUSALS = {
    True: (RefusalReason.SCHOOL, "Barna må bytte skole midt i året."),
    False: (RefusalReason.HEALTH, "Søker klarer ikke trappene."),
}


@dataclass(frozen=True, slots=True)
class Terms:
    """Months of a fixed-term lease by the rule set: for most, and for refugees."""

    months: int
    refugee_months: int


@dataclass(slots=True)
class _Turn:
    """One decision in one meeting: a household is offered a dwelling and says no, or gets the key."""

    meeting_on: date
    application: ApplicationRecord
    key_on: date | None


def meeting_days(first: date, today: date) -> list[date]:
    """Every second Tuesday (the municipality's interval); the last one is the first after today."""
    day = today + ONE_DAY + timedelta(days=(TUESDAY - today.weekday() - 1) % 7)
    interval = timedelta(days=shipped_rates().whole(MEETING_INTERVAL, today))
    days = [day]
    while day > first:
        day -= interval
        days.append(day)
    return days[::-1]


class Allocation:
    """Houses those who were granted a dwelling, meeting by meeting."""

    def __init__(self, dice: Dice, today: date, tenancies: Tenancies, terms: Terms) -> None:
        self.dice = dice
        self.today = today
        self.tenancies = tenancies
        self.terms = terms

    def house(
        self, granted: list[ApplicationRecord], waits: dict[UUID, int], days: list[date]
    ) -> list[MeetingRecord]:
        """Offers, leases and meetings; `waits` says how many days each waits from vedtak to key."""
        turns = [turn for one in granted for turn in self._turns(one, waits[one.id], days)]
        stays = {one.household.id for one in granted}
        for turn in sorted(turns, key=lambda turn: (turn.meeting_on, str(turn.application.id))):
            if turn.meeting_on < self.today:
                self._decide(turn, stays)
        meetings = [self._meeting(day, granted) for day in days]
        return [one for one in meetings if one.lines or not one.closed]

    def _turns(self, application: ApplicationRecord, wait: int, days: list[date]) -> list[_Turn]:
        queue = application.queue
        if queue is None:
            return []
        key_on = queue.decided_on + timedelta(days=wait)
        open_days = [day for day in days if day > queue.decided_on]
        fitting = [day for day in open_days if day + timedelta(days=MEETING_TO_KEY) <= key_on]
        meeting_on = fitting[-1] if fitting else open_days[0]
        key_on = next_working_day(max(key_on, meeting_on + timedelta(days=MEETING_TO_KEY)))
        turns = [_Turn(meeting_on, application, key_on)]
        if len(fitting) > 1 and self.dice.chance(12):
            turns.insert(0, _Turn(fitting[0], application, None))
        return turns

    def _decide(self, turn: _Turn, stays: set[UUID]) -> None:
        application, queue = turn.application, turn.application.queue
        if queue is None:
            return
        ready, dwelling = self.tenancies.vacancy_for(
            application.household.bedrooms_needed, turn.meeting_on - ONE_DAY, stays
        )
        sent = next_working_day(turn.meeting_on + ONE_DAY)
        answer_days = timedelta(days=shipped_rates().whole(ANSWER_DAYS, sent))
        answered = next_working_day(sent + timedelta(days=self.dice.whole(1, 4)))
        offer = OfferRecord(
            id=self.dice.key(), dwelling=dwelling.id, meeting_on=turn.meeting_on, sent_on=sent,
            answer_by=next_working_day(sent + answer_days), state=OfferState.SENT,
        )  # fmt: skip
        if sent >= self.today:
            self.tenancies.vacant.insert(0, (ready, dwelling))
            return
        queue.offers.append(offer)
        if answered < self.today:
            self._answer(turn, offer, answered, (ready, dwelling))

    def _answer(
        self, turn: _Turn, offer: OfferRecord, answered: date, vacancy: tuple[date, DwellingRecord]
    ) -> None:
        """A yes makes a lease; a no leaves the dwelling vacant again."""
        application, (ready, dwelling) = turn.application, vacancy
        offer.answered_on = answered
        if turn.key_on is None:
            offer.state = OfferState.REFUSED
            reason, offer.refusal_text = REFUSALS[application.household.has_children]
            offer.refusal_reason = reason.value
            self.tenancies.vacant.insert(0, (max(ready, answered + ONE_DAY), dwelling))
            return
        offer.state = OfferState.ACCEPTED
        offer.lease = self._lease(application, offer, answered, turn.key_on)
        self.tenancies.let(dwelling, turn.key_on)
        self._moved(application, offer.lease)

    def _lease(
        self, application: ApplicationRecord, offer: OfferRecord, answered: date, key_on: date
    ) -> LeaseRecord:
        refugee = application.household.contact.fields["settled_on"] is not None
        months = self.terms.refugee_months if refugee else self.terms.months
        informed = next_working_day(answered + ONE_DAY)
        signed = next_working_day(informed + ONE_DAY)
        lease = LeaseRecord(
            id=self.dice.key(),
            contract_number=f"K-{self.dice.code()}",
            dwelling=offer.dwelling,
            household=application.household.id,
            tenant=application.household.contact.id,
            application=application.id,
            months=months,
            kind=LeaseKind.FIXED_TERM,
            state=LeaseState.PREPARED,
            first_day=key_on,
            last_day=fixed_term_last_day(key_on, months),
            rent=self.tenancies.dwellings[offer.dwelling].rent,
            informed_on=informed if informed < self.today else None,
            signed_on=signed if signed < self.today else None,
        )
        self.tenancies.leases.append(lease)
        return lease

    def _moved(self, application: ApplicationRecord, lease: LeaseRecord) -> None:
        """The key is handed over when its day has come; a former municipal home is left the day before."""
        if lease.first_day >= self.today or lease.signed_on is None or application.queue is None:
            return
        lease.state, lease.key_handed_on = LeaseState.RUNNING, lease.first_day
        application.queue.left_on = lease.first_day
        application.queue.left_because = "Flyttet inn."
        former = self.tenancies.sitting.get(lease.household)
        if former is not None:
            left = self.tenancies.leave(
                former, lease.first_day - ONE_DAY, "Flyttet til en annen kommunal bolig"
            )
            self.tenancies.vacant.append(left)

    def _meeting(self, day: date, granted: list[ApplicationRecord]) -> MeetingRecord:
        if day >= self.today:
            return MeetingRecord(self.dice.key(), day, (), closed=False)
        waiting = sorted((one for one in granted if _waits_at(one, day)), key=_lot)
        lines = tuple(self._line(one, day, place) for place, one in enumerate(waiting, start=1))
        return MeetingRecord(self.dice.key(), day, lines, closed=True)

    def _line(self, application: ApplicationRecord, day: date, place: int) -> LineRecord:
        offers = application.queue.offers if application.queue else []
        made = next((one for one in offers if one.meeting_on == day), None)
        decision = LineDecision.ACCEPT if made else LineDecision.LEAVE
        reason = "Boligen har riktig antall soverom." if made else LEAVES_LINE
        return LineRecord(
            self.dice.key(), application.id, place, decision, made.dwelling if made else None, reason
        )


def _lot(application: ApplicationRecord) -> int:
    return application.queue.lot if application.queue else 0


def _waits_at(application: ApplicationRecord, day: date) -> bool:
    queue = application.queue
    if queue is None or queue.decided_on >= day:
        return False
    accepted = [one.meeting_on for one in queue.offers if one.state in {OfferState.ACCEPTED, OfferState.SENT}]
    return not accepted or day <= accepted[0]
