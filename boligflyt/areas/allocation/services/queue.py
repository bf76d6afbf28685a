"""Into the queue with a vedtak, and out of it again."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.choices import EntryState
from boligflyt.areas.allocation.models import QueueEntry
from boligflyt.areas.allocation.queries.queue import why_here
from boligflyt.areas.applications.choices import Action, State, VedtakKind, VedtakState
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.applications.queries import domain_facts, rules_for
from boligflyt.areas.applications.services.steps import act
from boligflyt.areas.applications.services.vedtak import Approval, decide_case
from boligflyt.areas.audit.services import record_change
from boligflyt.domain.eligibility import priority_of
from boligflyt.toolkit.faults import Conflict, Refused

HIGHEST_LOT = 2_000_000_000
REASON_LENGTH = 400
BECAUSE_LENGTH = 200


def draw_lot(rng: Random) -> int:
    """A lot number; the caller passes the source of chance, and the number is kept on the place."""
    return rng.randint(1, HIGHEST_LOT)


def enqueue(actor: Actor, application: Application, vedtak: Vedtak, lot: int) -> QueueEntry:
    """A place for the household, by the facts the vedtak froze and the rules of the day.

    Raises Refused without a decided, granted vedtak about municipal dwelling, Conflict when it has a place.
    """
    if (vedtak.kind, vedtak.state, vedtak.granted) != (
        VedtakKind.MUNICIPAL_DWELLING,
        VedtakState.DECIDED,
        True,
    ):
        raise Refused("Bare den som har fått innvilget kommunal bolig, får plass på ventelisten.")
    entry = QueueEntry(application=application, decided_on=actor.today, lot=lot)
    _place(actor, entry, vedtak)
    entry.stamp(actor.at, actor.staff)
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError as fault:
        if "one_place_in_the_queue" not in str(fault):
            raise
        raise Conflict("Husstanden har allerede en plass på ventelisten.") from None
    record_change(actor.trace, "queue", entry.pk, "satte husstanden på ventelisten", lot=lot)
    return entry


def _place(actor: Actor, entry: QueueEntry, vedtak: Vedtak) -> None:
    """Group and reason by the facts the vedtak froze and the rules of the day."""
    application = vedtak.application
    facts = vedtak.frozen.get("facts") or domain_facts(application, actor.today)
    priority = priority_of(facts, rules_for(actor, application), actor.today)
    entry.vedtak = vedtak
    entry.group, entry.sub_group = priority.group or "", priority.sub or ""
    entry.group_rank, entry.sub_rank = priority.rank
    entry.reason = f"{why_here(application.housing, application.housing_since, actor.today)}."[:REASON_LENGTH]


def decide_case_and_enqueue(
    actor: Actor, application_id: UUID, approvals: Iterable[Approval], lot: int
) -> list[Vedtak]:
    """The second person decides the case; a granted dwelling gives a place in the queue at once.

    After a new assessment the place is kept with the new vedtak and its group, or lost with a refusal.
    """
    decided = decide_case(actor, application_id, approvals)
    for vedtak in decided:
        if vedtak.kind != VedtakKind.MUNICIPAL_DWELLING:
            continue
        held = _held_place(application_id)
        if held is not None:
            _decided_again(actor, held, vedtak)
        elif vedtak.granted:
            enqueue(actor, vedtak.application, vedtak, lot)
    return decided


def act_on_case(actor: Actor, pk: UUID, version: int | None, action: Action, reason: str = "") -> Application:
    """One step by hand, with what it means for the place in the queue (INC-03).

    Raises Refused when an offer or a lease that is not done must be dealt with first.
    """
    application = act(actor, pk, version, action, reason)
    held = _held_place(pk)
    if held is None:
        return application
    if held.state == EntryState.OFFERED:
        raise Refused("Husstanden har et tilbud som ikke er gjort ferdig. Før svaret på tilbudet først.")
    if application.state in {State.WITHDRAWN, State.DISMISSED, State.LAPSED}:
        leave_queue(actor, held, f"{application.get_state_display()}: {reason.strip()}"[:BECAUSE_LENGTH])
    return application


def _held_place(application: UUID) -> QueueEntry | None:
    return (
        QueueEntry.objects.select_for_update()
        .filter(application=application, state__in=[EntryState.WAITING, EntryState.OFFERED])
        .first()
    )


def _decided_again(actor: Actor, entry: QueueEntry, vedtak: Vedtak) -> None:
    if not vedtak.granted:
        leave_queue(actor, entry, "Nytt vedtak: avslag på kommunal bolig.")
        return
    _place(actor, entry, vedtak)
    entry.stamp(actor.at, actor.staff)
    entry.save()
    record_change(actor.trace, "queue", entry.pk, "ga husstanden plass etter nytt vedtak")


def leave_queue(
    actor: Actor, entry: QueueEntry, because: str, state: EntryState = EntryState.LEFT
) -> QueueEntry:
    """Take a locked entry off the list, with the day and the reason."""
    entry.state, entry.left_on, entry.left_because = state, actor.today, because
    entry.stamp(actor.at, actor.staff)
    entry.save()
    record_change(actor.trace, "queue", entry.pk, "tok husstanden av ventelisten", because=because)
    return entry


def set_entry_state(actor: Actor, entry: QueueEntry, state: EntryState) -> None:
    """Note that the household has an offer, or waits again."""
    entry.state = state
    entry.stamp(actor.at, actor.staff)
    entry.save()
