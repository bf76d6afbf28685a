"""Forms of leie med sparing. Amounts in whole kroner."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.home_ownership.choices import SavingState
from boligflyt.areas.home_ownership.services import BROKEN, PurchaseBegun, SavingBegun, SavingEnd
from boligflyt.domain.saving import Saved
from boligflyt.web.home_ownership.loan_forms import TEXT, amount
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

IN, OUT = "in", "out"


class SavingForm(VersionedForm):
    """The agreement: the valuation becomes the price."""

    valuation = amount(
        _("Takst"), required=True, help_text=_("Taksten blir den faste prisen. Den endres ikke.")
    )
    valued_on = NorwegianDateField(label=_("Takstdato"))
    first_day = NorwegianDateField(label=_("Avtalen gjelder fra"))
    monthly = amount(
        _("Sparing i måneden"), required=True, help_text=_("Det husstanden skal sette av hver måned.")
    )

    def begun(self, case: UUID) -> SavingBegun:
        """What the service asks for."""
        data = self.cleaned_data
        return SavingBegun(
            case, data["valuation"] or 0, data["valued_on"], data["first_day"], data["monthly"] or 0
        )


class EntryForm(VersionedForm):
    """What was saved, or taken out, on a day."""

    saved_on = NorwegianDateField(label=_("Dag"))
    way = forms.ChoiceField(
        label=_("Hva som skjedde"), widget=forms.RadioSelect, initial=IN,
        choices=[(IN, _("Satt inn")), (OUT, _("Tatt ut, eller rettet ned"))],
    )  # fmt: skip
    amount = amount(_("Beløp"), required=True)
    text = forms.CharField(
        label=_("Merknad"), max_length=400, required=False, help_text=_("Trengs når penger er tatt ut.")
    )

    def saved(self) -> Saved:
        """What the service asks for."""
        data = self.cleaned_data
        kroner = data["amount"] or 0
        return Saved(data["saved_on"], -kroner if data["way"] == OUT else kroner)


class EndForm(VersionedForm):
    """Who ended the agreement, when and why."""

    how = forms.ChoiceField(
        label=_("Hvordan avtalen slutter"), widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in BROKEN],
    )  # fmt: skip
    day = NorwegianDateField(label=_("Siste dag"))
    because = forms.CharField(label=_("Hvorfor"), widget=TEXT, max_length=400)

    def end(self) -> SavingEnd:
        """What the service asks for."""
        data = self.cleaned_data
        return SavingEnd(SavingState(data["how"]), data["day"], data["because"])


class FixedPriceForm(VersionedForm):
    """The home's worth today: the price is the fixed one."""

    valuation = amount(
        _("Takst nå"), required=True, help_text=_("Prisen er den faste. Taksten viser hva kommunen taper.")
    )
    valued_on = NorwegianDateField(label=_("Takstdato"))
    grant_repaid = forms.BooleanField(
        label=_("Kommunen betaler tilbake tilskudd som binder boligen"), required=False
    )

    def begun(self, case: UUID) -> PurchaseBegun:
        """What the service asks for."""
        data = self.cleaned_data
        return PurchaseBegun(case, data["valuation"] or 0, data["valued_on"], data["grant_repaid"])
