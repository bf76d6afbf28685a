"""An import confirmed: everything that was shown as right is stored in one transaction, or nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import ImportAction, RowOutcome
from boligflyt.areas.dwellings.file_values import (
    OF_BUILDING,
    OF_DWELLING,
    OF_OWNER,
    fields_for,
)
from boligflyt.areas.dwellings.models import (
    Building,
    Dwelling,
    DwellingImport,
    DwellingOwner,
    ImportRow,
)
from boligflyt.areas.dwellings.services.importing import CHUNK, KIND
from boligflyt.areas.dwellings.services.making import make_new
from boligflyt.areas.dwellings.workflow import next_state
from boligflyt.toolkit.faults import Refused

STALE = (
    "Registeret er endret siden filen ble sammenlignet{where}. "
    "Velg «Sammenlign på nytt», og se over endringene."
)
STAMPS = ("version", "changed_at", "changed_by", "from_file")


def confirm_import(actor: Actor, pk: UUID, version: int | None) -> DwellingImport:
    """Store what the rows say. Raises Refused when the register was changed since they were compared."""
    actor.demand(Right.DWELLING_WRITE)
    with transaction.atomic():
        batch = DwellingImport.locked(pk, version)
        batch.state = next_state(batch.state, ImportAction.CONFIRM)
        if not batch.counts["new"] + batch.counts["changed"]:
            raise Refused("Filen endrer ingenting i registeret. Det er ingenting å legge inn.")
        try:
            with transaction.atomic():
                make_new(actor, batch)
        except IntegrityError:
            raise Refused(STALE.format(where="")) from None
        for rows in chunks_of(batch, RowOutcome.CHANGED):
            _change(actor, rows)
        if batch.sheet:  # what was left out of the municipality's own sheet has served its end
            batch.rows.update(stored={})
        batch.confirmed_at, batch.confirmed_by = actor.at, actor.staff
        batch.stamp(actor.at, actor.staff)
        batch.save()
        counts = {name: batch.counts[name] for name in RowOutcome.values}
        record_change(actor.trace, KIND, pk, "La inn boliger fra fil", **counts)
    return batch


def chunks_of(batch: DwellingImport, outcome: RowOutcome) -> Iterator[list[ImportRow]]:
    """The rows of one outcome in order, some at a time."""
    last = 0
    rows = batch.rows.filter(outcome=outcome).defer("stored", "faults", "notes").order_by("number")
    while chunk := list(rows.filter(number__gt=last)[:CHUNK]):
        last = chunk[-1].number
        yield chunk


def _from_file(values: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """What is written out again as it came: the words of codes, and the municipality's own columns."""
    codes = {**before.get("codes", {}), **values.get("_codes", {})}
    return {"codes": codes, "own": {**before.get("own", {}), **values.get("_own", {})}}


def _change(actor: Actor, rows: list[ImportRow]) -> None:
    """Store the changes of dwellings that are as they were when they were compared."""
    found = {
        one.pk: one
        for one in Dwelling.objects.select_for_update(of=("self",))
        .select_related("building", "owner")
        .filter(pk__in=[row.dwelling for row in rows])
    }
    touched, homes, owners = set[str](), dict[UUID, Building](), list[DwellingOwner]()
    for row in rows:
        dwelling = found.get(row.dwelling)  # type: ignore[arg-type]
        if dwelling is None or dwelling.version != row.version:
            raise Refused(STALE.format(where=f" ({row.label}, rad {row.number})"))
        told = {one["column"]: one["after"] for one in row.changes if not one["own"]}
        new = fields_for(told, OF_DWELLING)
        touched |= set(new)
        _set(dwelling, new)
        if of_home := fields_for(told, OF_BUILDING):
            _set(homes.setdefault(dwelling.building_id, dwelling.building), of_home)
        if of_owner := fields_for(told, OF_OWNER):
            owner = getattr(dwelling, "owner", None) or DwellingOwner(dwelling=dwelling)
            _set(owner, of_owner)
            owners.append(owner)
        dwelling.from_file = _from_file(_changed_words(row), dwelling.from_file or {"codes": {}})
        dwelling.stamp(actor.at, actor.staff)
    store_all(found.values(), touched, homes.values(), owners)


def _changed_words(row: ImportRow) -> dict[str, Any]:
    """The words of codes that changed, and the own columns."""
    changed = {one["column"] for one in row.changes}
    codes = {name: word for name, word in row.values.get("_codes", {}).items() if name in changed}
    return {"_codes": codes, "_own": row.values.get("_own", {})}


def _set(row: Any, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(row, name, value)


def store_all(
    dwellings: Iterable[Dwelling],
    touched: set[str],
    homes: Iterable[Building],
    owners: Iterable[DwellingOwner],
) -> None:
    """Write changed dwellings, their buildings and owners, some hundred at a time."""
    Dwelling.objects.bulk_update(dwellings, sorted({*touched, *STAMPS}), batch_size=250)
    Building.objects.bulk_update(homes, list(OF_BUILDING.values()), batch_size=250)
    for owner in owners:
        owner.save()
