"""What is told when a request is taken in: the words on screen. The rules live in the services."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.applications.choices import (
    Answer,
    Channel,
    Housing,
    Matter,
    TargetGroup,
)
from boligflyt.areas.applications.models import Application
from boligflyt.domain.homelessness import ACCOMMODATION_NAMES, CORRECTIONAL_NAMES, INSTITUTION_NAMES
from boligflyt.web.applications.hours_field import HoursField
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

BLANK = [("", _("Velg"))]
PLACES = [
    (_("Midlertidig botilbud"), [(code.value, name) for code, name in ACCOMMODATION_NAMES.items()]),
    (_("Kriminalomsorgen"), [(f"k_{code.value}", name) for code, name in CORRECTIONAL_NAMES.items()]),
    (_("Institusjon"), [(f"i_{code.value}", name) for code, name in INSTITUTION_NAMES.items()]),
]
TEXT = forms.Textarea(attrs={"rows": 3})


def answer_field(label: Any, **rest: Any) -> forms.ChoiceField:
    """Yes, no, or not known yet."""
    return forms.ChoiceField(
        label=label, choices=Answer.choices, widget=forms.RadioSelect, initial=Answer.UNKNOWN, **rest
    )


def _kroner(label: Any, most: int = 20_000_000, **rest: Any) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=0, max_value=most, required=False, widget=widget, **rest)


class ApplicationForm(VersionedForm):
    """What was told, in the order it is told in a conversation."""

    received_on = NorwegianDateField(label=_("Mottatt"))
    channel = forms.ChoiceField(label=_("Kom inn ved"), choices=Channel.choices)
    matter = forms.ChoiceField(label=_("Gjelder"), choices=Matter.choices)
    housing = forms.ChoiceField(label=_("Hvor bor husstanden nå"), choices=[*BLANK, *Housing.choices])
    housing_kind = forms.ChoiceField(label=_("Slags sted"), choices=[*BLANK, *PLACES], required=False)
    housing_place = forms.CharField(label=_("Navn på stedet"), max_length=120, required=False)
    housing_since = NorwegianDateField(label=_("Har bodd slik siden"), required=False)
    housing_ends_on = NorwegianDateField(
        label=_("Leien slutter, løslates eller skrives ut"),
        required=False,
        help_text=_("Avgjør om situasjonen regnes som bostedsløs."),
    )
    unsuitable_because = forms.CharField(
        label=_("Hvorfor boligen ikke passer"), max_length=400, required=False
    )
    own_efforts = forms.CharField(label=_("Hva har husstanden prøvd selv"), widget=TEXT, required=False)
    own_efforts_documented = answer_field(_("Er det dokumentert?"))
    yearly_income = _kroner(_("Inntekt per år, hele husstanden"))
    wealth = _kroner(_("Formue"), 200_000_000)
    arrears = _kroner(_("Gjeld til kommunen fra tidligere leie"), 5_000_000)
    repayment_plan = answer_field(_("Nedbetalingsavtale"))
    debt_settlement = answer_field(_("Gjeldsordning"))
    evicted_on = NorwegianDateField(label=_("Kastet ut av kommunal bolig"), required=False)
    target_groups = forms.MultipleChoiceField(
        label=_("Målgrupper"),
        choices=TargetGroup.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Velg bare det som betyr noe for boligen."),
    )
    health_need = forms.CharField(
        label=_("Helse, bare det boligen må ta hensyn til"), widget=TEXT, required=False
    )
    needs_wheelchair = forms.BooleanField(label=_("Trenger bolig for rullestol"), required=False)
    needs_adapted = forms.BooleanField(label=_("Trenger tilrettelagt bolig"), required=False)
    needs_step_free = forms.BooleanField(label=_("Kan ikke gå i trapper"), required=False)
    needs_staffing = forms.BooleanField(label=_("Trenger bolig med personale døgnet rundt"), required=False)
    needs_sheltered = forms.BooleanField(
        label=_("Trenger skjermede omgivelser"), required=False,
        help_text=_("Rolig, med få naboer, for eksempel småhus."),
    )  # fmt: skip
    needs_women_only = forms.BooleanField(label=_("Trenger et sted der det bare bor kvinner"), required=False)
    seeks_care_home = forms.BooleanField(
        label=_("Søker omsorgsbolig"), required=False,
        help_text=_("Har kommunen egne regler for omsorgsbolig, vurderes søknaden etter dem, og husstanden "
                    "foreslås bare omsorgsboliger."),
    )  # fmt: skip
    weekly_service_hours = HoursField(
        label=_("Timer med tjenester husstanden trenger per uke"), most=168,
        help_text=_("La stå tomt når det ikke er avklart. Brukes til å planlegge oppfølging og base."),
    )  # fmt: skip
    has_pets = forms.BooleanField(label=_("Har dyr"), required=False)
    avoid_postal_codes = forms.RegexField(
        r"^\d{4}(, *\d{4})*$", label=_("Postnummer husstanden ikke skal bo i"), required=False, max_length=60,
        help_text=_("Bare av hensyn til trygghet. Skriv komma mellom flere."),
        error_messages={"invalid": _("Skriv fire sifre, og komma mellom flere, for eksempel 3045, 3048.")},
    )  # fmt: skip
    most_rent = _kroner(_("Høyeste husleie husstanden kan betale per måned"), 100_000)
    bedrooms_needed = forms.IntegerField(
        label=_("Soverom husstanden trenger"), min_value=0, max_value=10, initial=1
    )
    wanted_area = forms.CharField(label=_("Ønsket område"), max_length=80, required=False)
    own_choice = forms.CharField(
        label=_("Hva søker selv velger: hvor, hvordan og med hvem"),
        widget=TEXT,
        max_length=1000,
        required=False,
        help_text=_("Med søkerens egne ord. Det står i vedtaket."),
    )
    joint_responsibility = forms.CharField(
        label=_("Delt ansvar med"),
        max_length=120,
        required=False,
        help_text=_("For eksempel barnevernet, når en ung person snart fyller 18 år."),
    )

    GROUPS = (
        (_("Henvendelsen"), ("received_on", "channel", "matter")),
        (
            _("Bosituasjonen"),
            (
                "housing",
                "housing_kind",
                "housing_place",
                "housing_since",
                "housing_ends_on",
                "unsuitable_because",
            ),
        ),
        (_("Egen innsats"), ("own_efforts", "own_efforts_documented")),
        (
            _("Økonomi"),
            (
                "yearly_income",
                "wealth",
                "most_rent",
                "arrears",
                "repayment_plan",
                "debt_settlement",
                "evicted_on",
            ),
        ),
        (
            _("Behov"),
            (
                "target_groups",
                "health_need",
                "needs_wheelchair",
                "needs_adapted",
                "needs_step_free",
                "needs_staffing",
                "needs_sheltered",
                "needs_women_only",
                "seeks_care_home",
                "weekly_service_hours",
                "has_pets",
                "avoid_postal_codes",
                "bedrooms_needed",
                "wanted_area",
                "own_choice",
                "joint_responsibility",
            ),
        ),
    )

    def __init__(self, *args: Any, excluded_groups: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left_out = set(excluded_groups)  # target groups outside this municipality's plan (DEF-06)
        groups = self.fields["target_groups"]
        groups.choices = [one for one in TargetGroup.choices if one[0] not in left_out]

    @classmethod
    def of(cls, application: Application, excluded: Iterable[str] = ()) -> ApplicationForm:
        """The form filled with what is stored."""
        names = [name for name in cls.base_fields if name not in {"command"}]
        return cls(initial={name: getattr(application, name) for name in names}, excluded_groups=excluded)

    def sections(self) -> list[tuple[Any, list[Any]]]:
        """The fields in their groups."""
        return [(title, [self[name] for name in names]) for title, names in self.GROUPS]

    def facts(self) -> dict[str, Any]:
        """What the service stores."""
        return {name: self.cleaned_data[name] for _title, names in self.GROUPS for name in names}
