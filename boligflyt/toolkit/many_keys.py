"""Many keys in one value: a list of a thousand is one thing to write and to read, not a thousand."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, Value
from django.db.models.expressions import RawSQL


def as_array(keys: Iterable[UUID]) -> str:
    """The keys as PostgreSQL writes an array of them."""
    return "{" + ",".join(str(key) for key in keys) + "}"


def is_among(field: str, keys: Iterable[UUID]) -> Func:
    """For `filter()`: the field is one of these keys, as with `field__in=`; none when there are none.

    Django gives each member of a list a place of its own in the statement, and the driver fills them one by
    one; an array is filled once.
    """
    return is_one_of(field, as_array(keys))


def is_one_of(field: str, array: str | ArraySubquery | RawSQL) -> Func:
    """The same with the keys as `as_array` writes them, for a statement that is composed once.

    Or those a query finds, which PostgreSQL then finds before it asks anything else of the row.
    """
    every = Value(array) if isinstance(array, str) else array
    return Func(
        F(field), every, arg_joiner=" = any(", template="(%(expressions)s::uuid[]))",
        output_field=BooleanField(),
    )  # fmt: skip


def as_found_first(keys: RawSQL) -> RawSQL:
    """What a composed query finds, for `is_one_of`: found once, and each row is then looked up by its key.

    For few keys of many rows: with `field__in=` PostgreSQL reckons with any number, and reads all rows.
    """
    return RawSQL(f"ARRAY({keys.sql})", keys.params)  # noqa: S611  # nosec B611 – Django's own words


def is_none_of(field: str, array: str) -> Func:
    """For `filter()`: the field is none of these keys, as `as_array` writes them."""
    return Func(
        F(field), Value(array), arg_joiner=" <> all(", template="(%(expressions)s::uuid[]))",
        output_field=BooleanField(),
    )  # fmt: skip
