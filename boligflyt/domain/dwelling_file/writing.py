"""A dwelling written as a row of the file, so that reading it again gives the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from boligflyt.domain.dwelling_file.cells import Value
from boligflyt.domain.dwelling_file.columns import in_the_file


def headings(own: Sequence[str], *, names: bool, ours: bool = False) -> list[str]:
    """The row of headings: Kobo's in their order, `ours` if asked for, then the municipality's own."""
    return [one.name if names else one.heading for one in in_the_file(ours=ours)] + list(own)


def written(
    values: Mapping[str, Value],
    codes: Mapping[str, str],
    own: Mapping[str, str],
    own_columns: Sequence[str],
    *,
    ours: bool = False,
) -> list[str]:
    """One row of texts, under `headings`. `codes` are the words that columns of codes are written with."""
    told = {**values, **codes}
    row = [_text(told.get(one.name)) for one in in_the_file(ours=ours)]
    return row + [own.get(heading, "") for heading in own_columns]


def _text(value: Value | None) -> str:
    if value is None:
        return ""
    if type(value) is str:
        return value
    return str(int(value)) if isinstance(value, bool) else str(value)
