"""The form of a boligplan: goal, steps row by row, the household's own words, and when to look again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from boligflyt.areas.home_ownership.choices import Skill
from boligflyt.areas.home_ownership.models import EconomyAssessment, PlanVersion
from boligflyt.areas.home_ownership.models.plans import LONGEST_STEP, LONGEST_WHO, LONGEST_WORDS, MOST_STEPS
from boligflyt.areas.home_ownership.services import PlanFacts, PlanStep
from boligflyt.areas.leases.choices import HousingGoal
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm

EMPTY, LEAST_ROWS = 2, 4
STEP = ("what", "who", "by", "done_on")


class PlanForm(VersionedForm):
    """Steps are named by their place, `steps-0-what`; there are always some empty rows."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    goal = forms.ChoiceField(label=_l("Mål"), choices=HousingGoal.choices, widget=forms.RadioSelect)
    target_on = NorwegianDateField(label=_l("Målet skal være nådd innen"))
    own_words = forms.CharField(
        label=_l("Med husstandens egne ord"), required=False, max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_l("Skriv det de sier, ikke det du mener."),
    )  # fmt: skip
    assessment = forms.ChoiceField(label=_l("Økonomien planen bygger på"), required=False)
    skills = forms.MultipleChoiceField(
        label=_l("Dette skal de øve på for å klare å bo i egen bolig"), choices=Skill.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    review_on = NorwegianDateField(label=_l("Vi ser på planen igjen"))

    def __init__(self, data: Any, *, assessments: Sequence[EconomyAssessment], **rest: Any) -> None:
        super().__init__(data, **rest)
        found = [(str(one.pk), str(one)) for one in assessments]
        self.fields["assessment"].choices = [("", _("Ingen ennå")), *found]
        filled: Mapping[str, Any] = data if data is not None else self.initial
        rows = [row for row in range(MOST_STEPS) if any(filled.get(f"steps-{row}-{name}") for name in STEP)]
        for row in range(min(MOST_STEPS, max(LEAST_ROWS, max(rows, default=-1) + 1 + EMPTY))):
            for name, field in _step_fields().items():
                self.fields[f"steps-{row}-{name}"] = field

    @property
    def rows(self) -> list[list[BoundField]]:
        """The rows of steps as the page shows them."""
        return [
            [self[f"steps-{row}-{name}"] for name in STEP]
            for row in range(MOST_STEPS) if f"steps-{row}-what" in self.fields
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A step that is begun must say what, who and by when."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        words = {
            "what": _("Skriv hva som skal gjøres."), "who": _("Skriv hvem som gjør det."),
            "by": _("Skriv innen når."),
        }  # fmt: skip
        for row in self._begun():
            for name, said in words.items():
                place = f"steps-{row}-{name}"
                if place not in self.errors and not data.get(place):
                    self.add_error(place, said)
        return data

    def _begun(self) -> list[int]:
        names = self.fields
        return [
            row for row in range(MOST_STEPS) if f"steps-{row}-what" in names
            and any(self.cleaned_data.get(f"steps-{row}-{name}") or f"steps-{row}-{name}" in self.errors
                    for name in STEP)
        ]  # fmt: skip

    def facts(self) -> PlanFacts:
        """What was filled in. Only for a form that is valid; empty rows are left out."""
        data = self.cleaned_data
        steps = tuple(PlanStep(*(data[f"steps-{row}-{name}"] for name in STEP)) for row in self._begun())
        return PlanFacts(
            data["goal"], data["target_on"], data["review_on"], steps, data["own_words"],
            tuple(data["skills"]), UUID(data["assessment"]) if data["assessment"] else None,
        )  # fmt: skip


def _step_fields() -> dict[str, forms.Field]:
    return {
        "what": forms.CharField(label=_("Hva"), max_length=LONGEST_STEP, required=False),
        "who": forms.CharField(label=_("Hvem"), max_length=LONGEST_WHO, required=False),
        "by": NorwegianDateField(label=_("Innen"), required=False),
        "done_on": NorwegianDateField(label=_("Gjort"), required=False),
    }


def as_initial(version: PlanVersion | None) -> dict[str, Any]:
    """What the form begins with: the version that holds, or nothing but that there is none."""
    if version is None:
        return {"number": 0}
    names = ("number", "goal", "target_on", "own_words", "skills", "review_on")
    found = {name: getattr(version, name) for name in names}
    found["assessment"] = str(version.assessment_id or "")
    for row, step in enumerate(version.steps):
        for name, value in step.items():
            is_day = name in ("by", "done_on") and value
            found[f"steps-{row}-{name}"] = date.fromisoformat(value) if is_day else value
    return found
