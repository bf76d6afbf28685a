"""Filling big tables quickly in a database that is only measured: no triggers, indexes made afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any


def copied(table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """A temporary table with these rows."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"create temporary table {table} ({columns})")
        with cursor.cursor.copy(f"copy {table} from stdin") as copy:  # type: ignore[union-attr]
            for row in rows:
                copy.write_row(row)
        cursor.execute(f"analyze {table}")


def insert(model: Any, source: str, **columns: str) -> None:
    """Rows of the model from a source, each column an SQL expression; other columns get their default."""
    from django.db import connection

    wanted, values, params = [], [], []
    for field in model._meta.concrete_fields:
        if field.generated:
            continue
        wanted.append(connection.ops.quote_name(field.column))
        if field.column in columns:
            values.append(columns[field.column])
        else:
            values.append("%s")
            params.append(field.get_db_prep_save(field.get_default(), connection))
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")  # no triggers, no keys looked up
        chosen = ", ".join(values).replace("% ", "%% ")
        statement = (
            f"insert into {table} ({', '.join(wanted)}) select {chosen} from {source.replace('% ', '%% ')}"
        )
        cursor.execute(statement, params)
        cursor.execute("set session_replication_role = origin")
        cursor.execute(f"analyze {table}")


@contextmanager
def without_indexes(*models: Any) -> Iterator[None]:
    """The models' own indexes and exclusions are made anew when the rows are there: some times quicker."""
    from django.contrib.postgres.constraints import ExclusionConstraint
    from django.db import connection

    made = [(model, one) for model in models for one in model._meta.indexes]
    kept = [
        (model, one)
        for model in models
        for one in model._meta.constraints
        if isinstance(one, ExclusionConstraint)
    ]
    with connection.schema_editor() as editor:
        for model, index in made:
            editor.remove_index(model, index)
        for model, constraint in kept:
            editor.remove_constraint(model, constraint)
    yield
    with connection.schema_editor() as editor:
        for model, index in made:
            editor.add_index(model, index)
        for model, constraint in kept:
            editor.add_constraint(model, constraint)
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze")
