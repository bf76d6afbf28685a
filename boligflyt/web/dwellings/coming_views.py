"""Dwellings on their way: options and rights with their deadline, what is bought and built (PRO-41)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.dwellings import services
from boligflyt.areas.dwellings.choices import SURE_STAGES, ComingOutcome, ComingStage
from boligflyt.areas.dwellings.coming import coming_report, open_coming
from boligflyt.areas.dwellings.models import ComingHomes
from boligflyt.areas.dwellings.services import ComingFacts
from boligflyt.web.dwellings.forms import NOT_SAID, WholeNumberField
from boligflyt.web.formats import thousands
from boligflyt.web.shell.forms import NorwegianDateField, VersionedForm
from boligflyt.web.shell.steps import POSTS, Crumbs, Step, sent, take_step
from boligflyt.web.signs import Sign

MOST_HOMES, MOST_BEDROOMS = 2000, 15
PER_PAGE = 50
OVER = "avsluttet"


class ComingForm(VersionedForm):
    """So many dwellings in a project."""

    name = forms.CharField(label=_l("Prosjekt eller adresse"), max_length=120)
    stage = forms.ChoiceField(label=_l("Hvor langt det er kommet"), choices=ComingStage.choices)
    number = WholeNumberField(label=_l("Antall boliger"), min_value=1, max_value=MOST_HOMES)
    bedrooms = WholeNumberField(
        label=_l("Soverom i hver"), min_value=0, max_value=MOST_BEDROOMS, required=False,
        help_text=_l("Har boligene ulik størrelse, legg inn en linje for hver størrelse."),
    )  # fmt: skip
    school_district = forms.CharField(label=_l("Skolekrets"), max_length=40, required=False)
    expected_on = NorwegianDateField(label=_l("Ventet overtatt"))
    answer_by = NorwegianDateField(
        label=_l("Kommunen må svare innen"), required=False,
        help_text=_l("Siste dag for å bruke en opsjon eller en rett."),
    )  # fmt: skip
    note = forms.CharField(label=_l("Merknad"), max_length=200, required=False)

    FACTS: tuple[str, ...] = (
        "name", "stage", "number", "bedrooms", "school_district", "expected_on", "answer_by", "note",
    )  # fmt: skip

    def facts(self) -> ComingFacts:
        """What the service takes."""
        return ComingFacts(**{name: self.cleaned_data[name] for name in self.FACTS})


class ChangeComingForm(ComingForm):
    """The same, and what it became."""

    ended_on = NorwegianDateField(label=_l("Avsluttet"), required=False)
    outcome = forms.ChoiceField(
        label=_l("Hva det ble til"), choices=[NOT_SAID, *ComingOutcome.choices], required=False
    )

    FACTS = (*ComingForm.FACTS, "ended_on", "outcome")


@require_GET
def coming(request: HttpRequest) -> HttpResponse:
    """What is on its way, the first expected first, and how many each year."""
    actor = request.actor
    report = coming_report(actor)
    page = Paginator(report.coming, PER_PAGE).get_page(request.GET.get("side"))
    over = Paginator(report.over, PER_PAGE).get_page(request.GET.get(OVER))
    context = {
        "rows": [{"one": one, "sign": _sign(one, actor.today)} for one in page],
        "page": page, "over": over, "over_param": OVER, "years": report.by_year,
        "may_write": actor.may(Right.DWELLING_WRITE),
        "figures": [
            {"value": thousands(report.sure), "label": _("kjøpt eller under bygging")},
            {"value": thousands(report.possible), "label": _("mulige: opsjoner, rettigheter og planer")},
        ],
        "crumbs": [(_("Boliger"), reverse("dwellings:list")), (_("Boliger på vei"), "")],
    }  # fmt: skip
    return render(request, "dwellings/coming.html", context)


def _sign(one: ComingHomes, on: date) -> Sign:
    """What somebody must do, or how sure it is."""
    if one.answer_by and one.answer_by < on:
        return Sign("danger", "ExclamationmarkTriangleFill", _("Fristen for å svare er ute"))
    if one.expected_on < on:
        return Sign("warning", "Hourglass", _("Skulle vært overtatt"))
    if one.stage in SURE_STAGES:
        return Sign("success", "CheckmarkCircle", _("Sikker"))
    return Sign("neutral", "Circle", _("Mulig"))


@require_http_methods(POSTS)
def new_coming(request: HttpRequest) -> HttpResponse:
    """Write down dwellings that may come."""
    form = ComingForm(sent(request))
    step = _step("register_coming", _("Nye boliger på vei"))
    return take_step(request, form, step, lambda: services.register_coming(request.actor, form.facts()).pk)


@require_http_methods(POSTS)
def edit_coming(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what is expected, or say what it became."""
    one = open_coming(request.actor, pk)
    start: dict[str, Any] = {name: getattr(one, name) for name in (*ChangeComingForm.FACTS, "version")}
    form = ChangeComingForm(sent(request), initial=start)

    def keep() -> UUID:
        version = form.version_or(0)
        return services.change_coming(request.actor, pk, version, form.facts()).pk

    return take_step(request, form, _step("change_coming", _("Endre boliger på vei")), keep)


def _step(kind: str, title: str) -> Step:
    back = reverse("dwellings:coming")
    way: Crumbs = ((_("Boliger"), reverse("dwellings:list")), (_("Boliger på vei"), back), (title, ""))
    return Step(kind, title, _("Lagre"), _("Lagret."), back=back, crumbs=way)
