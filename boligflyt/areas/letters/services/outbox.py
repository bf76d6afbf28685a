"""A letter that was made is put in the outbox: one row for each letter that leaves."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.letters.choices import DispatchKind, LetterChannel, RecordKind
from boligflyt.areas.letters.letterhead import address_mark, has_address
from boligflyt.areas.letters.models import Dispatch
from boligflyt.areas.people.choices import Maalform
from boligflyt.areas.people.models import Person


@dataclass(frozen=True, slots=True)
class NewDispatch:
    """A letter: whose household and case, to whom, what it is, and where its bytes are kept.

    `because`: why the recipient gets a copy of what is written to somebody else. `large_print`: how the bytes
    are set, where that is not as the recipient wants it. `page_language`: of a last page in another language.
    """

    household: UUID
    office: UUID
    recipient: Person
    kind: DispatchKind
    title: str
    record_kind: RecordKind
    record: UUID
    sha256: str
    case: UUID | None = None
    case_code: str = ""
    attention: str = ""
    because: str = ""
    large_print: bool | None = None
    language: str = Maalform.BOKMAAL
    page_language: str = ""


def dispatch_of(actor: Actor, new: NewDispatch) -> Dispatch:
    """The row, not stored: what is true of the recipient at the moment the letter is made stands in it.

    Who has no address that post can go to, gets it by hand unless somebody chooses otherwise.
    """
    to = new.recipient
    row = Dispatch(
        household_id=new.household, recipient=to, attention=new.attention, office_id=new.office,
        case=new.case, case_code=new.case_code, kind=new.kind, title=new.title[:160],
        record_kind=new.record_kind, record=new.record, sha256=new.sha256, language=new.language,
        wanted_language=to.maalform, page_language=new.page_language, address_mark=address_mark(to),
        sent_because=new.because,
        large_print=to.large_print if new.large_print is None else new.large_print,
        address_sheet=bool(new.because), made_grade=to.grade, made_by_id=actor.staff, queued_on=actor.today,
        channel=LetterChannel.POST if has_address(to) else LetterChannel.HANDED,
    )  # fmt: skip
    row.stamp(actor.at, actor.staff)
    return row


def put_in_outbox(actor: Actor, new: NewDispatch) -> Dispatch:
    """Keep a letter that was just made until somebody sends it. The caller has asked for the right."""
    row = dispatch_of(actor, new)
    row.save(force_insert=True)
    record_change(actor.trace, "dispatch", row.pk, "la brevet i utboksen", sha256=new.sha256)
    return row
