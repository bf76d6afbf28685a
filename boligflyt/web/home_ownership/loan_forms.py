"""Forms about instruments and loans. What may be chosen follows from the tables of states."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.areas.home_ownership.choices import CoFinancing, LivedBefore, LoanPurpose, LoanState, UseState
from boligflyt.areas.home_ownership.models import HousingLoan, InstrumentUse
from boligflyt.areas.home_ownership.models.loans import MOST_KRONER
from boligflyt.areas.home_ownership.services import LoanAsked, LoanStep
from boligflyt.areas.home_ownership.workflow import LOAN_NEXT, use_states
from boligflyt.web.home_ownership.fields import NumberField
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

TEXT = forms.Textarea(attrs={"rows": 3})
YES_NO = [("yes", _("Ja")), ("no", _("Nei"))]


def amount(label: Any, **rest: Any) -> NumberField:
    """Whole kroner."""
    return NumberField(label, MOST_KRONER, **rest)


class InstrumentForm(VersionedForm):
    """What came of considering an instrument."""

    state = forms.ChoiceField(label=_("Hva er status"))
    on = NorwegianDateField(label=_("Dato"))
    reason = forms.CharField(label=_("Begrunnelse"), widget=TEXT, required=False, max_length=400)

    def __init__(self, data: Any, *, use: InstrumentUse | None, today: date) -> None:
        now = UseState(use.state) if use else None
        start = {"version": use.version, "state": now, "reason": use.reason} if use else {}
        super().__init__(data, initial={"on": today, **start})
        self.fields["state"].choices = [(one.value, one.label) for one in use_states(now)]


class LoanForm(VersionedForm):
    """What the household applies for."""

    applied_on = NorwegianDateField(label=_("Søkt"))
    purpose = forms.ChoiceField(label=_("Formål"), choices=LoanPurpose.choices)
    loan_asked = amount(_("Søkt startlån"))
    grant_asked = amount(_("Søkt tilskudd til etablering"))
    lived_before = forms.ChoiceField(
        label=_("Hvor bodde husstanden"), choices=[("", _("Velg")), *LivedBefore.choices]
    )
    target_group = forms.ChoiceField(
        label=_("Er husstanden vanskeligstilt på boligmarkedet"), choices=[("", _("Velg")), *YES_NO],
        help_text=_("Slik kommunen har vurdert det i saken."),
    )  # fmt: skip

    @classmethod
    def of(cls, data: Any, loan: HousingLoan) -> LoanForm:
        """The form with what is registered."""
        names = ("version", "applied_on", "purpose", "loan_asked", "grant_asked", "lived_before")
        start = {name: getattr(loan, name) or None for name in names}
        return cls(data, initial={**start, "target_group": "yes" if loan.target_group else "no"})

    def asked(self) -> LoanAsked:
        """What the service asks for."""
        data = self.cleaned_data
        return LoanAsked(
            data["applied_on"], LoanPurpose(data["purpose"]), LivedBefore(data["lived_before"]),
            data["target_group"] == "yes", data["loan_asked"] or 0, data["grant_asked"] or 0,
        )  # fmt: skip


class LoanStepForm(VersionedForm):
    """The next thing with a loan: the fields are those that its state asks for."""

    outcome = forms.ChoiceField(label=_("Hva skjedde"))
    on = NorwegianDateField(label=_("Dato"))
    loan = amount(_("Innvilget startlån"))
    grant = amount(_("Innvilget tilskudd"))
    co_financing = forms.ChoiceField(
        label=_("Kan en bank ta en del av lånet"), required=False,
        choices=[("", _("Velg")), *CoFinancing.choices],
        help_text=_("Svar må gis når startlån innvilges."),
    )  # fmt: skip
    co_financing_why = forms.CharField(label=_("Hvorfor"), required=False, max_length=400)
    bank_part = amount(_("Banken låner ut"))
    base_loan = amount(_("Grunnlån ved siden av"))
    owner_since = NorwegianDateField(
        label=_("Husstanden ble eier"),
        required=False,
        help_text=_("Dagen de overtok boligen. Kan føres senere."),
    )
    reason = forms.CharField(label=_("Begrunnelse"), widget=TEXT, required=False, max_length=400)

    def __init__(self, data: Any, *, loan: HousingLoan, today: date) -> None:
        state = LoanState(loan.state)
        super().__init__(data, initial=_start(loan, today))
        next_states = LOAN_NEXT[state] or (state,)
        self.fields["outcome"].choices = [(one.value, one.label) for one in next_states]
        for name in _left_out(loan):
            del self.fields[name]
        if state == LoanState.GRANTED:
            self.fields["loan"].label, self.fields["grant"].label = (
                _("Utbetalt startlån"),
                _("Utbetalt tilskudd"),
            )
        if state == LoanState.PAID_OUT:
            self.fields["outcome"].widget = forms.HiddenInput()
            self.fields["on"].widget = forms.HiddenInput()

    def step(self) -> LoanStep:
        """What the service asks for."""
        data = self.cleaned_data
        co_financing = data.get("co_financing")
        return LoanStep(
            LoanState(data["outcome"]), data["on"], data.get("loan") or 0, data.get("grant") or 0,
            data.get("bank_part") or 0, data.get("base_loan") or 0,
            CoFinancing(co_financing) if co_financing else None, data.get("co_financing_why") or "",
            data.get("reason") or "", data.get("owner_since"),
        )  # fmt: skip


def _start(loan: HousingLoan, today: date) -> dict[str, Any]:
    """Proposed: what was asked for is granted, and what was granted is paid."""
    asked = loan.state == LoanState.APPLIED
    return {
        "version": loan.version, "on": today, "owner_since": loan.owner_since, "outcome": loan.state,
        "loan": (loan.loan_asked if asked else loan.loan_granted) or None,
        "grant": (loan.grant_asked if asked else loan.grant_granted) or None,
    }  # fmt: skip


def _left_out(loan: HousingLoan) -> tuple[str, ...]:
    bank = ("co_financing", "co_financing_why", "bank_part", "base_loan")
    if loan.state == LoanState.APPLIED:
        return ("owner_since",)
    if loan.state == LoanState.GRANTED:
        return bank
    return (*bank, "loan", "grant", "reason")
