"""Disposal with a protocol: prepared by one, approved by another, carried out in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.access.queries import accounts_of, open_for_days
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.retention.choices import DisposalGround, DisposalState, Unit
from boligflyt.areas.retention.models import Disposal, DisposalItem
from boligflyt.areas.retention.queries.due import DueFile, as_due, due_files
from boligflyt.areas.retention.queries.plan import plan_in_force
from boligflyt.areas.retention.queries.protocols import disposals_visible_to
from boligflyt.toolkit.faults import Conflict, Forbidden, Refused

MOST = 50
OWN = "Du har selv forberedt dette. En annen må godkjenne det."
OTHER_ROWS = (
    "Noe er endret i mappene siden kassasjonen ble forberedt. Ikke utfør den. Forbered en ny, "
    "så dere ser hva som går."
)
STOPPED = "Kassasjonen er stanset for en av mappene. Ikke utfør den, og forbered en ny uten den mappen."
SAYS = {"disposal_of_what_was_shown": OTHER_ROWS, "no_disposal_while_stopped": STOPPED}


def prepare(actor: Actor, households: Iterable[UUID]) -> Disposal:
    """Write down which files are to go, and how many rows in each table. Nothing goes yet.

    Raises Refused when none is chosen, too many, or one that is not due, is blocked or not seen any more;
    Conflict when somebody has put one of them in another disposal meanwhile.
    """
    actor.demand(Right.RETENTION)
    wanted = set(households)
    if not 1 <= len(wanted) <= MOST:
        raise Refused(f"Velg mellom 1 og {MOST} mapper.", field="households")
    files = _free_files(actor, wanted)
    plan = plan_in_force()
    days = [one.since for file in files for one in file.verdict.reasons]
    row = Disposal(
        ground=DisposalGround.PLAN, law=f"{plan.law}. {plan.decided}", units=len(files), first_day=min(days),
        last_day=max(days), plan_sha256=plan.sha256,
    )  # fmt: skip
    return put(actor, row, Unit.HOUSEHOLD, [(one.household, one.household) for one in files])


def put(actor: Actor, row: Disposal, unit: Unit, subjects: list[tuple[UUID, UUID]]) -> Disposal:
    """Store a prepared disposal with its lines and the numbers that PostgreSQL counts; the caller has asked.

    `subjects`: each thing with its household. Raises Conflict when one of them is in a disposal already.
    """
    row.prepared_by_id, row.prepared_at, row.counts = actor.staff, actor.at, {}
    row.stamp(actor.at, actor.staff)
    try:
        with transaction.atomic():
            # The numbers are part of what the database lets nobody change, so they are counted beforehand.
            row.counts = _counted(unit, subjects)
            row.save(force_insert=True)
            DisposalItem.objects.bulk_create(
                DisposalItem(disposal=row, unit=unit, subject=subject, household=home)
                for subject, home in subjects
            )
    except IntegrityError as fault:
        if "disposed_once" not in str(fault):
            raise
        raise Conflict("Noen andre har allerede forberedt dette. Last siden på nytt.") from None
    record_change(actor.trace, "disposal", row.pk, "forberedte", ground=row.ground, units=row.units)
    return row


def approve(actor: Actor, pk: UUID) -> Disposal:
    """Approve what somebody else prepared, and carry it out at once: all of it or nothing.

    Raises Http404 for one that is not seen, Forbidden for one's own, Conflict when it is done or called off,
    Refused when a file in it is blocked meanwhile, or other rows would go than those that were shown.
    """
    actor.demand(Right.RETENTION)
    row = locked(disposals_visible_to(actor).filter(ground=DisposalGround.PLAN), pk)
    subjects = _subjects(row)
    if len(subjects) != row.units or len(_free_files(actor, set(subjects))) != row.units:
        raise Refused("En av mappene kan ikke kasseres lenger. Ikke utfør den, og forbered en ny.")
    return carry_out(actor, row, "household")


def call_off(actor: Actor, pk: UUID) -> Disposal:
    """Let a prepared disposal lie; what was in it can be put in another. Raises as `approve`."""
    actor.demand(Right.RETENTION)
    return let_lie(actor, locked(disposals_visible_to(actor).filter(ground=DisposalGround.PLAN), pk))


def let_lie(actor: Actor, row: Disposal) -> Disposal:
    """Close a prepared disposal without carrying it out; the caller has asked and locked it."""
    DisposalItem.objects.filter(disposal=row).delete()
    row.state = DisposalState.CALLED_OFF
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, "disposal", row.pk, "utførte ikke", ground=row.ground)
    return row


def locked(rows: Any, pk: UUID) -> Disposal:
    """The prepared disposal, locked. Raises Http404 for one not seen, Conflict for one that is settled."""
    row: Disposal | None = rows.select_for_update(of=("self",)).filter(pk=pk).first()
    if row is None:
        raise Http404
    if row.state != DisposalState.PREPARED:
        raise Conflict(f"Dette er allerede avgjort: {str(row.get_state_display()).lower()}.")
    return row


def carry_out(actor: Actor, row: Disposal, kind: str) -> Disposal:
    """Approve and let PostgreSQL do it, with a line in the trace for each thing. The row is locked."""
    if row.prepared_by_id in set(accounts_of(actor.staff)):
        raise Forbidden(OWN)
    subjects = _subjects(row)
    row.state, row.approved_by_id, row.approved_at = DisposalState.APPROVED, actor.staff, actor.at
    row.stamp(actor.at, actor.staff)
    row.save()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select retention_carry_out(%s, %s)", [row.pk, actor.at])
    except IntegrityError as fault:
        said = next((words for name, words in SAYS.items() if _named(fault, name)), None)
        if said is None:
            raise
        raise Refused(said) from None
    for subject in subjects:
        record_change(actor.trace, kind, subject, "er borte etter en protokoll", disposal=str(row.pk))
    record_change(actor.trace, "disposal", row.pk, "godkjente og utførte", ground=row.ground, units=row.units)
    row.refresh_from_db()
    return row


def _named(fault: IntegrityError, constraint: str) -> bool:
    diagnosis = getattr(fault.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) == constraint


def _subjects(row: Disposal) -> list[UUID]:
    return list(row.items.order_by("pk").values_list("subject", flat=True))


def _free_files(actor: Actor, wanted: set[UUID]) -> list[DueFile]:
    """The files as they stand now. Raises Refused when one of them may not go."""
    plan = plan_in_force()
    with open_for_days(actor):
        rows = list(due_files(actor, plan, actor.today).filter(pk__in=wanted))
    files = [one for one in as_due(rows, plan) if one.free]
    if len(files) != len(wanted):
        raise Refused(
            "En av mappene kan ikke kasseres nå. Last listen på nytt, og velg bare mapper uten hinder.",
            field="households",
        )
    return files


def _counted(unit: Unit, subjects: list[tuple[UUID, UUID]]) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select retention_counts_of(%s, %s::uuid[])", [unit.value, [one for one, _home in subjects]]
        )
        found = cursor.fetchone()[0]
    return dict(json.loads(found) if isinstance(found, str) else found)
