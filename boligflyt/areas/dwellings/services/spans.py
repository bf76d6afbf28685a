"""The rows of a file some thousand at a time, so that long work can tell how far it has come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Max, Min

from boligflyt.areas.dwellings.choices import RowOutcome
from boligflyt.areas.dwellings.models import DwellingImport
from boligflyt.toolkit.parts import Done

MANY = 5000


class Span(NamedTuple):
    """Rows from the first number to the last; `done` is how far one has come after them."""

    first: int
    last: int
    done: Done


def spans_of(batch: DwellingImport, outcome: RowOutcome) -> Iterator[Span]:
    """The rows of one outcome in order; none when there are none."""
    rows = batch.rows.filter(outcome=outcome)
    ends = rows.aggregate(first=Min("number"), last=Max("number"))
    if ends["first"] is None:
        return
    length = ends["last"] - ends["first"] + 1
    for first in range(ends["first"], ends["last"] + 1, MANY):
        last = min(first + MANY - 1, ends["last"])
        yield Span(first, last, Done(last - ends["first"] + 1, length))
