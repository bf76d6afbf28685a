"""Two bars for each name, made by the server as SVG: what is asked for, and what is on its way to meet it.

What is sure is filled, what is possible is drawn with an outline, and each bar has its words and number:
nothing is told by colour or length alone. Without script or inline style.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from boligflyt.web.formats import thousands

WIDTH, NAME, BAR, GAP, BELOW = 440, 18, 14, 4, 14
ROOM_FOR_WORDS = 200  # beside the longest bar
Names = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """What is asked for (None when it may not be told), and what comes: sure, and possible beside it."""

    name: str
    asked: int | None
    sure: int
    possible: int


def pair_chart(pairs: Sequence[Pair], title: str, names: Names, tells_asked: bool = True) -> SafeString:
    """The SVG of the pairs in the order given. `names`: asked, coming, sure, possible."""
    longest = max([1, *(max(one.asked or 0, one.sure + one.possible) for one in pairs)])
    scale = (WIDTH - ROOM_FOR_WORDS) / longest
    each = NAME + BAR + BELOW + (BAR + GAP if tells_asked else 0)
    height = each * len(pairs)
    words = escape(" ".join([f"{title}.", *(_spoken(one, names, tells_asked) for one in pairs)]))
    drawn = "".join(
        _pair(one, place * each, scale, names, tells_asked) for place, one in enumerate(pairs)
    )  # fmt: skip
    return mark_safe(  # noqa: S308 # nosec B308 B703 – every text from outside is escaped
        f'<svg class="bf-chart" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" '
        f'aria-label="{words}" focusable="false"><title>{words}</title>{drawn}</svg>'
    )


def _pair(one: Pair, top: int, scale: float, names: Names, tells_asked: bool) -> str:
    drawn = f'<text class="bf-chart__bar-name" x="0" y="{top + NAME - 5}">{escape(one.name)}</text>'
    y = top + NAME
    if tells_asked:
        drawn += _bar("asked", 0, y, (one.asked or 0) * scale)
        drawn += _words((one.asked or 0) * scale, y, _asked_words(one, names))
        y += BAR + GAP
    sure, possible = one.sure * scale, one.possible * scale
    drawn += _bar("bar", 0, y, sure) + _bar("possible", sure, y, possible)
    return drawn + _words(sure + possible, y, _coming_words(one, names))


def _bar(kind: str, x: float, y: int, length: float) -> str:
    if not length:
        return ""
    return f'<rect data-kind="{kind}" x="{x:.1f}" y="{y}" width="{length:.1f}" height="{BAR}"/>'


def _words(x: float, y: int, words: str) -> str:
    return f'<text class="bf-chart__value" x="{x + 6:.1f}" y="{y + BAR - 3}">{escape(words)}</text>'


def _asked_words(one: Pair, names: Names) -> str:
    told = _("skjult") if one.asked is None else thousands(one.asked)
    return f"{names[0]}: {told}"


def _coming_words(one: Pair, names: Names) -> str:
    parts = [f"{thousands(one.sure)} {names[2]}"] if one.sure or not one.possible else []
    parts += [f"{thousands(one.possible)} {names[3]}"] if one.possible else []
    return f"{names[1]}: {', '.join(parts)}"


def _spoken(one: Pair, names: Names, tells_asked: bool) -> str:
    parts = [_asked_words(one, names)] if tells_asked else []
    return f"{one.name}. {'. '.join([*parts, _coming_words(one, names)])}."
