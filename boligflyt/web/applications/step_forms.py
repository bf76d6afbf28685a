"""Forms of the steps from request to vedtak: the words on screen. The rules live in the services."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.applications.choices import Referral, Safety, Services
from boligflyt.web.applications.forms import BLANK, TEXT, answer_field
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

GROUND_CODES = [
    ("economy", _("Økonomi")),
    ("health", _("Helse")),
    ("social", _("Sosiale forhold")),
    ("discrimination", _("Får ikke leie på det private markedet")),
    ("eviction", _("Mister boligen")),
]


class ScreeningForm(VersionedForm):
    """Could something else than a municipal dwelling solve it? (PRO-47)"""

    can_own_startlaan = answer_field(_("Kan startlån løse det?"))
    can_own_grant = answer_field(_("Kan tilskudd løse det?"))
    bostoette_enough = answer_field(_("Kan bostøtte løse det?"))
    private_rent = answer_field(_("Kan hjelp til privat leie løse det?"))
    unable_alone = answer_field(
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

    safe = answer_field(_("Er bosituasjonen trygg? Varig bolig uten fare for å miste den"))
    good = answer_field(_("Er bosituasjonen god? Passer husstanden og økonomien"))
    result = forms.ChoiceField(label=_("Samlet"), choices=[*BLANK, *Safety.choices])
    disadvantaged = answer_field(_("Er husstanden vanskeligstilt på boligmarkedet?"))
    reason_codes = forms.MultipleChoiceField(
        label=_("Årsaker"), choices=GROUND_CODES, widget=forms.CheckboxSelectMultiple, required=False
    )
    until = NorwegianDateField(label=_("Vanskeligstilt til og med, om det er kjent"), required=False)


class ChildrenForm(VersionedForm):
    """TG-12: weighed before the vedtak, and told in it."""

    children_considered = forms.CharField(
        label=_("Hva saken betyr for barna"),
        widget=TEXT,
        max_length=2000,
        help_text=_("Teksten står i vedtaket. Skriv ikke navn på barna."),
    )


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


class TemporaryForm(VersionedForm):
    """Midlertidig botilbud (sosialtjenesteloven § 27); alone and at once only with a written reason."""

    granted = forms.ChoiceField(label=_("Midlertidig botilbud"), choices=YES_NO, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Begrunnelse"), widget=TEXT, max_length=4000, help_text=_("Teksten står i brevet.")
    )
    gives = forms.CharField(
        label=_("Hva tilbudet er"), widget=TEXT, required=False, max_length=1500,
        help_text=_("Hva slags sted, og hvem som betaler. Én ting per linje."),
    )  # fmt: skip
    first_day = NorwegianDateField(label=_("Fra og med"), required=False)
    last_day = NorwegianDateField(label=_("Til og med"), required=False)
    review_on = NorwegianDateField(label=_("Ny vurdering"), required=False)
    reason_code = forms.ChoiceField(label=_("Årsak hvis avslag"), choices=REFUSAL_CODES, required=False)
    could_change = forms.CharField(
        label=_("Hva som kan endre et avslag"), widget=TEXT, required=False, help_text=_("Én ting per linje.")
    )
    acute_because = forms.CharField(
        label=_("Hvorfor det ikke kan vente"), widget=TEXT, required=False, max_length=1000,
        help_text=_("Lederen leser dette. Skriv ikke navn eller helseopplysninger."),
    )  # fmt: skip


def lines(text: str) -> tuple[str, ...]:
    """One thing per line, empty lines left out."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
