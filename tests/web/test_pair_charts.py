"""Two bars for each size: what is hidden has no length, the possible looks otherwise, all is read."""

from __future__ import annotations

import re

from boligflyt.web.pair_charts import Pair, pair_chart

NAMES = ("Venter", "På vei", "sikre", "mulige")


def rects(svg: str) -> list[tuple[str, float, float]]:
    found = re.findall(r'<rect data-kind="([\w-]+)" x="([\d.]+)" y="\d+" width="([\d.]+)"', svg)
    return [(kind, float(x), float(width)) for kind, x, width in found]


def test_bars_share_one_scale_and_the_possible_ones_come_after_the_sure():
    (asked, _, long), (sure, start, half), (possible, after, rest) = rects(
        pair_chart([Pair("2 soverom", 8, 4, 2)], "Mot behovet", NAMES)
    )

    assert (asked, sure, possible) == ("asked", "bar", "possible")
    assert (
        start == 0 and abs(long - 2 * half) < 0.2 and abs(after - half) < 0.2 and abs(half - 2 * rest) < 0.2
    )


def test_a_number_that_may_not_be_told_has_no_length_and_is_called_hidden():
    svg = pair_chart([Pair("2 soverom", None, 4, 0)], "Mot behovet", NAMES)

    assert [kind for kind, _, _ in rects(svg)] == ["bar"]
    assert (
        "Venter: skjult" in svg
        and 'aria-label="Mot behovet. 2 soverom. Venter: skjult. På vei: 4 sikre."' in svg
    )


def test_who_may_not_know_the_need_sees_one_bar_and_names_are_escaped():
    svg = pair_chart([Pair("<script>", None, 0, 0)], "Mot behovet", NAMES, tells_asked=False)

    assert "Venter" not in svg and "På vei: 0 sikre" in svg and "<script>" not in svg and rects(svg) == []
