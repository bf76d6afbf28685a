"""A class that a template gives is one that the style sheet or a script knows."""

from __future__ import annotations

import re
from pathlib import Path

WEB = Path(__file__).resolve().parents[2] / "boligflyt" / "web"
GIVEN = re.compile(r'class="([^"]*)"')
OURS = re.compile(r"\bbf-[a-z0-9]+(?:(?:--?|__?)[a-z0-9]+)*")
# Names for what a thing is, with no look of their own.
BARE = {
    "bf-aside", "bf-bars__label", "bf-choices", "bf-documents__sign", "bf-form--row", "bf-h2", "bf-hit",
    "bf-indicator", "bf-next__law", "bf-optional", "bf-step__text", "bf-strong", "bf-timeline",
    "bf-timeline__key", "bf-when", "bf-wrap",
}  # fmt: skip


def _given() -> set[str]:
    pages = (path.read_text("utf-8") for path in (WEB / "templates").rglob("*.html"))
    return {name for page in pages for given in GIVEN.findall(page) for name in OURS.findall(given)}


def test_every_class_in_a_template_has_a_rule_or_is_known_to_have_none() -> None:
    sheets = "".join(
        path.read_text("utf-8")
        for path in (WEB / "static" / "boligflyt").iterdir()
        if path.suffix in {".css", ".js"}
    )
    known = set(OURS.findall(sheets))

    assert _given() - known == BARE
