"""An import confirmed: everything that was shown as right is stored in one transaction, or nothing is."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import ImportAction, RowOutcome
from boligflyt.areas.dwellings.models import DwellingImport
from boligflyt.areas.dwellings.services.changing import (
    AFTER,
    BEFORE,
    moved_on,
    place_buildings,
    store_changes,
)
from boligflyt.areas.dwellings.services.importing import KIND
from boligflyt.areas.dwellings.services.making import count_anew, make_new
from boligflyt.areas.dwellings.services.reference import fill_made
from boligflyt.areas.dwellings.services.spans import Span, spans_of
from boligflyt.areas.dwellings.workflow import next_state
from boligflyt.toolkit.faults import Refused
from boligflyt.toolkit.parts import Parts, whole

STALE = (
    "Registeret er endret siden filen ble sammenlignet{where}. "
    "Velg «Sammenlign på nytt», og se over endringene."
)


def confirm_import(actor: Actor, pk: UUID, version: int | None) -> DwellingImport:
    """Store what the rows say. Raises Refused when the register was changed since they were compared."""
    return whole(confirm_in_parts(actor, pk, version))


def confirm_in_parts(actor: Actor, pk: UUID, version: int | None) -> Parts[DwellingImport]:
    """As `confirm_import`: all of it is stored after the last part, and nothing before."""
    actor.demand(Right.DWELLING_WRITE)
    return _confirmed(actor, pk, version)


def _confirmed(actor: Actor, pk: UUID, version: int | None) -> Parts[DwellingImport]:
    with transaction.atomic():
        batch = DwellingImport.locked(pk, version)
        batch.state = next_state(batch.state, ImportAction.CONFIRM)
        if not batch.counts["new"] + batch.counts["changed"]:
            raise Refused("Filen endrer ingenting i registeret. Det er ingenting å legge inn.")
        for span in spans_of(batch, RowOutcome.NEW):
            _make(actor, batch, span)
            yield span.done
        for label, number in moved_on(batch, [RowOutcome.CHANGED], later=0, side=BEFORE)[:1]:
            raise Refused(STALE.format(where=f" ({label}, rad {number})"))
        place_buildings(batch, AFTER)
        for span in spans_of(batch, RowOutcome.CHANGED):
            store_changes(actor, batch, span)
            yield span.done
        count_anew(batch)
        if batch.sheet:  # what was left out of the municipality's own sheet has served its end
            batch.rows.update(stored={})
        batch.confirmed_at, batch.confirmed_by = actor.at, actor.staff
        batch.stamp(actor.at, actor.staff)
        batch.save()
        counts = {name: batch.counts[name] for name in RowOutcome.values}
        record_change(actor.trace, KIND, pk, "La inn boliger fra fil", **counts)
    return batch


def _make(actor: Actor, batch: DwellingImport, span: Span) -> None:
    try:
        with transaction.atomic():
            fill_made(make_new(actor, batch, span))
    except IntegrityError:
        raise Refused(STALE.format(where="")) from None
