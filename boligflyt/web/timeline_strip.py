"""Where each segment of a timeline lies on the drawn strip. Days in, numbers for SVG out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

STRIP_WIDTH = 1000
PATTERNS = {"let": "let", "repair": "repair", "waiting": "waiting", "reserved": "reserved"}


@dataclass(frozen=True)
class Block:
    """One drawn part: left edge and width out of 1000, its kind, label and days."""

    x: str
    width: str
    kind: str
    label: str
    days: int
    first_day: date
    last_day: date | None


def _read(segment: Any, name: str) -> Any:
    return segment.get(name) if isinstance(segment, dict) else getattr(segment, name, None)


def strip_blocks(segments: Sequence[Any], today: date) -> list[Block]:
    """Blocks in order of time. A segment has label, first_day, kind and last_day (None = up to `today`)."""
    rows = sorted(segments, key=lambda segment: _read(segment, "first_day"))
    if not rows:
        return []
    start = _read(rows[0], "first_day")
    end = max(_read(row, "last_day") or today for row in rows)
    whole = max((end - start).days + 1, 1)
    return [_block(row, start, whole, today) for row in rows]


def _block(segment: Any, start: date, whole: int, today: date) -> Block:
    first, last = _read(segment, "first_day"), _read(segment, "last_day")
    days = max(((last or today) - first).days + 1, 1)
    x = (first - start).days * STRIP_WIDTH / whole
    width = days * STRIP_WIDTH / whole
    kind = str(_read(segment, "kind"))
    label = str(_read(segment, "label"))
    return Block(
        x=f"{x:.1f}",
        width=f"{width:.1f}",
        kind=PATTERNS.get(kind, "other"),
        label=label,
        days=days,
        first_day=first,
        last_day=last,
    )
