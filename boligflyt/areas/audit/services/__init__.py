"""Writing the trace. A look is recorded over `side` before the answer leaves, a change with the change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import Error, transaction

from boligflyt.areas.audit.choices import Deed
from boligflyt.areas.audit.models import CommandReceipt, Event
from boligflyt.toolkit.faults import Conflict
from boligflyt.toolkit.parts import Parts


class TraceNotWritten(Exception):
    """The trace could not be written, so nothing may be shown and nothing stored (ADR 0013)."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Who acts, in which role and office, why and when: what every line of the trace starts with."""

    actor: UUID | None
    role: str
    office: UUID | None
    purpose: str
    at: datetime


def _event(trace: Trace, deed: Deed, kind: str, subject: UUID | None, **rest: Any) -> Event:
    return Event(
        at=trace.at, actor=trace.actor, role=trace.role, office=trace.office, purpose=trace.purpose,
        deed=deed, kind=kind, subject=subject, **rest,
    )  # fmt: skip


def _write(event: Event, using: str) -> None:
    """Raises TraceNotWritten when the database does not take it; what it said is not for the page."""
    try:
        event.save(using=using, force_insert=True)
    except Error as fault:
        raise TraceNotWritten from fault


def record_read(trace: Trace, kind: str, subject: UUID, *, deed: Deed = Deed.READ) -> None:
    """One opened object; kept even if the request is read-only or fails afterwards."""
    _write(_event(trace, deed, kind, subject), "side")


def record_list(trace: Trace, kind: str, subjects: Iterable[UUID | str]) -> None:
    """One list: a single line with everybody who was shown.

    PostgreSQL is given them as one text: a register has many. It takes nothing there but keys.
    """
    shown = ",".join(map(str, subjects))
    if shown:
        _write(_event(trace, Deed.LISTED, kind, None, subjects=f"{{{shown}}}"), "side")


def record_refusal(trace: Trace, kind: str, subject: UUID | None, why: str) -> None:
    """Somebody asked for what they may not see or do."""
    _write(_event(trace, Deed.REFUSED, kind, subject, detail={"why": why}), "side")


def record_change(trace: Trace, kind: str, subject: UUID, what: str, **detail: Any) -> None:
    """A change, in the same transaction as the change: both or neither."""
    _write(_event(trace, Deed.CHANGED, kind, subject, detail={"what": what, **detail}), "default")


def record_sign_in(account: UUID, at: datetime, how: str) -> None:
    """Somebody signed in with this account. Raises TraceNotWritten; then nobody is signed in."""
    trace = Trace(account, "", None, "", at)
    _write(_event(trace, Deed.SIGNED_IN, "account", account, detail={"how": how}), "side")


def record_failed_sign_in(account: UUID | None, at: datetime, why: str) -> None:
    """Somebody tried, at an account or at a name that is nobody's. What was typed is not kept."""
    trace = Trace(None, "", None, "", at)
    _write(_event(trace, Deed.REFUSED, "account", account, detail={"why": why}), "side")


def record_opening(trace: Trace, kind: str, subject: UUID, **detail: Any) -> None:
    """Somebody opened for themselves, with a written reason: in one transaction with what it gives them."""
    _write(_event(trace, Deed.OPENED, kind, subject, detail=detail), "default")


def run_once(
    command: UUID, kind: str, trace: Trace, do: Callable[[], UUID | None]
) -> tuple[UUID | None, bool]:
    """Carry out a command at most once: gives its result and whether it was done now.

    A second click waits for the first one's transaction and gets its result. The same command number from
    another person or for another kind is a Conflict.
    """
    with transaction.atomic():
        receipt, made = _receipt(command, kind, trace)
        if not made:
            return receipt.result, False
        result = do()
        CommandReceipt.objects.filter(id=command).update(result=result)
        return result, True


def run_once_in_parts(
    command: UUID, kind: str, trace: Trace, parts: Parts[UUID | None]
) -> Parts[tuple[UUID | None, bool]]:
    """As `run_once`, for work that tells how far it has come. Let go on the way, nothing of it was done."""
    with transaction.atomic():
        receipt, made = _receipt(command, kind, trace)
        if not made:
            return receipt.result, False
        result = yield from parts
        CommandReceipt.objects.filter(id=command).update(result=result)
        return result, True


def _receipt(command: UUID, kind: str, trace: Trace) -> tuple[CommandReceipt, bool]:
    if trace.actor is None:
        raise Conflict("En kommando må ha en avsender.")
    receipt, made = CommandReceipt.objects.get_or_create(
        id=command, defaults={"kind": kind, "actor": trace.actor, "at": trace.at}
    )
    if not made and (receipt.kind, receipt.actor) != (kind, trace.actor):
        raise Conflict("Denne bekreftelsen er brukt til noe annet. Åpne siden på nytt og prøv igjen.")
    return receipt, made


def ask_to_stop(command: UUID, trace: Trace) -> None:
    """Ask for a command that is on its way in parts to be let go; whoever asks must have sent it."""
    _receipt(_stop_of(command, trace), "stop", trace)


def is_asked_to_stop(command: UUID, trace: Trace) -> bool:
    """Whether whoever sent the command has asked for it to be let go."""
    return CommandReceipt.objects.filter(id=_stop_of(command, trace)).exists()


def _stop_of(command: UUID, trace: Trace) -> UUID:
    return uuid5(command, f"stop {trace.actor}")
