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
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.utils import CursorWrapper
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL
from psycopg.sql import Literal

Row = TypeVar("Row", bound=Model)
Statement = tuple[str, tuple[Any, ...]]
MANY_KEYS = 37 * 400  # signs: four hundred keys in an array written as text


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
    real ones go. PostgreSQL keeps its plan for the connection when that costs no more than a plan for these
    values; where there are many keys it is not asked to. What it finds is read anew each time.
    """

    def __init__(self, build: Callable[..., QuerySet[Row]], *marks: Any) -> None:
        self.build, self.marks = build, marks

    @cached_property
    def _composed(self) -> tuple[QuerySet[Row], Any, str, list[Any]]:
        rows = self.build(*self.marks)
        compiler = rows.query.get_compiler(connection=connection)
        sql, values = compiler.as_sql()
        _all_placed(self.marks, values)
        return (
            rows,
            compiler,
            _but_marks_written_out(sql, values, self.marks),
            [one for one in values if one in self.marks],
        )

    def rows(self, *values: Any) -> list[Row]:
        """The rows for these values, in the order of the marks. Raises ValueError if one has no place."""
        built, compiler, sql, filled = self._composed
        told = _filled(self.marks, filled, values)
        asked = copy(compiler)
        real = connections[DEFAULT_DB_ALIAS]
        asked.connection = real if _has_many_keys(told) else _Preparing(real)
        asked.as_sql = lambda *_, **__: (sql, told)
        rows = built.all()
        rows.query.get_compiler = lambda *_, **__: asked  # type: ignore[method-assign]
        return list(rows)


def _but_marks_written_out(sql: str, values: Sequence[Any], marks: Sequence[Any]) -> str:
    """The statement with places for the marks alone: a kept plan can use an index made for the rest."""
    connection.ensure_connection()
    words = (
        "%s" if one in marks else Literal(one).as_string(connection.connection).replace("%", "%%")
        for one in values
    )
    return sql.replace("%%", "%%%%") % tuple(words)


def _has_many_keys(values: Sequence[Any]) -> bool:
    """Whether a plan that knows how many keys there are is worth making: a kept one reckons with ten."""
    return any(isinstance(one, str) and len(one) > MANY_KEYS for one in values)


class _Preparing:
    """A connection of Django's whose cursors send values apart from the words, so that a plan can be kept."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def cursor(self) -> CursorWrapper:
        """As the connection's own, and that one where statements are written down: ours is silent."""
        asked: CursorWrapper = self._real.cursor()
        if self._real.queries_logged:
            return asked
        asked.cursor.close()
        asked.cursor = PreparedCursor(self._real.connection)  # type: ignore[call-arg]
        return asked


class PreparedCursor(ServerBindingCursor):
    """Prepares what it sends the first time, and sends only the values from then on."""

    def execute(self, query: Any, params: Any = None, **how: Any) -> Any:
        """As psycopg's own; nothing is prepared where the connection is set to keep none."""
        return super().execute(query, params, prepare=True, **how)  # type: ignore[misc]
