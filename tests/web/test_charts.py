"""The server-made line chart: what it says, and how reported and computed figures are told apart."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from boligflyt.web.charts import Point, Series, line_chart

REPORTED = Series(
    "Rapportert", "reported", (Point("2012", 7, starred=True), Point("2013", 15), Point("2014", 13))
)
COMPUTED = Series("Beregnet", "computed", (Point("2024", 12), Point("2025", 11.6), Point("2026", 14)))


def test_the_chart_says_its_values_in_words() -> None:
    chart = line_chart([REPORTED, COMPUTED], "Husstander i midlertidig bolig")

    root = ElementTree.fromstring(chart)

    assert root.get("role") == "img"
    assert root.findtext("title") == root.get("aria-label")
    assert "2012 7 (se merknad), 2013 15" in root.get("aria-label", "")
    assert "2025 11,6" in root.get("aria-label", "")


def test_reported_and_computed_figures_never_look_alike() -> None:
    chart = line_chart([REPORTED, COMPUTED], "Venter")

    assert len(re.findall(r'<rect data-kind="reported"', chart)) == 3
    assert len(re.findall(r'<circle data-kind="computed"', chart)) == 3
    assert not re.findall(r'<circle data-kind="reported"|<rect data-kind="computed"', chart)
    assert "Rapportert</text>" in chart
    assert "Beregnet</text>" in chart


def test_years_without_figures_break_the_axis_and_no_line_crosses_them() -> None:
    across = Series(
        "Beregnet", "computed", (Point("2012", 5), Point("2013", 6), Point("2020", 7), Point("2021", 8))
    )

    broken = line_chart([across], "Med hull")
    whole = line_chart([COMPUTED], "Uten hull")

    assert broken.count("bf-chart__break") == 1
    assert broken.count("<polyline") == 2
    assert whole.count("bf-chart__break") == 0
    assert whole.count("<polyline") == 1


def test_a_missing_figure_is_a_hole_and_is_said() -> None:
    series = Series("Rapportert", "reported", (Point("2012", None), Point("2013", 59), Point("2014", 71)))

    chart = line_chart([series], "Andel nye husstander", "%")

    assert "2012 ingen tall" in chart
    assert chart.count('<rect data-kind="reported"') == 2
    assert "59\u00a0%" in chart


def test_a_fault_in_the_source_is_starred_on_its_point() -> None:
    chart = line_chart([REPORTED], "Midlertidig")

    assert ">7*</text>" in chart
    assert ">15</text>" in chart


def test_the_scale_begins_at_zero_and_holds_the_highest_value() -> None:
    root = ElementTree.fromstring(line_chart([REPORTED], "Midlertidig"))

    marks = [text.text for text in root.iter("text") if text.get("text-anchor") == "end"]
    heights = [float(rect.get("y", "")) for rect in root.iter("rect")]

    assert marks == ["20", "10", "0"]
    assert heights[1] < heights[2] < heights[0]


def test_words_from_outside_cannot_become_markup_or_style() -> None:
    nasty = Series("<b>x</b>", "computed", (Point('"><script>', 1),))

    chart = line_chart([nasty], "<script>alert(1)</script>", "<i>")

    assert "<script" not in chart
    assert "<b>" not in chart
    assert "<i>" not in chart
    assert "style=" not in chart


def test_an_empty_chart_still_draws_its_axis() -> None:
    chart = line_chart([], "Ingen tall ennå")

    assert "bf-chart__axis" in chart
    assert "Ingen tall ennå." in chart
