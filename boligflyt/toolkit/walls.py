"""The second wall: row-level security, declared on the model and compared by PostgreSQL on every row.

A model that sets `wall = Wall(...)` gets a policy with FORCE, and so does its history table: a row is seen
only when its protection grade is not above `boligflyt.clearance`, and when `boligflyt.sees` holds every bit
of the kinds of information in it. Both are set for one transaction at a time; where not, no row is seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.db.backends.utils import CursorWrapper

POLICY = "boligflyt_wall"
# In a sub-select PostgreSQL reads the setting once for the statement, not once for each row.
CLEARANCE = "(select coalesce(nullif(current_setting('boligflyt.clearance', true), ''), '-1')::int)"
SEES = "(select coalesce(nullif(current_setting('boligflyt.sees', true), ''), '0')::int)"


@dataclass(frozen=True, slots=True)
class Wall:
    """What a row asks of who looks: `bits` are the kinds of information in it, all of them needed.

    `by_row`: each row says by itself which, in its column `bits`.
    """

    bits: int = 0
    by_row: bool = False

    @property
    def condition(self) -> str:
        """The SQL that must hold for a row to be seen."""
        seen = f"grade <= {CLEARANCE}"
        if self.by_row:
            return f"{seen} and bits > 0 and ({SEES} & bits) = bits"
        return f"{seen} and ({SEES} & {self.bits}) = {self.bits}" if self.bits else seen


class Graded(models.Model):
    """A row with a protection grade. Triggers keep it; the program never writes it."""

    grade = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)

    class Meta:
        abstract = True


class GradedByRow(Graded):
    """A row whose kind of information differs from row to row. Triggers keep `bits` too."""

    bits = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)

    class Meta:
        abstract = True


def walled_models() -> Iterator[tuple[type[models.Model], Wall]]:
    """Every model with a wall, and the history of each, with the same wall."""
    for model in apps.get_models():
        wall = vars(model).get("wall")
        if isinstance(wall, Wall):
            yield model, wall
            history = history_of(model)
            if history is not None:
                yield history, wall


def history_of(model: type[models.Model]) -> type[models.Model] | None:
    """The history model that pghistory made for this one; None when its changes are not kept."""
    kept = (one for one in apps.get_models() if vars(one).get("pgh_tracked_model") is model)
    return next(kept, None)


def statements(model: type[models.Model], wall: Wall) -> list[str]:
    """What makes the wall stand, whatever stood there before. Rows written need not be seen."""
    table = f'"{model._meta.db_table}"'
    return [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"drop policy if exists {POLICY} on {table}",
        f"create policy {POLICY} on {table} for all using ({wall.condition}) with check (true)",
    ]


def raise_walls(cursor: CursorWrapper) -> None:
    """Put up every declared wall. Needs the owner of the tables."""
    for model, wall in walled_models():
        for statement in statements(model, wall):
            cursor.execute(statement)


def begin_as(cursor: CursorWrapper, actor: str, role: str, clearance: int, sees: int) -> None:
    """Say for the rest of the transaction who acts, in which role, and what may be seen: one statement."""
    cursor.execute(
        "select set_config('boligflyt.actor', %s, true), set_config('boligflyt.role', %s, true), "
        "set_config('boligflyt.clearance', %s, true), set_config('boligflyt.sees', %s, true)",
        [actor, role, str(clearance), str(sees)],
    )


def open_as(cursor: CursorWrapper, clearance: int, sees: int) -> None:
    """Say for the rest of the transaction what may be seen."""
    cursor.execute(
        "select set_config('boligflyt.clearance', %s, true), set_config('boligflyt.sees', %s, true)",
        [str(clearance), str(sees)],
    )
