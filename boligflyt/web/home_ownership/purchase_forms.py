"""Forms at a purchase of the rented home. What may be chosen follows from the tables of the way."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.home_ownership.choices import Standing
from boligflyt.areas.home_ownership.models import EconomyAssessment, Purchase, PurchaseFinancing
from boligflyt.areas.home_ownership.services import AfterFacts, Contract, PurchaseBegun
from boligflyt.domain.buying import Financing, FinancingAsked
from boligflyt.domain.startlaan import LongTermReason, StartlaanTerms
from boligflyt.web.home_ownership.fields import REASONS, NumberField, PercentField
from boligflyt.web.home_ownership.loan_forms import TEXT, YES_NO, amount
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

MOST_YEARS = 50
COSTS = ("duty", "other_costs")
PAYS = ("startlaan", "grant", "bank", "own")
TERMS = ("years", "rate", "bank_years", "bank_rate", "long_term_reasons")
REST = ("target_group", "assessment")


class BeginForm(VersionedForm):
    """The valuation that is the price."""

    valuation = amount(_("Takst"), help_text=_("Boligen selges til takst, så taksten er prisen."))
    valued_on = NorwegianDateField(label=_("Takstdato"))
    grant_repaid = forms.BooleanField(
        label=_("Kommunen betaler tilbake tilskudd som binder boligen"), required=False
    )

    def begun(self, case: UUID) -> PurchaseBegun:
        """What the service asks for."""
        data = self.cleaned_data
        return PurchaseBegun(case, data["valuation"] or 0, data["valued_on"], data["grant_repaid"])


class FinancingForm(VersionedForm):
    """Who pays what, and on which terms; amounts in whole kroner."""

    duty = amount(_("Dokumentavgift"), help_text=_("Andel i borettslag har ingen: skriv 0."))
    other_costs = amount(_("Andre kostnader"), help_text=_("Tinglysing, gebyr til borettslaget og annet."))
    startlaan = amount(_("Startlån"))
    grant = amount(_("Tilskudd til etablering"))
    bank = amount(_("Lån i bank"))
    own = amount(_("Egne penger"))
    years = NumberField(_("Løpetid på startlånet (år)"), MOST_YEARS)
    rate = PercentField(_("Rente på startlånet (prosent)"))
    bank_years = NumberField(_("Løpetid i banken (år)"), MOST_YEARS)
    bank_rate = PercentField(_("Rente i banken (prosent)"))
    long_term_reasons = forms.MultipleChoiceField(
        label=_("Grunner til mer enn 30 år"), choices=REASONS, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    target_group = forms.ChoiceField(
        label=_("Er husstanden vanskeligstilt på boligmarkedet"), choices=[("", _("Velg")), *YES_NO],
        help_text=_("Slik kommunen har vurdert det i saken. Går til lånesaken."),
    )  # fmt: skip
    assessment = forms.ChoiceField(label=_("Økonomien den bygger på"), required=False)

    def __init__(
        self, data: Any, *, purchase: Purchase, before: PurchaseFinancing | None, duty: int,
        assessments: Sequence[EconomyAssessment],
    ) -> None:  # fmt: skip
        super().__init__(data, initial=_start(purchase, before, duty, assessments))
        found = [(str(one.pk), str(one)) for one in assessments]
        self.fields["assessment"].choices = [("", _("Ingen ennå")), *found]
        self.price = purchase.price

    @property
    def parts(self) -> list[tuple[Any, list[Any]]]:
        """The fields under their headings."""
        told = (
            (_("Hva det koster"), COSTS), (_("Hvem som betaler"), PAYS), (_("Vilkår for lånene"), TERMS),
            (_("Til lånesaken"), REST),
        )  # fmt: skip
        return [(title, [self[name] for name in names]) for title, names in told]

    def asked(self) -> FinancingAsked:
        """What the service asks for. Only for a form that is valid."""
        data = self.cleaned_data
        amounts = Financing(self.price, *(data[name] or 0 for name in (*COSTS, *PAYS)))
        reasons = frozenset(LongTermReason(one) for one in data["long_term_reasons"])
        return FinancingAsked(
            amounts, StartlaanTerms(data["years"] or 0, long_term_reasons=reasons),
            data["rate"] or Decimal(0), data["bank_years"] or 0, data["bank_rate"] or Decimal(0),
        )  # fmt: skip


def _start(
    purchase: Purchase, before: PurchaseFinancing | None, duty: int, assessments: Sequence[EconomyAssessment]
) -> dict[str, Any]:
    """The version that holds; else the duty worked out, and the terms that are usual."""
    start: dict[str, Any] = {"version": purchase.version, "duty": duty, "years": 30}
    if before is not None:
        names = (*COSTS, *PAYS, *TERMS)
        start |= {name: getattr(before, name) or None for name in names}
        start["duty"] = before.duty
    if purchase.loan is not None:
        start["target_group"] = "yes" if purchase.loan.target_group else "no"
    chosen = before.assessment_id if before else None
    newest = assessments[0].pk if assessments else ""
    return start | {"assessment": str(chosen or newest)}


class OfferForm(VersionedForm):
    """The day the offer was given, and the last day to answer."""

    sent_on = NorwegianDateField(label=_("Tilbudet gitt"))
    answer_by = NorwegianDateField(label=_("Svar innen"))


class ContractForm(VersionedForm):
    """The signed contract."""

    signed_on = NorwegianDateField(label=_("Kontrakten signert"))
    takeover_on = NorwegianDateField(label=_("Avtalt overtakelse"))
    approved_on = NorwegianDateField(
        label=_("Godkjent av borettslaget"), required=False, help_text=_("Bare for andel i borettslag.")
    )

    def contract(self) -> Contract:
        """What the service asks for."""
        data = self.cleaned_data
        return Contract(data["signed_on"], data["takeover_on"], data["approved_on"])


class TakeOverForm(VersionedForm):
    """The day they took over, and the first contact afterwards."""

    day = NorwegianDateField(label=_("De overtok"))
    next_on = NorwegianDateField(
        label=_("Første kontakt etter kjøpet"), help_text=_("For eksempel etter tre måneder.")
    )


class ContactForm(VersionedForm):
    """How it goes after the purchase."""

    held_on = NorwegianDateField(label=_("Når dere hadde kontakt"))
    standing = forms.ChoiceField(
        label=_("Hvordan det går"), choices=Standing.choices, widget=forms.RadioSelect
    )
    owed = amount(_("Etterslep"), help_text=_("Bare når de er på etterskudd eller har avtale."))
    text = forms.CharField(label=_("Hva dere snakket om"), widget=TEXT, required=False, max_length=2000)
    next_on = NorwegianDateField(
        label=_("Neste kontakt"), required=False, help_text=_("Trengs ikke når oppfølgingen er over.")
    )

    def facts(self) -> AfterFacts:
        """What the service asks for."""
        data = self.cleaned_data
        return AfterFacts(
            data["held_on"], Standing(data["standing"]), data["owed"] or 0, data["text"], data["next_on"]
        )


class StopForm(VersionedForm):
    """Why it comes to nothing."""

    reason = forms.CharField(label=_("Hvorfor kjøpet stanser"), widget=TEXT, max_length=400)
