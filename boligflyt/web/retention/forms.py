"""What is filled in about keeping, disposing, deleting and taking out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.retention.choices import ErasureReason, ExportReason, HoldReason
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm


class ChosenForm(VersionedForm):
    """The files that were ticked in the list."""

    households = forms.MultipleChoiceField(label=_("Mapper"))

    def __init__(self, *args: Any, free: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["households"].choices = [(one, one) for one in free]
        self.fields["households"].error_messages |= {
            "required": _("Velg minst én mappe i listen."),
            "invalid_choice": _("En av mappene kan ikke kasseres lenger. Se listen på nytt."),
        }


class StopForm(VersionedForm):
    """Why nothing is to go, and until when."""

    reason = forms.ChoiceField(label=_("Hvorfor"), choices=HoldReason.choices, widget=forms.RadioSelect)
    until = NorwegianDateField(
        label=_("Til og med"), required=False, help_text=_("Uten dag gjelder det til noen avslutter det.")
    )


class EraseForm(VersionedForm):
    """Why the law wants the note deleted."""

    reason = forms.ChoiceField(
        label=_("Hvorfor skal notatet slettes?"), choices=ErasureReason.choices, widget=forms.RadioSelect,
    )  # fmt: skip


class ExportForm(VersionedForm):
    """Why the case is taken out."""

    reason = forms.ChoiceField(
        label=_("Hvorfor tar du ut saken?"), choices=ExportReason.choices, widget=forms.RadioSelect,
        help_text=_("Det står i sporet, og parten kan få vite det."),
    )  # fmt: skip
