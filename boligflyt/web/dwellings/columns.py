"""The columns that the list of dwellings can have, on the page and in the sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from boligflyt.toolkit.sheets import Cell
from boligflyt.web.dwellings.rows import ShownRow
from boligflyt.web.formats import money, thousands

ASKED = "kol"  # in the address, once for each column


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in the address, its headings, what a sheet's cell holds and what the page says.

    `sort` is the key of the order, if any. `narrow` ones stay on a telephone. `first` ones are on the page
    before anybody chooses.
    """

    key: str
    heading: str
    cell: Callable[[ShownRow], Cell]
    label: str = ""
    said: Callable[[ShownRow], Any] | None = None
    sort: str = ""
    number: bool = False
    narrow: bool = False
    first: bool = True

    @property
    def title(self) -> str:
        """The heading on the page, shorter than the sheet's where the cell tells the unit."""
        return self.label or self.heading

    def text(self, row: ShownRow) -> str:
        """What the page says of a row."""
        value = self.said(row) if self.said else self.cell(row)
        return "" if value is None else str(value)


def _yes(value: bool) -> str:
    return "Ja" if value else ""


def _adaptation(one: ShownRow) -> str:
    """The first of what helps: room for a wheelchair, the adaptation, a lift."""
    return "Rullestol" if one.row.wheelchair else str(one.adaptation) or ("Heis" if one.row.has_lift else "")


def _area(one: ShownRow) -> str:
    return "" if one.row.area_m2 is None else f"{one.row.area_m2} m²"


def _empty_days(one: ShownRow) -> str:
    return "" if one.row.day.empty_days is None else thousands(one.row.day.empty_days)


STEP_FREE = {True: "Ja", False: "Nei", None: ""}
ADDRESS = Column("adresse", "Adresse", lambda one: one.row.address, sort="adresse")
# Every column beside the address, in the order of the page and the sheet.
COLUMNS = (
    Column("poststed", "Poststed", lambda one: one.row.postal_place, first=False),
    Column("krets", "Skolekrets", lambda one: one.row.school_district, first=False),
    Column("formal", "Formål", lambda one: one.purpose, narrow=True),
    Column("soverom", "Soverom", lambda one: one.row.bedrooms, sort="soverom", number=True, narrow=True),
    Column("areal", "Areal (m²)", lambda one: one.row.area_m2, "Areal", _area, sort="areal", number=True),
    Column(
        "rullestol", "Rullestol", lambda one: one.row.wheelchair, said=lambda one: _yes(one.row.wheelchair),
        first=False,
    ),
    Column("tilpasning", "Tilpasning", lambda one: str(one.adaptation), said=_adaptation),
    Column(
        "heis", "Heis", lambda one: one.row.has_lift, said=lambda one: _yes(one.row.has_lift), first=False,
    ),
    Column("eierform", "Eierform", lambda one: str(one.disposal)),
    Column("status", "Status", lambda one: str(one.sign.label), narrow=True),
    Column(
        "tomme", "Tomme dager", lambda one: one.row.day.empty_days, said=_empty_days, sort="tomme",
        number=True, narrow=True,
    ),
    Column("arsak", "Årsak", lambda one: one.cause, narrow=True),
    Column(
        "leie", "Leie per måned (kr)", lambda one: one.row.rent, "Leie per måned",
        lambda one: money(one.row.rent), sort="leie", number=True, narrow=True,
    ),
    Column("breddegrad", "Breddegrad", lambda one: one.row.latitude, number=True, first=False),
    Column("lengdegrad", "Lengdegrad", lambda one: one.row.longitude, number=True, first=False),
    Column("oppgang", "Oppgang", lambda one: one.row.entrance or "", first=False),
    Column(
        "trinnfri", "Trinnfri inngang", lambda one: one.row.step_free,
        said=lambda one: STEP_FREE[one.row.step_free], first=False,
    ),
)  # fmt: skip


def chosen(asked: Iterable[str]) -> list[Column]:
    """The columns that were ticked, in the table's own order; unknown ones are left out."""
    wanted = set(asked)
    return [one for one in COLUMNS if one.key in wanted]


def on_the_page(asked: Iterable[str]) -> list[Column]:
    """Those that were ticked, or those that the page has before anybody chooses."""
    return chosen(asked) or [one for one in COLUMNS if one.first]


def in_the_sheet(asked: Iterable[str]) -> list[Column]:
    """Those that were ticked, or all; the address is always first."""
    return [ADDRESS, *(chosen(asked) or COLUMNS)]
