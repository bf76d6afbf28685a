"""The register on a map: the dwellings of a filter as points, or as numbers of a grid where they are many.

A dwelling that is shielded for the reader is counted and stands in the table, and is in no point and in no
number of the grid.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Avg, Count, F, FloatField, Max, Min, Q, QuerySet
from django.db.models.functions import Cast, Floor

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.dwelling_list import DwellingFilters, StockRow
from boligflyt.areas.allocation.queries.dwelling_status import shielded_on
from boligflyt.areas.allocation.queries.empty_homes import EmptyHome, empty_homes
from boligflyt.areas.allocation.queries.stock_filters import lived_in_as, narrowed
from boligflyt.areas.allocation.queries.stock_page import RowsByPage, in_pages
from boligflyt.areas.dwellings.choices import OCCUPIED, DayStatus
from boligflyt.areas.dwellings.models import Building, Dwelling
from boligflyt.areas.dwellings.queries import address_order, dwellings_visible_to, lettable

MOST_POINTS = 2000  # more than this in the part that is shown are numbers
LATITUDE, LONGITUDE = "building__latitude", "building__longitude"
PLACED = Q(latitude__isnull=False, longitude__isnull=False)
IN_A_PLACE = Q(building__latitude__isnull=False, building__longitude__isnull=False)


@dataclass(frozen=True, slots=True)
class Box:
    """The part of the map that is shown, in degrees (EPSG:4258)."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, row: StockRow) -> bool:
        """Whether the dwelling, which has a place, stands inside."""
        north, east = float(row.latitude or 0), float(row.longitude or 0)
        return self.south <= north <= self.north and self.west <= east <= self.east


@dataclass(frozen=True, slots=True)
class Cell:
    """Dwellings of one square: how many, their middle, and the box round them."""

    number: int
    latitude: float
    longitude: float
    around: Box


@dataclass(frozen=True, slots=True)
class Spread:
    """The rows of a filter, and of them those that nobody has placed; how many are drawn, and left out."""

    rows: Sequence[StockRow]
    unplaced: Sequence[StockRow]
    drawn: int
    shielded: int


@dataclass(frozen=True, slots=True)
class Area:
    """The name of an area, and the middle of its dwellings."""

    name: str
    latitude: float
    longitude: float


class StockMap:
    """The dwellings of a filter on a day, as a map asks for them.

    A filter on how a dwelling stands empty is asked for row by row, as in the list; else PostgreSQL counts,
    and what is shown is all that is read.
    """

    def __init__(self, actor: Actor, filters: DwellingFilters, on: date) -> None:
        self._actor, self._filters, self._on = actor, filters, on
        of_empty = filters.status and filters.status not in OCCUPIED
        self._row_by_row = bool(of_empty) or filters.empty_over is not None

    @cached_property
    def _empty(self) -> list[EmptyHome]:
        return empty_homes(self._actor, self._on)

    @cached_property
    def _read_rows(self) -> list[StockRow]:
        """The rows of the list, in its order, where all of them are read."""
        return self._in_pages(0)[:]

    def _in_pages(self, fitting: int) -> RowsByPage:
        return in_pages(self._actor, self._filters, self._on, self._empty, self._chosen(), fitting)

    def spread(self) -> Spread:
        """What the table holds, and how much of it is on the map."""
        if self._row_by_row:
            drawn, without, shielded = _sorted_out(self._read_rows)
            return Spread(self._read_rows, without, len(drawn), shielded)
        chosen = self._chosen()
        # Buildings are few, and the dwelling's own index says which one it is in.
        lost, hidden = Q(building__in=Building.objects.exclude(PLACED).values("pk")), Q(pk__in=self._hidden())
        counted = self._chosen(counted=True).aggregate(
            all=Count("pk"), lost=Count("pk", filter=lost), left_out=Count("pk", filter=hidden & ~lost)
        )
        rows = self._in_pages(counted["all"])
        unplaced = rows.only(chosen.filter(lost), counted["lost"])
        drawn = counted["all"] - counted["lost"] - counted["left_out"]
        return Spread(rows, unplaced, drawn, counted["left_out"])

    def points(self, box: Box | None) -> Sequence[StockRow] | None:
        """The dwellings to draw inside the box; None when they are too many to be drawn one by one."""
        if self._row_by_row:
            drawn = self._read(box)
            return drawn if len(drawn) <= MOST_POINTS else None
        inside = self._drawn(box)
        number = inside.order_by()[: MOST_POINTS + 1].count()
        if number > MOST_POINTS:
            return None
        empty = {one.pk: one for one in self._empty}
        in_order = inside.order_by(*address_order())
        return RowsByPage([], in_order, number, self._actor, self._on, empty)[:]

    def cells(self, box: Box | None, side: tuple[float, float]) -> list[Cell]:
        """What is drawn inside the box by squares of a grid; `side` is height and width in degrees."""
        if self._row_by_row:
            return _counted(self._read(box), side)
        north, east = (Cast(name, FloatField()) for name in (LATITUDE, LONGITUDE))
        placed = self._drawn(box).order_by().annotate(north=north, east=east)
        squares = placed.annotate(row=Floor(F("north") / side[0]), column=Floor(F("east") / side[1]))
        counted = squares.values_list("row", "column").annotate(
            Count("pk"), Avg("north"), Avg("east"), Min("north"), Min("east"), Max("north"), Max("east")
        )
        return [
            Cell(number, middle, across, Box(*edges))
            for _, _, number, middle, across, *edges in counted.order_by("row", "column")
        ]

    def areas(self) -> list[Area]:
        """Each area that has dwellings on the map, by name."""
        if self._row_by_row:
            return _middles(self._read(None))
        named = self._drawn(None).exclude(building__school_district="").order_by()
        rows = named.values_list("building__school_district").annotate(Avg(LATITUDE), Avg(LONGITUDE))
        return [Area(name, float(north), float(east)) for name, north, east in sorted(rows)]

    def _read(self, box: Box | None) -> list[StockRow]:
        return [row for row in _sorted_out(self._read_rows)[0] if box is None or box.holds(row)]

    def _chosen(self, *, counted: bool = False) -> QuerySet[Dwelling]:
        seen = lettable(dwellings_visible_to(self._actor), self._on)
        chosen = narrowed(seen, self._actor, self._filters)
        if self._filters.status not in OCCUPIED:
            return chosen
        clearance = self._actor.clearance
        return chosen.filter(
            lived_in_as(self._filters.status, self._empty, clearance, self._on, counted=counted)
        )

    def _hidden(self) -> QuerySet[Any, Any]:
        return shielded_on(self._on, self._actor.clearance).values("dwelling")

    def _drawn(self, box: Box | None) -> QuerySet[Dwelling]:
        drawn = self._chosen().filter(IN_A_PLACE).exclude(pk__in=self._hidden())
        return drawn if box is None else drawn.filter(
            building__latitude__range=(Decimal(box.south), Decimal(box.north)),
            building__longitude__range=(Decimal(box.west), Decimal(box.east)),
        )  # fmt: skip


def _sorted_out(rows: Iterable[StockRow]) -> tuple[list[StockRow], list[StockRow], int]:
    """Rows that are read: those to draw, those that nobody has placed, and how many are left out."""
    drawn: list[StockRow] = []
    unplaced: list[StockRow] = []
    shielded = 0
    for row in rows:
        if row.latitude is None or row.longitude is None:
            unplaced.append(row)
        elif row.day.status is DayStatus.SHIELDED:
            shielded += 1
        else:
            drawn.append(row)
    return drawn, unplaced, shielded


def _counted(rows: Iterable[StockRow], side: tuple[float, float]) -> list[Cell]:
    places: dict[tuple[float, float], list[tuple[float, float]]] = {}
    for row in rows:
        at = (float(row.latitude or 0), float(row.longitude or 0))
        places.setdefault((at[0] // side[0], at[1] // side[1]), []).append(at)
    return [_cell(places[key]) for key in sorted(places)]


def _cell(held: Sequence[tuple[float, float]]) -> Cell:
    (north, east), number = zip(*held, strict=True), len(held)
    around = Box(min(north), min(east), max(north), max(east))
    return Cell(number, sum(north) / number, sum(east) / number, around)


def _middles(rows: Iterable[StockRow]) -> list[Area]:
    places: dict[str, list[tuple[float, float]]] = {}
    for row in rows:
        if row.school_district:
            at = (float(row.latitude or 0), float(row.longitude or 0))
            places.setdefault(row.school_district, []).append(at)
    cells = ((name, _cell(held)) for name, held in sorted(places.items()))
    return [Area(name, one.latitude, one.longitude) for name, one in cells]
