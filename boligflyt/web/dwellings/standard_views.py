"""The yearly assessment of standard: the year in numbers, what is missing, and one dwelling's (REG-09)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.audit.services import record_list, run_once
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.choices import Location, Standard
from boligflyt.areas.dwellings.models import StandardAssessment
from boligflyt.areas.dwellings.queries import open_dwelling
from boligflyt.areas.dwellings.services import StandardFacts
from boligflyt.areas.dwellings.standard import (
    Missed,
    YearOfStandard,
    assessed_as,
    assessments_of,
    not_assessed,
    open_assessment,
    year_of_standard,
)
from boligflyt.web.dwellings.forms import WholeNumberField
from boligflyt.web.formats import money, thousands
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm, problems_of, tried
from boligflyt.web.shell.paging import page_of_counted
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step
from boligflyt.web.signs import Sign

PER_PAGE, YEARS_BACK, MOST_COST = 50, 5, 50_000_000
MISSING = "mangler"
SIGNS = {
    Standard.GOOD: Sign("success", "CheckmarkCircle", Standard.GOOD.label),
    Standard.WORN: Sign("info", "Wrench", Standard.WORN.label),
    Standard.RENOVATE: Sign("warning", "HardHat", Standard.RENOVATE.label),
    Standard.REPLACE: Sign("danger", "XMarkOctagonFill", Standard.REPLACE.label),
}


class StandardForm(VersionedForm):
    """What was seen in the dwelling."""

    assessed_on = NorwegianDateField(label=_l("Dagen noen så på boligen"))
    assessed_by = forms.CharField(
        label=_l("Hvem som vurderte"), max_length=80, help_text=_l("Navn eller tjeneste i kommunen.")
    )
    standard = forms.ChoiceField(label=_l("Standard"), choices=Standard.choices, widget=forms.RadioSelect)
    location = forms.ChoiceField(
        label=_l("Beliggenhet"), choices=Location.choices, initial=Location.SUITED,
        help_text=_l("Om stedet passer til det boligen brukes til."),
    )  # fmt: skip
    work = forms.CharField(
        label=_l("Hva som må gjøres"), max_length=500, required=False, widget=forms.Textarea({"rows": 4}),
        help_text=_l("Fyll ut når standarden ikke er god. Bare om boligen, ikke om den som bor der."),
    )  # fmt: skip
    cost = WholeNumberField(
        label=_l("Anslått kostnad i kroner"), min_value=1, max_value=MOST_COST, required=False,
        help_text=_l("La feltet stå tomt når ingen har anslått den."),
    )  # fmt: skip
    corrects = forms.UUIDField(required=False, widget=forms.HiddenInput)

    FACTS: tuple[str, ...] = ("assessed_on", "assessed_by", "standard", "location", "work", "cost")

    def facts(self) -> StandardFacts:
        """What the service takes."""
        return StandardFacts(**{name: self.cleaned_data[name] for name in self.FACTS})


class BackForm(VersionedForm):
    """The assessment that was written down wrongly."""

    assessment = forms.UUIDField()


@require_GET
def standard(request: HttpRequest) -> HttpResponse:
    """The year in numbers; under it what nobody has looked at, or what was seen to be of one standard."""
    actor = request.actor
    year = _year(request.GET.get("aar", ""), actor.today.year)
    asked = request.GET.get("vis", MISSING)
    chosen = Standard(asked) if asked in Standard.values else None
    found = year_of_standard(actor, year)
    page = _rows(actor, found, chosen, request.GET.get("side"))
    context = {
        "found": found, "page": page, "chosen": chosen, "may_write": actor.may(Right.DWELLING_WRITE),
        "this_year": year == actor.today.year, "rows": [_row(one) for one in page.object_list],
        "chips": _chips(found, chosen), "figures": _figures(found),
        "lines": [{"one": one, "sign": SIGNS[one.standard]} for one in found.by_standard],
        "years": [(one, one == year) for one in range(actor.today.year, actor.today.year - YEARS_BACK, -1)],
        "crumbs": [(_("Boliger"), reverse("dwellings:list")), (_("Standard"), "")],
    }  # fmt: skip
    return render(request, "dwellings/standard.html", context)


def _year(asked: str, this: int) -> int:
    return int(asked) if asked in {str(this - back) for back in range(YEARS_BACK)} else this


def _rows(
    actor: Actor, found: YearOfStandard, chosen: Standard | None, side: str | None
) -> Page[Missed | StandardAssessment]:
    rows: Any = assessed_as(actor, found.year, chosen) if chosen else not_assessed(actor, found.year)
    page = page_of_counted(rows, found.number_of(chosen), PER_PAGE, side)
    record_list(actor.trace, "dwelling", [one.dwelling.pk for one in page.object_list])
    return page


def _row(one: Missed | StandardAssessment) -> dict[str, Any]:
    if isinstance(one, StandardAssessment):
        return {"dwelling": one.dwelling, "one": one}
    last = SIGNS[one.last_standard] if one.last_standard else None
    return {"dwelling": one.dwelling, "last_on": one.last_on, "sign": last}


def _chips(found: YearOfStandard, chosen: Standard | None) -> list[dict[str, Any]]:
    at = f"?aar={found.year}"
    missing = {
        "url": at, "label": _("Ikke vurdert"), "count": found.missing, "current": "" if chosen else "1",
    }  # fmt: skip
    return [missing] + [
        {"url": f"{at}&vis={one.standard.value}", "label": one.standard.label, "count": one.number,
         "current": "1" if one.standard is chosen else ""}
        for one in found.by_standard
    ]  # fmt: skip


def _figures(found: YearOfStandard) -> list[dict[str, str]]:
    seen = _("%(assessed)s av %(stock)s") % {
        "assessed": thousands(found.assessed), "stock": thousands(found.stock),
    }  # fmt: skip
    return [
        {"value": seen, "label": _("boliger er vurdert i %s") % found.year},
        {"value": thousands(found.missing), "label": _("er ikke vurdert")},
        {"value": money(found.cost), "label": _("er anslått kostnad")},
        {"value": thousands(found.unknown), "label": _("trenger arbeid uten anslag")},
    ]


@require_http_methods(POSTS)
def assess(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Assess one dwelling, or correct what was written; the years before stand under the form."""
    actor = request.actor
    dwelling = open_dwelling(actor, pk)
    told = assessments_of(actor, dwelling)
    corrected = _corrected(request, told)
    start: dict[str, Any] = {"version": dwelling.version, "assessed_on": actor.today}
    if corrected:
        start |= {name: getattr(corrected, name) for name in StandardForm.FACTS} | {"corrects": corrected.pk}
    form = StandardForm(sent(request), initial=start)
    step = Step(
        "assess_standard", _("Standard"), _("Lagre"), _("Vurderingen er lagret."), facts=dwelling.address,
        back=reverse("dwellings:detail", args=[pk]), template="dwellings/assess.html",
        crumbs=((_("Boliger"), reverse("dwellings:list")),
                (dwelling.address, reverse("dwellings:detail", args=[pk])), (_("Standard"), "")),
    )  # fmt: skip

    def keep() -> UUID:
        clean = form.cleaned_data
        corrects = open_assessment(actor, dwelling, clean["corrects"]).pk if clean["corrects"] else None
        return services.assess_standard(actor, pk, form.version_or(0), form.facts(), corrects).pk

    return take_step(
        request, form, step, keep, dwelling=dwelling, corrected=corrected,
        told=[{"one": one, "sign": SIGNS[Standard(one.standard)]} for one in told],
    )  # fmt: skip


def _corrected(request: HttpRequest, told: list[StandardAssessment]) -> StandardAssessment | None:
    """The assessment that is asked for, or this year's, which there may only be one of."""
    asked = request.GET.get("vurdering", "")
    if not asked:
        this_year = request.actor.today.year
        return next((one for one in told if one.assessed_on.year == this_year), None)
    found = next((one for one in told if str(one.pk) == asked), None)
    if found is None:
        raise Http404
    return found


@require_POST
def assess_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take away an assessment that was written on the wrong dwelling."""
    actor = request.actor
    open_dwelling(actor, pk)
    form = BackForm(request.POST)

    def take_back() -> UUID:
        clean = form.cleaned_data
        return services.take_back_assessment(actor, pk, form.version_or(0), clean["assessment"]).pk

    done: object = form.is_valid() and tried(
        form, lambda: run_once(form.command_number, "take_back_assessment", actor.trace, take_back)
    )
    if done:
        messages.success(request, _("Vurderingen er tatt bort."))
    else:
        messages.error(request, problems_of(form))
    return redirect("dwellings:detail", pk=pk)
