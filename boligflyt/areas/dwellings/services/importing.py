"""A file read and held against the register. Nothing in the register is touched until somebody confirms."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, BinaryIO
from uuid import UUID

from django.db import transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import ImportAction, ImportState, RowOutcome
from boligflyt.areas.dwellings.file_values import CHOICES, known_meanings, own_number
from boligflyt.areas.dwellings.incoming_table import TableFile, open_table
from boligflyt.areas.dwellings.models import CodeMeaning, DwellingImport, ImportRow
from boligflyt.areas.dwellings.services.comparing import ComparedRow, compared_rows
from boligflyt.areas.dwellings.workflow import next_state
from boligflyt.domain.dwelling_file import (
    Column,
    Dialect,
    Headings,
    SeenCells,
    SoFar,
    column_of,
    columns,
    fold,
    is_blank,
    read_row_after,
    set_down,
)
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.domain.sheet_mapping import SheetMapping, set_down_mapped
from boligflyt.toolkit.copying import copy_in
from boligflyt.toolkit.faults import Refused
from boligflyt.toolkit.parts import Done, Parts, whole

CHUNK = 1000
PIECE = 1 << 20
KIND = "dwelling_import"


def preview_file(actor: Actor, file: BinaryIO, name: str, disposed_from: date) -> DwellingImport:
    """Read a file and keep what it would do, for somebody to look at. Raises Refused, with how to mend it.

    `disposed_from` is since when the municipality has had the dwellings that are new, as somebody has said.
    """
    return whole(preview_in_parts(actor, file, name, disposed_from))


def preview_in_parts(actor: Actor, file: BinaryIO, name: str, disposed_from: date) -> Parts[DwellingImport]:
    """As `preview_file`. What is wrong with the file as a whole is refused before the first part."""
    actor.demand(Right.DWELLING_WRITE)
    if disposed_from > actor.today:
        raise Refused("Dagen kan ikke være fram i tid.", field="disposed_from")
    return _previewed(actor, sum_of(file), open_table(file), name, disposed_from)


def _previewed(
    actor: Actor, sha256: str, table: TableFile, name: str, disposed_from: date
) -> Parts[DwellingImport]:
    with transaction.atomic():
        batch = DwellingImport(
            file_name=name[:120] or "uten navn", sha256=sha256, disposed_from=disposed_from,
            state=ImportState.PREVIEWED, heading_row=table.headings.row, headings=list(table.headings.cells),
            dialect={"form": table.dialect.form, "encoding": table.dialect.encoding,
                     "separator": table.dialect.separator, "names": table.dialect.names},
            remarks=[*table.remarks, *about_the_file(table.headings.unknown, table.headings.known, sha256)],
        )  # fmt: skip
        batch.stamp(actor.at, actor.staff)
        batch.save()
        batch.counts = yield from compared(batch, _from_file(table), table.length)
        if not any(batch.counts[one] for one in RowOutcome.values):
            raise Refused("Filen har overskrifter, men ingen boliger under dem.", field="file")
        batch.save()
        record_change(actor.trace, KIND, batch.pk, "Leste en fil med boliger")
    return batch


def refresh(actor: Actor, pk: UUID, version: int | None) -> DwellingImport:
    """Hold the rows against the register as it is now, with what the codes mean now."""
    return whole(refresh_in_parts(actor, pk, version))


def refresh_in_parts(actor: Actor, pk: UUID, version: int | None) -> Parts[DwellingImport]:
    """As `refresh`."""
    actor.demand(Right.DWELLING_WRITE)
    return _refreshed(actor, pk, version)


def _refreshed(actor: Actor, pk: UUID, version: int | None) -> Parts[DwellingImport]:
    with transaction.atomic():
        batch = DwellingImport.locked(pk, version)
        batch.state = next_state(batch.state, ImportAction.REFRESH)
        batch.counts = yield from compared(batch, from_store(batch), batch.rows.count())
        batch.stamp(actor.at, actor.staff)
        batch.save()
    return batch


def drop(actor: Actor, pk: UUID, version: int | None) -> DwellingImport:
    """Let a preview go; its rows go with it."""
    actor.demand(Right.DWELLING_WRITE)
    batch = DwellingImport.locked(pk, version)
    batch.state = next_state(batch.state, ImportAction.DROP)
    batch.rows.all().delete()
    batch.stamp(actor.at, actor.staff)
    batch.save()
    record_change(actor.trace, KIND, pk, "Forkastet en fil med boliger")
    return batch


def say_meanings(
    actor: Actor, pk: UUID, version: int | None, said: Iterable[tuple[str, str, str]]
) -> DwellingImport:
    """Keep what codes mean, as (column, code, meaning), for this file and others; then compare anew."""
    return whole(say_in_parts(actor, pk, version, said))


def say_in_parts(
    actor: Actor, pk: UUID, version: int | None, said: Iterable[tuple[str, str, str]]
) -> Parts[DwellingImport]:
    """As `say_meanings`."""
    actor.demand(Right.DWELLING_WRITE)
    return _said(actor, pk, version, said)


def _said(
    actor: Actor, pk: UUID, version: int | None, said: Iterable[tuple[str, str, str]]
) -> Parts[DwellingImport]:
    with transaction.atomic():
        for column, code, meaning in said:
            if meaning not in CHOICES.get(column, {}):
                raise Refused("Velg betydningen fra listen.")
            known, _ = CodeMeaning.objects.update_or_create(
                column=column, code=fold(code)[:80],
                defaults={"meaning": meaning, "said_by": actor.staff, "said_at": actor.at},
            )  # fmt: skip
            record_change(actor.trace, "code_meaning", known.pk, "Sa hva en kode betyr")
        return (yield from _refreshed(actor, pk, version))


def sum_of(file: BinaryIO) -> str:
    """The checksum of the file, which is left at its beginning."""
    found = hashlib.sha256()
    for piece in iter(lambda: file.read(PIECE), b""):
        found.update(piece)
    file.seek(0)
    return found.hexdigest()


def about_the_file(unknown: Sequence[str], known: Iterable[Column | None], sha256: str) -> list[str]:
    """What whoever loads the file should know of it."""
    told = []
    if unknown:
        told.append(
            f"Kolonner vi ikke kjenner, tas vare på slik de står: {', '.join(unknown)}. "
            "Har de opplysninger om personer, ta dem ut av filen først."
        )
    if any(one and one.stays for one in known):
        told.append("Opplysninger om leietakere kontrolleres, og lagres ikke.")
    before = DwellingImport.objects.filter(sha256=sha256, state=ImportState.CONFIRMED).first()
    if before and before.confirmed_at:
        told.append(f"Den samme filen ble lagt inn {norwegian_date(before.confirmed_at.date())}.")
    return told


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


def _from_file(table: TableFile) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, cells in table.rows:
        if is_blank(cells):
            continue
        kept = set_down(cells, table.headings)
        if number in table.merged:
            kept["merged"] = table.merged[number]
        yield number, kept


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
    if mapping:
        rows = _under_the_headings(batch, mapping, rows)
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
    return {**counts, "tenants": tenants, "codes": listed}


def _under_the_headings(
    batch: DwellingImport, mapping: SheetMapping, rows: Iterator[tuple[int, dict[str, Any]]]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Rows that are dwellings; the others are put back, for a mapping with other headings."""
    for number, stored in rows:
        if number > mapping.row:
            yield number, stored
        else:
            ImportRow.objects.create(batch=batch, number=number, stored=stored)


def _as_ours(stored: dict[str, Any], mapping: SheetMapping | None) -> dict[str, Any]:
    if mapping is None:
        return stored
    kept = set_down_mapped(stored["sheet"], mapping)
    return kept | ({"merged": stored["merged"]} if "merged" in stored else {})
