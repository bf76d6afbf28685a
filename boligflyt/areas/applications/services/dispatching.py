"""A letter about a case goes to the outbox, whichever area made it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application
from boligflyt.areas.letters.choices import DispatchKind, RecordKind
from boligflyt.areas.letters.models import Dispatch
from boligflyt.areas.letters.services.outbox import NewDispatch, put_in_outbox
from boligflyt.areas.people.models import Person


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter that was just made: what it is, where its bytes are kept, and to whom if not the applicant.

    `because`: why somebody else than the one it is written to gets a copy of their own.
    """

    kind: DispatchKind
    title: str
    record_kind: RecordKind
    record: UUID
    sha256: str
    to: Person | None = None
    attention: str = ""
    because: str = ""
    page_language: str = ""


def dispatch_for(application: Application, paper: Paper) -> NewDispatch:
    """The letter as the register wants it, sent by the office that has the case."""
    return NewDispatch(
        household=application.household_id, office=application.office_id,
        recipient=paper.to or application.applicant, kind=paper.kind, title=paper.title,
        record_kind=paper.record_kind, record=paper.record, sha256=paper.sha256, case=application.pk,
        case_code=application.case_code, attention=paper.attention, because=paper.because,
        large_print=application.applicant.large_print if paper.because else None,
        page_language=paper.page_language,
    )  # fmt: skip


def send_out(actor: Actor, application: Application, paper: Paper) -> Dispatch:
    """Put the letter in the outbox of the office that has the case. The caller has asked for the right."""
    return put_in_outbox(actor, dispatch_for(application, paper))
