"""The form that changes one field of many dwellings, and how the values are said."""

from __future__ import annotations

import copy
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from boligflyt.areas.dwellings.models import Dwelling
from boligflyt.areas.dwellings.services import TOGETHER, Proposed
from boligflyt.web.dwellings.forms import DwellingForm
from boligflyt.web.formats import money
from boligflyt.web.shell.forms import VersionedForm

YES_NO = [("ja", _l("Ja")), ("nei", _l("Nei"))]
LOOK, STORE = "se", "lagre"


def field_choices() -> list[tuple[str, Any]]:
    """The fields that can be changed for many, in the order of the form of one dwelling."""
    return [(name, DwellingForm.base_fields[name].label) for name in TOGETHER]


class TogetherForm(VersionedForm):
    """A value for one field, and the dwellings it is for: «number:version», version 0 until it is shown."""

    rows = forms.CharField(widget=forms.HiddenInput)
    felt = forms.ChoiceField(widget=forms.HiddenInput, choices=field_choices)
    asked = forms.CharField(required=False, widget=forms.HiddenInput)
    steg = forms.ChoiceField(choices=[(LOOK, LOOK), (STORE, STORE)], required=False)

    def __init__(self, field: str, *args: Any, **kwargs: Any) -> None:
        # Before the form is made, so that the field's faults are put into words with the others.
        self.base_fields = {**type(self).base_fields, "value": _value_field(field)}  # type: ignore[misc]
        super().__init__(*args, **kwargs)

    def clean_rows(self) -> dict[UUID, int]:
        """The dwellings and the version each was shown at."""
        try:
            pairs = [one.split(":") for one in self.cleaned_data["rows"].split()]
            return {UUID(pk): int(version) for pk, version in pairs}
        except ValueError:
            raise forms.ValidationError(_("Velg boligene på nytt i listen.")) from None


def _value_field(name: str) -> forms.Field:
    field = copy.deepcopy(DwellingForm.base_fields[name])
    if isinstance(field, forms.BooleanField):
        return forms.TypedChoiceField(
            label=field.label, choices=YES_NO, coerce=lambda given: given == "ja", widget=forms.RadioSelect
        )
    if not field.required:
        field.help_text = _("La feltet stå tomt for å fjerne det som er registrert.")
    return field


def said(field: str, value: Any) -> str:
    """A value in words: «Eid av kommunen», «9 500 kr», «58 m²», «ikke registrert»."""
    if value is None or value == "":
        return _("ikke registrert")
    if isinstance(value, bool):
        return _("Ja") if value else _("Nei")
    if field == "rent":
        return money(value)
    labels: dict[Any, Any] = dict(Dwelling._meta.get_field(field).flatchoices)  # type: ignore[union-attr]
    text = str(labels.get(value, value))
    return f"{text} m²" if field == "area_m2" else text


def shown(field: str, rows: list[Proposed]) -> list[dict[str, Any]]:
    """The rows of the preview: those that can not be changed first, then those that change."""
    ordered = sorted(rows, key=lambda one: (not one.problem, not one.changes))
    return [
        {"row": one, "before": said(field, one.before), "after": said(field, one.after)} for one in ordered
    ]


def packed(rows: dict[UUID, int]) -> str:
    """Dwellings and versions as the form carries them."""
    return " ".join(f"{pk}:{version}" for pk, version in rows.items())
