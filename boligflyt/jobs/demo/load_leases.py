"""Leases: those that were there before, and those the year's vedtak led to, with contract and information."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.leases.choices import LeaseState, LedTo
from boligflyt.areas.leases.letters import CONTRACT_TEMPLATE, NOTICE_TEMPLATE, contract_data, notice_data
from boligflyt.areas.leases.models import Lease
from boligflyt.domain.eligibility import lease_months
from boligflyt.domain.periods import Period
from boligflyt.jobs.demo.load_cases import CaseLoader
from boligflyt.jobs.demo.load_queue import QueueLoader
from boligflyt.jobs.demo.offices import morning
from boligflyt.jobs.demo.records import LeaseRecord, Town
from boligflyt.toolkit.documents import sha256_hex

BATCH = 300
LED_TO = {
    "Flyttet til privat leiebolig": LedTo.PRIVATE, "Kjøpte egen bolig": LedTo.OWN,
    "Flyttet fra kommunen": LedTo.MOVED_AWAY, "Flyttet til omsorgsbolig": LedTo.MUNICIPAL,
    "Dødsfall": LedTo.DEAD,
}  # fmt: skip
STILL_ASKED = timedelta(days=45)  # nobody has told yet of those who left just now


def _led(record: LeaseRecord, today: date) -> dict[str, Any]:
    """Where the tenancy led, when it has been over for a while."""
    if record.state != LeaseState.ENDED or record.last_day is None:
        return {}
    led_to = LED_TO.get(record.ended_because)
    if led_to is None or record.last_day > today - STILL_ASKED:
        return {}
    return {"led_to": led_to, "led_to_told_on": record.last_day}


BEHIND_A_YEAR, MOST_YEARS_BEHIND = 2, 12  # percent, whole years


class LeaseLoader:
    """Writes every lease, and ties the accepted offers to theirs."""

    def __init__(self, cases: CaseLoader, queue: QueueLoader) -> None:
        self.cases = cases
        self.queue = queue
        self._dwellings: dict[UUID, Dwelling] = {}
        self._today = date.min

    def load(self, town: Town, at: datetime, tick: Callable[[], None]) -> None:
        """Write the leases; an accepted offer points to its lease."""
        self._dwellings = {one.pk: one for one in Dwelling.objects.select_related("building")}
        self._today, rows = town.today, {}
        for record in town.leases:
            row = self._lease(record, at)
            if record.application and record.informed_on:
                self._write_papers(row, record)
                tick()
            rows[record.id] = row
        Lease.objects.bulk_create(rows.values(), BATCH)
        for application in town.applications:
            for offer in application.queue.offers if application.queue else ():
                if offer.lease:
                    self.queue.offers[offer.id].lease = rows[offer.lease.id]

    def _lease(self, record: LeaseRecord, at: datetime) -> Lease:
        household = self.cases.households[str(record.household)]
        application = self.cases.applications[record.application] if record.application else None
        made = morning(record.informed_on) if record.informed_on else at
        row = Lease(
            id=record.id,
            dwelling=self._dwellings[record.dwelling],
            household=household,
            tenant=household.contact,
            application=application,
            contract_number=record.contract_number,
            state=record.state,
            kind=record.kind,
            period=Period(record.first_day, record.last_day),
            months=record.months,
            rent=_agreed(record, self._today),
            signed_on=record.signed_on,
            key_handed_on=record.key_handed_on,
            notice_given_on=record.notice_given_on,
            ended_because=record.ended_because,
            **_led(record, self._today),
            created_at=made,
            changed_at=made,
        )
        if record.key_handed_on and application:
            row.key_handed_by = application.caseworker_id
        if application:
            term = lease_months(self.cases.rules, self.cases.known[application.pk], on=made.date())
            row.term_reason = f"{term.reason} ({term.law})"
        return row

    def _write_papers(self, lease: Lease, record: LeaseRecord) -> None:
        if record.informed_on is None or lease.application is None:
            return
        actor = self.cases.offices.actor("demo-kari", morning(record.informed_on))
        notice, contract = notice_data(actor, lease), contract_data(actor, lease)
        number = lease.contract_number
        printed = self.cases.printer.pdf
        lease.notice = printed(NOTICE_TEMPLATE, notice, actor.at, f"Informasjon før signering {number}")
        lease.contract = printed(CONTRACT_TEMPLATE, contract, actor.at, f"Leiekontrakt {number}")
        lease.notice_sha256, lease.contract_sha256 = sha256_hex(lease.notice), sha256_hex(lease.contract)
        lease.contract_data = {"contract": contract, "notice": notice}
        lease.informed_at = actor.at


def _agreed(record: LeaseRecord, today: date) -> int:
    """The rent of the lease: who has lived there long pays less than is asked of a new tenant today."""
    if record.application is not None:
        return record.rent
    years = min((today - record.first_day).days // 365, MOST_YEARS_BEHIND)
    return round(record.rent * (100 - BEHIND_A_YEAR * years) / 100)
