"""One case in open formats: read back, it says what the database says, and no more than its orderer sees."""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.http import Http404

from boligflyt.areas.access.choices import Information
from boligflyt.areas.audit.models import Event
from boligflyt.areas.documents.models import Document
from boligflyt.areas.documents.queries.doors import read_file
from boligflyt.areas.people.models import Household
from boligflyt.areas.retention.choices import ExportReason
from boligflyt.areas.retention.queries.export import open_for_export
from boligflyt.areas.retention.services.exporting import export_case
from tests.support.case_rows import rows_of
from tests.support.cast import make_person, make_protected, take_part


def taken_out(actor, household: Household) -> dict[str, bytes]:
    """The files of the export."""
    found = open_for_export(actor, household.pk)
    with ZipFile(BytesIO(export_case(actor, found, ExportReason.ACCESS).content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_is_read_back_is_what_the_database_holds(cast):
    rows = rows_of(cast, make_person("Selam", "Tesfay"))

    files = taken_out(cast.kari, rows.household)

    parts = json.loads(files["sak.json"])["deler"]
    assert {one["family_name"] for one in parts["personer"]} == {"Tesfay"}
    assert {one["text"] for one in parts["henvendelser"]} == {one.text for one in rows.entries.values()}
    assert [one["case_code"] for one in parts["soknader"]] == [rows.application.case_code]
    assert [one["text"] for one in parts["oppfolging"]] == [rows.note.text]
    document = Document.objects.get(pk=rows.document.pk)
    told = next(one for one in parts["dokumenter"] if one["id"] == str(document.pk))
    assert files[told["filer"][0]] == read_file(cast.kari, document)
    vedtak = parts["vedtak"][0]
    assert files[vedtak["filer"][0]] == bytes(rows.vedtak.letter)


def test_each_file_has_its_checksum_and_the_page_has_no_script(cast):
    rows = rows_of(cast, make_person("Selam", "Tesfay"))

    files = taken_out(cast.kari, rows.household)

    sums = json.loads(files["manifest.json"])["files"]
    assert sums == {
        name: sha256(content).hexdigest() for name, content in files.items() if name != "manifest.json"
    }
    assert b"<script" not in files["index.html"] and "Tesfay" in files["index.html"].decode()


def test_a_formula_in_a_note_is_text_in_the_list_and_names_of_files_tell_nothing(cast):
    rows = rows_of(cast, make_person("=cmd|'/C calc'!A0", "Tesfay"))

    files = taken_out(cast.kari, rows.household)

    assert b'"=cmd' not in files["lister/personer.csv"]
    assert not any("tesfay" in name.lower() for name in files)


def test_only_what_the_orderer_sees_is_taken_out(cast):
    rows = rows_of(cast, make_person("Selam", "Tesfay"))
    other = cast.nora
    take_part(rows.household, other.office, Information.IDENTITY, Information.HOUSING)
    narrow = type(cast.kari)(
        other.staff, other.name, cast.kari.role, other.office, other.office_name, other.at
    )

    parts = json.loads(taken_out(narrow, rows.household)["sak.json"])["deler"]

    assert [one["text"] for one in parts["henvendelser"]] == [rows.entries["housing"].text]
    assert (parts["helse"], parts["okonomi"], parts["vedtak"], parts["oppfolging"]) == ([], [], [], [])


def test_a_protected_household_is_not_there_for_who_is_not_cleared_and_every_export_leaves_a_trace(cast):
    hidden, seen = rows_of(cast, make_protected()), rows_of(cast, make_person("Selam", "Tesfay"))

    with pytest.raises(Http404):
        open_for_export(cast.kari, hidden.household.pk)
    taken_out(cast.kari, seen.household)

    told = Event.objects.filter(subject=seen.household.pk, detail__what="tok ut saken").get()
    assert told.detail["reason"] == ExportReason.ACCESS
    listed = (
        Event.objects.using("side").filter(deed="listed", kind="document").values_list("subjects", flat=True)
    )
    assert seen.document.pk in {one for subjects in listed for one in subjects}
