"""What every form shares: Norwegian words for wrong input, the row's version, and a command number."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from boligflyt.domain.periods import Period
from boligflyt.toolkit.faults import Conflict, Refused

Result = TypeVar("Result")
FIRST_YEAR, LAST_YEAR = 1800, 2199  # a year outside these is a slip of the hand; old buildings fit in
QUESTIONS = ("er ", "hva ", "hvor ", "hvorfor ", "kan ", "klarer ", "når ")


class NorwegianDateField(forms.DateField):
    """A day as people write it here. The browser's own date field sends ISO; a typed day is read too."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"])
        kwargs.setdefault(
            "widget", forms.DateInput(attrs={"type": "text", "inputmode": "numeric"}, format="%d.%m.%Y")
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        """Raises a sentence that names the day that does not exist, or whose year must be a slip."""
        try:
            day = super().to_python(value)
        except forms.ValidationError:
            raise forms.ValidationError(
                _("Datoen %(given)s finnes ikke. Skriv dag, måned og år, for eksempel 28.02.2026."),
                params={"given": str(value)[:30]},
                code="invalid",
            ) from None
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("Året %(year)s kan ikke stemme. Sjekk årstallet."),
                params={"year": day.year}, code="invalid",
            )  # fmt: skip
        return day


class PeriodForm(forms.Form):
    """First and last day of the period that the figures are about."""

    fra = NorwegianDateField(label=_("Fra"))
    til = NorwegianDateField(label=_("Til og med"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _speak_norwegian(field)

    def clean(self) -> dict[str, Any]:
        """The period must not end before it starts."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("fra") and data.get("til") and data["til"] < data["fra"]:
            self.add_error("til", _("Perioden slutter før den starter."))
        return data


def period_asked_for(asked: QueryDict, default: Period) -> tuple[PeriodForm, Period]:
    """The form and the period of an address; the default when there is none, or it cannot be read."""
    given = "fra" in asked or "til" in asked
    form = PeriodForm(asked if given else None, initial={"fra": default.first_day, "til": default.last_day})
    if given and form.is_valid():
        return form, Period(form.cleaned_data["fra"], form.cleaned_data["til"])
    return form, default


class VersionedForm(forms.Form):
    """A form with the row's version and a command number: neither conflict nor double click does harm."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    command = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["command"].initial = uuid.uuid4
        for field in self.fields.values():
            _speak_norwegian(field)

    @property
    def command_number(self) -> uuid.UUID:
        """The number this submission is done under; a new one when the page sent none."""
        return self.cleaned_data.get("command") or uuid.uuid4()

    def version_or(self, known: int) -> int:
        """The version that the page showed; when it sent none, the one that is known, or 0: no row has it."""
        return self.cleaned_data.get("version") or known


def _speak_norwegian(field: forms.Field) -> None:
    label = str(field.label or "").lower() or "feltet"
    field.error_messages["required"] = _("Fyll ut %(label)s.") % {"label": label}
    if label.startswith(QUESTIONS):
        field.error_messages["required"] = _("Svar på «%(question)s».") % {"question": field.label}
    if isinstance(field, forms.CharField):
        field.error_messages["max_length"] = _(
            "Teksten er for lang. Den har %(show_value)s tegn, og det er plass til %(limit_value)s."
        )
        field.error_messages["null_characters_not_allowed"] = _(
            "Teksten har et usynlig tegn som ikke kan lagres. Skriv den på nytt."
        )
    # Fields with decimals are whole numbers to Django, and bring sentences of their own.
    if isinstance(field, forms.IntegerField) and not isinstance(field, forms.DecimalField):
        field.error_messages["invalid"] = _("Skriv bare tall, for eksempel 10200.")
        field.error_messages["min_value"] = _("Tallet kan ikke være under %(limit_value)s.")
        field.error_messages["max_value"] = _("Tallet kan ikke være over %(limit_value)s.")
    if isinstance(field, forms.ChoiceField):
        field.error_messages["invalid_choice"] = _("Velg %(label)s fra listen.") % {"label": label}


def tried(form: forms.Form, do: Callable[[], Result]) -> Result | None:
    """Carry out the service; a rule that says no becomes an error on the form, and nothing is stored."""
    try:
        with transaction.atomic():
            return do()
    except Conflict as conflict:
        conflict.form = form  # so that the page can show what was written, and only that
        raise
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return None


def problems_of(form: forms.Form) -> str:
    """All faults of a form as one text, for a page that has no room for an error summary."""
    return " ".join(str(text) for texts in form.errors.values() for text in texts)
