"""Bars of kroner: read aloud, on both sides of nought, and never a script."""

from __future__ import annotations

import re

from boligflyt.web.bar_charts import WIDTH, bar_chart


def rects(svg: str) -> list[tuple[str, float, float]]:
    found = re.findall(r'<rect data-kind="([\w-]+)" x="([\d.]+)" y="\d+" width="([\d.]+)"', svg)
    return [(kind, float(x), float(width)) for kind, x, width in found]


def test_bars_begin_at_a_common_nought_and_are_as_long_as_their_figures():
    (_, first, long), (_, second, short) = rects(bar_chart([("Eie", 9000), ("Leie", 4500)], "Igjen"))

    assert first == second == 0
    assert abs(long - 2 * short) < 0.2


def test_a_bar_below_nought_goes_the_other_way_and_looks_otherwise():
    (above, nought, _), (below, left, width) = rects(bar_chart([("Eie", 1000), ("Leie", -500)], "Igjen"))

    assert (above, below) == ("bar", "bar-below")
    assert left > 0 and abs(left + width - nought) < 0.2 and nought < WIDTH


def test_the_figures_are_read_aloud_and_what_comes_from_outside_is_escaped():
    svg = bar_chart([("<script>", 1200)], "Igjen hver måned")

    assert 'aria-label="Igjen hver måned. &lt;script&gt;: 1\xa0200\xa0kr."' in svg
    assert "<script>" not in svg


def test_nothing_to_draw_is_no_fault():
    assert "<rect" not in bar_chart([], "Igjen") and 'width="0.0"' in bar_chart([("Eie", 0)], "Igjen")
