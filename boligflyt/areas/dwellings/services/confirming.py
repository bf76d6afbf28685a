"""An import confirmed: everything that was shown as right is stored in one transaction, or nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models.functions import Upper

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import EmptyCause, ImportAction, RowOutcome, StatusCode
from boligflyt.areas.dwellings.file_values import (
    LET,
    OF_BUILDING,
    OF_DWELLING,
    OF_OWNER,
    fields_for,
    own_number,
)
from boligflyt.areas.dwellings.models import (
    Building,
    Dwelling,
    DwellingImport,
    DwellingOwner,
    ImportRow,
    StatusEntry,
)
from boligflyt.areas.dwellings.services.importing import CHUNK, KIND
from boligflyt.areas.dwellings.workflow import next_state
from boligflyt.domain.dwelling_file import address
from boligflyt.domain.periods import Period
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
                for rows in chunks_of(batch, RowOutcome.NEW):
                    _make(actor, batch, rows)
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


def _make(actor: Actor, batch: DwellingImport, rows: list[ImportRow]) -> None:
    homes = _buildings_for(rows)
    dwellings, owners, lines = [], [], []
    for row in rows:
        since = _status_day(row.values)
        dwelling = Dwelling(
            id=row.dwelling, building=homes[address(row.values)],
            section_number=row.values.get("seksjonsnummer", 0), from_file=_from_file(row.values, {}),
            disposed_from=min(batch.disposed_from, since or batch.disposed_from),
            **fields_for(row.values, OF_DWELLING),
        )  # fmt: skip
        dwelling.stamp(actor.at, actor.staff)
        dwellings.append(dwelling)
        if owner := fields_for(row.values, OF_OWNER):
            owners.append(DwellingOwner(dwelling=dwelling, **owner))
        lines += _first_line(row.values, dwelling, since)
    Dwelling.objects.bulk_create(dwellings)
    DwellingOwner.objects.bulk_create(owners)
    StatusEntry.objects.bulk_create(lines)


def _status_day(values: dict[str, Any]) -> date | None:
    return date.fromisoformat(values["statusdato"]) if "statusdato" in values else None


def _first_line(values: dict[str, Any], dwelling: Dwelling, since: date | None) -> list[StatusEntry]:
    """The ledger begins with the file's status; «utleid» is read from leases and is no line."""
    status = values.get("boligstatus")
    if not status or status == LET:
        return []
    cause = EmptyCause.NONE if status == StatusCode.READY else EmptyCause.UNKNOWN
    period = Period(since or dwelling.disposed_from, None)
    return [StatusEntry(dwelling=dwelling, status=status, cause=cause, period=period)]


def _from_file(values: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """What is written out again as it came: the words of codes, and the municipality's own columns."""
    codes = {**before.get("codes", {}), **values.get("_codes", {})}
    if not before and values.get("boligstatus") == LET:
        codes |= {"let": "1"} | ({"statusdato": values["statusdato"]} if "statusdato" in values else {})
    return {"codes": codes, "own": {**before.get("own", {}), **values.get("_own", {})}}


def _buildings_for(rows: list[ImportRow]) -> dict[tuple[str, str, str], Building]:
    """The building of each row, by address; those that are not there are made."""
    firsts = {address(row.values): row.values for row in reversed(rows)}
    known = Building.objects.alias(up=Upper("street")).filter(
        up__in={one[0] for one in firsts}, postal_code__in={one[2] for one in firsts}
    )
    homes = {(one.street.upper(), one.house_number.upper(), one.postal_code): one for one in known}
    places = dict(
        Building.objects.exclude(postal_place="")
        .filter(postal_code__in={one[2] for one in firsts})
        .values_list("postal_code", "postal_place")
    )
    municipality = own_number()
    made = [_building(values, places, municipality) for where, values in firsts.items() if where not in homes]
    Building.objects.bulk_create(made)
    return homes | {(one.street.upper(), one.house_number.upper(), one.postal_code): one for one in made}


def _building(values: dict[str, Any], places: dict[str, str], municipality: str) -> Building:
    unit, _, part = values["gnrbnr"].partition("/")
    number = values["kommunenummer"]
    return Building(
        street=values["gatenavn"], house_number=f"{values['husnummer']}{values.get('husbokstav', '')}",
        postal_code=values["postnummer"], postal_place=places.get(values["postnummer"], ""),
        cadastral_unit=int(unit), property_unit=int(part),
        municipality_number="" if number == municipality else number, **fields_for(values, OF_BUILDING),
    )  # fmt: skip


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
