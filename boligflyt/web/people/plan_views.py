"""The housing plan of a household: goal, next step, day."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_http_methods

from boligflyt.areas.leases.choices import HousingGoal
from boligflyt.areas.leases.queries import open_household_for_plan, plans_visible_to
from boligflyt.areas.leases.services import keep_plan
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm
from boligflyt.web.shell.steps import POSTS, Step, take_step


class PlanForm(VersionedForm):
    """Where the household is going, and the one next step."""

    goal = forms.ChoiceField(label=_l("Mål"), choices=HousingGoal.choices, widget=forms.RadioSelect)
    next_step = forms.CharField(
        label=_l("Neste steg, og hvem som tar det"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    next_on = NorwegianDateField(label=_l("Innen"))


@require_http_methods(POSTS)
def plan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make or change the plan of the household."""
    actor = request.actor
    household = open_household_for_plan(actor, pk)
    known = plans_visible_to(actor).filter(household=pk).first()
    initial = (
        {name: getattr(known, name) for name in ("version", "goal", "next_step", "next_on")} if known else {}
    )
    form = PlanForm(request.POST or None, initial=initial)
    step = Step(
        "keep_plan", _("Boligplan"), _("Lagre planen"), _("Boligplanen er lagret."),
        back=reverse("people:household", args=[pk]), facts=str(household),
        lead=_(
            "Planen sier hvor husstanden er på vei, og hva som skjer nå. "
            "Lag den sammen med husstanden, og se på den igjen innen dagen du velger."
        ),
    )  # fmt: skip

    def keep() -> UUID:
        data = form.cleaned_data
        return keep_plan(
            actor, household, data["version"], data["goal"], data["next_step"], data["next_on"]
        ).pk

    return take_step(request, form, step, keep)
