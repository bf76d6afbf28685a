"""Some files that are old enough to go: closed years ago, one of them stopped, one with a task left open."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from boligflyt.areas.access.choices import Purpose, Role
from boligflyt.areas.access.models import Assignment, Participation, Staff
from boligflyt.areas.access.rights import SHARED_FOR
from boligflyt.areas.applications.choices import Channel, Housing, State
from boligflyt.areas.applications.models import Application
from boligflyt.areas.casework.choices import About, EntryKind
from boligflyt.areas.casework.models import CaseTask, Entry
from boligflyt.areas.people.choices import HouseholdRole
from boligflyt.areas.people.models import Household, Membership, Person
from boligflyt.areas.retention.choices import HoldReason
from boligflyt.areas.retention.models import LegalHold
from boligflyt.domain.periods import Period
from boligflyt.jobs.demo.dice import Dice
from boligflyt.jobs.demo.offices import LONG_AGO, Offices, morning

HOUSING_OFFICE, LEADERS = "Boligkontoret", "Ledelsen"
LEADER, SECOND_LEADER = "demo-liv", ("demo-leif", "Leif Strøm")
HOW_MANY = 7
STOPPED, UNDONE = 1, 3  # which of them, oldest first
YEAR = timedelta(days=365)


class OldFileLoader:
    """Writes them, and a second leader who can approve; with chance of its own, so that the town stays."""

    def __init__(self, offices: Offices, today: date, seed: int) -> None:
        self.offices, self.today, self.dice = offices, today, Dice(seed)
        self.office, self.writer = offices.office(HOUSING_OFFICE), offices.key("demo-kari")

    def load(self) -> None:
        """One household after another, each closed a little later than the one before."""
        self._second_leader()
        for number in range(HOW_MANY):
            closed = self.today - YEAR * (HOW_MANY + 5 - number)
            household = self._household(closed)
            self._case(household, closed)
            if number == UNDONE:
                self._task(household, closed)
            if number == STOPPED:
                self._stop(household)

    def _second_leader(self) -> None:
        username, name = SECOND_LEADER
        staff = Staff(id=self.dice.key(), username=username, name=name)
        staff.set_unusable_password()
        staff.save(force_insert=True)
        Assignment.objects.create(
            staff=staff, office=self.offices.office(LEADERS), role=Role.LEADER, period=Period(LONG_AGO, None)
        )

    def _household(self, closed: date) -> Household:
        stamp = _stamp(closed - YEAR)
        person = Person.objects.create(
            id=self.dice.key(), given_name=self.dice.given_name(), family_name=self.dice.family_name(),
            born=date(1960, 1, 1) + timedelta(days=self.dice.whole(0, 9000)), **stamp,
        )  # fmt: skip
        household = Household.objects.create(id=self.dice.key(), contact=person, **stamp)
        Membership.objects.create(
            id=self.dice.key(), household=household, person=person, role=HouseholdRole.ADULT,
            period=Period(closed - YEAR, None),
        )  # fmt: skip
        Participation.objects.create(
            kind="household", subject=household.pk, office=self.office, purpose=Purpose.CASE_WORK,
            kinds=sorted(SHARED_FOR[Purpose.CASE_WORK]), period=Period(LONG_AGO, None),
        )  # fmt: skip
        return household

    def _case(self, household: Household, closed: date) -> None:
        Application.objects.create(
            id=self.dice.key(), case_code=self.dice.code(), household=household, applicant=household.contact,
            office=self.office, caseworker_id=self.writer, received_on=closed - timedelta(days=70),
            channel=Channel.PAPER, housing=Housing.OWN_LEASE, state=State.REFUSED, closed_on=closed,
            **_stamp(closed),
        )  # fmt: skip
        Entry.objects.create(
            id=self.dice.key(), household=household, kind=EntryKind.PHONE_IN, about=About.HOUSING,
            bits=About.HOUSING.information.bit, happened_at=morning(closed), who="Søker",
            text="Har fått brevet og klager ikke.", office=self.office, written_by_id=self.writer,
            written_at=morning(closed),
        )  # fmt: skip

    def _task(self, household: Household, closed: date) -> None:
        CaseTask.objects.create(
            id=self.dice.key(), household=household, title="Sende tilbake originale papirer", due_on=closed,
            owner_id=self.writer, office=self.office, **_stamp(closed),
        )  # fmt: skip

    def _stop(self, household: Household) -> None:
        LegalHold.objects.create(
            id=self.dice.key(), household=household, reason=HoldReason.SUPERVISION,
            begun_on=self.today - timedelta(days=40), until=self.today + YEAR,
            set_by_id=self.offices.key(LEADER), **_stamp(self.today - timedelta(days=40)),
        )  # fmt: skip


def _stamp(on: date) -> dict[str, Any]:
    return {"created_at": morning(on), "changed_at": morning(on)}
