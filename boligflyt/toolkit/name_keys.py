"""Keys of names in PostgreSQL: the functions of `toolkit/name_folding.py` as the database knows them."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Value
from django.db.models.expressions import Combinable


class Folded(Func):
    """The folded words of one field, or of several as one text."""

    function = "people_fold"
    output_field = models.TextField(db_collation="C")

    def __init__(self, *fields: str | Combinable, **extra: Any) -> None:
        super().__init__(_joined([F(one) if isinstance(one, str) else one for one in fields]), **extra)


class Initials(Func):
    """The first letter of each word of a folded text."""

    function = "people_initials"
    output_field = models.TextField(db_collation="C")


class Sounds(Func):
    """The keys by ear of a folded text."""

    function = "people_sounds"
    output_field = ArrayField(models.TextField(db_collation="C"))


class _Both(Func):
    """Two texts with a blank between; `||`, because Django's Concat is not immutable."""

    template = "%(expressions)s"
    arg_joiner = " || "
    output_field = models.TextField()


def _joined(fields: list[Any]) -> Any:
    if len(fields) == 1:
        return fields[0]
    return _Both(fields[0], Value(" "), *fields[1:])


def kept_key(expression: Func, field: models.Field[Any, Any] | None = None) -> models.GeneratedField:
    """A column that PostgreSQL works out whenever the name is written."""
    plain = field or models.TextField(db_collation="C")
    return models.GeneratedField(expression=expression, output_field=plain, db_persist=True)
