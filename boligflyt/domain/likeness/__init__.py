"""Whether two names may be those of one person: a question to somebody who registers, never an answer."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

# Share of equal signs, from 0 to 1, from which two names are worth a question. Chosen so that one slip of the
# hand in a short name, or another way of writing it in our letters, still asks.
ALIKE_FROM = 0.75
_OTHER_LETTERS = str.maketrans(
    {"æ": "ae", "ä": "ae", "ø": "o", "ö": "o", "å": "aa", "é": "e", "è": "e", "ü": "u"}
)


def folded(name: str) -> list[str]:
    """The words of a name in small plain letters."""
    return [word for word in re.split(r"[^a-z]+", name.lower().translate(_OTHER_LETTERS)) if word]


def alike(one: str, other: str) -> bool:
    """Whether the whole names look like each other, in any order of their words, or share a word of them."""
    first, second = folded(one), folded(other)
    if set(first) & set(second):
        return True
    return SequenceMatcher(None, " ".join(sorted(first)), " ".join(sorted(second))).ratio() >= ALIKE_FROM
