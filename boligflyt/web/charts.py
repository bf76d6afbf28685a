"""Line charts made by the server as SVG: read aloud, printable, without script or inline style.

Reported and computed figures never look alike (grey, dashed, open squares; blue, solid, filled circles), y
starts at zero, and no line is drawn across years without figures: the axis is broken there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from boligflyt.web.formats import thousands

Kind = Literal["reported", "computed"]
Value = int | float | Decimal

WIDTH, HEIGHT = 440, 200
LEFT, RIGHT, TOP, BOTTOM = 40, 12, 28, 48
BREAK_SLOTS = 0.7
VALUES_SHOWN_UP_TO = 12
STEPS = (1, 2, 3, 5, 10)


@dataclass(frozen=True)
class Point:
    """One period: label, value (None = no figure), and whether the source has a fault (told below)."""

    label: str
    value: Value | None
    starred: bool = False


@dataclass(frozen=True)
class Series:
    """A named row of figures of one kind, in order of time."""

    name: str
    kind: Kind
    points: Sequence[Point] = field(default_factory=tuple)


@dataclass(frozen=True)
class _Placed:
    point: Point
    kind: Kind
    x: float
    y: float


def line_chart(series: Sequence[Series], title: str, unit: str = "") -> SafeString:
    """The SVG of the series along one time axis. `unit` follows each value («%», or nothing)."""
    rows = [row for row in series if row.points]
    top = _top_of_scale(rows)
    columns = _columns(rows)
    parts = [_grid(top), _axis(rows, columns)]
    for row in rows:
        placed = _place(row, columns, top)
        parts += [_lines(placed), _marks(placed), _years(row, columns), _name(row, columns)]
    if sum(len(row.points) for row in rows) <= VALUES_SHOWN_UP_TO:
        parts += [_values(_place(row, columns, top), unit) for row in rows]
    words = escape(spoken(rows, title, unit))
    return mark_safe(  # noqa: S308 # nosec B308 B703 – every text from outside is escaped
        f'<svg class="bf-chart" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img" '
        f'aria-label="{words}" focusable="false"><title>{words}</title>{"".join(parts)}</svg>'
    )


def spoken(series: Sequence[Series], title: str, unit: str = "") -> str:
    """The chart in one sentence per series: what a screen reader says."""
    sentences = [
        f"{row.name}: {', '.join(_spoken_point(point, unit) for point in row.points)}." for row in series
    ]
    return " ".join([f"{title}.", *sentences])


def _spoken_point(point: Point, unit: str) -> str:
    if point.value is None:
        return f"{point.label} {_('ingen tall')}"
    note = f" ({_('se merknad')})" if point.starred else ""
    return f"{point.label} {_written(point.value, unit)}{note}"


def _written(value: Value, unit: str) -> str:
    number = Decimal(str(value))
    text = thousands(number, 0 if number == number.to_integral_value() else 1)
    return f"{text}\u00a0{unit}" if unit else text


def _top_of_scale(rows: Sequence[Series]) -> float:
    """The smallest round number with an even half that no value exceeds."""
    highest = max((float(p.value) for row in rows for p in row.points if p.value is not None), default=0.0)
    if highest <= 0:
        return 1.0
    unit = 10.0 ** math.floor(math.log10(highest))
    return next(step * unit for step in STEPS if step * unit >= highest)


def _columns(rows: Sequence[Series]) -> dict[str, float]:
    """Where each label stands: equal steps, with a wider one where the axis is broken between two groups."""
    slots: dict[str, float] = {}
    position = 0.0
    last: str | None = None
    for label in _labels(rows):
        position += BREAK_SLOTS if last is not None and _is_gap(last, label) else 0.0
        slots[label] = position
        position += 1
        last = label
    step = (WIDTH - LEFT - RIGHT) / max(position, 1)
    return {label: LEFT + (slot + 0.5) * step for label, slot in slots.items()}


def _labels(rows: Sequence[Series]) -> list[str]:
    seen = list(dict.fromkeys(point.label for row in rows for point in row.points))
    return sorted(seen, key=int) if all(label.isdigit() for label in seen) else seen


def _is_gap(before: str, after: str) -> bool:
    return before.isdigit() and after.isdigit() and int(after) - int(before) > 1


def _y(value: float, top: float) -> float:
    return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM)


def _place(row: Series, columns: dict[str, float], top: float) -> list[_Placed | None]:
    return [
        None
        if point.value is None
        else _Placed(point, row.kind, columns[point.label], _y(float(point.value), top))
        for point in row.points
    ]


def _grid(top: float) -> str:
    lines = []
    for value in (top, top / 2):
        y = _y(value, top)
        lines.append(
            f'<line class="bf-chart__grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        )
    marks = [
        f'<text x="{LEFT - 8}" y="{_y(value, top) + 4:.1f}" text-anchor="end">{_written(value, "")}</text>'
        for value in (top, top / 2, 0)
    ]
    return "".join(lines + marks)


def _axis(rows: Sequence[Series], columns: dict[str, float]) -> str:
    y = HEIGHT - BOTTOM
    labels = _labels(rows)
    breaks = [
        (columns[a] + columns[b]) / 2 for a, b in zip(labels, labels[1:], strict=False) if _is_gap(a, b)
    ]
    edges = [LEFT, *[edge for x in breaks for edge in (x - 5, x + 5)], WIDTH - RIGHT]
    lines = [
        f'<path class="bf-chart__axis" d="M{edges[i]:.1f} {y}H{edges[i + 1]:.1f}"/>'
        for i in range(0, len(edges), 2)
    ]
    cuts = [
        f'<path class="bf-chart__axis bf-chart__break" d="M{x - 8:.1f} {y + 5}l6 -10m4 10l6 -10"/>'
        for x in breaks
    ]
    return "".join(lines + cuts)


def _lines(placed: Sequence[_Placed | None]) -> str:
    """The line, cut where a figure is missing or years are left out."""
    stretches: list[list[_Placed]] = [[]]
    for dot in placed:
        last = stretches[-1][-1] if stretches[-1] else None
        if dot is None or (last and _is_gap(last.point.label, dot.point.label)):
            stretches.append([])
        if dot is not None:
            stretches[-1].append(dot)
    return "".join(
        f'<polyline data-kind="{dots[0].kind}" points="{_path(dots)}"/>'
        for dots in stretches
        if len(dots) > 1
    )


def _path(dots: Sequence[_Placed]) -> str:
    return " ".join(f"{dot.x:.1f},{dot.y:.1f}" for dot in dots)


def _marks(placed: Sequence[_Placed | None]) -> str:
    return "".join(_mark(dot) for dot in placed if dot is not None)


def _mark(dot: _Placed) -> str:
    if dot.kind == "reported":
        return f'<rect data-kind="reported" x="{dot.x - 4:.1f}" y="{dot.y - 4:.1f}" width="8" height="8"/>'
    return f'<circle data-kind="computed" cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="4.5"/>'


def _values(placed: Sequence[_Placed | None], unit: str) -> str:
    return "".join(
        f'<text class="bf-chart__value" x="{dot.x:.1f}" y="{dot.y - 10:.1f}" text-anchor="middle">'
        f"{escape(_written(dot.point.value or 0, unit))}{'*' if dot.point.starred else ''}</text>"
        for dot in placed
        if dot is not None
    )


def _years(row: Series, columns: dict[str, float]) -> str:
    return "".join(
        f'<text x="{columns[point.label]:.1f}" y="{HEIGHT - BOTTOM + 16}" text-anchor="middle">'
        f"{escape(point.label)}</text>"
        for point in row.points
    )


def _name(row: Series, columns: dict[str, float]) -> str:
    """The series named on the chart itself, under a rule drawn as the line is."""
    xs = [columns[point.label] for point in row.points]
    left, right, y = min(xs) - 14, max(xs) + 14, HEIGHT - BOTTOM + 24
    return (
        f'<path data-kind="{row.kind}" d="M{left:.1f} {y}H{right:.1f}"/>'
        f'<text class="bf-chart__name bf-chart__name--{row.kind}" x="{(left + right) / 2:.1f}" y="{y + 14}" '
        f'text-anchor="middle">{escape(row.name)}</text>'
    )
