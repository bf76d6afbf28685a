"""When a letter came: the day that a complaint deadline counts from (forvaltningsloven § 29)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from boligflyt.areas.letters.choices import DispatchState, RecordKind
from boligflyt.areas.letters.models import Dispatch


class NoticeBasis(StrEnum):
    """What is known of when the letter came."""

    RECEIVED = "received"
    SENT = "sent"
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Notice:
    """The basis, and the day it rests on (received or sent); none where there is no such day."""

    basis: NoticeBasis
    day: date | None = None


def notice_of(kind: RecordKind, record: UUID, recipient: UUID) -> Notice:
    """What the register says of the letter to this person. The caller has opened what it is about.

    A letter that waits, is stopped or came back has not reached anybody. UNKNOWN: the register has no such
    letter, for instance because it is from before there was one.
    """
    row = Dispatch.objects.filter(record_kind=kind, record=record, recipient=recipient).first()
    if row is None:
        return Notice(NoticeBasis.UNKNOWN)
    if row.state == DispatchState.RECEIVED:
        return Notice(NoticeBasis.RECEIVED, row.received_on)
    if row.state == DispatchState.SENT:
        return Notice(NoticeBasis.SENT, row.sent_on)
    return Notice(NoticeBasis.NOT_SENT)
