"""Reads a copy in which somebody has put a mark where something is left out."""

from __future__ import annotations

import re

MARK = "[unntatt]"
_MARKS = re.compile(r"\[\s*unntatt\b[^\]\n]*\]", re.IGNORECASE)


class MaskFault(ValueError):
    """The copy is not the original with pieces left out; the text is Norwegian and says how to mend it."""


def masked_parts(original: str, copy: str) -> list[str | None]:
    """The copy in order: text that is given, and None where something is left out.

    What is given must stand in the original, in the same order, and each mark must stand for something:
    a copy is never another text than the one in the file. White space does not count.
    Raises MaskFault for a copy without a mark, or with words that are not in the original.
    """
    given = [part.strip() for part in _MARKS.split(copy)]
    if len(given) == 1:
        raise MaskFault(f"Sett {MARK} i stedet for det som holdes tilbake, eller velg «Gi ut».")
    if not _stands_in(_flat(original), [_flat(part) for part in given]):
        raise MaskFault(
            f"Kopien må være teksten slik den står, med {MARK} der noe er tatt bort. "
            "Sjekk at ingen ord er lagt til eller endret, og at hvert merke står for noe."
        )
    parts: list[str | None] = []
    for at, part in enumerate(given):
        parts += [None] if at and parts[-1:] != [None] else []
        parts += [part] if part else []
    return parts


def _flat(text: str) -> str:
    return " ".join(text.split())


def _stands_in(whole: str, given: list[str]) -> bool:
    """Whether they stand there in order, with something between each, the first and last at the ends."""
    first, *middle, last = given
    if not whole.startswith(first):
        return False
    at = len(first)
    for part in middle:
        found = _after(whole, part, at)
        if found < 0:
            return False
        at = found + len(part)
    end = len(whole) - len(last)
    return whole.endswith(last) and bool(whole[at : max(at, end)].strip())


def _after(whole: str, part: str, at: int) -> int:
    """Where the part begins, at least one sign (no space) after `at`; -1 when it does not."""
    begins = at + len(whole[at:]) - len(whole[at:].lstrip()) + 1
    return whole.find(part, begins)
