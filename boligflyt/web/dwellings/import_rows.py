"""The rows of an import as they are shown: faults with their place, changes side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from boligflyt.areas.dwellings.choices import RowOutcome
from boligflyt.areas.dwellings.file_values import CHOICES
from boligflyt.areas.dwellings.models import ImportRow
from boligflyt.domain.dwelling_file import columns
from boligflyt.domain.periods.period import norwegian_date
from boligflyt.web.formats import counted, money

ADDRESSED = {
    "feil": RowOutcome.WRONG,
    "endret": RowOutcome.CHANGED,
    "ny": RowOutcome.NEW,
    "likt": RowOutcome.UNCHANGED,
}
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


def shown(row: ImportRow) -> ShownRow:
    """The row in words."""
    faults = [{**one, "where": _where(one)} for one in row.faults]
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


def _where(fault: dict[str, str]) -> str:
    """«Kolonne H, Postnummer»; the whole row has no column."""
    if not fault["column"]:
        return _("Hele raden")
    if not fault["letter"]:
        return fault["column"]
    return _("Kolonne %(letter)s, %(column)s") % {"letter": fault["letter"], "column": fault["column"]}


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
