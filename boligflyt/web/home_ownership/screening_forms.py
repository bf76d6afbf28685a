"""Forms of a campaign: whom it looks for, who talks with whom, and what a talk came to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from boligflyt.areas.home_ownership.choices import TalkResult
from boligflyt.areas.home_ownership.models.screening import LONGEST_NAME, LONGEST_PURPOSE, LONGEST_TEXT
from boligflyt.areas.home_ownership.services import CampaignFacts, TalkFacts
from boligflyt.domain.rates import shipped_rates
from boligflyt.domain.screening import Rule
from boligflyt.web.home_ownership.fields import KronerField, NumberField
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

MOST_MONTHS = 600
RULE = ("tenants", "applicants", "least_income", "least_months", "ends_within", "adapted", "saleable")


class CampaignForm(VersionedForm):
    """Name, days, and the rule; its numbers begin at the municipality's own."""

    name = forms.CharField(
        label=_l("Navn"),
        max_length=LONGEST_NAME,
        help_text=_l("For eksempel «Barnefamilier som kan eie, vår 2027»"),
    )
    purpose = forms.CharField(
        label=_l("Hva kampanjen skal føre til"), max_length=LONGEST_PURPOSE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    first_day = NorwegianDateField(label=_l("Første dag"))
    last_day = NorwegianDateField(label=_l("Siste dag"))
    tenants = forms.BooleanField(label=_l("De som leier av kommunen"), required=False)
    applicants = forms.BooleanField(label=_l("De som har søkt og ikke leier av kommunen"), required=False)
    least_income = KronerField(_l("Inntekt i året før skatt, minst (kr)"))
    least_months = NumberField(_l("Har leid i minst så mange måneder"), MOST_MONTHS)
    ends_within = NumberField(_l("Leietiden går ut innen så mange måneder"), MOST_MONTHS)
    adapted = forms.BooleanField(label=_l("Bare de som bor i en tilpasset bolig"), required=False)
    saleable = forms.BooleanField(
        label=_l("Bare de som bor i en bolig som kan selges til dem"), required=False
    )

    def facts(self) -> CampaignFacts:
        """What was filled in. Only for a form that is valid."""
        data = self.cleaned_data
        rule = Rule(**{name: data[name] for name in RULE})
        return CampaignFacts(data["name"], data["purpose"], data["first_day"], data["last_day"], rule)


def campaign_beginning(on: date) -> dict[str, Any]:
    """What a new campaign begins with: tenants, from today, at the rates of the day."""
    rates = shipped_rates()
    return {
        "tenants": True, "first_day": on,
        "least_income": rates.whole("screening/least_yearly_income", on),
        "least_months": rates.whole("screening/least_months_rented", on),
    }  # fmt: skip


class GiveForm(VersionedForm):
    """Which candidates, to whom, and by which day."""

    chosen = forms.MultipleChoiceField(label=_l("Husstander"), required=False)
    talker = forms.ChoiceField(label=_l("Hvem som snakker med dem"))
    next_on = NorwegianDateField(label=_l("Innen"))

    def __init__(
        self, data: Any, *, staff: Sequence[tuple[str, str]], seen: Sequence[str], **rest: Any
    ) -> None:
        super().__init__(data, **rest)
        self.fields["talker"].choices = staff
        self.fields["chosen"].choices = [(one, one) for one in seen]


class TalkForm(VersionedForm):
    """The day, what it came to, and when they meet again."""

    held_on = NorwegianDateField(label=_l("Når dere snakket sammen"))
    result = forms.ChoiceField(label=_l("Hva det førte til"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_l("Hva dere snakket om"), max_length=LONGEST_TEXT, required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    next_on = NorwegianDateField(
        label=_l("Neste samtale"), required=False, help_text=_l("Trengs ikke når samtalene er over.")
    )

    def __init__(self, data: Any, *, results: Sequence[TalkResult], **rest: Any) -> None:
        super().__init__(data, **rest)
        self.fields["result"].choices = [(one.value, one.label) for one in results]

    def facts(self) -> TalkFacts:
        """What was filled in. Only for a form that is valid."""
        data = self.cleaned_data
        return TalkFacts(data["held_on"], data["result"], data["text"], data["next_on"])
