"""A file read and held against the register. Nothing in the register is touched until somebody confirms."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO
from uuid import UUID

from django.db import transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import ImportAction, ImportState, RowOutcome
from boligflyt.areas.dwellings.file_values import CHOICES
from boligflyt.areas.dwellings.incoming_table import TableFile, open_table
from boligflyt.areas.dwellings.models import CodeMeaning, DwellingImport
from boligflyt.areas.dwellings.services.staging import compared, from_store
from boligflyt.areas.dwellings.workflow import next_state
from boligflyt.domain.dwelling_file import (
    Column,
    fold,
    is_blank,
    set_down,
)
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.toolkit.faults import Refused
from boligflyt.toolkit.parts import Parts, whole

PIECE = 1 << 20
KIND = "dwelling_import"


def preview_file(actor: Actor, file: BinaryIO, name: str, disposed_from: date) -> DwellingImport:
    """Read a file and keep what it would do, for somebody to look at. Raises Refused, with how to mend it.

    `disposed_from` is since when the municipality has had the dwellings that are new, as somebody has said.
    """
    return whole(preview_in_parts(actor, file, name, disposed_from))


def preview_in_parts(
    actor: Actor, file: BinaryIO, name: str, disposed_from: date, sheet_name: str = ""
) -> Parts[DwellingImport]:
    """As `preview_file`. What is wrong with the file as a whole is refused before the first part."""
    actor.demand(Right.DWELLING_WRITE)
    if disposed_from > actor.today:
        raise Refused("Dagen kan ikke være fram i tid.", field="disposed_from")
    return _previewed(actor, sum_of(file), open_table(file, sheet_name), name, disposed_from)


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


def _from_file(table: TableFile) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, cells in table.rows:
        if is_blank(cells):
            continue
        kept = set_down(cells, table.headings)
        if number in table.merged:
            kept["merged"] = table.merged[number]
        yield number, kept
