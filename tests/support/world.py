"""A municipality with a household of every grade and everything about each."""

from __future__ import annotations

from dataclasses import dataclass

from boligflyt.areas.people.choices import Protection
from tests.support.case_rows import Rows, rows_of
from tests.support.cast import Cast, make_cast, make_person

NAMES = ("Aasen", "Bergset", "Canariholm", "Canaridal")


@dataclass(frozen=True)
class World:
    """The cast and the rows of each household, by grade."""

    cast: Cast
    rows: tuple[Rows, ...]

    def of(self, grade: int) -> Rows:
        """The household with this grade."""
        return self.rows[grade]


def make_world() -> World:
    """Boligkontoret has all four cases."""
    cast = make_cast()
    return World(
        cast,
        tuple(
            rows_of(cast, make_person("Selam", family, protection=protection))
            for family, protection in zip(NAMES, Protection, strict=True)
        ),
    )
