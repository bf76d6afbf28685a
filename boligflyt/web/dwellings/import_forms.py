"""Forms of the import: the file, what its codes mean, and the step that is taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.dwellings.choices import ImportAction
from boligflyt.areas.dwellings.file_values import CHOICES
from boligflyt.areas.dwellings.models import DwellingImport
from boligflyt.domain.dwelling_file import columns
from boligflyt.toolkit.files.limits import MEGABYTE, MOST_BYTES
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm


class UploadForm(VersionedForm):
    """The file, and what it cannot say itself."""

    file = forms.FileField(
        label=_("Fil med boliger"),
        help_text=_("Excel (xlsx) eller CSV, høyst %(most)s MB.") % {"most": MOST_BYTES // MEGABYTE},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        error_messages={
            "empty": _("Filen er tom. Sjekk at den åpner seg hos deg, og velg den på nytt."),
            "invalid": _("Filen kom ikke med. Velg den på nytt."),
        },
    )
    sheet = forms.CharField(
        label=_("Ark i arbeidsboken"), required=False, max_length=60,
        help_text=_("Har filen flere ark, leses det som ligner mest på en liste over boliger."),
    )  # fmt: skip
    disposed_from = NorwegianDateField(
        label=_("Kommunen har disponert nye boliger fra"),
        help_text=_(
            "Filen sier det ikke. Dagene siden vises som uten registrert årsak til noen fører status. "
            "Er du i tvil, la i dag stå. Har en bolig en tidligere statusdato, gjelder den."
        ),
    )

    def clean_file(self) -> Any:
        """Not larger than what is read at once."""
        given = self.cleaned_data["file"]
        if given.size > MOST_BYTES:
            raise forms.ValidationError(
                _("Filen er større enn %(most)s MB. Del den i flere, eller be driften bruke kommandolinjen."),
                params={"most": MOST_BYTES // MEGABYTE},
            )
        return given


class CodesForm(VersionedForm):
    """What each code that is not known means; those left open stay unknown."""

    def __init__(self, *args: Any, batch: DwellingImport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = batch.version
        self.codes = [(column, code) for column, code, _count in batch.counts.get("codes", [])]
        for number, (column, code, count) in enumerate(batch.counts.get("codes", [])):
            self.fields[f"code_{number}"] = forms.ChoiceField(
                label=_("«%(code)s» i %(column)s (%(count)s rader)")
                % {"code": code, "column": columns()[column].label, "count": count},
                choices=[("", _("Velg hva den betyr")), *CHOICES[column].items()], required=False,
                error_messages={"invalid_choice": _("Velg fra listen.")},
            )  # fmt: skip

    def said(self) -> Iterator[tuple[str, str, str]]:
        """Column, code and meaning of those that were chosen."""
        for number, (column, code) in enumerate(self.codes):
            if meaning := self.cleaned_data.get(f"code_{number}"):
                yield column, code, meaning


class StopForm(forms.Form):
    """Which command is to be let go."""

    command = forms.UUIDField(widget=forms.HiddenInput)


class StepForm(VersionedForm):
    """One of the steps of an import."""

    action = forms.ChoiceField(choices=ImportAction.choices, widget=forms.HiddenInput)
