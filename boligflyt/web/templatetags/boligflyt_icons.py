"""Icons inlined by the server, and the signs that go with results."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from boligflyt.web import signs

register = template.Library()
ICON_FOLDER = Path(__file__).resolve().parents[1] / "icons"


@functools.cache
def _drawing(name: str) -> str:
    """The inside of the icon's <svg>. Raises TemplateSyntaxError for an icon that is not vendored."""
    path = ICON_FOLDER / f"{name}.svg"
    if not name.isalnum() or not path.is_file():
        raise template.TemplateSyntaxError(f"The icon {name!r} is not among boligflyt/web/icons.")
    match = re.search(r"<svg[^>]*>(.*)</svg>", path.read_text(encoding="utf-8"), re.DOTALL)
    if match is None:
        raise template.TemplateSyntaxError(f"The file of the icon {name!r} holds no <svg>.")
    return match.group(1).strip()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """The Aksel icon; hidden from screen readers unless it stands alone and has a `label`."""
    meaning = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return mark_safe(  # noqa: S308 # nosec B308 B703 – vendored drawing, escaped label
        f'<svg class="bf-icon" viewBox="0 0 24 24" width="1em" height="1em" fill="none" {meaning}>'
        f"{_drawing(name)}</svg>"
    )


@register.filter
def finding_sign(outcome: object) -> signs.Sign:
    """The sign (colour, icon, word) of a finding's outcome."""
    return signs.finding_sign(outcome)
