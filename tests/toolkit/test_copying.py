"""What is added with COPY stands in the table as it was given, whatever signs it has."""

from __future__ import annotations

from datetime import date

from boligflyt.areas.dwellings.choices import ImportState
from boligflyt.areas.dwellings.models import DwellingImport, ImportRow
from boligflyt.toolkit.copying import copy_in

SIGNS = 'bakstrek \\ og \\N, tab \t, linje \n og \r, "anførsel", æøå'


def test_every_sign_comes_through(cast) -> None:
    batch = DwellingImport(
        file_name="a.csv", sha256="0" * 64, heading_row=1, disposed_from=date(2020, 1, 1),
        state=ImportState.PREVIEWED,
    )  # fmt: skip
    batch.stamp(cast.per.at, cast.per.staff)
    batch.save()
    told = {"own": {SIGNS: SIGNS}, "number": 1, "none": None, "yes": True}

    names = ("batch", "number", "stored", "label", "faults", "version", "dwelling")
    empty = {"outcome": "", "values": {}, "changes": [], "notes": [], "tenant_told_by": ""}

    copy_in(
        ImportRow, (*names, *empty),
        [(batch.pk, 1, told, SIGNS, [], None, None, *empty.values()),
         (batch.pk, 2, {}, "\\N", [{"what": SIGNS}], 7, None, *empty.values())],
    )  # fmt: skip

    first, second = ImportRow.objects.order_by("number")
    assert (first.stored, first.label, first.faults, first.version) == (told, SIGNS, [], None)
    assert (second.stored, second.label, second.faults, second.version) == ({}, "\\N", [{"what": SIGNS}], 7)
