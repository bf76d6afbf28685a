"""What is new on a row that somebody else changed, beside what was written here.

Only the fields of the page's own form are compared: what a role may not see there, it does not see here.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.apps import apps

from boligflyt.areas.audit.queries import changes_of
from boligflyt.toolkit.faults import Conflict
from boligflyt.web.formats import narrow_date


def written_in(form: forms.Form | None) -> list[tuple[str, str]]:
    """The form's visible fields that were filled in, with their labels and words."""
    if form is None:
        return []
    told = [(str(bound.label), _words(bound.field, bound.data)) for bound in form.visible_fields()]
    return [(label, words) for label, words in told if words]


def differences(fault: Conflict, form: forms.Form | None) -> list[dict[str, str]]:
    """Field by field: what is stored now and what was written, where they differ."""
    if form is None or "." not in fault.kind or fault.pk is None:
        return []
    model: Any = apps.get_model(fault.kind)
    row = model._default_manager.filter(pk=fault.pk).first()
    if row is not None and hasattr(form, "stored_in"):  # a form of one part of what the row holds
        return _between(form, form.stored_in(row))
    beside = {name for name, value in vars(model).items() if isinstance(value, property)}
    known = {field.name for field in model._meta.fields} | beside
    rows = []
    for bound in form.visible_fields() if row else []:
        if bound.name in known:
            now = _words(bound.field, getattr(row, bound.name))
            yours = _words(bound.field, _given(form, bound.name))
            if now != yours:
                rows.append({"label": str(bound.label), "now": now, "yours": yours})
    return rows


def _between(form: forms.Form, stored: dict[str, Any]) -> list[dict[str, str]]:
    told = [
        (bound, _words(bound.field, stored.get(bound.name)), _words(bound.field, _given(form, bound.name)))
        for bound in form.visible_fields()
    ]
    return [{"label": str(one.label), "now": now, "yours": yours} for one, now, yours in told if now != yours]


def _given(form: forms.Form, name: str) -> Any:
    return form.cleaned_data.get(name) if hasattr(form, "cleaned_data") else form.data.get(name)


def _words(field: Any, value: Any) -> str:
    """A value as the person reads it: the choice's own words, the date as written, yes and no."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Ja" if value else "Nei"
    if hasattr(value, "strftime"):
        return narrow_date(value)
    names = dict(_flat(getattr(field, "choices", ())))
    values = value if isinstance(value, list | tuple | set) else [value]
    return ", ".join(str(names.get(str(one), one)) for one in values)


def _flat(choices: Any) -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = []
    for code, label in choices:
        rows += _flat(label) if isinstance(label, list | tuple) else [(str(code), label)]
    return rows


def last_deed(fault: Conflict) -> str:
    """What the other person did, in words; empty when the trace does not say."""
    if "." not in fault.kind or fault.pk is None:
        return ""
    event = changes_of(fault.kind.split(".")[-1], fault.pk).first()
    return str(event.detail.get("what", "")) if event else ""
