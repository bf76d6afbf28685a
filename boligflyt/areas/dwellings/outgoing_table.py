"""The register as a file in the columns of Kobo, written as one chooses; read again it changes nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import BinaryIO
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
    facts_of,
    in_register,
    known_meanings,
    own_number,
)
from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.domain.dwelling_file import (
    Dialect,
    Meanings,
    column_of,
    fold,
    headings,
    shipped_codes,
    written,
)
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
    """As `write_register`, held whole."""
    made = io.BytesIO()
    write_register(actor, days, dialect, made)
    return made.getvalue()


def write_register(
    actor: Actor, days: Mapping[UUID, str], dialect: Dialect, into: BinaryIO, *, only_kobo: bool = False
) -> None:
    """Write every dwelling as a row of a file. `days`: what each is today, by the calendar of leases.

    The columns of ours come only when some building is placed, and never when only Kobo's are asked for.
    Raises Refused when a letter cannot be written in the dialect's signs. CSV is written as a stream; a
    workbook is held whole until it is made.
    """
    actor.demand(Right.DWELLING_WRITE)
    ours = not only_kobo and Dwelling.objects.exclude(building__latitude=None).exists()
    # A heading of the municipality's own that is also one of ours would stand twice.
    own = [one for one in own_headings() if not (ours and column_of(one))]
    rows = _rows(actor, days, own, ours=ours)
    names = headings(own, names=dialect.names, ours=ours)
    if dialect.form == "xlsx":
        into.write(as_xlsx(Sheet("Boliger", names, list(rows)), actor.at))
        return
    made = io.TextIOWrapper(into, encoding=dialect.encoding, newline="")
    try:
        writer = csv.writer(made, delimiter=dialect.separator, lineterminator="\r\n")
        for row in chain([names], rows):
            writer.writerow([harmless(cell) for cell in row])
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


def _rows(actor: Actor, days: Mapping[UUID, str], own: Sequence[str], *, ours: bool) -> Iterator[list[str]]:
    municipality, words, listed = own_number(), WordsOfCodes(known_meanings()), []
    found = Dwelling.objects.order_by("building__street", "building__house_number", "unit_number", "id")
    for row in facts_of(found).iterator(chunk_size=CHUNK):
        told = in_register(row, municipality)
        listed.append(told.pk)
        values = told.values
        if (day := days.get(told.pk)) in LIVED_IN:
            values["boligstatus"] = LIVED_IN[DayStatus(day)]
        yield written(values, words.of(told), told.own, own, ours=ours)
    record_list(actor.trace, "dwelling", listed)


class WordsOfCodes:
    """The word each code came with while it still means the same; else the shipped code, or our own word.

    A register says the same few things again and again, and each is worked out once.
    """

    def __init__(self, meanings: Meanings) -> None:
        self.meanings = meanings
        self.known: dict[tuple[str, object, str], str] = {}

    def of(self, told: InRegister) -> dict[str, str]:
        """The word of each column of codes that the dwelling has a value for."""
        words = {}
        for column in CHOICES:
            value = told.values.get(column)
            if value is not None:
                asked = (column, value, told.words.get(column, ""))
                if asked not in self.known:
                    self.known[asked] = self._worked_out(*asked)
                words[column] = self.known[asked]
        return words

    def _worked_out(self, column: str, value: object, word: str) -> str:
        if self.meanings[column].get(fold(word)) == value:
            return word
        shipped = {meaning: code for code, meaning in shipped_codes().get(column, {}).items()}
        return shipped.get(str(value)) or str(CHOICES[column][str(value)])
