"""The larger sizes: one town many times over, copied inside PostgreSQL row by row with new keys.

Each district has its own offices and staff («demo-kari-2»), buildings, households, cases and leases, with
their history. What triggers made of the rows is copied with them; keys and constraints hold as always.
Letters and frozen facts are those of the first district; a person of another was born some days earlier and
has no number, so that nobody is taken for the one they were copied from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, models

from boligflyt.areas.access.choices import Grade, Information
from boligflyt.toolkit.walls import open_as

AREAS = "boligflyt.areas."
# One for the whole municipality, or somebody's own, or of whom there is none in the demonstration.
NOT_COPIED = {
    "access.Municipality", "access.SecondFactor", "access.RecoveryCode", "access.SignInAttempt",
    "access.KeptForm", "access.FormDraft", "applications.ProcedureVersion",
    "access.MunicipalityEvent", "applications.ProcedureVersionEvent", "audit.Event", "audit.Seal",
    "audit.CommandReceipt", "dwellings.ImportRow",
    "dwellings.PostalPlace", "dwellings.PostalPlaceEvent", "dwellings.SchoolStreet",
    "dwellings.SchoolStreetEvent", "dwellings.ReferenceFile", "dwellings.ReferenceFileEvent",
    "dwellings.TradeFrame", "dwellings.TradeFrameEvent", "dwellings.KeptMapping",
    "dwellings.KeptMappingEvent",
}  # fmt: skip
# The same for whoever points to the row, in whatever table.
NEW_KEY = "md5({column}::text || '-{no}')::uuid"
# Letters and digits that make a code of the first district one of another.
SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
# What is not copied as it stands: `{no}` is the district's number and `{sign}` its two signs.
OWN_VALUES = {
    "access.Office.name": "{column} || ', distrikt {no}'",
    "access.Staff.username": "{column} || '-{no}'",
    "people.Person.number": "null",
    "people.Person.number_index": "null",
    "people.Person.number_kind": "'none'",
    "people.Person.born": "{column} - {no}",
    "dwellings.Building.street": "{column} || ', distrikt {no}'",
    "dwellings.Cooperative.name": "{column} || ', distrikt {no}'",
    "dwellings.Base.name": "{column} || ', distrikt {no}'",
    "dwellings.Building.property_unit": "{column} + 1000 * {no}",
    "applications.Application.case_code": "{column} || '{sign}'",
    "letters.Dispatch.case_code": "{column} || '{sign}'",
    "letters.FreeLetter.case_code": "{column} || '{sign}'",
    "leases.Lease.contract_number": "{column} || '{sign}'",
    "documents.Document.storage": "gen_random_uuid()",
}


def make_districts(count: int, tick: Callable[[], None]) -> None:
    """Copy the town that is there until there are so many, a tick each. The caller has the transaction."""
    if count == 1:
        return
    chosen = copied_models()
    with connection.cursor() as cursor, _without_triggers(cursor, chosen):
        open_as(cursor, Grade.STRICT, sum(one.bit for one in Information))
        for model in chosen:
            cursor.execute(f"create temporary table {_first(model)} on commit drop as table {_table(model)}")
        for number in range(2, count + 1):
            own = {"no": str(number), "sign": SIGNS[number // len(SIGNS)] + SIGNS[number % len(SIGNS)]}
            for model in chosen:
                cursor.execute(_copy(model, own))
            cursor.execute("set constraints all immediate")  # what is wrong is told now, not at the end
            cursor.execute("set constraints all deferred")
            tick()


def copied_models() -> list[type[models.Model]]:
    """What is each district's own, with its history."""
    return [
        model for model in apps.get_models()
        if model.__module__.startswith(AREAS) and model._meta.label not in NOT_COPIED
    ]  # fmt: skip


@contextmanager
def _without_triggers(cursor: Any, chosen: list[type[models.Model]]) -> Iterator[None]:
    """Nothing is made of the rows once more; keys, checks and exclusions stay."""
    cursor.execute("set constraints all immediate")
    for model in chosen:
        cursor.execute(f"alter table {_table(model)} disable trigger user")
    cursor.execute("set constraints all deferred")
    yield
    for model in chosen:
        cursor.execute(f"alter table {_table(model)} enable trigger user")


def _copy(model: type[models.Model], own: Mapping[str, str]) -> str:
    """The statement for one district; nothing that a person wrote is in it."""
    columns, values = [], []
    for field in model._meta.concrete_fields:
        if field.column and not field.generated and not isinstance(field, models.AutoField):
            column = connection.ops.quote_name(field.column)
            columns.append(column)
            values.append(_value(field).format(column=column, **own))
    names, told = ", ".join(columns), ", ".join(values)
    return f"insert into {_table(model)} ({names}) select {told} from {_first(model)}"  # noqa: S608 # nosec B608


def _value(field: models.Field[Any, Any]) -> str:
    """How the column of a copy is made: as the table of own values says, or as a new key, or as it stands."""
    own = OWN_VALUES.get(f"{field.model._meta.label.removesuffix('Event')}.{field.name}")
    points = isinstance(field, models.UUIDField | models.ForeignKey)
    return own or (NEW_KEY if points else "{column}")


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _first(model: type[models.Model]) -> str:
    """Where the first district's rows stand while they are copied."""
    return connection.ops.quote_name(f"first_{model._meta.db_table}")
