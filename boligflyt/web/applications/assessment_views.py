"""Screening, services, judgement, the assessment itself and departures: one small form each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from boligflyt.areas.access.choices import Information
from boligflyt.areas.applications.choices import Answer, Safety, Services
from boligflyt.areas.applications.letters import RULE_NAMES, rule_name
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries import open_application
from boligflyt.areas.applications.queries.case import ASSESSED
from boligflyt.areas.applications.queries.doors import sees_in
from boligflyt.areas.applications.services import assessing
from boligflyt.areas.applications.services.considering import consider_children
from boligflyt.web.applications.step_forms import (
    ChildrenForm,
    HousingAssessmentForm,
    JudgementForm,
    ReasonForm,
    ScreeningForm,
    ServicesForm,
)
from boligflyt.web.shell.drafts import with_draft
from boligflyt.web.shell.forms import VersionedForm, problems_of, tried

POSTS = ["GET", "POST"]


def _answered(
    request: HttpRequest,
    application: Application,
    form: VersionedForm,
    do: Callable[[int, dict[str, Any]], object],
    said: str,
    **page: Any,
) -> HttpResponse:
    """A small form page: carry out when it is posted and right, else show it with what is wrong."""
    with_draft(request, form)
    if request.method == "POST" and form.is_valid():
        version = form.version_or(application.version)
        if tried(form, lambda: do(version, form.cleaned_data)):
            messages.success(request, said)
            return redirect("applications:detail", pk=application.pk)
    context = {"form": form, "application": application, **page}
    return render(request, "applications/step.html", context, status=422 if form.errors else 200)


def _form(
    kind: type[VersionedForm], request: HttpRequest, application: Application, *names: str
) -> VersionedForm:
    initial = {name: getattr(application, name) for name in names}
    return kind(request.POST or None, initial={"version": application.version, **initial})


@require_http_methods(POSTS)
def screening(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Other solutions before the queue (PRO-47)."""
    actor = request.actor
    application = open_application(actor, pk, Information.ECONOMY, for_work=True)
    form = _form(ScreeningForm, request, application, *assessing.SCREENING)
    return _answered(
        request,
        application,
        form,
        lambda version, data: assessing.record_screening(actor, pk, version, data),
        _("Vurderingen av andre løsninger er lagret."),
        title=_("Vurder andre løsninger"),
        button=_("Lagre"),
        lead=_(
            "Kan noe annet enn kommunal bolig løse behovet? "
            "Husbankens ordninger og privat leie vurderes først."
        ),
    )


@require_http_methods(POSTS)
def services(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Clarify the need for services (PRO-05)."""
    actor = request.actor
    application = open_application(actor, pk, Information.HEALTH, for_work=True)
    form = _form(ServicesForm, request, application, "services", "services_text", "referrals")
    return _answered(
        request,
        application,
        form,
        lambda version, data: assessing.clarify_services(
            actor, pk, version, Services(data["services"]), data["services_text"], data["referrals"]
        ),
        _("Behovet for tjenester er lagret."),
        title=_("Avklar tjenester"),
        button=_("Lagre"),
    )


@require_http_methods(POSTS)
def children(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the case means for the children; before the vedtak (TG-12)."""
    actor = request.actor
    application = open_application(actor, pk, for_work=True)
    if not sees_in(actor, application, Information.CHILDREN):
        raise Http404
    form = _form(ChildrenForm, request, application, "children_considered")
    return _answered(
        request,
        application,
        form,
        lambda version, data: consider_children(actor, pk, version, data["children_considered"]),
        _("Vurderingen av hensynet til barna er lagret."),
        title=_("Vurder hensynet til barna"),
        button=_("Lagre"),
        lead=_(
            "Hva betyr boligen, skolen og nærmiljøet for barna? "
            "Spør barna når de er gamle nok til å mene noe."
        ),
    )


@require_http_methods(POSTS)
def housing_assessment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Safe and good, and whether the household is disadvantaged."""
    actor = request.actor
    application = open_application(actor, pk, for_work=True)
    form = _form(HousingAssessmentForm, request, application)

    def save(version: int, data: dict[str, Any]) -> object:
        return assessing.assess_housing_situation(
            actor,
            pk,
            version,
            safe=Answer(data["safe"]),
            good=Answer(data["good"]),
            result=Safety(data["result"]),
            disadvantaged=Answer(data["disadvantaged"]),
            reason_codes=data["reason_codes"],
            until=data["until"],
        )

    title = _("Vurder bosituasjonen")
    return _answered(
        request, application, form, save, _("Vurderingen er lagret."), title=title, button=_("Lagre")
    )


@require_POST
def assess(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Run the rules on what is known now."""
    actor = request.actor
    application = open_application(actor, pk, *ASSESSED, for_work=True)
    form = VersionedForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else None
    if tried(form, lambda: assessing.run_assessment(actor, application.pk, version)):
        messages.success(request, _("Søknaden er vurdert mot reglene."))
    else:
        messages.error(request, problems_of(form))
    return redirect("applications:detail", pk=pk)


@require_http_methods(POSTS)
def judge(request: HttpRequest, pk: UUID, rule: str) -> HttpResponse:
    """A judgement that a rule asks for, then the rules again."""
    actor = request.actor
    if rule not in RULE_NAMES:
        raise Http404
    application = open_application(actor, pk, *ASSESSED, for_work=True)
    form = _form(JudgementForm, request, application)

    def save(version: int, data: dict[str, Any]) -> object:
        judged = assessing.record_judgement(actor, pk, version, rule, data["met"] == "yes", data["reason"])
        return assessing.run_assessment(actor, pk, judged.version)

    title = _("Vurder: %(rule)s") % {"rule": rule_name(rule).lower()}
    said = _("Vurderingen er lagret, og reglene er kjørt på nytt.")
    return _answered(request, application, form, save, said, title=title, button=_("Lagre og vurder på nytt"))


@require_http_methods(POSTS)
def depart(request: HttpRequest, pk: UUID, rule: str) -> HttpResponse:
    """Depart from a guideline with a reason; shown as «ikke oppfylt, fraveket» and never as met."""
    actor = request.actor
    if rule not in RULE_NAMES:
        raise Http404
    application = open_application(actor, pk, Information.DECISION, for_work=True)
    form = _form(ReasonForm, request, application)
    title = _("Fravik: %(rule)s") % {"rule": rule_name(rule).lower()}
    lead = _("Navnet ditt og grunnen følger vedtaket. Lov og lokal forskrift kan ikke fravikes her.")
    button: Any = _("Fravik med denne grunnen")
    page: dict[str, forms.Form | Any] = {"title": title, "lead": lead, "button": button}
    return _answered(
        request,
        application,
        form,
        lambda version, data: assessing.depart_from_guideline(actor, pk, version, rule, data["reason"]),
        _("Fraviket er lagret."),
        **page,
    )
