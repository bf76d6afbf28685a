"""A query put into words once, to be used as a part of other queries without composing it again.

Composing a deep query takes Django longer than PostgreSQL takes to answer it.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

Statement = tuple[str, tuple[Any, ...]]


def statement_of(rows: QuerySet[Any, Any]) -> Statement | None:
    """The statement and its values; None when it is known to find nothing."""
    try:
        sql, values = rows.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return None
    return sql, tuple(values)


def composed(rows: QuerySet[Any, Any]) -> RawSQL | None:
    """The same as one piece for `field__in=`; None when it finds nothing.

    The query must stand on its own feet: no OuterRef.
    """
    statement = statement_of(rows)
    # Django's own words with the values apart: nothing that somebody wrote is in the text.
    return RawSQL(*statement) if statement else None  # noqa: S611  # nosec B611
