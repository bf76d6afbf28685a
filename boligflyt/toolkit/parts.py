"""Long work in parts: it tells how far it has come on the way, and can be let go between two parts.

A service gives the parts to a page that shows them; whoever does not care asks for the whole.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import NamedTuple, TypeVar

Result = TypeVar("Result")


class Done(NamedTuple):
    """How many rows are done, of how many; None when nobody knows yet."""

    rows: int
    of: int | None = None


Parts = Generator[Done, None, Result]


def whole(parts: Parts[Result]) -> Result:
    """All the parts, one after another; gives the result."""
    while True:
        try:
            next(parts)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
