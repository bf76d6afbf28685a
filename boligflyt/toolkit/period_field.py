"""Inclusive periods in Python, `daterange` in PostgreSQL: one field class converts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.postgresql.psycopg_any import DateRange

from boligflyt.domain.periods import Period

ONE_DAY = timedelta(days=1)


def to_range(period: Period) -> DateRange:
    """PostgreSQL's own form: first day included, the day after the last day excluded."""
    return DateRange(period.first_day, None if period.last_day is None else period.last_day + ONE_DAY, "[)")


def to_period(value: Any) -> Period | None:
    """A stored range as a Period; None stays None."""
    if value is None or isinstance(value, Period):
        return value
    return Period(value.lower, None if value.upper is None else value.upper - ONE_DAY)


class PeriodField(DateRangeField):
    """First and last day, both included; an open last day is allowed."""

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Period | None:
        """What the ORM hands out."""
        return to_period(value)

    def to_python(self, value: Any) -> Any:
        """Used by validation and fixtures."""
        return value if isinstance(value, Period) else super().to_python(value)

    def get_prep_value(self, value: Any) -> Any:
        """What goes to the database; a single day is left for `contains`."""
        if isinstance(value, Period):
            return to_range(value)
        if isinstance(value, date):
            return value
        return super().get_prep_value(value)
