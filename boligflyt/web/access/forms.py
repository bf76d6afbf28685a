"""Forms about who takes part, who is near, and who works in which role."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.access.choices import STAFF_ROLES, Grade, Information, Purpose
from boligflyt.areas.access.models import Office, Staff
from boligflyt.areas.applications.control_choices import ControlResult, OpeningReason
from boligflyt.areas.people.choices import RelationKind
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

BLANK = [("", _("Velg"))]
OPTIONAL = [one for one in Information.choices if one[0] != Information.IDENTITY]


class ShareForm(VersionedForm):
    """With whom, for what, which kinds, until when."""

    purpose = forms.ChoiceField(label=_("Formål"), choices=[*BLANK, *Purpose.choices])
    office = forms.ModelChoiceField(
        label=_("Enhet"), queryset=Office.objects.none(), required=False, empty_label=_("Velg"),
        help_text=_("Alle i enheten som har en rolle som trenger opplysningene."),
    )  # fmt: skip
    staff = forms.ModelChoiceField(
        label=_("Eller én ansatt"), queryset=Staff.objects.none(), required=False, empty_label=_("Velg")
    )
    kinds = forms.MultipleChoiceField(
        label=_("Opplysninger"), choices=OPTIONAL, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Kryss av hvis de skal se noe annet enn det formålet trenger. Navn følger alltid med."),
    )  # fmt: skip
    last_day = NorwegianDateField(
        label=_("Til og med"), required=False, help_text=_("Tomt: til deltakelsen avsluttes.")
    )
    reason = forms.CharField(label=_("Hvorfor"), max_length=200, required=False)

    def __init__(self, *args: Any, own_office: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = Office.objects.exclude(pk=own_office).order_by("name")
        self.fields["staff"].queryset = Staff.objects.filter(is_active=True).order_by("name")


class OpeningForm(VersionedForm):
    """Whom one looks for, known exactly, and why."""

    sought = forms.CharField(
        label=_("Fødselsnummer eller saksnummer"), max_length=20,
        help_text=_("Hele nummeret. Du kan ikke søke på navn her."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    reason = forms.ChoiceField(label=_("Hvorfor"), choices=OpeningReason.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Hva som har skjedd"), widget=forms.Textarea(attrs={"rows": 4}), max_length=1000,
        help_text=_("Lederen leser dette. Skriv ikke navn eller helseopplysninger."),
    )  # fmt: skip


class SettleForm(VersionedForm):
    """What the leader says of it."""

    result = forms.ChoiceField(
        label=_("Hva du fant"), choices=ControlResult.choices, widget=forms.RadioSelect
    )
    comment = forms.CharField(
        label=_("Kommentar"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000, required=False,
        help_text=_("Må det følges opp: skriv hva, og av hvem. Skriv ikke navn på dem saken gjelder."),
    )  # fmt: skip


class RelationForm(VersionedForm):
    """What the member of staff is to the person."""

    kind = forms.ChoiceField(
        label=_("Hva du er til personen"), choices=RelationKind.choices, widget=forms.RadioSelect
    )


class RoleForm(VersionedForm):
    """A role at an office from a day."""

    role = forms.ChoiceField(
        label=_("Rolle"), choices=[*BLANK, *((one.value, one.label) for one in STAFF_ROLES)]
    )
    office = forms.ModelChoiceField(label=_("Enhet"), queryset=Office.objects.none(), empty_label=_("Velg"))
    first_day = NorwegianDateField(label=_("Fra og med"))
    last_day = NorwegianDateField(label=_("Til og med"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = Office.objects.order_by("name")


class EndRoleForm(VersionedForm):
    """The last day of a role."""

    last_day = NorwegianDateField(label=_("Til og med"))


class ClearanceForm(VersionedForm):
    """Up to which grade the colleague sees protected persons in this role."""

    was = forms.TypedChoiceField(
        choices=Grade.choices, coerce=int, required=False, empty_value=None, widget=forms.HiddenInput
    )
    grade = forms.TypedChoiceField(
        label=_("Klarering"), choices=Grade.choices, coerce=int, widget=forms.RadioSelect,
        help_text=_("Gi klarering til dem som skal arbeide med sakene, og ta den bort når det er gjort."),
    )  # fmt: skip


class ContactForm(VersionedForm):
    """Who answers for the office in an agreement."""

    agreement = forms.CharField(
        label=_("Avtale eller samarbeid"), max_length=80,
        help_text=_("For eksempel «Løslatelse fra fengsel» eller «Boligtjenesten og NAV»."),
    )  # fmt: skip
    staff = forms.ChoiceField(label=_("Kontaktperson"))
    substitute = forms.ChoiceField(label=_("Vara"), required=False)
    first_day = NorwegianDateField(label=_("Fra og med"))

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("staff", "substitute"):
            self.fields[name].choices = [*BLANK, *colleagues]
