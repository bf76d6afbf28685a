"""The register as a file in the columns of Kobo, written as one chooses; read again it changes nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import BinaryIO
from uuid import UUID

from django.db.models import Func, TextField
from django.db.models.fields.json import KeyTransform

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings.file_values import facts_of, known_meanings, own_number
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.outgoing_columns import LIVED_IN, READ, Column, OutgoingColumns, Remembered
from boligflyt.domain.dwelling_file import Dialect, headings
from boligflyt.toolkit.copying import copied_out
from boligflyt.toolkit.faults import Refused
from boligflyt.toolkit.sheets import Sheet, as_xlsx, harmless

CHUNK = 1000
END = "\r\n"


def register_file(actor: Actor, days: Mapping[UUID, str], dialect: Dialect) -> bytes:
    """As `write_register`, held whole."""
    made = io.BytesIO()
    write_register(actor, days, dialect, made)
    return made.getvalue()


def write_register(actor: Actor, days: Mapping[UUID, str], dialect: Dialect, into: BinaryIO) -> None:
    """Write every dwelling as a row of a file. `days`: what each is today, by the calendar of leases.

    Raises Refused when a letter cannot be written in the dialect's signs. CSV is written as a stream; a
    workbook is held whole until it is made.
    """
    actor.demand(Right.DWELLING_WRITE)
    own = own_headings()
    chunks = _chunks(actor, days, own)
    names = headings(own, names=dialect.names)
    if dialect.form == "xlsx":
        table = [row for chunk in chunks for row in zip(*chunk, strict=True)]
        into.write(as_xlsx(Sheet("Boliger", names, table), actor.at))
        return
    made = io.TextIOWrapper(into, encoding=dialect.encoding, newline="")
    try:
        cells = Remembered(_cell(dialect.separator))
        first: list[Column] = [[name] for name in names]
        for chunk in chain([first], chunks):
            rows = zip(*map(cells.of, chunk), strict=True)
            made.write(END.join(map(dialect.separator.join, rows)) + END)
    except UnicodeEncodeError as fault:
        sign = fault.object[fault.start]
        raise Refused(f"Tegnet «{sign}» kan ikke skrives i {dialect.encoding}. Velg UTF-8.") from None
    finally:
        made.detach()


def own_headings() -> list[str]:
    """The headings of the municipality's own columns, over all dwellings."""
    keys = Func(KeyTransform("own", "from_file"), function="jsonb_object_keys", output_field=TextField())
    found = Dwelling.objects.filter(from_file__has_key="own").annotate(heading=keys)
    return sorted(set(found.values_list("heading", flat=True)))


def _chunks(actor: Actor, days: Mapping[UUID, str], own: Sequence[str]) -> Iterator[list[Column]]:
    """The columns of some dwellings at a time."""
    in_words = OutgoingColumns(
        own_number(), known_meanings(), {str(pk): day for pk, day in days.items() if day in LIVED_IN}, own
    )
    found = Dwelling.objects.order_by("building__street", "building__house_number", "unit_number", "id")
    listed: list[str] = []
    for facts in copied_out(facts_of(found, READ), CHUNK):
        listed += facts[READ.index("pk")]
        yield in_words.of(facts)
    record_list(actor.trace, "dwelling", listed)


def _cell(separator: str) -> Callable[[str], str]:
    """How a text stands in a row: harmless, and in quotes where `csv` would put it so."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=separator, lineterminator=END)

    def cell_of(text: str) -> str:
        if text.isalnum():
            return text
        made.seek(0)
        made.truncate()
        writer.writerow([harmless(text), ""])
        return made.getvalue()[: -len(separator + END)]

    return cell_of
