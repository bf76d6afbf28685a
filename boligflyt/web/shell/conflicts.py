"""What is new on a row that somebody else changed, beside what was written here."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.http import QueryDict

from boligflyt.areas.audit.queries import changes_of
from boligflyt.toolkit.encryption import EncryptedTextField
from boligflyt.toolkit.faults import Conflict

HIDDEN = frozenset({"csrfmiddlewaretoken", "command", "version", "password"})


def differences(fault: Conflict, posted: QueryDict) -> list[dict[str, str]]:
    """Field by field: what is stored now and what was written, where they differ."""
    if "." not in fault.kind or fault.pk is None:
        return []
    model: Any = apps.get_model(fault.kind)
    row = model._default_manager.filter(pk=fault.pk).first()
    if row is None:
        return []
    rows = [_difference(row, name, posted) for name in posted if name not in HIDDEN]
    return [one for one in rows if one]


def _difference(row: Model, name: str, posted: QueryDict) -> dict[str, str] | None:
    try:
        field = row._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    if not isinstance(field, Field) or isinstance(field, EncryptedTextField):
        return None
    stored, written = field.value_from_object(row), posted.getlist(name)
    if [str(one) for one in stored] == written if isinstance(stored, list) else str(stored) == written[-1]:
        return None
    return {"label": str(field.verbose_name), "now": _words(field, stored), "yours": _words(field, written)}


def _words(field: Any, value: Any) -> str:
    base = getattr(field, "base_field", field)
    names = dict(base.flatchoices)
    values = value if isinstance(value, list) else [value]
    return ", ".join(str(names.get(one, one)) for one in values if one not in (None, ""))


def last_deed(fault: Conflict) -> str:
    """What the other person did, in words; empty when the trace does not say."""
    if not fault.kind or fault.pk is None:
        return ""
    event = changes_of(fault.kind.split(".")[-1], fault.pk).first()
    return str(event.detail.get("what", "")) if event else ""
