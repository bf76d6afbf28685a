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
from boligflyt.areas.applications.choices import VedtakKind, VedtakState
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.applications.queries import domain_facts, rule_set_for
from boligflyt.areas.applications.services.vedtak import Approval, decide_case
from boligflyt.areas.audit.services import record_change
from boligflyt.domain.eligibility import priority_of
from boligflyt.toolkit.faults import Conflict, Refused

HIGHEST_LOT = 2_000_000_000
REASON_LENGTH = 400


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
    facts = vedtak.frozen.get("facts") or domain_facts(application, actor.today)
    priority = priority_of(facts, rule_set_for(actor.today), actor.today)
    why = why_here(application.housing, application.housing_since, actor.today)
    entry = QueueEntry(
        application=application, vedtak=vedtak, group=priority.group or "", sub_group=priority.sub or "",
        group_rank=priority.rank[0], sub_rank=priority.rank[1],
        reason=f"{why}."[:REASON_LENGTH], decided_on=actor.today, lot=lot,
    )  # fmt: skip
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


def decide_case_and_enqueue(
    actor: Actor, application_id: UUID, approvals: Iterable[Approval], lot: int
) -> list[Vedtak]:
    """The second person decides the case; a granted dwelling gives a place in the queue at once."""
    decided = decide_case(actor, application_id, approvals)
    for vedtak in decided:
        if vedtak.kind == VedtakKind.MUNICIPAL_DWELLING and vedtak.granted:
            enqueue(actor, vedtak.application, vedtak, lot)
    return decided


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
