"""Letters leave: looked at once more with what every area knows, then sent or stopped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import Trace
from boligflyt.areas.casework.queries.dispatches import overtaken_words
from boligflyt.areas.complaints.services.terms import recount_terms
from boligflyt.areas.letters.choices import DispatchState, LetterChannel, RecordKind
from boligflyt.areas.letters.models import Dispatch
from boligflyt.areas.letters.queries import open_dispatch
from boligflyt.areas.letters.services import sending


def send(actor: Actor, pk: UUID, version: int | None, channel: str = "") -> Dispatch:
    """Send one letter, or stop it with the reason; the row that comes back says which."""
    actor.demand(Right.APPLICATION_WRITE)
    seen = open_dispatch(actor, pk)
    return sending.send_letter(actor, pk, version, channel, overtaken_words(seen, actor.today))


def send_chosen(actor: Actor, chosen: Iterable[UUID]) -> list[Dispatch]:
    """Send those that were ticked in the outbox, each by its own channel; one stopped stops no other."""
    actor.demand(Right.APPLICATION_WRITE)
    return [send(actor, pk, None) for pk in chosen]


def receive(actor: Actor, pk: UUID, version: int | None, on: date) -> Dispatch:
    """The day a letter came. The terms of open complaints over a vedtak are reckoned anew from it."""
    actor.demand(Right.APPLICATION_WRITE)
    row = sending.note_received(actor, pk, version, on)
    _recount(actor, row)
    return row


def come_back(actor: Actor, pk: UUID, version: int | None, on: date, because: str) -> Dispatch:
    """A letter came back: nobody has got it, and no term has begun."""
    actor.demand(Right.APPLICATION_WRITE)
    row = sending.note_returned(actor, pk, version, on, because)
    _recount(actor, row)
    return row


def _recount(actor: Actor, row: Dispatch) -> None:
    if row.record_kind == RecordKind.VEDTAK:
        recount_terms(actor, row.record)


def send_digital_post(trace: Trace, today: date) -> list[UUID]:
    """What waits to go as digital post, sent or stopped without anybody signed in; protected ones are left.

    A letter to somebody protected is sent by a person who is cleared. SvarUt is not connected: a stand-in
    that always takes the letter stands where it will be called.
    """
    waiting = Dispatch.objects.select_for_update().filter(
        state=DispatchState.QUEUED, channel=LetterChannel.DIGITAL, grade=0
    )
    for row in waiting:
        sending.leave(trace, row, today, None, overtaken_words(row, today))
    return [row.pk for row in waiting if row.state == DispatchState.SENT]
