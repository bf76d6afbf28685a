"""The procedure is changed as a draft, and adopted from a day; what is adopted is never changed (PRO-01)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import ProcedureVersion
from boligflyt.areas.applications.queries.procedure import adopted_versions, open_draft, version_before
from boligflyt.areas.audit.services import record_change
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.domain.procedure import (
    ProcedureStep,
    changes,
    free_code,
    from_json,
    moved,
    problems,
    to_json,
    with_step,
    without,
)
from boligflyt.toolkit.faults import Conflict, Refused

KIND = "procedure"


def make_draft(actor: Actor) -> ProcedureVersion:
    """A draft that begins as the version adopted last; the one that is there already, when there is one."""
    actor.demand(Right.PROCEDURE_LEAD)
    there = ProcedureVersion.objects.filter(adopted_at=None).first()
    if there is not None:
        return there
    latest = max(adopted_versions(), key=lambda one: one.number)
    row = ProcedureVersion(steps=to_json(latest.steps))
    row.stamp(actor.at, actor.staff)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as fault:
        if "one_draft_of_the_procedure" not in str(fault):
            raise
        raise Conflict("Noen andre laget et utkast samtidig. Last siden på nytt.") from None
    record_change(actor.trace, KIND, row.pk, "Laget utkast til prosedyre")
    return row


def keep_step(actor: Actor, pk: UUID, version: int | None, step: ProcedureStep) -> ProcedureVersion:
    """Put the step in the draft: in the place of the one with its code, or without a code as one of our own.

    Raises Refused when the steps would not be a procedure; VersionConflict when the draft was changed
    meanwhile; Http404 for what is no draft.
    """
    actor.demand(Right.PROCEDURE_LEAD)
    row = _locked(actor, pk, version)
    steps = from_json(row.steps)
    if not step.code:
        taken = [one.code for held in adopted_versions() for one in held.steps]
        return _save(
            actor, row, with_step(steps, replace(step, code=free_code(steps, taken))), f"La til «{step.name}»"
        )
    _step(row, step.code)
    return _save(actor, row, with_step(steps, step), f"Endret steget «{step.name}»")


def move_step(actor: Actor, pk: UUID, version: int | None, code: str, places: int) -> ProcedureVersion:
    """Move a step of the draft up or down. Raises Refused for a step that is not there."""
    actor.demand(Right.PROCEDURE_LEAD)
    row = _locked(actor, pk, version)
    step = _step(row, code)
    return _save(actor, row, moved(from_json(row.steps), code, places), f"Flyttet steget «{step.name}»")


def remove_step(actor: Actor, pk: UUID, version: int | None, code: str) -> ProcedureVersion:
    """Take one of the municipality's own steps out of the draft. Raises Refused for the program's steps."""
    actor.demand(Right.PROCEDURE_LEAD)
    row = _locked(actor, pk, version)
    step = _step(row, code)
    if not step.own:
        raise Refused(
            f"«{step.name}» kan ikke fjernes, bare slås av. Boligflyt kjenner steget igjen i sakene."
        )
    return _save(actor, row, without(from_json(row.steps), code), f"Fjernet steget «{step.name}»")


def drop_draft(actor: Actor, pk: UUID, version: int | None) -> None:
    """Throw the draft away; its history stays. Raises Http404 for what is adopted."""
    actor.demand(Right.PROCEDURE_LEAD)
    row = _locked(actor, pk, version)
    record_change(actor.trace, KIND, row.pk, "Slettet utkast til prosedyre")
    row.delete()


def adopt(actor: Actor, pk: UUID, version: int | None, from_day: date, why: str) -> ProcedureVersion:
    """Let the draft hold from a day, today or later: cases keep the words that held when a step was done.

    Raises Refused for a day that has been, without a reason, without a change, or with faults in the steps.
    """
    actor.demand(Right.PROCEDURE_LEAD)
    row = _locked(actor, pk, version)
    if from_day < actor.today:
        raise Refused(
            f"{norwegian_date(from_day)} er passert. En prosedyre kan gjelde fra i dag eller senere.",
            field="from_day",
        )  # fmt: skip
    if not why.strip():
        raise Refused("Skriv hvorfor prosedyren blir endret.", field="why")
    steps = from_json(row.steps)
    _must_be_sound(steps)
    if not changes(version_before(row).steps, steps):
        raise Refused("Utkastet er likt den forrige versjonen. Endre noe, eller slett utkastet.")
    row.number = max(one.number for one in adopted_versions()) + 1
    row.from_day, row.why = from_day, why.strip()
    row.adopted_at, row.adopted_by_id = actor.at, actor.staff
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, KIND, row.pk, "Vedtok prosedyren", number=row.number, from_day=str(from_day))
    return row


def _locked(actor: Actor, pk: UUID, version: int | None) -> ProcedureVersion:
    open_draft(actor, pk)
    return ProcedureVersion.locked(pk, version)


def _step(row: ProcedureVersion, code: str) -> ProcedureStep:
    found = row.procedure.step(code)
    if found is None:
        raise Refused("Steget finnes ikke i utkastet. Last siden på nytt.")
    return found


def _must_be_sound(steps: Sequence[ProcedureStep]) -> None:
    found = problems(steps)
    if found:
        raise Refused(" ".join(found))


def _save(actor: Actor, row: ProcedureVersion, steps: Sequence[ProcedureStep], what: str) -> ProcedureVersion:
    _must_be_sound(steps)
    row.steps = to_json(steps)
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, KIND, row.pk, what)
    return row
