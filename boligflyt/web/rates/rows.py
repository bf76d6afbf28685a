"""A rate in words, for its page."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from boligflyt.domain.rates import DatedValue
from boligflyt.domain.rates.listing import RateLine
from boligflyt.web.formats import thousands
from boligflyt.web.signs import Sign

ADDRESS = re.compile(r"https://[^\s,;)]+")
MARKS = {
    "": Sign("success", "Checkmark", _("Lest ved kilden")),
    "inferred": Sign("info", "Receipt", _("Regnet ut")),
    "verify": Sign("warning", "ExclamationmarkTriangle", _("Må kontrolleres")),
}


def rate_row(line: RateLine) -> dict[str, Any]:
    """One row of the table."""
    table = line.table
    return {
        "id": line.key.replace("/", "-"), "name": table.name, "note": table.note, "checked": table.checked_on,
        "unit": table.unit, "own": line.own, "held": _told(line.held) if line.held else None,
        "first": table.values[0].valid_from, "ended": table.known_to if line.has_ended else None,
        "proposed": number(line.proposed.value) if line.proposed else "",
        "others": [_told(one) for one in reversed(line.others)],
    }  # fmt: skip


def _told(one: DatedValue) -> dict[str, Any]:
    text, address = source_parts(one.source)
    return {
        "value": number(one.value), "since": one.valid_from, "source": text, "address": address,
        "sign": MARKS[one.mark],
    }  # fmt: skip


def number(value: Decimal) -> str:
    """With as many decimals as it has."""
    exponent = value.normalize().as_tuple().exponent
    return thousands(value, max(0, -exponent) if isinstance(exponent, int) else 0)


def source_parts(source: str) -> tuple[str, str]:
    """The words, and the address on the web when one is named."""
    found = ADDRESS.search(source)
    if not found:
        return source, ""
    words = (source[: found.start()] + source[found.end() :]).strip(" ,;")
    return words or found.group(), found.group()
