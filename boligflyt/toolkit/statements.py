"""A query put into words once, to be used as a part of other queries without composing it again.

Composing a deep query takes Django longer than PostgreSQL takes to answer it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

Row = TypeVar("Row", bound=Model)
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


class KeptPart:
    """A part of other queries that is put in the same words each time: composed once for the process.

    `build` and `marks` as for `KeptStatement`; None marks what this one does not ask by.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], *marks: Any) -> None:
        self.build, self.marks = build, marks

    @cached_property
    def _statement(self) -> Statement:
        sql, values = self.build(*self.marks).query.get_compiler(connection=connection).as_sql()
        _all_placed(self.marks, values)
        return sql, tuple(values)

    def filled(self, *values: Any) -> RawSQL:
        """With these values, in the order of the marks, for `field__in=`."""
        sql, told = self._statement
        return RawSQL(sql, _filled(self.marks, told, values))  # noqa: S611  # nosec B611


def _all_placed(marks: Sequence[Any], values: Sequence[Any]) -> None:
    if unplaced := [mark for mark in marks if mark is not None and mark not in values]:
        raise ValueError(f"These stand nowhere in the statement: {unplaced}")


def _filled(marks: Sequence[Any], told: Sequence[Any], values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(values[marks.index(one)] if one in marks else one for one in told)


class KeptStatement(Generic[Row]):
    """A query that every page asks with the same words: composed once for the process, then only filled.

    `build` makes it; `marks` are values of the right types that stand nowhere else in it, and show where the
    real ones go. What it finds is read anew each time.
    """

    def __init__(self, build: Callable[..., QuerySet[Row]], *marks: Any) -> None:
        self.build, self.marks = build, marks

    @cached_property
    def _composed(self) -> tuple[QuerySet[Row], Any, str, list[Any]]:
        rows = self.build(*self.marks)
        compiler = rows.query.get_compiler(connection=connection)
        sql, values = compiler.as_sql()
        _all_placed(self.marks, values)
        return rows, compiler, sql, list(values)

    def rows(self, *values: Any) -> list[Row]:
        """The rows for these values, in the order of the marks. Raises ValueError if one has no place."""
        built, compiler, sql, filled = self._composed
        told = _filled(self.marks, filled, values)
        asked = copy(compiler)
        asked.connection = connections[DEFAULT_DB_ALIAS]
        asked.as_sql = lambda *_, **__: (sql, told)
        rows = built.all()
        rows.query.get_compiler = lambda *_, **__: asked  # type: ignore[method-assign]
        return list(rows)
