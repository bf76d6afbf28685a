"""Forms about an application. The words on screen are the labels; the rules live in the services."""

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
    Referral,
    Safety,
    Services,
    TargetGroup,
)
from boligflyt.areas.applications.models import Application
from boligflyt.domain.homelessness import ACCOMMODATION_NAMES, CORRECTIONAL_NAMES, INSTITUTION_NAMES
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

BLANK = [("", _("Velg"))]
PLACES = [
    (_("Midlertidig botilbud"), [(code.value, name) for code, name in ACCOMMODATION_NAMES.items()]),
    (_("Kriminalomsorgen"), [(f"k_{code.value}", name) for code, name in CORRECTIONAL_NAMES.items()]),
    (_("Institusjon"), [(f"i_{code.value}", name) for code, name in INSTITUTION_NAMES.items()]),
]
TEXT = forms.Textarea(attrs={"rows": 3})
GROUND_CODES = [
    ("economy", _("Økonomi")),
    ("health", _("Helse")),
    ("social", _("Sosiale forhold")),
    ("discrimination", _("Får ikke leie på det private markedet")),
    ("eviction", _("Mister boligen")),
]


def _answer(label: Any, **rest: Any) -> forms.ChoiceField:
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
    own_efforts_documented = _answer(_("Er det dokumentert?"))
    yearly_income = _kroner(_("Inntekt per år, hele husstanden"))
    wealth = _kroner(_("Formue"), 200_000_000)
    arrears = _kroner(_("Gjeld til kommunen fra tidligere leie"), 5_000_000)
    repayment_plan = _answer(_("Nedbetalingsavtale"))
    debt_settlement = _answer(_("Gjeldsordning"))
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
    bedrooms_needed = forms.IntegerField(
        label=_("Soverom husstanden trenger"), min_value=0, max_value=10, initial=1
    )
    wanted_area = forms.CharField(label=_("Ønsket område"), max_length=80, required=False)
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
            ("yearly_income", "wealth", "arrears", "repayment_plan", "debt_settlement", "evicted_on"),
        ),
        (
            _("Behov"),
            (
                "target_groups",
                "health_need",
                "needs_wheelchair",
                "needs_adapted",
                "bedrooms_needed",
                "wanted_area",
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


class ScreeningForm(VersionedForm):
    """Could something else than a municipal dwelling solve it? (PRO-47)"""

    can_own_startlaan = _answer(_("Kan startlån løse det?"))
    can_own_grant = _answer(_("Kan tilskudd løse det?"))
    bostoette_enough = _answer(_("Kan bostøtte løse det?"))
    private_rent = _answer(_("Kan hjelp til privat leie løse det?"))
    unable_alone = _answer(
        _("Klarer husstanden ikke selv å skaffe eller beholde en egnet bolig?"),
        help_text=_("Dette er vilkåret for å være vanskeligstilt (boligsosialloven § 4)."),
    )
    screening_note = forms.CharField(label=_("Hva bygger du på"), widget=TEXT)


class ServicesForm(VersionedForm):
    """PRO-05: clarified before allocation, and visible in the vedtak."""

    services = forms.ChoiceField(
        label=_("Behov for tjenester"), choices=Services.choices, widget=forms.RadioSelect
    )
    services_text = forms.CharField(
        label=_("Hvilke tjenester, og fra hvem"),
        widget=TEXT,
        required=False,
        help_text=_("Teksten står i vedtaket, slik at søkeren ser den."),
    )
    referrals = forms.MultipleChoiceField(
        label=_("Hjelp ved siden av bolig"),
        choices=Referral.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Hjelpen kreves ikke for å få bolig, og krever ikke botid i kommunen."),
    )


class HousingAssessmentForm(VersionedForm):
    """Trygt og godt (DEF-03), the class (DEF-04), and whether the household is disadvantaged (DEF-02)."""

    safe = _answer(_("Er bosituasjonen trygg? Varig bolig uten fare for å miste den"))
    good = _answer(_("Er bosituasjonen god? Passer husstanden og økonomien"))
    result = forms.ChoiceField(label=_("Samlet"), choices=[*BLANK, *Safety.choices])
    disadvantaged = _answer(_("Er husstanden vanskeligstilt på boligmarkedet?"))
    reason_codes = forms.MultipleChoiceField(
        label=_("Årsaker"), choices=GROUND_CODES, widget=forms.CheckboxSelectMultiple, required=False
    )
    until = NorwegianDateField(label=_("Vanskeligstilt til og med, om det er kjent"), required=False)


class ReasonForm(VersionedForm):
    """A step that asks why."""

    reason = forms.CharField(label=_("Hvorfor"), widget=TEXT, max_length=2000, required=False)


class JudgementForm(VersionedForm):
    """A judgement the rule asks for."""

    met = forms.ChoiceField(
        label=_("Er vilkåret oppfylt?"),
        choices=[("yes", _("Ja, oppfylt")), ("no", _("Nei, ikke oppfylt"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Hva bygger du på"), widget=TEXT, max_length=2000)


class PreliminaryForm(VersionedForm):
    """Foreløpig svar (forvaltningsloven § 11 a)."""

    expected = NorwegianDateField(label=_("Når kan søkeren vente svar"))
    reason = forms.CharField(label=_("Derfor tar det lenger tid"), widget=TEXT, max_length=1500)
    waits = forms.CharField(
        label=_("Dette venter vi på"),
        widget=TEXT,
        max_length=1500,
        required=False,
        help_text=_("Én ting per linje."),
    )


REFUSAL_CODES = [
    ("", _("Ingen, vedtaket er innvilgelse")),
    ("own_solution", _("Kan skaffe bolig selv")),
    ("instruments", _("Startlån, tilskudd eller bostøtte løser det")),
    ("conditions", _("Vilkår er ikke oppfylt")),
    ("suitable", _("Har egnet bolig")),
    ("documentation", _("Opplysninger mangler")),
]
YES_NO = [("yes", _("Innvilg")), ("no", _("Avslå"))]


class VedtakForm(VersionedForm):
    """The two vedtak that end a request: assistance (always) and municipal dwelling."""

    assistance_granted = forms.ChoiceField(
        label=_("Bistand etter boligsosialloven"), choices=YES_NO, widget=forms.RadioSelect
    )
    assistance_reason = forms.CharField(label=_("Begrunnelse for bistanden"), widget=TEXT, max_length=4000)
    assistance_gives = forms.CharField(
        label=_("Hva hjelpen består i"), widget=TEXT, required=False, help_text=_("Én ting per linje.")
    )
    dwelling_granted = forms.ChoiceField(label=_("Kommunal bolig"), choices=YES_NO, widget=forms.RadioSelect)
    dwelling_reason = forms.CharField(label=_("Begrunnelse for kommunal bolig"), widget=TEXT, max_length=4000)
    reason_code = forms.ChoiceField(label=_("Årsak hvis avslag"), choices=REFUSAL_CODES, required=False)
    could_change = forms.CharField(
        label=_("Hva som kan endre et avslag"), widget=TEXT, required=False, help_text=_("Én ting per linje.")
    )
    first_day = NorwegianDateField(label=_("Vedtaket gjelder fra"))
    last_day = NorwegianDateField(label=_("Gjelder til"))
    review_on = NorwegianDateField(label=_("Ny vurdering"))


def lines(text: str) -> tuple[str, ...]:
    """One thing per line, empty lines left out."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
