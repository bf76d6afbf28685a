"""Keys of names in PostgreSQL: the functions of `toolkit/name_folding.py` as the database knows them.

Plain expressions, written out again in the migration that made the columns, which is never to change.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Value


def fold_of(*fields: str) -> Func:
    """The folded words of one field, or of two as one text (`||`: Django's Concat is not immutable)."""
    given: Any = F(fields[0])
    if len(fields) > 1:
        given = Func(
            F(fields[0]), Value(" "), F(fields[1]), template="%(expressions)s", arg_joiner=" || ",
            output_field=models.TextField(),
        )  # fmt: skip
    return Func(given, function="people_fold", output_field=models.TextField(db_collation="C"))


def initials_of(folded: Func) -> Func:
    """The first letter of each word of a folded text."""
    return Func(folded, function="people_initials", output_field=models.TextField(db_collation="C"))


def sounds_of(folded: Func) -> Func:
    """The keys by ear of a folded text."""
    return Func(folded, function="people_sounds", output_field=_sound_keys())


def skeleton_of(folded: str) -> Func:
    """Each word of a folded field as it is spelled by ear: « anne kari » → « an kr »."""
    return Func(F(folded), function="people_skeleton", output_field=models.TextField(db_collation="C"))


def read_only(key: str) -> Func:
    """A key of `fold_of` or `sounds_of` joined with nothing: no index is asked for it, the row is read."""
    of_text = key.endswith("folded")
    nothing, kind = ("''", models.TextField(db_collation="C")) if of_text else ("'{}'", _sound_keys())
    return Func(F(key), template=f"(%(expressions)s || {nothing})", output_field=kind)


def _sound_keys() -> ArrayField[Any, Any]:
    return ArrayField(models.TextField(db_collation="C"))


def kept_key(expression: Func, field: models.Field[Any, Any] | None = None) -> models.GeneratedField:
    """A column that PostgreSQL works out whenever the name is written."""
    plain = field or models.TextField(db_collation="C")
    return models.GeneratedField(expression=expression, output_field=plain, db_persist=True)
