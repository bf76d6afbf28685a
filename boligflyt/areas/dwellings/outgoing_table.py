"""The register as a file in the columns of Kobo, written as one chooses; read again it changes nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TextIO
from uuid import UUID

from django.db.models import Func, TextField
from django.db.models.fields.json import KeyTransform

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings.choices import DayStatus
from boligflyt.areas.dwellings.file_values import (
    CHOICES,
    LET,
    InRegister,
    in_register,
    known_meanings,
    own_number,
    with_all_it_says,
)
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.domain.dwelling_file import Dialect, Meanings, fold, headings, shipped_codes, written
from boligflyt.toolkit.faults import Refused
from boligflyt.toolkit.sheets import Sheet, as_xlsx, harmless

CHUNK = 1000
# What the day's status is called in the file, where it is not what the ledger says.
LIVED_IN = {
    DayStatus.LET: LET,
    DayStatus.GIVEN_NOTICE: LET,
    DayStatus.OWNER: LET,
    DayStatus.SHIELDED: "unavailable",
}


def register_file(actor: Actor, days: Mapping[UUID, str], dialect: Dialect) -> bytes:
    """Every dwelling as a row of a file. `days`: what each is today, by the calendar of leases.

    Raises Refused when a letter cannot be written in the dialect's signs.
    """
    actor.demand(Right.DWELLING_WRITE)
    own = own_headings()
    rows = _rows(actor, days, own)
    names = headings(own, names=dialect.names)
    if dialect.form == "xlsx":
        return as_xlsx(Sheet("Boliger", names, list(rows)), actor.at)
    made = io.StringIO()
    _write(made, [names], dialect)
    _write(made, rows, dialect)
    try:
        return made.getvalue().encode(dialect.encoding)
    except UnicodeEncodeError as fault:
        sign = fault.object[fault.start]
        raise Refused(f"Tegnet «{sign}» kan ikke skrives i {dialect.encoding}. Velg UTF-8.") from None


def _write(made: TextIO, rows: Iterator[list[str]] | list[list[str]], dialect: Dialect) -> None:
    writer = csv.writer(made, delimiter=dialect.separator, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)


def own_headings() -> list[str]:
    """The headings of the municipality's own columns, over all dwellings."""
    keys = Func(KeyTransform("own", "from_file"), function="jsonb_object_keys", output_field=TextField())
    found = Dwelling.objects.filter(from_file__has_key="own").annotate(heading=keys)
    return sorted(set(found.values_list("heading", flat=True)))


def _rows(actor: Actor, days: Mapping[UUID, str], own: Sequence[str]) -> Iterator[list[str]]:
    municipality, meanings, listed = own_number(), known_meanings(), []
    found = with_all_it_says().order_by("building__street", "building__house_number", "unit_number", "id")
    for dwelling in found.iterator(chunk_size=CHUNK):
        listed.append(dwelling.pk)
        told = in_register(dwelling, municipality)
        values = dict(told.values)
        if (day := days.get(dwelling.pk)) in LIVED_IN:
            values["boligstatus"] = LIVED_IN[DayStatus(day)]
        yield written(values, _words(told, values, meanings), told.own, own)
    record_list(actor.trace, "dwelling", listed)


def _words(told: InRegister, values: Mapping[str, object], meanings: Meanings) -> dict[str, str]:
    """The word each code came with while it still means the same; else the shipped code, or our own word."""
    words = {}
    for column, choices in CHOICES.items():
        value = values.get(column)
        if value is None:
            continue
        word = told.words.get(column, "")
        if meanings[column].get(fold(word)) != value:
            shipped = {meaning: code for code, meaning in shipped_codes().get(column, {}).items()}
            word = shipped.get(str(value)) or str(choices[str(value)])
        words[column] = word
    return words
