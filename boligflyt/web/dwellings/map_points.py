"""What the map draws: dwellings as points that tell type and status, and nobody's name.

Type is told in three letters only, so that no point tells of health. A dwelling that is shielded for the
reader is not drawn: on a map it would stand out as a place where somebody hides.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.allocation.queries.dwelling_list import StockRow
from boligflyt.areas.allocation.queries.stock_map import Area, Box, Cell
from boligflyt.areas.dwellings.choices import TEMPORARY_PURPOSES, DayStatus, Purpose

MOST_DEGREES = 360
WIDEST, CLOSEST = 3, 18  # zooms of the map
TILE_PIXELS, SQUARE_PIXELS = 256, 56
NARROWING = 0.45  # a degree of latitude is drawn taller than one of longitude; at 63 degrees north
TYPES = {"O": _("Ordinær bolig"), "M": _("Midlertidig bolig"), "T": _("Tilrettelagt bolig")}
# A form for each, besides the colour; the rules of the style sheet are called after the keys.
GROUPS = {
    "lived-in": _("Bebodd"),
    "ready": _("Ledig, klar"),
    "reserved": _("Reservert"),
    "at-work": _("Klargjøres eller vedlikehold"),
    "other": _("Utilgjengelig eller uten registrert årsak"),
}
GROUP_OF = {
    DayStatus.LET: "lived-in", DayStatus.GIVEN_NOTICE: "lived-in", DayStatus.OWNER: "lived-in",
    DayStatus.READY: "ready", DayStatus.RESERVED: "reserved",
    DayStatus.TURNOVER: "at-work", DayStatus.MAINTENANCE: "at-work",
}  # fmt: skip


def type_letter(purpose: str) -> str:
    """O, M or T."""
    if purpose == Purpose.ORDINARY:
        return "O"
    return "M" if purpose in TEMPORARY_PURPOSES else "T"


def as_points(rows: Iterable[StockRow]) -> list[dict[str, Any]]:
    """Each dwelling for the script: where, letter, group, words, and the way to it."""
    return [
        {
            "at": [float(row.latitude or 0), float(row.longitude or 0)],
            "letter": type_letter(row.purpose),
            "group": GROUP_OF.get(DayStatus(row.day.status), "other"),
            "words": f"{row.address}: {TYPES[type_letter(row.purpose)]}, {DayStatus(row.day.status).label}",
            "url": reverse("dwellings:detail", args=[row.pk]),
        }
        for row in rows
    ]


def as_cells(cells: Iterable[Cell]) -> list[dict[str, Any]]:
    """Numbers of a grid for the script: how many, where, and the corners of what is counted."""
    return [
        {
            "at": [one.latitude, one.longitude], "count": one.number,
            "edges": [[one.around.south, one.around.west], [one.around.north, one.around.east]],
        }
        for one in cells
    ]  # fmt: skip


def as_areas(areas: Iterable[Area]) -> list[dict[str, Any]]:
    """The name of each area in the middle of its dwellings; the map's own background."""
    return [{"name": one.name, "at": [one.latitude, one.longitude]} for one in areas]


def box_asked_for(text: str) -> Box | None:
    """«south,west,north,east» of an address in degrees; None, the whole map, when it cannot be read."""
    try:
        south, west, north, east = (float(one) for one in text.split(","))
    except ValueError:
        return None
    around = south <= north and west <= east and max(map(abs, (south, west, north, east))) <= MOST_DEGREES
    return Box(south, west, north, east) if around else None


def side_at(text: str) -> tuple[float, float]:
    """Height and width in degrees of a square of the grid at the map's zoom; the coarsest when not told."""
    zoom = min(int(text), CLOSEST) if text.isdecimal() else WIDEST
    width = SQUARE_PIXELS * 360 / (TILE_PIXELS * 2 ** max(zoom, WIDEST))
    return width * NARROWING, width
