"""The queue, the meetings with minutes, and offers with their vedtak and letters, in bulk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from boligflyt.areas.allocation.choices import EntryState, MeetingState, OfferState
from boligflyt.areas.allocation.letters import MINUTES_TEMPLATE, OFFER_TEMPLATE, minutes_data, offer_data
from boligflyt.areas.allocation.models import Attendance, Meeting, MeetingLine, Offer, QueueEntry
from boligflyt.areas.allocation.queries.pool import HouseholdFacts, household_facts
from boligflyt.areas.allocation.queries.queue import why_here
from boligflyt.areas.allocation.services.queue import REASON_LENGTH
from boligflyt.areas.applications.choices import VedtakKind
from boligflyt.areas.applications.models import Vedtak
from boligflyt.areas.applications.services.vedtak import VedtakDraft
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.domain.eligibility import offer_consequence, priority_of, renewal_lead_days
from boligflyt.domain.periods import fixed_term_last_day
from boligflyt.jobs.demo.courses import CASEWORKERS, DECIDER, HOUSING_OFFICE
from boligflyt.jobs.demo.load_cases import CaseLoader
from boligflyt.jobs.demo.load_vedtak import decide, make_vedtak
from boligflyt.jobs.demo.offices import minutes_later, morning
from boligflyt.jobs.demo.records import ApplicationRecord, LineRecord, MeetingRecord, OfferRecord, Town
from boligflyt.jobs.demo.wording import PLACE
from boligflyt.toolkit.documents import sha256_hex

BATCH = 200
SECRETARY = CASEWORKERS[0]
HELD_MINUTES = 180


class QueueLoader:
    """Writes places, meetings and offers on top of the cases."""

    def __init__(self, cases: CaseLoader) -> None:
        self.cases = cases
        self.offices = cases.offices
        self.rules = cases.rules
        self.entries: dict[UUID, QueueEntry] = {}
        self.offers: dict[UUID, Offer] = {}
        self._lines: dict[tuple[date, UUID], MeetingLine] = {}
        self._dwellings: dict[UUID, Dwelling] = {}

    def load(self, town: Town, tick: Callable[[], None]) -> None:
        """Write everything between the vedtak and the contract, but for the leases themselves."""
        self._dwellings = {one.pk: one for one in Dwelling.objects.select_related("building")}
        waiting = [one for one in town.applications if one.queue]
        QueueEntry.objects.bulk_create([self._entry(one) for one in waiting], BATCH)
        people = household_facts((one.household.id for one in waiting), town.today)
        for meeting in town.meetings:
            self._meeting(meeting, people)
            tick()
        allocations: list[Vedtak] = []
        for record in waiting:
            for offer in record.queue.offers if record.queue else ():
                allocations.append(self._offer(record, offer))
                tick()
        Vedtak.objects.bulk_create(allocations, BATCH)

    def save_offers(self) -> None:
        """Write the offers; after the leases they led to."""
        Offer.objects.bulk_create(self.offers.values(), BATCH)

    def _entry(self, record: ApplicationRecord) -> QueueEntry:
        application, queue = self.cases.applications[record.id], record.queue
        if queue is None:
            raise ValueError(f"{record.case_code} har ingen plass på ventelisten.")
        vedtak = next(
            one for one in self.cases.vedtak[record.id] if one.kind == VedtakKind.MUNICIPAL_DWELLING
        )
        priority = priority_of(
            self.cases.known[record.id], self.cases.rules_of(application), queue.decided_on
        )
        why = why_here(application.housing, application.housing_since, queue.decided_on)
        at = record.steps[-1].at
        entry = QueueEntry(
            id=queue.id,
            application=application,
            vedtak=vedtak,
            state=_state(queue.offers, queue.left_on),
            group=priority.group or "",
            sub_group=priority.sub or "",
            group_rank=priority.rank[0],
            sub_rank=priority.rank[1],
            reason=f"{why}."[:REASON_LENGTH],
            decided_on=queue.decided_on,
            lot=queue.lot,
            left_on=queue.left_on,
            left_because=queue.left_because,
            created_at=at,
            changed_at=at,
        )
        self.entries[record.id] = entry
        return entry

    def _meeting(self, record: MeetingRecord, people: dict[UUID, HouseholdFacts]) -> None:
        at = minutes_later(morning(record.held_on), HELD_MINUTES)
        meeting = Meeting(
            id=record.id,
            office=self.offices.office(HOUSING_OFFICE),
            held_on=record.held_on,
            state=MeetingState.CLOSED if record.closed else MeetingState.PLANNED,
            created_at=at,
            changed_at=at,
            closed_at=at if record.closed else None,
        )
        meeting.save(force_insert=True)
        if record.closed:
            self._close(meeting, record, at, people)

    def _close(
        self, meeting: Meeting, record: MeetingRecord, at: datetime, people: dict[UUID, HouseholdFacts]
    ) -> None:
        """Lines, attendance and minutes."""
        lines = [self._line(meeting, line) for line in record.lines]
        MeetingLine.objects.bulk_create(lines, BATCH)
        present = Attendance.objects.bulk_create(
            Attendance(meeting=meeting, staff_id=self.offices.key(who), role="Boligkontoret")
            for who in (*CASEWORKERS, DECIDER)
        )
        about = {
            "leader": self.offices.actor(DECIDER, at).name, "place": PLACE,
            "rule_set": f"{self.rules.id} {self.rules.version}",
        }  # fmt: skip
        told = [(line, people.get(line.entry.application.household_id) or HouseholdFacts()) for line in lines]
        actor = self.offices.actor(SECRETARY, at)
        meeting.minutes_data = minutes_data(actor, meeting, told, present, [], about, {})
        title = f"Referat fra tildelingsmøte {record.held_on:%d.%m.%Y}"
        meeting.minutes = self.cases.printer.pdf(MINUTES_TEMPLATE, meeting.minutes_data, at, title)
        meeting.minutes_sha256 = sha256_hex(meeting.minutes)
        meeting.save()

    def _line(self, meeting: Meeting, record: LineRecord) -> MeetingLine:
        at = meeting.created_at
        dwelling = self._dwellings[record.dwelling] if record.dwelling else None
        line = MeetingLine(
            id=record.id, meeting=meeting, entry=self.entries[record.application], place=record.place,
            proposed=dwelling, proposal_reason=record.reason, dwelling=dwelling, decision=record.decision,
            reason=record.reason, decided_by=self.offices.key(SECRETARY), created_at=at, changed_at=at,
        )  # fmt: skip
        self._lines[meeting.held_on, record.application] = line
        return line

    def _offer(self, record: ApplicationRecord, one: OfferRecord) -> Vedtak:
        application, dwelling = self.cases.applications[record.id], self._dwellings[one.dwelling]
        line = self._lines[one.meeting_on, record.id]
        closed = self.offices.actor(SECRETARY, minutes_later(morning(one.meeting_on), HELD_MINUTES))
        assessment, draft = self.cases.assessments[record.id], self._draft(record, one, dwelling)
        vedtak = make_vedtak(closed, application, assessment, draft, self.rules)
        decider = self.offices.actor(DECIDER, minutes_later(morning(one.sent_on), 90))
        decide(vedtak, decider, self.cases.printer)
        offer = Offer(
            id=one.id, entry=self.entries[record.id], dwelling=dwelling, line=line, vedtak=vedtak,
            state=one.state, sent_on=one.sent_on, answer_by=one.answer_by, answered_on=one.answered_on,
            refusal_reason=one.refusal_reason, refusal_text=one.refusal_text, created_at=decider.at,
            changed_at=decider.at,
        )  # fmt: skip
        offer.letter_data = offer_data(decider, offer, vedtak, self.rules)
        offer.letter = self.cases.printer.pdf(
            OFFER_TEMPLATE, offer.letter_data, decider.at, f"Tilbud om bolig {application.case_code}"
        )
        offer.letter_sha256 = sha256_hex(offer.letter)
        if one.state == OfferState.REFUSED:
            consequence = offer_consequence(self.rules, one.refusal_reason)
            offer.consequence, offer.consequence_text = consequence.code, consequence.text
        self.offers[one.id] = offer
        return vedtak

    def _draft(self, record: ApplicationRecord, one: OfferRecord, dwelling: Dwelling) -> VedtakDraft:
        """The vedtak about this dwelling, with the days of the lease it led to or would have led to."""
        first = one.lease.first_day if one.lease else one.answer_by + timedelta(days=7)
        months = one.lease.months if one.lease and one.lease.months else self.cases.months
        last = fixed_term_last_day(first, months)
        return VedtakDraft(
            VedtakKind.ALLOCATION,
            True,
            f"Boligen passer husstanden.\nRekkefølgen følger {self.rules.adopted_by}.",
            services_text=self.cases.applications[record.id].services_text,
            first_day=first,
            last_day=last,
            review_on=last - timedelta(days=renewal_lead_days(self.rules)),
            dwelling=dwelling.pk,
            gives=(f"Tilbud om å leie {dwelling.address} for {dwelling.rent} kr i måneden.",),
        )


def _state(offers: list[OfferRecord], left_on: date | None) -> EntryState:
    if left_on is not None:
        return EntryState.HOUSED
    held = {OfferState.SENT, OfferState.ACCEPTED}
    return EntryState.OFFERED if any(one.state in held for one in offers) else EntryState.WAITING
