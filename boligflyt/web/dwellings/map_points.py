"""What the map draws: dwellings as points that tell type and status, and nobody's name.

Type is told in three letters only, so that no point tells of health. A dwelling that is shielded for the
reader is not drawn: on a map it would stand out as a place where somebody hides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.allocation.queries.dwelling_list import StockRow
from boligflyt.areas.dwellings.choices import DayStatus, Purpose

TEMPORARY = frozenset({Purpose.TEMPORARY_FAMILY, Purpose.TEMPORARY_YOUTH, Purpose.TEMPORARY_OTHER})
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


@dataclass(frozen=True, slots=True)
class Spread:
    """The rows of a filter by whether they can be drawn."""

    drawn: tuple[StockRow, ...]
    unplaced: tuple[StockRow, ...]
    shielded: tuple[StockRow, ...]


def type_letter(purpose: str) -> str:
    """O, M or T."""
    if purpose == Purpose.ORDINARY:
        return "O"
    return "M" if purpose in TEMPORARY else "T"


def spread(rows: Iterable[StockRow]) -> Spread:
    """Those to draw, those that nobody has placed, and those that are left out of the map."""
    drawn, unplaced, shielded = [], [], []
    for row in rows:
        if row.latitude is None or row.longitude is None:
            unplaced.append(row)
        elif row.day.status is DayStatus.SHIELDED:
            shielded.append(row)
        else:
            drawn.append(row)
    return Spread(tuple(drawn), tuple(unplaced), tuple(shielded))


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


def as_areas(rows: Sequence[StockRow]) -> list[dict[str, Any]]:
    """The name of each area in the middle of its dwellings; the map's own background."""
    places: dict[str, list[tuple[float, float]]] = {}
    for row in rows:
        if row.school_district:
            at = (float(row.latitude or 0), float(row.longitude or 0))
            places.setdefault(row.school_district, []).append(at)
    return [
        {"name": name, "at": [sum(one) / len(found) for one in zip(*found, strict=True)]}
        for name, found in sorted(places.items())
    ]
