"""Sheets of dwellings with headings of their own. All addresses are invented."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from xlsxwriter import Workbook

HEADINGS = (
    "Adresse", "Postnr/sted", "Gnr/Bnr", "Leil.", "Type", "Ant. soverom", "Husleie pr. mnd", "BRA",
    "Leietaker",
)  # fmt: skip
TARGETS = {
    "Adresse": "split:address", "Postnr/sted": "split:post", "Gnr/Bnr": "split:cadastre",
    "Leil.": "bruksenhetsnummer", "Type": "koboboligtype", "Ant. soverom": "antallsoverom",
    "Husleie pr. mnd": "manedsleie", "BRA": "own", "Leietaker": "left_out",
}  # fmt: skip
CONSTANTS = {"kommunenummer": "9999", "kobodisposisjonsform": "owned"}


def own_row(number: int = 1, **told: str) -> dict[str, str]:
    """A dwelling as the office for property writes it."""
    return {
        "Adresse": f"Arkveien {number}B", "Postnr/sted": "0150 Nordelv", "Gnr/Bnr": f"12/{300 + number}/0/7",
        "Leil.": "H0101", "Type": "Leilighet", "Ant. soverom": "2", "Husleie pr. mnd": "kr 9 500,-",
        "BRA": "54", "Leietaker": "Kari Testperson", **told,
    }  # fmt: skip


def own_sheet(
    rows: Iterable[Mapping[str, str]],
    headings: Iterable[str] = HEADINGS,
    above: str = "Boliger 2026;;\r\n;;\r\n",
) -> bytes:
    """A CSV file with a title, an empty row and the headings in row three."""
    written, names = io.StringIO(), list(headings)
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([[row.get(one, "") for one in names] for row in rows])
    return (above + written.getvalue()).encode("utf-8-sig")


def own_book(rows: Iterable[Mapping[str, str]]) -> bytes:
    """An Excel workbook with a merged title, headings in row three and two merged cells in row five."""
    written = io.BytesIO()
    book = Workbook(written)
    page = book.add_worksheet("Boliger")
    page.merge_range("A1:I1", "Boliger 2026")
    page.write_row(2, 0, HEADINGS)
    for number, row in enumerate(rows, 3):
        page.write_row(number, 0, [row[one] for one in HEADINGS])
    page.merge_range("H5:I5", "54")
    book.close()
    return written.getvalue()


# An office's workbook as it keeps it for itself: a front page, and titles and sums between the rows.
FRONT = [["Boligoversikt", "Eiendom"], ["Oppdatert", "1.11.2026"], ["Adresse", "Rådhusgata 1"]]


def cells_of(number: int) -> list[str]:
    """The cells of a dwelling in the order of the headings."""
    told = own_row(number)
    return [told[one] for one in HEADINGS]


GROUPED = [
    ["Utleieboliger", *[""] * 8], list(HEADINGS),
    ["NORD", *[""] * 8], cells_of(1), cells_of(2), ["Sum nord", *[""] * 5, "=SUM(G4:G5)", "", ""],
    list(HEADINGS), ["SØR", *[""] * 8], cells_of(3), ["Antall boliger:", *[""] * 5, 3, "", ""],
]  # fmt: skip


def workbook(**sheets: list[list[object]]) -> bytes:
    """A workbook with these sheets, in this order."""
    written = io.BytesIO()
    book = Workbook(written)
    for name, rows in sheets.items():
        page = book.add_worksheet(name)
        for number, cells in enumerate(rows):
            page.write_row(number, 0, cells)
    book.close()
    return written.getvalue()
