"""Stans kassasjon: nothing of the household goes while a reason stands."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.http import Http404

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.people.models import Household
from boligflyt.areas.retention.choices import HoldReason
from boligflyt.areas.retention.models import LegalHold
from boligflyt.areas.retention.queries.due import files_visible_to, holds_on
from boligflyt.toolkit.faults import Conflict, Refused


def stop(actor: Actor, household: UUID, reason: HoldReason, until: date | None) -> LegalHold:
    """Stop disposal of a household from today, to a last day or until somebody ends it.

    Raises Http404 for a household whose file the actor may not dispose of, Refused for a day that is past.
    """
    actor.demand(Right.RETENTION)
    home = _seen(actor, household)
    if until is not None and until < actor.today:
        raise Refused("Siste dag kan ikke være før i dag.", field="until")
    row = LegalHold(household=home, reason=reason, begun_on=actor.today, until=until, set_by_id=actor.staff)
    row.stamp(actor.at, actor.staff)
    row.save(force_insert=True)
    record_change(actor.trace, "household", home.pk, "stanset kassasjon", reason=str(reason))
    return row


def end_stop(actor: Actor, household: UUID) -> LegalHold:
    """End the stop that runs: yesterday was its last day, or today when it began today.

    Raises Http404 for a household that is not seen, Conflict when nothing stops it any more.
    """
    actor.demand(Right.RETENTION)
    home = _seen(actor, household)
    row = holds_on(actor.today).filter(household=home).select_for_update().order_by("begun_on", "pk").first()
    if row is None:
        raise Conflict("Kassasjonen er ikke stanset lenger. Last siden på nytt.")
    row.until = max(row.begun_on, actor.today - timedelta(days=1))
    row.stamp(actor.at, actor.staff)
    row.save()
    record_change(actor.trace, "household", home.pk, "avsluttet stans av kassasjon")
    return row


def _seen(actor: Actor, household: UUID) -> Household:
    home = files_visible_to(actor).filter(pk=household).first()
    if home is None:
        raise Http404
    return home
