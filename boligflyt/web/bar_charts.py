"""Bars made by the server as SVG, which may go below nought: read aloud, printable, without script.

Every bar has its name above it and its figure at its end, so that nothing is told by colour or length alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from boligflyt.web.formats import money

WIDTH, ROW, BAR, TOP = 440, 46, 18, 4
ROOM_FOR_FIGURE = 84  # beside the longest bar, and left of nought when a bar goes there

Number = int | float | Decimal
Bar = tuple[str, Number | None]  # None may not be shown


def bar_chart(bars: Sequence[Bar], title: str, told: Callable[[Number], str] = money) -> SafeString:
    """Bars from a common nought, in the order given; `told` says a number in words, kroner unless given."""
    values = [float(value or 0) for _name, value in bars]
    below, above = min([0.0, *values]), max([0.0, *values])
    left = ROOM_FOR_FIGURE if below < 0 else 0
    scale = (WIDTH - ROOM_FOR_FIGURE - left) / ((above - below) or 1)
    nought = left - below * scale
    height = TOP + ROW * len(bars)
    words = escape(" ".join([f"{title}.", *(f"{name}: {_words(value, told)}." for name, value in bars)]))
    drawn = "".join(
        _bar(name, value or 0, _words(value, told), (TOP + ROW * place, nought, scale))
        for place, (name, value) in enumerate(bars)
    )
    return mark_safe(  # noqa: S308 # nosec B308 B703 – every text from outside is escaped
        f'<svg class="bf-chart" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" '
        f'aria-label="{words}" focusable="false"><title>{words}</title>{drawn}</svg>'
    )


def _words(value: Number | None, told: Callable[[Number], str]) -> str:
    return _("skjult") if value is None else told(value)


def _bar(name: str, value: Number, words: str, place: tuple[int, float, float]) -> str:
    y, nought, scale = place
    length = abs(float(value)) * scale
    x = nought if value >= 0 else nought - length
    kind = "bar" if value >= 0 else "bar-below"
    at, anchor = (nought + length + 6, "start") if value >= 0 else (nought - length - 6, "end")
    axis = f'<path class="bf-chart__axis" d="M{nought:.1f} {y + 18}v{BAR + 4}"/>'
    return (
        f'<text class="bf-chart__bar-name" x="0" y="{y + 14}">{escape(name)}</text>'
        f'<rect data-kind="{kind}" x="{x:.1f}" y="{y + 20}" width="{length:.1f}" height="{BAR}"/>'
        f'<text class="bf-chart__value" x="{at:.1f}" y="{y + 34}" text-anchor="{anchor}">'
        f"{escape(words)}</text>{axis}"
    )
