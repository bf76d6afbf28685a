"""Many rows at once: in or out with COPY, which asks the least of program and database, or by statements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connections, models, router
from django.db.backends.utils import CursorWrapper

EMPTY: dict[type, str] = {list: "[]", dict: "{}"}
NOTHING = "\\N"
MEANS_SOMETHING = re.compile(r"[\\\t\n\r]")
INSTEAD = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
ESCAPED = re.compile(r"\\(.)")
MEANT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
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


def copied_out(rows: models.QuerySet[Any, Any], chunk: int) -> Iterator[list[tuple[str, ...]]]:
    """What `values_list` gives, as PostgreSQL writes it, so many rows at a time and column by column.

    Nothing and the empty text are both empty, a flag is t or f, a day is as ISO has it. The connection is
    busy until the last chunk is taken, and days are so for the rest of the transaction.
    """
    statement, told = rows.query.sql_with_params()
    with connections[rows.db].cursor() as cursor:
        cursor.execute("set local datestyle = 'ISO'")
        out = f"copy ({statement}) to stdout with (format text, null '', encoding 'utf8')"
        with cursor.copy(out, told) as copy:
            pieces = iter(copy)  # one for each row
            while lines := b"".join(islice(pieces, chunk)):
                cells = [line.split("\t") for line in lines.decode()[:-1].split("\n")]
                if b"\\" in lines:
                    cells = [[_meant(cell) if "\\" in cell else cell for cell in row] for row in cells]
                yield list(zip(*cells, strict=True))


def _meant(cell: str) -> str:
    """The text that COPY wrote so."""
    return ESCAPED.sub(lambda found: MEANT.get(found[1], found[1]), cell)


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
