"""What headings probably mean, by their names alone. A proposal is shown to a person, and never acted on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from boligflyt.domain.dwelling_file import column_of
from boligflyt.domain.dwelling_file.columns import spellings
from boligflyt.domain.sheet_mapping.mapping import LEFT_OUT, OWN, gives, unique_headings
from boligflyt.domain.strict_yaml import parse

FILE = Path(__file__).with_name("words.yaml")


def is_about_a_person(heading: object) -> bool:
    """Whether the heading says that who lives there stands under it."""
    return any(one in _persons() for one in spellings(str(heading or "")))


def proposed_target(heading: str) -> str:
    """What a heading is proposed as; empty when its name says nothing to us."""
    if is_about_a_person(heading):
        return LEFT_OUT
    said = next((_words()[one] for one in spellings(heading) if one in _words()), "")
    column = column_of(heading)
    return said or (column.name if column else "")


def propose(headings: Sequence[str]) -> dict[str, str]:
    """A target for each heading: the first of two for one column gets it, and what is unknown is kept."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for heading in headings:
        target = proposed_target(heading)
        given = {target} if target.startswith("part:") else set(gives(target))
        if target == LEFT_OUT or (target and not given & taken):
            found[heading] = target
            taken |= given
        else:
            found[heading] = OWN
    return found


def heading_row(rows: Sequence[Sequence[object]]) -> int:
    """The place among the rows (0 is the first) whose names say most; else the first with most texts."""
    said = [_said(row) for row in rows]
    if max(said, default=0):
        return said.index(max(said))
    texts = [len(_texts(row)) for row in rows]
    return texts.index(max(texts)) if texts else 0


def headings_known(rows: Sequence[Sequence[object]]) -> int:
    """How many headings say something to us, in the row that has most of them."""
    return max(map(_said, rows), default=0)


def _said(row: Sequence[object]) -> int:
    return sum(1 for one in _texts(row) if proposed_target(one))


def fits(headings: Sequence[str], row: Sequence[object]) -> bool:
    """Whether the row has just these headings, in any order."""
    return set(headings) == set(named(row))


def named(row: Sequence[object]) -> list[str]:
    """The headings of a row, without places that have none."""
    return [
        heading
        for heading, cell in zip(unique_headings(row, len(row)), row, strict=True)
        if cell is not None and str(cell).strip()
    ]


def hidden_places(rows: Sequence[Sequence[object]]) -> dict[int, str]:
    """The places that are about who lives there: see `kept_cells`."""
    found: dict[int, str] = {}
    for row in rows:
        for place, cell in enumerate(row):
            if is_about_a_person(cell):
                found.setdefault(place, "")
            elif isinstance(cell, str) and proposed_target(cell) == "hovedsoker":
                found.setdefault(place, "hovedsoker")
    return found


def _texts(row: Sequence[object]) -> list[str]:
    return [cell for cell in row if isinstance(cell, str) and cell.strip()]


@cache
def _told() -> Mapping[str, object]:
    return parse(FILE.read_text(encoding="utf-8")).value  # type: ignore[no-any-return]


@cache
def _words() -> Mapping[str, str]:
    told: Mapping[str, Sequence[str]] = _told()["words"]  # type: ignore[assignment]
    return {spelt: target for target, words in told.items() for word in words for spelt in spellings(word)}


@cache
def _persons() -> frozenset[str]:
    told: Sequence[str] = _told()["persons"]  # type: ignore[assignment]
    return frozenset(spelt for word in told for spelt in spellings(word))
