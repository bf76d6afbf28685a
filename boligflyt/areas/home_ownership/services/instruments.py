"""Considering an instrument in a case: relevant or not and why, applied for, and its result (MEA-1.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.home_ownership.choices import Instrument, LoanState, UseState
from boligflyt.areas.home_ownership.models import HousingLoan, InstrumentUse
from boligflyt.areas.home_ownership.services.assessments import own_case
from boligflyt.areas.home_ownership.workflow import NEEDS_REASON, SETTLED, use_states
from boligflyt.toolkit.faults import Conflict, Refused

NOT_GRANTED = "Ikke innvilget i lånesaken"


@dataclass(frozen=True, slots=True)
class InstrumentNote:
    """What is noted: the state, the day it came about, and why."""

    state: UseState
    on: date
    reason: str = ""


def consider_instrument(
    actor: Actor, application: UUID, instrument: Instrument, version: int | None, note: InstrumentNote
) -> InstrumentUse:
    """Note what was considered, applied for or answered; it stands on the case with who and when.

    Raises Http404 for a case whose economy the actor does not see, Forbidden for another office's, Refused
    for a step that the table does not have, a day to come, or a missing reason.
    """
    actor.demand(Right.APPLICATION_WRITE)
    own_case(actor, application)
    found = InstrumentUse.objects.filter(application=application, instrument=instrument).first()
    if found is None:
        found = InstrumentUse(application_id=application, instrument=instrument)
    else:
        found = InstrumentUse.locked(found.pk, version)
    _check(found, note, actor.today)
    _fill(actor, found, note)
    found.stamp(actor.at, actor.staff)
    _save(found)
    record_change(actor.trace, "instrument", found.pk, f"førte virkemiddel: {str(note.state.label).lower()}")
    return found


def note_asked(actor: Actor, loan: HousingLoan) -> None:
    """What the register of loans knows stands among the instruments too: applied for."""
    for instrument, asked in ((Instrument.STARTLAAN, loan.loan_asked), (Instrument.GRANT, loan.grant_asked)):
        use = InstrumentUse.objects.filter(application=loan.application_id, instrument=instrument).first()
        if asked and (use is None or use.state not in (UseState.APPLIED, UseState.GRANTED)):
            note = InstrumentNote(UseState.APPLIED, loan.applied_on)
            consider_instrument(actor, loan.application_id, instrument, None, note)


def note_answered(actor: Actor, loan: HousingLoan, on: date) -> None:
    """The answer to a loan is that of its instruments, where they still wait for one."""
    withdrawn = loan.state == LoanState.WITHDRAWN
    granted = ((Instrument.STARTLAAN, loan.loan_granted), (Instrument.GRANT, loan.grant_granted))
    waiting = InstrumentUse.objects.filter(application=loan.application_id, state=UseState.APPLIED)
    for instrument, amount in granted:
        if not waiting.filter(instrument=instrument, applied_on__lte=on).exists():
            continue
        state = UseState.WITHDRAWN if withdrawn else UseState.GRANTED if amount else UseState.REFUSED
        reason = loan.reason or (NOT_GRANTED if state == UseState.REFUSED else "")
        note = InstrumentNote(state, on, reason)
        consider_instrument(actor, loan.application_id, instrument, None, note)


def _check(found: InstrumentUse, note: InstrumentNote, today: date) -> None:
    now = UseState(found.state) if found.state else None
    if note.state not in use_states(now):
        said = now.label if now else "Ikke vurdert"
        raise Refused(f"«{said}» kan ikke bli «{note.state.label}».", field="state")
    if note.state in NEEDS_REASON and not note.reason.strip():
        raise Refused("Skriv hvorfor.", field="reason")
    if note.on > today:
        raise Refused("Dagen kan ikke ligge fram i tid.", field="on")
    if note.state in SETTLED and found.applied_on and note.on < found.applied_on:
        raise Refused(f"Svaret kan ikke komme før søknaden, {found.applied_on:%d.%m.%Y}.", field="on")


def _fill(actor: Actor, found: InstrumentUse, note: InstrumentNote) -> None:
    found.state, found.reason = note.state, note.reason.strip()
    if note.state == UseState.APPLIED:
        found.applied_on, found.settled_on = note.on, None
    elif note.state in SETTLED:
        found.settled_on = note.on
    if found.considered_on is None or note.state in (UseState.RELEVANT, UseState.NOT_RELEVANT):
        found.considered_on, found.considered_by_id = note.on, actor.staff


def _save(found: InstrumentUse) -> None:
    try:
        with transaction.atomic():
            found.save()
    except IntegrityError as fault:
        if "one_of_each_instrument" not in str(fault):
            raise
        raise Conflict("Noen vurderte virkemiddelet samtidig med deg. Last siden på nytt.") from None
