"""Talks about a housing career with refugees: whose is due, what came of them, and writing one."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.private_renting.choices import CareerResult
from boligflyt.areas.private_renting.models.career import LONGEST_TALK
from boligflyt.areas.private_renting.queries.career import (
    due_with,
    open_refugee_household,
    results_by_time,
    talks_due,
    talks_with,
    times,
)
from boligflyt.areas.private_renting.services.career import NOT_DUE, CareerFacts, write_career_talk
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step

MOST_SHOWN = 100


class CareerForm(VersionedForm):
    """The day, what came of it, and what was said."""

    held_on = NorwegianDateField(label=_l("Når dere snakket sammen"))
    result = forms.ChoiceField(
        label=_l("Hva det førte til"), choices=CareerResult.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_l("Hva dere snakket om"), max_length=LONGEST_TALK, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


@require_GET
def career(request: HttpRequest) -> HttpResponse:
    """Whose talk is due, and what the talks came to at each of the set times."""
    actor = request.actor
    due = talks_due(actor)
    shown = due[:MOST_SHOWN]
    record_list(actor.trace, "household", [one.household.pk for one in shown])
    counted, months = results_by_time(actor), times(actor)
    columns = sorted({*months, *(time for time, _result in counted)})
    table = [(one.label, [counted.get((time, one.value), 0) for time in columns]) for one in CareerResult]
    context = {
        "due": shown, "more": len(due) - len(shown), "months": months, "columns": columns, "table": table,
        "today": actor.today, "may_write": actor.may(Right.CASEFILE_WRITE),
    }  # fmt: skip
    return render(request, "private_renting/career.html", context)


@require_http_methods(POSTS)
def career_talk(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write the talk that is due with one household, under those that were held before."""
    actor = request.actor
    household = open_refugee_household(actor, pk)
    due = due_with(actor, household)
    form = CareerForm(sent(request), initial={"held_on": actor.today})
    lead = (
        _("Samtalen er den som skal holdes %(months)s måneder etter bosetting.") % {"months": due.months}
        if due
        else NOT_DUE
    )
    step = Step(
        "career_talk", _("Samtale om bokarriere"), _("Lagre samtalen"), _("Samtalen er lagret."),
        back=reverse("private_renting:career"), facts=str(household), lead=lead,
        crumbs=((_("Bokarriere"), reverse("private_renting:career")), (str(household), "")),
        template="private_renting/career_talk.html",
    )  # fmt: skip

    def write() -> UUID:
        data = form.cleaned_data
        return write_career_talk(actor, pk, CareerFacts(data["held_on"], data["result"], data["text"])).pk

    return take_step(request, form, step, write, talks=list(talks_with(actor, pk)), due=due)
