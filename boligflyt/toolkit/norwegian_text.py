"""Searching and sorting of Norwegian names and streets, the same in every database.

PostgreSQL may be built without Norwegian sorting; these two build on plain comparison and need no locale.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.db.models import CharField, F, Func, Value
from django.db.models.functions import Lower

LONGEST_SEARCH = 80
# æ, ø and å sort after z in that order; foreign look-alikes sort with them. The signs follow z in ASCII.
_AFTER_Z = ("æäøöå", "{{||}")
_ALIKE = (("æ", "æ|ae|ä"), ("ø", "ø|oe|ö"), ("å", "å|aa"))
_SPELLINGS = re.compile("æ|ae|ä|ø|oe|ö|å|aa")


def norwegian_order(field: str) -> Func:
    """An expression to order by: a–z, æ, ø, å, without regard to capital letters."""
    found, replaced = _AFTER_Z
    return Func(
        Lower(F(field)), Value(found), Value(replaced), function="translate", output_field=CharField()
    )


def norwegian_key(text: str) -> str:
    """The same order for text that is in memory already."""
    return text.lower().translate(str.maketrans(*_AFTER_Z))


def word_starts(text: str) -> list[str]:
    """Patterns for `iregex`, one for each word of the search: the word must begin a word of the field.

    æ and ae, ø and oe, å and aa find each other. The text is escaped: nobody searches with patterns.
    """
    return [rf"(^|[^[:alnum:]])({pattern})" for pattern in _folded_words(text)]


def contains(text: str) -> list[str]:
    """The same, but each word may stand anywhere in the field (addresses, unit numbers)."""
    return [f"({pattern})" for pattern in _folded_words(text)]


def finder(text: str) -> Callable[[str], bool]:
    """The test that `contains` makes in the database, for text that is in memory already."""
    patterns = [re.compile(pattern) for pattern in contains(text)]
    return lambda field: all(pattern.search(field.lower()) for pattern in patterns)


def _folded_words(text: str) -> list[str]:
    return [_folded(word) for word in re.split(r"[\s,]+", text[:LONGEST_SEARCH].lower()) if word]


def _folded(word: str) -> str:
    parts = []
    at = 0
    for found in _SPELLINGS.finditer(word):
        parts.append(_literal(word[at : found.start()]))
        parts.append("(" + next(ways for _, ways in _ALIKE if found.group() in ways.split("|")) + ")")
        at = found.end()
    parts.append(_literal(word[at:]))
    return "".join(parts)


def _literal(text: str) -> str:
    return "".join(sign if sign.isalnum() else f"\\{sign}" for sign in text)
