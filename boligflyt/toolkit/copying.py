"""Many rows at once: added with COPY, which asks the least of program and database, or by statements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import connections, models, router
from django.db.backends.utils import CursorWrapper

EMPTY: dict[type, str] = {list: "[]", dict: "{}"}
NOTHING = "\\N"
MEANS_SOMETHING = re.compile(r"[\\\t\n\r]")
INSTEAD = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def copy_in(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Add rows with these fields. Defaults of Django are not used for others.

    What the rows hold is held in memory once as text, so give some thousand at a time. Triggers fire as for
    INSERT; a table behind a wall takes no COPY.
    """
    fields = [model._meta.get_field(name) for name in names]
    as_text = [_coded if isinstance(one, models.JSONField) else _plain for one in fields]
    lines = ["\t".join([write(cell) for write, cell in zip(as_text, row, strict=True)]) for row in rows]
    connection = connections[router.db_for_write(model)]
    with connection.cursor() as cursor, cursor.copy(_statement(connection, model, fields)) as copy:
        copy.write("".join(f"{line}\n" for line in lines))


def _coded(value: Any) -> str:
    """As JSON, in which only the backslash means something to COPY."""
    if not value:  # most lists of faults and changes
        return EMPTY.get(type(value)) or _encoded(value)
    text = _encoded(value)
    return text.replace("\\", "\\\\") if "\\" in text else text


def _plain(value: Any) -> str:
    if value is None:
        return NOTHING
    if type(value) is UUID:
        return str(value)
    text = value if type(value) is str else str(value)
    return MEANS_SOMETHING.sub(lambda found: INSTEAD[found[0]], text)


def _statement(connection: Any, model: type[models.Model], fields: Sequence[Any]) -> str:
    quoted = connection.ops.quote_name
    told = ", ".join(quoted(one.column) for one in fields)
    return f"copy {quoted(model._meta.db_table)} ({told}) from stdin with (format text, encoding 'utf8')"


@contextmanager
def many_at_once(model: type[models.Model]) -> Iterator[CursorWrapper]:
    """A cursor for statements that move all rows of a file, on the connection that the model is written by.

    PostgreSQL has no count of rows that came just now, takes them for a few, and would look through all of
    them again for each: without nested loops no plan is quadratic.
    """
    with connections[router.db_for_write(model)].cursor() as cursor:
        cursor.execute("set local enable_nestloop = off")
        yield cursor
        cursor.execute("set local enable_nestloop = on")  # a rollback does it as well
