"""The columns of the dwelling file, as data: names, headings, and how each is read."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from boligflyt.domain.strict_yaml import parse

FILE = Path(__file__).with_name("columns.yaml")
# «Månedsleie» is also written «maanedsleie» and «manedsleie».
_LETTERS = (
    str.maketrans({"æ": "ae", "ø": "o", "å": "a"}),
    str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"}),
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `most` is the longest text or the largest number; `stays` is checked and never stored.

    `ours`: not one of Kobo's 35.
    `word`: what we call it on pages, when the heading is not a word of ours.
    """

    name: str
    heading: str
    kind: str
    most: int = 0
    needed: bool = False
    identity: bool = False
    stays: bool = False
    word: str = ""
    ours: bool = False

    @property
    def label(self) -> str:
        """What the column is called to people who read a page."""
        return self.word or self.heading


@cache
def columns() -> Mapping[str, Column]:
    """Every column by name, in the order of the file."""
    told = parse(FILE.read_text(encoding="utf-8")).value
    return {name: Column(name, **facts) for name, facts in told["columns"].items()}


@cache
def in_the_file(*, ours: bool) -> tuple[Column, ...]:
    """The columns that a file is written with: Kobo's, and ours after them when they are asked for."""
    return tuple(one for one in columns().values() if ours or not one.ours)


@cache
def code_columns() -> frozenset[str]:
    """The names of the columns whose cells are codes."""
    return frozenset(name for name, one in columns().items() if one.kind == "code")


@cache
def needed_columns() -> tuple[Column, ...]:
    """What a new dwelling must have."""
    return tuple(one for one in columns().values() if one.needed)


@cache
def shipped_codes() -> Mapping[str, Mapping[str, str]]:
    """The codes whose meaning is known beforehand: column → code → what we call it."""
    codes = parse(FILE.read_text(encoding="utf-8")).value["codes"]
    return {name: dict(known) for name, known in codes.items()}


def column_of(heading: str) -> Column | None:
    """The column that a heading names, in any of the spellings; None for a heading of somebody's own."""
    known = _by_spelling()
    return next((known[one] for one in spellings(heading) if one in known), None)


@cache
def _by_spelling() -> dict[str, Column]:
    found = {}
    for column in columns().values():
        for text in (column.name, column.heading):
            found.update(dict.fromkeys(spellings(text), column))
    return found


def spellings(text: str) -> tuple[str, ...]:
    """The text without case, blanks and signs, with Norwegian letters written out in both ways."""
    low = unicodedata.normalize("NFC", text).casefold()
    return tuple("".join(sign for sign in low.translate(one) if sign.isalnum()) for one in _LETTERS)
