"""Sending: looked at once more, then sent or stopped; and what became of it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import Trace, record_change
from boligflyt.areas.letters.choices import STOP_WORDS, DispatchAction, LetterChannel
from boligflyt.areas.letters.letterhead import address_mark, has_address
from boligflyt.areas.letters.models import Dispatch
from boligflyt.areas.letters.queries import must_send, open_dispatch
from boligflyt.areas.letters.workflow import next_state
from boligflyt.areas.people.models import Membership, Person
from boligflyt.domain.letters import LetterFacts, Stop, reasons_to_stop
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Refused

LONGEST = 300


def locked_dispatch(actor: Actor, pk: UUID, version: int | None) -> Dispatch:
    """The row for a change: seen, the own office's, locked, and as it was read. Raises what those raise."""
    actor.demand(Right.APPLICATION_WRITE)
    seen = open_dispatch(actor, pk)
    must_send(actor, seen.office)
    row = Dispatch.locked(pk, version)
    row.recipient, row.office = seen.recipient, seen.office
    return row


def send_letter(
    actor: Actor, pk: UUID, version: int | None, channel: str = "", overtaken: str = ""
) -> Dispatch:
    """Look at the letter once more, then send it or stop it with the reason; the row says which.

    `channel`: another way than the row's. `overtaken`: why what the letter tells is no longer so, which the
    caller on top knows. What is handed over has come on the same day.
    """
    row = locked_dispatch(actor, pk, version)
    row.channel = LetterChannel(channel).value if channel else row.channel
    leave(actor.trace, row, actor.today, actor.staff, overtaken)
    return row


def leave(trace: Trace, row: Dispatch, today: date, by: UUID | None, overtaken: str) -> None:
    """The same for a locked row, also when nobody is signed in: the daily job sends digital post so."""
    state = next_state(row.state, DispatchAction.SEND)
    stops = reasons_to_stop(facts_of(row, today, overtaken=bool(overtaken)))
    if stops:
        row.state = next_state(row.state, DispatchAction.STOP)
        row.because = _words(stops, overtaken)
        _keep(trace, row, by, f"stanset brevet: {', '.join(stops)}")
        return
    row.state, row.sent_on, row.sent_by_id = state, today, by
    if row.channel == LetterChannel.HANDED:
        row.state, row.received_on = next_state(row.state, DispatchAction.RECEIVE), today
    _keep(trace, row, by, f"sendte brevet ({row.get_channel_display().lower()})")


def facts_of(row: Dispatch, today: date, *, overtaken: bool) -> LetterFacts:
    """What the look rests on, read now and not from what the page showed."""
    person = Person.objects.get(pk=row.recipient_id)
    belongs = Membership.objects.filter(
        household=row.household_id, person=row.recipient_id, period__contains=today
    ).exists()
    return LetterFacts(
        grade_then=row.made_grade, grade_now=person.grade, belongs=belongs, overtaken=overtaken,
        by_post=row.channel == LetterChannel.POST, same_address=address_mark(person) == row.address_mark,
        has_address=has_address(person),
    )  # fmt: skip


def _words(stops: tuple[Stop, ...], overtaken: str) -> str:
    said = {**STOP_WORDS, Stop.OVERTAKEN: overtaken or STOP_WORDS[Stop.OVERTAKEN]}
    return " ".join(said[one] for one in stops)[:LONGEST]


def stop_letter(actor: Actor, pk: UUID, version: int | None, because: str) -> Dispatch:
    """Somebody sees that the letter should not go. Raises Refused without a reason."""
    row = locked_dispatch(actor, pk, version)
    row.state = next_state(row.state, DispatchAction.STOP)
    row.because = _reason(because)
    _keep(actor.trace, row, actor.staff, "stanset brevet")
    return row


def note_received(actor: Actor, pk: UUID, version: int | None, on: date) -> Dispatch:
    """The day the letter came to the one it is to. Raises Refused for a day before it was sent or to come."""
    row = locked_dispatch(actor, pk, version)
    state = next_state(row.state, DispatchAction.RECEIVE)
    _must_be_after(row, on, actor.today)
    row.state, row.received_on = state, on
    _keep(actor.trace, row, actor.staff, "førte når brevet kom fram")
    return row


def note_returned(actor: Actor, pk: UUID, version: int | None, on: date, because: str) -> Dispatch:
    """The letter came back, so nobody has got it; a day it was said to have come is taken away."""
    row = locked_dispatch(actor, pk, version)
    state = next_state(row.state, DispatchAction.RETURN)
    _must_be_after(row, on, actor.today)
    row.because = _reason(because)
    row.state, row.returned_on, row.received_on = state, on, None
    _keep(actor.trace, row, actor.staff, "førte at brevet kom i retur")
    return row


def queue_again(actor: Actor, pk: UUID, version: int | None, channel: str = "") -> Dispatch:
    """Put a stopped or returned letter in the outbox again, as things are now.

    Where the address is another than the one in the letter, it goes with a sheet that carries the present
    one. Somebody has looked at it, so protection that came since is known; it is not sent by post then.
    """
    row = locked_dispatch(actor, pk, version)
    row.state = next_state(row.state, DispatchAction.QUEUE_AGAIN)
    person, mark = row.recipient, address_mark(row.recipient)
    row.address_sheet = row.address_sheet or mark != row.address_mark
    row.address_mark, row.made_grade, row.queued_on = mark, person.grade, actor.today
    row.sent_on = row.sent_by_id = row.returned_on = None
    row.because = ""
    wanted = LetterChannel(channel).value if channel else row.channel
    row.channel = wanted if wanted != LetterChannel.POST or has_address(person) else LetterChannel.HANDED
    _keep(actor.trace, row, actor.staff, "la brevet i utboksen igjen")
    return row


def _must_be_after(row: Dispatch, on: date, today: date) -> None:
    if row.sent_on and on < row.sent_on:
        raise Refused(
            f"Brevet ble sendt {norwegian_date(row.sent_on)}. Velg den dagen eller en senere.", field="on"
        )
    if on > today:
        raise Refused("Dagen har ikke vært ennå. Velg i dag eller tidligere.", field="on")


def _reason(because: str) -> str:
    if not because.strip():
        raise Refused("Skriv hvorfor.", field="because")
    return because.strip()[:LONGEST]


def _keep(trace: Trace, row: Dispatch, by: UUID | None, what: str) -> None:
    row.stamp(trace.at, by)
    row.save()
    record_change(trace, "dispatch", row.pk, what)
