"""Forms of the list of dwellings: what it is asked for, and the view that is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.queries.dwelling_list import MOST_EMPTY, VACANT, DwellingFilters
from boligflyt.areas.dwellings.choices import DayStatus, Disposal
from boligflyt.areas.dwellings.perms import purpose_options
from boligflyt.toolkit.norwegian_text import norwegian_key
from boligflyt.web.shell.forms import VersionedForm

ALL = ("", _("Alle"))
SHORT_DISPOSALS = {
    Disposal.OWNED.value: _("Eid"),
    Disposal.LEASED_IN.value: _("Innleid"),
    Disposal.PRIVATE_RIGHT.value: _("Disponert"),
    Disposal.USER_OWNED.value: _("Brukereid"),
}


class FilterForm(forms.Form):
    """The filters of the list, in the address. A value that is not offered is ignored and told about."""

    q = forms.CharField(label=_("Adresse eller bruksenhet"), required=False, max_length=80)
    status = forms.ChoiceField(label=_("Status"), required=False)
    soverom = forms.ChoiceField(label=_("Soverom"), required=False)
    formal = forms.ChoiceField(label=_("Formål"), required=False)
    krets = forms.ChoiceField(label=_("Skolekrets"), required=False)
    disposisjon = forms.ChoiceField(
        label=_("Eierform"), required=False, choices=[ALL, *SHORT_DISPOSALS.items()]
    )
    rullestol = forms.BooleanField(label=_("Rullestol"), required=False)
    trinnfri = forms.BooleanField(label=_("Trinnfri inngang"), required=False)
    tom_over = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    sorter = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, actor: Actor, districts: set[str]) -> None:
        super().__init__(data, label_suffix="")
        self._offer("status", [(VACANT, _("Ikke utleid")), *DayStatus.choices])
        self._offer("soverom", [(str(number), str(number)) for number in range(7)])
        self._offer("formal", purpose_options(actor))
        self._offer("krets", [(one, one) for one in sorted(districts, key=norwegian_key) if one])

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        field.choices = [ALL, *choices]
        field.error_messages["invalid_choice"] = _("Velg fra listen.")

    def filters(self) -> DwellingFilters:
        """What the query is asked for; faulty parts left out."""
        self.is_valid()
        clean = self.cleaned_data
        return DwellingFilters(
            text=clean.get("q", ""), status=clean.get("status", ""), purpose=clean.get("formal", ""),
            bedrooms=int(clean["soverom"]) if clean.get("soverom") else None,
            wheelchair=clean.get("rullestol", False), step_free=clean.get("trinnfri", False),
            school_district=clean.get("krets", ""),
            disposal=clean.get("disposisjon", ""), empty_over=clean.get("tom_over"),
            order=clean.get("sorter") or MOST_EMPTY,
        )  # fmt: skip


class SavedViewForm(VersionedForm):
    """A name for what the list was asked for."""

    name = forms.CharField(label=_("Navn på utvalget"), max_length=60)
    shared = forms.BooleanField(label=_("Del med enheten"), required=False)
    asked = forms.CharField(required=False, widget=forms.HiddenInput)
