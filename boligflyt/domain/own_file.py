"""A file of the municipality's own: UTF-8, semicolons, and the headings that are asked for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence


def rows_of(text: str, headings: Sequence[str], fault: type[Exception]) -> Iterator[tuple[int, list[str]]]:
    """The number and the cells of each row that is not empty, as many as there are headings.

    Raises `fault`, with where, what and how to mend it in Norwegian, at the first row that is not so.
    """
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";")
    if tuple(one.strip() for one in next(rows, [])) != tuple(headings):
        raise fault(f"Rad 1 skal ha overskriftene {'; '.join(headings)}.")
    for number, row in enumerate(rows, start=2):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if len(cells) != len(headings):
            raise fault(f"Rad {number} har {len(cells)} celler. Det skal være {len(headings)}.")
        yield number, cells
