"""What a meter shows: a number as people write it, and sane beside the one before."""

from __future__ import annotations

import re
from decimal import Decimal

# Digits, with spaces between thousands, and at most three decimals after one comma or point.
NUMBER = re.compile(r"(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,9})(?:[.,][0-9]{1,3})?")


class ReadingError(ValueError):
    """Not a number that a meter shows; the message is Norwegian."""


def reading_of(text: str) -> Decimal:
    """«12 345,6» as a number. Raises ReadingError for what no meter shows: «12,5,3», «-4», «1e9»."""
    trimmed = text.strip().replace("\u00a0", " ")
    if trimmed.startswith(("-", "−")):
        raise ReadingError("En måler viser ikke mindre enn null. Skriv tallet slik det står på måleren.")
    if not NUMBER.fullmatch(trimmed):
        raise ReadingError("Skriv tallet slik det står på måleren, for eksempel 12345 eller 12345,6.")
    return Decimal(trimmed.replace(" ", "").replace(",", "."))


def previous_is_higher(reading: Decimal, previous: Decimal | None) -> bool:
    """Whether the same meter showed more before: it never runs backwards."""
    return previous is not None and reading < previous
