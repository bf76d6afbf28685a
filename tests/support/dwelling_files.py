"""Files of dwellings as municipalities make them: right, messy and broken. All addresses are invented."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from xlsxwriter import Workbook

from boligflyt.domain.dwelling_file import columns

NAMES = tuple(one.name for one in columns().values() if not one.ours)
PLACED = (*NAMES, "breddegrad", "lengdegrad")
OWN_NUMBER = "9999"


def dwelling_row(number: int = 1, **told: Any) -> dict[str, Any]:
    """A dwelling in a building of its own, with everything that a new one must have."""
    return {
        "kommunenummer": OWN_NUMBER, "gnrbnr": f"118/{500 + number}", "bruksenhetsnummer": "H0101",
        "gatenavn": "Åsveien", "husnummer": str(number), "postnummer": "0150", "koboboligtype": "Leilighet",
        "kobodisposisjonsform": "Eid av kommunen", "manedsleie": "9500", "antallsoverom": "2", **told,
    }  # fmt: skip


def as_text(
    rows: Iterable[Mapping[str, Any]], *, headings: Iterable[str] = NAMES, separator: str = ";",
    encoding: str = "utf-8-sig", above: str = "", norwegian: bool = False,
) -> bytes:  # fmt: skip
    """A CSV file; `above` is what stands over the headings, `norwegian` writes headings with æ, ø and å."""
    written = io.StringIO()
    names = list(headings)
    writer = csv.writer(written, delimiter=separator, lineterminator="\r\n")
    writer.writerow([columns()[one].heading if norwegian and one in columns() else one for one in names])
    writer.writerows([[row.get(name, "") for name in names] for row in rows])
    return (above + written.getvalue()).encode(encoding)


def as_book(rows: Iterable[Mapping[str, Any]], *, merge: str = "", formula: bool = False) -> bytes:
    """An Excel workbook with dates as dates and numbers as numbers; `merge` is an area of merged cells."""
    written = io.BytesIO()
    book = Workbook(written, {"default_date_format": "dd.mm.yyyy"})
    page = book.add_worksheet("Boliger")
    page.write_row(0, 0, NAMES)
    for number, row in enumerate(rows, 1):
        for place, name in enumerate(NAMES):
            if row.get(name) not in (None, ""):
                page.write(number, place, row[name])
    if formula:
        page.write_formula(1, NAMES.index("manedsleie"), "=4700*2", None, 9400)
    if merge:
        page.merge_range(merge, OWN_NUMBER)
    book.close()
    return written.getvalue()


def file_of(content: bytes) -> io.BytesIO:
    """The bytes as a file."""
    return io.BytesIO(content)
