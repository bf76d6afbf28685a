"""Rows of a file compared with the register and stored with what they would do, a chunk at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from boligflyt.areas.dwellings.choices import RowOutcome
from boligflyt.areas.dwellings.file_values import known_meanings, own_number
from boligflyt.areas.dwellings.models import DwellingImport, ImportRow
from boligflyt.areas.dwellings.services.comparing import ComparedRow, compared_rows
from boligflyt.domain.dwelling_file import (
    Dialect,
    Headings,
    SeenCells,
    SoFar,
    column_of,
    columns,
    read_row_after,
)
from boligflyt.domain.sheet_mapping import SheetMapping, Titles, set_down_mapped
from boligflyt.toolkit.copying import copy_in
from boligflyt.toolkit.parts import Done, Parts

CHUNK = 1000


def headings_of(batch: DwellingImport) -> Headings:
    """The headings of the file that was read."""
    if mapping := mapping_of(batch):
        return mapping.as_headings()
    cells = tuple(batch.headings)
    return Headings(batch.heading_row, cells, tuple(column_of(one) if one else None for one in cells))


def mapping_of(batch: DwellingImport) -> SheetMapping | None:
    """What somebody has said that the headings are; None for Kobo's columns."""
    told = batch.sheet.get("mapping")
    return SheetMapping.from_json(told) if told else None


def dialect_of(batch: DwellingImport) -> Dialect:
    """How the file was written."""
    return Dialect(**batch.dialect)


def from_store(batch: DwellingImport) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows as they were set down; each chunk is taken out before it is put in anew."""
    last = 0
    while chunk := list(batch.rows.filter(number__gt=last).order_by("number")[:CHUNK]):
        last = chunk[-1].number
        ImportRow.objects.filter(pk__in=[one.pk for one in chunk]).delete()
        yield from ((one.number, one.stored) for one in chunk)


def compared(
    batch: DwellingImport, rows: Iterator[tuple[int, dict[str, Any]]], length: int | None
) -> Parts[dict[str, Any]]:
    """Compare and store every row, a chunk at a time. Gives the counts. `length` is the number of rows."""
    headings, meanings, municipality = headings_of(batch), known_meanings(), own_number()
    seen, so_far, counts, codes = (
        SeenCells(meanings, municipality),
        SoFar(),
        Counter(dict.fromkeys(RowOutcome.values, 0)),
        Counter[tuple[str, str]](),
    )
    tenants, mapping = 0, mapping_of(batch)
    apart: list[int] = []
    if mapping:
        rows = _under_the_headings(batch, mapping, rows, apart)
    while chunk := list(islice(rows, CHUNK)):
        read = [read_row_after(seen, number, _as_ours(kept, mapping), headings) for number, kept in chunk]
        made = compared_rows(read, headings, so_far, municipality)
        copy_in(
            ImportRow, ("batch", "stored", *ComparedRow._fields),
            ((batch.pk, kept, *row) for row, (_, kept) in zip(made, chunk, strict=True)),
        )  # fmt: skip
        counts.update(one.outcome for one in made)
        tenants += sum(1 for one in made if one.tenant_told_by)
        codes.update((fault.column, fault.code) for one in read for fault in one.faults if fault.code)
        yield Done(sum(counts.values()), length)
    names = {one.heading: one.name for one in columns().values()}
    listed = [[names[heading], code, number] for (heading, code), number in codes.most_common(100)]
    return {**counts, "tenants": tenants, "codes": listed, "apart": len(apart)}


def _under_the_headings(
    batch: DwellingImport,
    mapping: SheetMapping,
    rows: Iterator[tuple[int, dict[str, Any]]],
    apart: list[int],
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Rows that are dwellings; the others are put back, for a mapping with other headings.

    `apart` is given those under the headings that are not: titles between the rows, and sums.
    """
    titles, others = Titles(mapping), list[ImportRow]()
    for number, stored in rows:
        title = titles.title(stored["sheet"]) if number > mapping.row else ""
        if title is None:
            yield number, stored
            continue
        apart += [number] if number > mapping.row else []
        others.append(ImportRow(batch=batch, number=number, stored=stored, label=title))
        if len(others) == CHUNK:
            ImportRow.objects.bulk_create(others)
            others = []
    ImportRow.objects.bulk_create(others)


def _as_ours(stored: dict[str, Any], mapping: SheetMapping | None) -> dict[str, Any]:
    if mapping is None:
        return stored
    kept = set_down_mapped(stored["sheet"], mapping)
    return kept | ({"merged": stored["merged"]} if "merged" in stored else {})
