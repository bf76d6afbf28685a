"""The moves of the table of life events, each by the service that owns the thing."""

from __future__ import annotations

from collections.abc import Callable

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import EntryState, OfferState
from boligflyt.areas.allocation.models import Offer, QueueEntry
from boligflyt.areas.allocation.services.moving_in import call_off_move_in
from boligflyt.areas.allocation.services.queue import leave_queue, set_entry_state
from boligflyt.areas.applications.choices import Action, State, VedtakState
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.applications.services.steps import take_step
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.casework.queries.life import OpenRows
from boligflyt.domain.life_events import Consequence, Move

ENDS = {State.AWAITING_ANSWER: Action.LAPSE, State.GRANTED: Action.LAPSE, State.ASSISTED: Action.LAPSE}


def carried_out(actor: Actor, rows: OpenRows, line: Consequence) -> bool:
    """Do what the line says at once; False when that is for somebody else, or for a person to judge."""
    do = MOVES.get(line.move)
    if do is None or not _may(actor, rows, line.move):
        return False
    do(actor, rows, line)
    return True


def _may(actor: Actor, rows: OpenRows, move: Move) -> bool:
    owns = rows.case is None or rows.case.office_id == actor.office
    right = Right.LEASE_WRITE if move is Move.VOID_LEASE else Right.APPLICATION_WRITE
    return owns and actor.may(right)


def _locked(rows: OpenRows) -> Application:
    assert rows.case is not None  # noqa: S101 # nosec B101 – the table gives no such line without a case
    return Application.locked(rows.case.pk, None)


def _reassess(actor: Actor, rows: OpenRows, line: Consequence) -> None:
    take_step(actor, _locked(rows), Action.REASSESS, line.why)


def _close(actor: Actor, rows: OpenRows, line: Consequence) -> None:
    case = _locked(rows)
    take_step(actor, case, ENDS.get(State(case.state), Action.DISMISS), line.why)


def _return(actor: Actor, rows: OpenRows, line: Consequence) -> None:
    for known in rows.vedtak:
        vedtak = Vedtak.locked(known.pk, None)
        vedtak.state, vedtak.returned_because = VedtakState.RETURNED, line.why
        vedtak.stamp(actor.at, actor.staff)
        vedtak.save()
        record_change(actor.trace, "vedtak", vedtak.pk, "Sendte vedtaket tilbake")
    case = _locked(rows)
    if case.state == State.WITH_DECIDER:
        take_step(actor, case, Action.SEND_BACK, line.why)


def _leave_queue(actor: Actor, rows: OpenRows, line: Consequence) -> None:
    if rows.place is not None:
        leave_queue(actor, QueueEntry.locked(rows.place.pk, None), line.why)


def _withdraw_offer(actor: Actor, rows: OpenRows, line: Consequence) -> None:
    if rows.offer is None:
        return
    offer = Offer.locked(rows.offer.pk, None)
    offer.state = OfferState.WITHDRAWN
    offer.stamp(actor.at, actor.staff)
    offer.save()
    record_change(actor.trace, "offer", offer.pk, "trakk tilbudet", because=line.why)
    entry = QueueEntry.locked(offer.entry_id, None)
    if entry.state == EntryState.OFFERED:
        set_entry_state(actor, entry, EntryState.WAITING)


def _void_lease(actor: Actor, rows: OpenRows, line: Consequence) -> None:
    if rows.prepared is not None:
        call_off_move_in(actor, rows.prepared.pk, None, line.why)


MOVES: dict[Move, Callable[[Actor, OpenRows, Consequence], None]] = {
    Move.REASSESS: _reassess,
    Move.CLOSE: _close,
    Move.RETURN: _return,
    Move.LEAVE_QUEUE: _leave_queue,
    Move.WITHDRAW_OFFER: _withdraw_offer,
    Move.VOID_LEASE: _void_lease,
}
