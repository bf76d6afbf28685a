"""How the pages grow with the municipality: the same pages in three sizes, as a table and a drawing.

Read from what `./bf bench --only pages --size …` wrote; drawn anew whenever any size is measured.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.results import GROWTH, PAGES, kept_sections

PICTURE = Path(__file__).with_name("growth.svg")
SECTIONS = (PAGES, f"{PAGES} in oslo", f"{PAGES} in norway")
GOAL_MS = 200
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 460, 60, 190, 20, 40
LEAST_MS, MOST_MS = 10, 10_000
NAMED, LINE = 9, 13  # so many of the slowest have their name beside their line
_ROW = re.compile(r"^\| (\S[^|]*?) \| 200 \| \d+ \| [\d.]+ \| ([\d.]+) \|", re.M)
_DWELLINGS = re.compile(r"(\d+) dwellings")


def draw(measured: dict[str, str]) -> None:
    """Add the section about growth, and draw it, when at least two sizes are known."""
    known = {**kept_sections(), **measured}
    sizes = {name: _p95(known[name]) for name in SECTIONS if name in known and _DWELLINGS.search(known[name])}
    if len(sizes) < 2:
        return
    at = {name: int(_DWELLINGS.findall(known[name])[0]) for name in sizes}
    pages = [page for page in sizes[list(sizes)[-1]] if all(page in row for row in sizes.values())]
    measured[GROWTH] = _table(pages, sizes, at)
    PICTURE.write_text(_picture(pages, sizes, at), encoding="utf-8")


def _p95(section: str) -> dict[str, float]:
    return {page: float(value) for page, value in _ROW.findall(section)}


def _table(pages: list[str], sizes: Mapping[str, Mapping[str, float]], at: Mapping[str, int]) -> str:
    heads = " | ".join(f"{count:,} dwellings".replace(",", " ") for count in at.values())
    within = sum(all(row[page] <= GOAL_MS for row in sizes.values()) for page in pages)
    lines = [
        f"p95 in milliseconds, from the tables of pages. {within} of {len(pages)} pages are within {GOAL_MS} "
        "ms in every size.",
        "",
        "![p95 of the pages by the number of dwellings](growth.svg)",
        "",
        f"| Page | {heads} |",
        f"|---|{'---:|' * len(sizes)}",
    ]
    for page in sorted(pages, key=lambda one: -list(sizes.values())[-1][one]):
        lines.append(f"| {page} | {' | '.join(f'{row[page]:.0f}' for row in sizes.values())} |")
    return "\n".join(lines)


class _Axes:
    """Both by powers of ten: dwellings along, milliseconds up."""

    def __init__(self, counts: Sequence[int]) -> None:
        self._low, self._high = math.log10(min(counts)), math.log10(max(counts))

    def x(self, count: int) -> float:
        part = (math.log10(count) - self._low) / (self._high - self._low)
        return LEFT + part * (WIDTH - LEFT - RIGHT)

    def y(self, milliseconds: float) -> float:
        part = math.log10(max(milliseconds, LEAST_MS) / LEAST_MS) / math.log10(MOST_MS / LEAST_MS)
        return HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM)

    def level(self, milliseconds: float, stroke: str) -> str:
        at = f'y1="{self.y(milliseconds):.0f}" y2="{self.y(milliseconds):.0f}"'
        return f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" {at} {stroke}/>'


def _picture(pages: list[str], sizes: Mapping[str, Mapping[str, float]], at: Mapping[str, int]) -> str:
    """The goal is dashed; the slowest in the largest size have their names."""
    counts = [at[name] for name in sizes]
    axes = _Axes(counts)
    parts = [axes.level(GOAL_MS, 'stroke="#b00" stroke-dasharray="6 4"')]
    for tick in (10, 100, 1_000, 10_000):
        parts.append(axes.level(tick, 'stroke="#ccc"'))
        parts.append(f'<text x="{LEFT - 6}" y="{axes.y(tick) + 4:.0f}" text-anchor="end">{tick} ms</text>')
    for one in counts:
        parts.append(f'<text x="{axes.x(one):.0f}" y="{HEIGHT - 14}" text-anchor="middle">{one}</text>')
    below = 0.0
    for place, page in enumerate(sorted(pages, key=lambda one: -[*sizes.values()][-1][one])):
        values = [row[page] for row in sizes.values()]
        points = " ".join(f"{axes.x(n):.0f},{axes.y(ms):.0f}" for n, ms in zip(counts, values, strict=True))
        parts.append(f'<polyline points="{points}" fill="none" stroke="#1e5b8f"/>')
        if place < NAMED:
            below = max(below + LINE, axes.y(values[-1]) + 4)
            parts.append(f'<text x="{WIDTH - RIGHT + 8}" y="{below:.0f}">{page}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        'font-size="11"><title>p95 of the pages in ms by the number of dwellings; the goal is dashed</title>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>{"".join(parts)}</svg>\n'
    )
