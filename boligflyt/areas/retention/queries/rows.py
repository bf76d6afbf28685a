"""Rows in the words of the export: every stored field but what is technical, sealed or a secret key."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models

from boligflyt.areas.access.models import Office, Staff
from boligflyt.domain.periods import Period
from boligflyt.toolkit.models import VersionedModel
from boligflyt.toolkit.sheets import Cell, Sheet
from boligflyt.toolkit.walls import GradedByRow

_TECHNICAL = {field.name for model in (VersionedModel, GradedByRow) for field in model._meta.get_fields()}
# The number is shown one at a time, by an act of its own that leaves a trace; keys of storage open
# nothing outside.
LEFT_OUT = (_TECHNICAL - {"id"}) | {"number", "number_index", "storage", "received_sha256"}


def fields_of(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The fields of this model that are taken out, in the order of the model."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in LEFT_OUT and not isinstance(field, models.BinaryField)
    ]


def as_values(row: models.Model) -> dict[str, Any]:
    """The row for JSON: keys, codes, ISO days; a colleague and an office by name."""
    return {field.name: _value(row, field) for field in fields_of(type(row))}


def as_sheet(title: str, model: type[models.Model], rows: list[models.Model]) -> Sheet:
    """The rows as a table with Norwegian headings; codes in words."""
    fields = fields_of(model)
    headings = [str(field.verbose_name) for field in fields]
    return Sheet(title, headings, [[_cell(row, field) for field in fields] for row in rows])


def _value(row: models.Model, field: models.Field[Any, Any]) -> Any:
    if isinstance(field, models.ForeignKey) and field.related_model in (Staff, Office):
        found = getattr(row, field.name)
        return found.name if found else None
    return _plain(getattr(row, field.attname))


def _plain(value: Any) -> Any:
    if isinstance(value, Period):
        return {
            "fra": value.first_day.isoformat(),
            "til": value.last_day.isoformat() if value.last_day else None,
        }
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    return [_plain(one) for one in value] if isinstance(value, list) else value


def _cell(row: models.Model, field: models.Field[Any, Any]) -> Cell:
    if field.choices:
        return (
            str(getattr(row, f"get_{field.name}_display")())
            if hasattr(row, f"get_{field.name}_display")
            else ""
        )
    value = _value(row, field)
    if isinstance(value, dict) and set(value) == {"fra", "til"}:
        return f"{value['fra']}–{value['til'] or ''}"
    return value if value is None or isinstance(value, str | int | bool) else str(value)
