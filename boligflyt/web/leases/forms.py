"""Forms about leases. The words on screen are the labels; the rules live in the services."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.leases.choices import NOT_TOLD, ExitTarget, LedTo, Security
from boligflyt.areas.leases.services import LeaseDraft
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

TEXT = forms.Textarea(attrs={"rows": 3})
NUMBER = {"inputmode": "numeric"}


class LeaseForm(VersionedForm):
    """A lease to prepare: dwelling, first day, rent and security; the term comes from the rules."""

    dwelling = forms.ChoiceField(label=_("Bolig"))
    first_day = NorwegianDateField(label=_("Leien starter"))
    rent = forms.IntegerField(
        label=_("Husleie per måned"), required=False, min_value=1, max_value=60_000,
        widget=forms.TextInput(attrs=NUMBER), help_text=_("Tomt felt bruker boligens leie."),
    )  # fmt: skip
    security = forms.ChoiceField(label=_("Sikkerhet"), choices=Security.choices, initial=Security.NONE)
    security_amount = forms.IntegerField(
        label=_("Sikkerhetens størrelse"), required=False, min_value=0, max_value=400_000,
        widget=forms.TextInput(attrs=NUMBER),
        help_text=_("Depositum og garanti kan til sammen være høyst seks måneders leie."),
    )  # fmt: skip
    months = forms.IntegerField(
        label=_("Annen leietid enn regelen, i måneder"), required=False, min_value=1, max_value=360,
        widget=forms.TextInput(attrs=NUMBER), help_text=_("Tomt felt bruker leietiden i kommunens regler."),
    )  # fmt: skip
    indefinite = forms.BooleanField(label=_("Avtale uten sluttdato"), required=False)
    special_reason = forms.CharField(
        label=_("Særlig grunn til leietid under tre år"), widget=TEXT, required=False, max_length=2000
    )
    weighty_reason = forms.CharField(
        label=_("Tungtveiende grunn til enda en kort avtale"), widget=TEXT, required=False, max_length=2000
    )

    def __init__(self, *args: Any, dwellings: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [(str(pk), label) for pk, label in dwellings]
        self.fields["dwelling"].choices = [("", _("Velg")), *chosen]

    def draft(self) -> LeaseDraft:
        """What the service asks for."""
        data = self.cleaned_data
        return LeaseDraft(
            first_day=data["first_day"], rent=data["rent"], months=data["months"],
            indefinite=data["indefinite"],
            security=Security(data["security"]), security_amount=data["security_amount"] or 0,
            special_reason=data["special_reason"], weighty_reason=data["weighty_reason"],
        )  # fmt: skip


class InformForm(VersionedForm):
    """Nothing to fill in: the letters are made from the lease."""


class SignForm(VersionedForm):
    """The day of signature."""

    on = NorwegianDateField(label=_("Signert dato"))


class KeyForm(VersionedForm):
    """The day the key was handed over."""

    on = NorwegianDateField(label=_("Nøkkelen ble overlevert"))


class CallOffForm(VersionedForm):
    """Why a prepared lease comes to nothing."""

    reason = forms.CharField(label=_("Hvorfor"), max_length=200)


class EndForm(VersionedForm):
    """The last day and why."""

    last_day = NorwegianDateField(label=_("Siste dag"))
    reason = forms.CharField(label=_("Grunn"), max_length=200)
    led_to = forms.ChoiceField(
        label=_("Hvor husstanden flytter"), choices=[("", NOT_TOLD), *LedTo.choices], required=False,
        help_text=_("Er det ikke kjent ennå, kommer leieforholdet på listen over dem vi spør om."),
    )  # fmt: skip


class LedToForm(VersionedForm):
    """Where the household went."""

    led_to = forms.ChoiceField(
        label=_("Hvor husstanden flyttet"), choices=LedTo.choices, widget=forms.RadioSelect
    )


class TargetForm(VersionedForm):
    """How soon the tenancy should lead on."""

    exit_target = forms.ChoiceField(
        label=_("Mål for å gå videre"), choices=ExitTarget.choices, widget=forms.RadioSelect
    )


class ReassessForm(VersionedForm):
    """When the tenant must answer."""

    answer_by = NorwegianDateField(label=_("Svarfrist for leietakeren"))
