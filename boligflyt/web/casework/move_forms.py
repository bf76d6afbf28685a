"""The form for a move between two households."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.casework.services.moving_over import MovedOver
from boligflyt.areas.people.choices import HouseholdRole, Residence
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm


class MoveOverForm(VersionedForm):
    """From which day somebody lives in the other household, and how."""

    on = NorwegianDateField(label=_("Første dag i den nye husstanden"))
    role = forms.ChoiceField(label=_("Rolle"), choices=HouseholdRole.choices, widget=forms.RadioSelect)
    residence = forms.ChoiceField(label=_("Bor der"), choices=Residence.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Mer om det"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Står i mappene til begge husstandene."),
    )  # fmt: skip

    def __init__(self, *args: Any, person: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def moved(self) -> MovedOver:
        """What the service takes."""
        clean = self.cleaned_data
        return MovedOver(self.person, clean["on"], clean["role"], clean["residence"], clean["note"])
