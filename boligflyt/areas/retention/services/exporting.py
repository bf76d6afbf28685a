"""One case in open formats: a ZIP made whole before it is handed over, and a trace of each thing in it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db.models import Sum
from django.db.models.functions import Length
from django.template.loader import render_to_string

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_change, record_list
from boligflyt.areas.documents.choices import Role
from boligflyt.areas.documents.models import StoredPart
from boligflyt.areas.documents.queries.doors import read_file
from boligflyt.areas.people.models import Household
from boligflyt.areas.retention.choices import ExportReason
from boligflyt.areas.retention.queries.export import Part, parts_of
from boligflyt.areas.retention.queries.rows import as_sheet, as_values
from boligflyt.toolkit.faults import Refused
from boligflyt.toolkit.sheets import as_csv

FORMAT = "boligflyt-sak/1"
PAGE = ".".join(("index", "html"))  # a name in the ZIP, not a template of ours
MOST_BYTES = 200 * 1024 * 1024
ENDINGS = {
    "application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "text/plain": "txt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
}  # fmt: skip
# The stored PDFs of a part, by the column that holds them.
PDFS = {"vedtak": ("letter",), "brev": ("pdf",), "tilbud": ("letter",), "leieforhold": ("contract", "notice")}


@dataclass(frozen=True, slots=True)
class Export:
    """The finished file. Its name says nothing about anybody."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Read:
    part: Part
    rows: list[Any]
    files: list[tuple[str, str, bytes]]


def export_case(actor: Actor, household: Household, reason: ExportReason) -> Export:
    """Everything about the opened household that the actor sees, as JSON, CSV, files and a page to read it.

    Raises Forbidden without the right, Refused when the files together are too large.
    """
    actor.demand(Right.CASE_EXPORT)
    parts = parts_of(actor, household)
    _must_not_be_too_large(parts)
    read = [_read(actor, part) for part in parts]
    files = dict(_files(actor, read))
    for one in read:
        record_list(actor.trace, one.part.kind, [row.pk for row in one.rows])
    record_change(actor.trace, "household", household.pk, "tok ut saken", reason=str(reason))
    manifest = {
        "format": FORMAT,
        "files": {name: sha256(content).hexdigest() for name, content in files.items()},
    }
    files["manifest.json"] = _json(manifest)
    return Export(f"sak-{actor.today.isoformat()}.zip", _zipped(files, actor.at))


def _must_not_be_too_large(parts: list[Part]) -> None:
    documents = next(one.rows for one in parts if one.name == "dokumenter")
    kept = StoredPart.objects.filter(document__in=documents.values("pk"), role=Role.FILE)
    size = kept.aggregate(size=Sum(Length("content")))["size"] or 0
    if size > MOST_BYTES:
        raise Refused(
            f"Dokumentene i saken er til sammen {size // 1024 // 1024} MB. Det er plass til "
            f"{MOST_BYTES // 1024 // 1024} MB i ett uttrekk. Last ned de største dokumentene hver for "
            "seg, eller be den som drifter systemet om hjelp."
        )


def _read(actor: Actor, part: Part) -> _Read:
    rows = list(part.rows)
    files = []
    for number, row in enumerate(rows, 1):
        if part.name == "dokumenter":
            name = f"filer/dokument-{number:04}.{ENDINGS.get(row.content_type, 'bin')}"
            files.append((str(row.pk), name, read_file(actor, row)))
        for column in PDFS.get(part.name, ()):
            if content := getattr(row, column):
                files.append((str(row.pk), f"filer/{part.name}-{number:04}-{column}.pdf", bytes(content)))
    return _Read(part, rows, files)


def _files(actor: Actor, read: list[_Read]) -> Iterator[tuple[str, bytes]]:
    parts: dict[str, list[dict[str, Any]]] = {}
    sheets = {}
    for one in read:
        where: dict[str, list[str]] = {}
        for key, name, content in one.files:
            where.setdefault(key, []).append(name)
            yield name, content
        parts[one.part.name] = [as_values(row) | {"filer": where.get(str(row.pk), [])} for row in one.rows]
        sheet = as_sheet(one.part.name, one.part.rows.model, one.rows)
        sheets[one.part.name] = sheet, one.files
        if one.rows:
            yield f"lister/{one.part.name}.csv", as_csv(sheet)
    head = {"format": FORMAT, "tatt_ut": actor.at.isoformat(), "kommune": actor.municipality}
    yield "sak.json", _json(head | {"deler": parts})
    shown = [
        {"title": str(one.part.rows.model._meta.verbose_name_plural), "name": one.part.name,
         "headings": sheets[one.part.name][0].headings, "rows": sheets[one.part.name][0].rows,
         "files": [name for _key, name, _content in one.files]}
        for one in read if one.rows
    ]  # fmt: skip
    page = render_to_string("retention/export_index.html", {"parts": shown, "at": actor.at, "by": actor.name})
    yield PAGE, page.encode()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _zipped(files: dict[str, bytes], at: datetime) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = ZipInfo(name, at.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return made.getvalue()
