"""A dwelling written as a row of the file, so that reading it again gives the same."""

from __future__ import annotations

from collections.abc import Sequence

from boligflyt.domain.dwelling_file.cells import Value
from boligflyt.domain.dwelling_file.columns import columns


def headings(own: Sequence[str], *, names: bool) -> list[str]:
    """The row of headings: ours in the order of the file, then the municipality's own."""
    return [one.name if names else one.heading for one in columns().values()] + list(own)


def written(value: Value | None) -> str:
    """A value as its cell has it; empty when there is none. Columns of codes have words of their own."""
    if value is None:
        return ""
    if type(value) is str:
        return value
    return str(int(value)) if isinstance(value, bool) else str(value)
