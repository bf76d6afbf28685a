"""An import undone as a whole, as long as nothing else has touched what it made or changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import ImportAction, RowOutcome
from boligflyt.areas.dwellings.file_values import OF_BUILDING, OF_DWELLING, OF_OWNER, emptied
from boligflyt.areas.dwellings.models import (
    Building,
    Dwelling,
    DwellingImport,
    DwellingOwner,
    ImportRow,
    StatusEntry,
)
from boligflyt.areas.dwellings.services.confirming import chunks_of, store_all
from boligflyt.areas.dwellings.services.importing import KIND
from boligflyt.areas.dwellings.workflow import next_state
from boligflyt.toolkit.faults import Refused

FIRST_VERSION = 1
MOST_NAMED = 5


def undo_import(actor: Actor, pk: UUID, version: int | None) -> DwellingImport:
    """Put the register back as it was. Raises Refused, naming them, when dwellings were changed since."""
    actor.demand(Right.DWELLING_WRITE)
    with transaction.atomic():
        batch = DwellingImport.locked(pk, version)
        batch.state = next_state(batch.state, ImportAction.UNDO)
        _refuse_touched(batch)
        for rows in chunks_of(batch, RowOutcome.CHANGED):
            _put_back(actor, rows)
        for rows in chunks_of(batch, RowOutcome.NEW):
            _take_away(rows)
        batch.undone_at, batch.undone_by = actor.at, actor.staff
        batch.stamp(actor.at, actor.staff)
        batch.save()
        record_change(actor.trace, KIND, pk, "Angret boliger fra fil")
    return batch


def _refuse_touched(batch: DwellingImport) -> None:
    touched = list(_touched(batch))
    if touched:
        raise Refused(f"Importen kan ikke angres: {_named(touched)} er endret etterpå. Rett disse for seg.")


def _touched(batch: DwellingImport) -> Iterator[str]:
    for outcome in (RowOutcome.CHANGED, RowOutcome.NEW):
        for rows in chunks_of(batch, outcome):
            locked = Dwelling.objects.select_for_update().filter(pk__in=[row.dwelling for row in rows])
            now = dict(locked.values_list("pk", "version"))
            for row in rows:
                expected = row.version + 1 if row.version else FIRST_VERSION
                if now.get(row.dwelling) != expected:  # type: ignore[arg-type]
                    yield row.label


def _named(labels: list[str]) -> str:
    more = len(labels) - MOST_NAMED
    return "; ".join(labels[:MOST_NAMED]) + (f" og {more} til" if more > 0 else "")


def _put_back(actor: Actor, rows: list[ImportRow]) -> None:
    found = {
        one.pk: one
        for one in Dwelling.objects.select_related("building", "owner").filter(
            pk__in=[row.dwelling for row in rows]
        )
    }
    touched, homes, owners = set[str](), dict[UUID, Building](), list[DwellingOwner]()
    for row in rows:
        dwelling = found[row.dwelling]  # type: ignore[index]
        home = dwelling.building
        for one in row.changes:
            column, before = one["column"], one["before"]
            if one["own"]:
                _put(dwelling.from_file.setdefault("own", {}), column, before)
                continue
            if field := OF_DWELLING.get(column):
                touched.add(field)
                _set_back(dwelling, field, before)
                _put(dwelling.from_file.setdefault("codes", {}), column, one["word"])
            elif field := OF_BUILDING.get(column):
                _set_back(homes.setdefault(home.pk, home), field, before)
            elif field := OF_OWNER.get(column):
                _set_back(dwelling.owner, field, before)
                owners.append(dwelling.owner)
        dwelling.stamp(actor.at, actor.staff)
    store_all(found.values(), touched, homes.values(), owners)


def _put(where: dict[str, Any], name: str, value: Any) -> None:
    if value is None:
        where.pop(name, None)
    else:
        where[name] = value


def _set_back(row: Any, field: str, before: Any) -> None:
    setattr(row, field, emptied(type(row), field) if before is None else before)


def _take_away(rows: Iterable[ImportRow]) -> None:
    """Delete what the import made. Raises Refused when something else has come to rest on it."""
    labels = {row.dwelling: row.label for row in rows}
    made = Dwelling.objects.filter(pk__in=list(labels))
    homes = set(made.values_list("building", flat=True))
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            StatusEntry.objects.filter(dwelling__in=list(labels)).delete()
            DwellingOwner.objects.filter(dwelling__in=list(labels)).delete()
            made.delete()
            Building.objects.filter(pk__in=homes, dwellings=None).delete()
            cursor.execute("set constraints all immediate")
    except ProtectedError as fault:
        used = {
            str(getattr(one, "dwelling_id", None) or getattr(one, "parent_id", ""))
            for one in fault.protected_objects
        }
        named = [label for key, label in labels.items() if str(key) in used]
        raise Refused(f"Importen kan ikke angres: {_named(named)} er tatt i bruk.") from None
    except IntegrityError:
        raise Refused("Importen kan ikke angres: noen av boligene er tatt i bruk.") from None
