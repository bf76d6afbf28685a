"""Forms of the procedure: one step in the municipality's own words, and from when a version holds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boligflyt.domain.procedure import Procedure, ProcedureStep
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

TEXT = forms.Textarea(attrs={"rows": 3})
MOST_DAYS = 3650


class StepForm(VersionedForm):
    """One step: what, who, when, how, and a deadline in days when it makes sense."""

    name = forms.CharField(label=_("Hva skal gjøres"), max_length=160)
    who = forms.CharField(label=_("Hvem gjør det"), max_length=160)
    by = forms.CharField(label=_("Når, med ord"), max_length=160, help_text=_("For eksempel «Før vedtaket»."))
    guidance = forms.CharField(
        label=_("Hvordan"), widget=TEXT, max_length=600, required=False,
        help_text=_("Kort rettledning til den som gjør det."),
    )  # fmt: skip
    link = forms.CharField(
        label=_("Lenke til mer"), max_length=300, required=False, help_text=_("Begynner med https://.")
    )
    days = forms.IntegerField(
        label=_("Frist i dager"), min_value=0, max_value=MOST_DAYS, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=_("Gir loven eller et brev en tidligere frist, gjelder den."),
    )  # fmt: skip
    after = forms.ChoiceField(label=_("Dagene regnes fra"), required=False)
    off = forms.BooleanField(label=_("Steget er slått av"), required=False)

    def __init__(self, *args: Any, draft: Procedure, step: ProcedureStep | None, **kwargs: Any) -> None:
        kept = {name: getattr(step, name) for name in self.base_fields if hasattr(step, name)} if step else {}
        super().__init__(*args, **{**kwargs, "initial": {**kwargs.get("initial", {}), **kept}})
        self.step = step
        others = [(one.code, one.name) for one in draft.shown if step is None or one.code != step.code]
        self.fields["after"].choices = [("", _("Ingen frist i dager")), *others]
        if step is None or step.own or step.law:
            del self.fields["off"]

    def told(self) -> ProcedureStep:
        """The step as it was filled in; without a code when it is a new one."""
        clean = self.cleaned_data
        words = {name: clean[name].strip() for name in ("name", "who", "by", "guidance", "link", "after")}
        return ProcedureStep(
            self.step.code if self.step else "", **words, days=clean["days"], off=clean.get("off", False)
        )


class AdoptForm(VersionedForm):
    """From when, and why."""

    from_day = NorwegianDateField(label=_("Gjelder fra"))
    why = forms.CharField(label=_("Hvorfor"), widget=TEXT, max_length=1000)
