"""A sheet with headings of its own taken in, without persons, and read by a kept mapping that fits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import chain, islice
from typing import Any, BinaryIO

from django.db import transaction

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change
from boligflyt.areas.dwellings.choices import ImportState, RowOutcome
from boligflyt.areas.dwellings.incoming_sheet import Row, Sheet
from boligflyt.areas.dwellings.incoming_table import OtherSheet, open_sheet
from boligflyt.areas.dwellings.models import DwellingImport, ImportRow, KeptMapping
from boligflyt.areas.dwellings.services.importing import KIND, preview_in_parts, sum_of
from boligflyt.areas.dwellings.services.mapping import FIRST_ROWS, SaidMapping, map_in_parts
from boligflyt.areas.dwellings.services.staging import CHUNK
from boligflyt.domain.dwelling_file import column_letter, is_blank
from boligflyt.domain.sheet_mapping import (
    MOST_COLUMNS,
    fits,
    heading_row,
    hidden_places,
    kept_cells,
    named,
)
from boligflyt.toolkit.faults import Refused
from boligflyt.toolkit.parts import Done, Parts, whole

NOTHING = {**dict.fromkeys(RowOutcome.values, 0), "tenants": 0, "codes": []}


def read_any_file(
    actor: Actor, file: BinaryIO, name: str, disposed_from: date, mapping: str = "", sheet_name: str = ""
) -> DwellingImport:
    """As `preview_file`; other headings than Kobo's are taken in, and read by a kept mapping that fits.

    `mapping` is the name of the one that is to be used, `sheet_name` that of the sheet of a workbook.
    Raises Refused, with how to mend it.
    """
    return whole(read_in_parts(actor, file, name, disposed_from, mapping, sheet_name))


def read_in_parts(
    actor: Actor, file: BinaryIO, name: str, disposed_from: date, mapping: str = "", sheet_name: str = ""
) -> Parts[DwellingImport]:
    """As `read_any_file`. What is wrong with the file as a whole is refused before the first part."""
    actor.demand(Right.DWELLING_WRITE)
    if mapping:
        return _received(actor, file, name, disposed_from, sheet_name, _kept_by_name(mapping))
    try:
        return preview_in_parts(actor, file, name, disposed_from, sheet_name)
    except OtherSheet as fault:
        refusal = fault
    file.seek(0)
    return _received(actor, file, name, disposed_from, sheet_name, None, refusal)


def _kept_by_name(name: str) -> KeptMapping:
    if found := KeptMapping.objects.filter(name=name).first():
        return found
    known = ", ".join(f"«{one}»" for one in KeptMapping.objects.values_list("name", flat=True)[:20])
    raise Refused(f"Oppsettet «{name[:60]}» finnes ikke. Lagret er: {known or 'ingen'}.", field="mapping")


def _received(
    actor: Actor, file: BinaryIO, name: str, disposed_from: date, sheet_name: str,
    asked: KeptMapping | None, refusal: Refused | None = None,
) -> Parts[DwellingImport]:  # fmt: skip
    if disposed_from > actor.today:
        raise Refused("Dagen kan ikke være fram i tid.", field="disposed_from")
    with transaction.atomic():
        sha256 = sum_of(file)
        sheet = open_sheet(file, sheet_name)
        first = [one for one in islice(sheet.rows, FIRST_ROWS) if not is_blank(one[1])]
        _must_be_a_table(first, refusal)
        at = heading_row([cells for _, cells in first])
        batch = DwellingImport(
            file_name=name[:120] or "uten navn", sha256=sha256, disposed_from=disposed_from,
            state=ImportState.RECEIVED, heading_row=first[at][0], headings=named(first[at][1]),
            dialect={"form": sheet.dialect.form, "encoding": sheet.dialect.encoding,
                     "separator": sheet.dialect.separator, "names": False},
            counts=NOTHING, remarks=list(sheet.remarks),
        )  # fmt: skip
        batch.stamp(actor.at, actor.staff)
        batch.save()
        yield from _take_in(batch, sheet, first)
        batch.save()
        record_change(actor.trace, KIND, batch.pk, "Leste et ark med boliger")
        return (yield from _read_by_kept(actor, batch, first, asked))


def _must_be_a_table(first: Sequence[Row], refusal: Refused | None) -> None:
    rows = sum(1 for _, cells in first if len(named(cells)) > 1)
    if rows == 1:
        raise Refused("Filen har overskrifter, men ingen boliger under dem.", field="file")
    if not rows:
        raise refusal or Refused("Arket har ingen overskrifter med rader under.", field="file")


def _take_in(batch: DwellingImport, sheet: Sheet, first: Sequence[Row]) -> Parts[None]:
    """Keep every row without what is about persons, and note which places have something in them."""
    hidden = hidden_places([cells for _, cells in first])
    shown, taken = set[int](), 0
    rows = (one for one in chain(first, sheet.rows) if not is_blank(one[1]))
    while chunk := list(islice(rows, CHUNK)):
        made = []
        for number, cells in chunk:
            shown |= {place for place, cell in enumerate(cells) if cell not in (None, "")}
            above = number <= batch.heading_row
            stored: dict[str, Any] = {"sheet": kept_cells(cells, {} if above else hidden)}
            if number in sheet.merged and not above:
                stored["merged"] = sheet.merged[number]
            made.append(ImportRow(batch=batch, number=number, stored=stored))
        ImportRow.objects.bulk_create(made)
        taken += len(made)
        yield Done(taken, sheet.length)
    if max(shown, default=0) >= MOST_COLUMNS:
        raise Refused(
            f"Arket har noe helt ut i kolonne {column_letter(max(shown))}. Det er plass til {MOST_COLUMNS} "
            "kolonner. Ta bort dem som ikke gjelder boligene.", field="file",
        )  # fmt: skip
    batch.sheet = {
        "shown": sorted(shown), "hidden": sorted(one for one in hidden if hidden[one] == ""),
        "remarks": list(sheet.remarks),
    }  # fmt: skip


def _read_by_kept(
    actor: Actor, batch: DwellingImport, first: Sequence[Row], asked: KeptMapping | None
) -> Parts[DwellingImport]:
    """Read the sheet by the mapping whose headings it has; without one it waits for somebody."""
    for kept in [asked] if asked else KeptMapping.objects.order_by("-changed_at"):
        row = next((number for number, cells in first if fits(kept.headings, cells)), None)
        if row is not None:
            said = SaidMapping(kept.name, row, kept.targets, kept.constants)
            return (yield from map_in_parts(actor, batch.pk, batch.version, said))
    if asked:
        raise Refused(
            f"Arket har ikke overskriftene til oppsettet «{asked.name}»: {', '.join(asked.headings[:20])}.",
            field="mapping",
        )
    return batch
