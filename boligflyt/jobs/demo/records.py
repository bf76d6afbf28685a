"""The demonstration municipality as plain records: who, where, and what happens when; no database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from boligflyt.areas.access.choices import OfficeKind, Role
from boligflyt.areas.allocation.choices import LineDecision, OfferState
from boligflyt.areas.applications.choices import Action, State
from boligflyt.areas.leases.choices import LeaseKind, LeaseState
from boligflyt.domain.periods import Period
from boligflyt.jobs.demo.note_record import NoteRecord


@dataclass(frozen=True, slots=True)
class StaffRecord:
    """Somebody who works in the municipality, in one role at one office."""

    id: UUID
    username: str
    name: str
    role: Role
    office: str
    office_kind: OfficeKind
    clearance: int = 0


@dataclass(frozen=True, slots=True)
class BuildingRecord:
    """An address; `fields` are the model's own."""

    id: UUID
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DwellingRecord:
    """A dwelling in a building."""

    id: UUID
    building: UUID
    bedrooms: int
    rent: int
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StatusRecord:
    """A line of the ledger."""

    id: UUID
    dwelling: UUID
    status: str
    cause: str
    period: Period


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """Somebody invented, with a synthetic number."""

    id: UUID
    given_name: str
    family_name: str
    born: date
    number: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """A person's place in a household; children may go to a school."""

    id: UUID
    person: PersonRecord
    role: str
    school: str = ""
    schooling: UUID | None = None


@dataclass(frozen=True, slots=True)
class HouseholdRecord:
    """Those who live together; the first member is the contact."""

    id: UUID
    members: tuple[MemberRecord, ...]
    since: date
    bedrooms_needed: int

    @property
    def contact(self) -> PersonRecord:
        """The one the municipality writes to."""
        return self.members[0].person

    @property
    def has_children(self) -> bool:
        """Whether anybody in it is a child."""
        return any(member.role == "child" for member in self.members)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done with an application, by whom and when."""

    id: UUID
    action: Action
    at: datetime
    by: str
    reason: str = ""


@dataclass(slots=True)
class LeaseRecord:
    """A lease with what is known of its course."""

    id: UUID
    contract_number: str
    dwelling: UUID
    household: UUID
    tenant: UUID
    kind: LeaseKind
    state: LeaseState
    first_day: date
    last_day: date | None
    rent: int
    months: int | None = None
    application: UUID | None = None
    signed_on: date | None = None
    informed_on: date | None = None
    key_handed_on: date | None = None
    notice_given_on: date | None = None
    ended_because: str = ""


@dataclass(slots=True)
class OfferRecord:
    """An offer decided in a meeting, and the household's answer."""

    id: UUID
    dwelling: UUID
    meeting_on: date
    sent_on: date
    answer_by: date
    state: OfferState
    answered_on: date | None = None
    refusal_reason: str = ""
    refusal_text: str = ""
    lease: LeaseRecord | None = None


@dataclass(slots=True)
class QueueRecord:
    """A place in the queue from the vedtak until the household is housed or leaves."""

    id: UUID
    decided_on: date
    lot: int
    offers: list[OfferRecord] = field(default_factory=list)
    left_on: date | None = None
    left_because: str = ""


@dataclass(slots=True)
class ApplicationRecord:
    """An application with its facts (the model's own fields) and its course."""

    id: UUID
    case_code: str
    household: HouseholdRecord
    office: str
    caseworker: str
    received_on: date
    matter: str
    channel: str
    facts: Mapping[str, Any]
    outcome: State
    preliminary_on: date | None = None
    steps: list[Step] = field(default_factory=list)
    queue: QueueRecord | None = None
    refused_because: str = ""
    helped: bool = True


@dataclass(frozen=True, slots=True)
class LineRecord:
    """A line of a meeting's agenda."""

    id: UUID
    application: UUID
    place: int
    decision: LineDecision
    dwelling: UUID | None
    reason: str


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """An allocation meeting; without lines it is planned."""

    id: UUID
    held_on: date
    lines: tuple[LineRecord, ...]
    closed: bool


@dataclass(slots=True)
class Town:
    """Everything in the municipality on `today`."""

    size: str
    seed: int
    today: date
    staff: list[StaffRecord] = field(default_factory=list)
    buildings: list[BuildingRecord] = field(default_factory=list)
    dwellings: list[DwellingRecord] = field(default_factory=list)
    ledger: list[StatusRecord] = field(default_factory=list)
    households: list[HouseholdRecord] = field(default_factory=list)
    applications: list[ApplicationRecord] = field(default_factory=list)
    leases: list[LeaseRecord] = field(default_factory=list)
    meetings: list[MeetingRecord] = field(default_factory=list)
    notes: list[NoteRecord] = field(default_factory=list)

    def data_hash(self) -> str:
        """SHA-256 of everything above: the same seed, size and day give the same."""
        text = json.dumps(asdict(self), default=str, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def joins_on(household: HouseholdRecord, member: MemberRecord) -> date:
    """The first day in the household: nobody belongs to one before being born."""
    return max(household.since, member.person.born)
