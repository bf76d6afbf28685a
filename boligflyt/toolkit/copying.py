"""Many rows added at once with COPY, which asks the least of the program and of the database."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connections, models, router

_encoded = json.JSONEncoder(ensure_ascii=False).encode


def copy_in(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Add rows with these fields. Defaults of Django are not used for others.

    What the rows hold is held in memory once as text, so give some thousand at a time. Triggers fire as for
    INSERT; a table behind a wall takes no COPY.
    """
    fields = [model._meta.get_field(name) for name in names]
    coded = [place for place, one in enumerate(fields) if isinstance(one, models.JSONField)]
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    for row in rows:
        cells = list(row)
        for place in coded:
            cells[place] = _encoded(cells[place])
        writer.writerow(cells)
    connection = connections[router.db_for_write(model)]
    with connection.cursor() as cursor, cursor.copy(_statement(connection, model, fields)) as copy:
        copy.write(made.getvalue())


def _statement(connection: Any, model: type[models.Model], fields: Sequence[Any]) -> str:
    """Nothing between two commas is an empty text where the column cannot be without a value."""
    quoted = connection.ops.quote_name
    told = ", ".join(quoted(one.column) for one in fields)
    filled = ", ".join(quoted(one.column) for one in fields if not one.null)
    return (
        f"copy {quoted(model._meta.db_table)} ({told}) from stdin "
        f"with (format csv, encoding 'utf8', force_not_null ({filled}))"
    )
