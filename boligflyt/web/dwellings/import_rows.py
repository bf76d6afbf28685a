"""The rows of an import as they are shown: faults with their place, changes side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from boligflyt.areas.dwellings.choices import RowOutcome
from boligflyt.areas.dwellings.file_values import CHOICES
from boligflyt.areas.dwellings.incoming_faults import faults_by_column
from boligflyt.areas.dwellings.models import DwellingImport, ImportRow
from boligflyt.domain.dwelling_file import column_letter, columns
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.web.formats import counted, money

ADDRESSED = {
    "feil": RowOutcome.WRONG,
    "endret": RowOutcome.CHANGED,
    "ny": RowOutcome.NEW,
    "likt": RowOutcome.UNCHANGED,
}
MANY_FAULTS = 10  # fewer are soon read one by one
SHOWN_OF_NEW = (
    "gnrbnr",
    "koboboligtype",
    "kobodisposisjonsform",
    "antallsoverom",
    "manedsleie",
    "boligstatus",
)


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A field before and after, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with what it tells by its outcome."""

    row: ImportRow
    faults: list[dict[str, str]]
    changes: list[ShownChange]
    facts: list[tuple[str, str]]


def shown(row: ImportRow, written: Mapping[str, str]) -> ShownRow:
    """The row in words; `written` has the sheet's own heading by its letter, where a mapping reads it."""
    faults = [{**one, "where": _where(one, written)} for one in row.faults]
    changes = [
        ShownChange(one["column"] if one["own"] else columns()[one["column"]].label,
                    in_words(one["column"], one["before"]), in_words(one["column"], one["after"]))
        for one in row.changes
    ]  # fmt: skip
    facts = [
        (columns()[name].label, in_words(name, row.values[name]))
        for name in SHOWN_OF_NEW
        if row.outcome == RowOutcome.NEW and name in row.values
    ]
    return ShownRow(row, faults, changes, facts)


def what_is_stored(new: int, changed: int) -> str:
    """«5 nye boliger og 1 endring»; what there is none of is not named."""
    made = [counted(new, _("ny bolig"), _("nye boliger"))] if new else []
    made += [counted(changed, _("endring"), _("endringer"))] if changed else []
    return _(" og ").join(made)


def headings_written(batch: DwellingImport) -> dict[str, str]:
    """The headings of a sheet that is read by a mapping, by the letter over each."""
    told = batch.sheet.get("mapping")
    return {column_letter(place): one for place, one in enumerate(told["headings"])} if told else {}


def where_faults_are(batch: DwellingImport) -> list[tuple[str, int]]:
    """The columns with faults, and in how many rows each; those with most first. None for a few rows."""
    if batch.counts["wrong"] < MANY_FAULTS:
        return []
    written = headings_written(batch)
    return [(_where({"letter": letter, "column": column}, written), rows)
            for letter, column, rows in faults_by_column(batch)]  # fmt: skip


def _where(fault: dict[str, str], written: Mapping[str, str]) -> str:
    """«Kolonne H, Postnummer»; the whole row has no column."""
    if not fault["column"]:
        return _("Hele raden")
    if not fault["letter"]:
        return fault["column"]
    column = written.get(fault["letter"], fault["column"])
    return _("Kolonne %(letter)s, %(column)s") % {"letter": fault["letter"], "column": column}


def in_words(column: str, value: Any) -> str:
    """The value as people read it."""
    if value in (None, ""):
        return _("tom")
    if isinstance(value, bool):
        return _("Ja") if value else _("Nei")
    if column in CHOICES:
        return str(CHOICES[column].get(value, value))
    known = columns().get(column)
    if known and known.kind == "day":
        return norwegian_date(date.fromisoformat(value))
    if known and known.kind == "kroner":
        return money(value)
    if known and known.kind == "degrees":
        return str(value).replace(".", ",")
    return str(value)
