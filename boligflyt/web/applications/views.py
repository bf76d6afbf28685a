"""List, registration, the case page and its steps."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.queries import groups_outside_the_plan
from boligflyt.areas.allocation.queries.progress import progress_of, trail_of
from boligflyt.areas.allocation.services.queue import act_on_case
from boligflyt.areas.applications.choices import Action, Channel, Matter, State
from boligflyt.areas.applications.models import Application
from boligflyt.areas.applications.queries import care_rules_today, open_application, rules_today
from boligflyt.areas.applications.queries.case import ASSESSED, open_case
from boligflyt.areas.applications.queries.doors import open_economy
from boligflyt.areas.applications.queries.lists import ListFilter, application_list, counts_by_state
from boligflyt.areas.applications.services import intake, steps
from boligflyt.areas.applications.workflow import OPEN
from boligflyt.areas.audit.services import record_list, run_once
from boligflyt.areas.casework.queries.procedure import course_of
from boligflyt.areas.home_ownership.queries import assessments_of, instruments_of, loans_of
from boligflyt.areas.people.queries import open_household
from boligflyt.domain.periods import preliminary_answer_due
from boligflyt.web.applications import case_page
from boligflyt.web.applications.case_parts import economy_of
from boligflyt.web.applications.forms import ApplicationForm
from boligflyt.web.applications.next_step import next_step, steps_of
from boligflyt.web.applications.paper import registered, source_paper
from boligflyt.web.applications.progress import shown_progress
from boligflyt.web.applications.rules_page import rule_rows
from boligflyt.web.applications.signs import state_sign
from boligflyt.web.applications.step_forms import ReasonForm
from boligflyt.web.home_ownership.signs import use_sign
from boligflyt.web.shell.drafts import with_draft
from boligflyt.web.shell.forms import tried
from boligflyt.web.shell.paging import page_of_counted

PER_PAGE = 50
POSTS = ["GET", "POST"]
INVALID = 422


@require_GET
def application_list_page(request: HttpRequest) -> HttpResponse:
    """The office's applications; open ones with the oldest first."""
    actor = request.actor
    text = request.GET.get("q", "").replace("\0", "")  # PostgreSQL keeps no such character
    chosen = ListFilter(request.GET.get("status", "open"), text, mine=request.GET.get("mine") == "1")
    numbers = counts_by_state(actor)
    page = _page(application_list(actor, chosen, actor.today), chosen, numbers, request.GET.get("side"))
    for row in page:
        row.sign = state_sign(row.state)
        waits = row.state in OPEN and row.preliminary_sent_on is None
        row.due = preliminary_answer_due(row.received_on) if waits else None
    record_list(actor.trace, "application", [row.pk for row in page])
    chips = [{"value": "open", "label": _("Åpne"), "number": sum(numbers.get(one, 0) for one in OPEN)}]
    chips += [{"value": one.value, "label": one.label, "number": numbers.get(one.value, 0)} for one in State]
    context = {
        "page": page,
        "chips": chips,
        "chosen": chosen,
        "may_write": actor.may(Right.APPLICATION_WRITE),
    }
    return render(request, "applications/list.html", context)


def _page(rows: QuerySet[Application], chosen: ListFilter, numbers: dict[str, int], side: str | None) -> Any:
    """One page; the numbers of the states say how many there are when nothing else is asked for."""
    if chosen.text.strip() or chosen.mine:
        return Paginator(rows, PER_PAGE).get_page(side)
    asked = OPEN if chosen.state == "open" else {chosen.state} & set(State.values) or set(State)
    return page_of_counted(rows, sum(numbers.get(one, 0) for one in asked), PER_PAGE, side)


@require_http_methods(POSTS)
def new(request: HttpRequest) -> HttpResponse:
    """Register a request for a household; without a household, the page that finds or makes one."""
    actor = request.actor
    wanted = request.GET.get("husstand") or request.POST.get("household", "")
    if not wanted:
        return redirect("people:persons")
    household = open_household(actor, _uuid(wanted))
    paper = source_paper(actor, household, request.GET.get("papir", ""))
    initial = {"received_on": actor.today, "matter": request.GET.get("gjelder", Matter.FIRST)}
    if paper:
        initial |= {"received_on": paper.received_on, "channel": Channel.PAPER}
    form = ApplicationForm(request.POST or None, initial=initial, excluded_groups=groups_outside_the_plan())
    with_draft(request, form)
    if request.method == "POST" and form.is_valid():
        done = tried(
            form,
            lambda: run_once(
                form.command_number,
                "register_application",
                actor.trace,
                lambda: registered(actor, household, form.facts(), paper).pk,
            ),
        )
        if done:
            messages.success(request, _("Søknaden er registrert."))
            return redirect("applications:detail", pk=done[0])
    status = INVALID if form.errors else 200
    context = {"form": form, "household": household, "paper": paper}
    return render(request, "applications/form.html", context, status=status)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


@require_GET
def detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The case: next step first, then the assessment, then everything it rests on."""
    actor = request.actor
    case = open_case(actor, pk)
    trail = trail_of(pk)
    progress = shown_progress(progress_of(case.application, trail), actor)
    rows = case_page.finding_rows(case, actor)
    owns = case.application.office_id == actor.office
    context = {
        "case": case,
        "application": case.application,
        "title": case_page.household_title(case),
        "sign": state_sign(case.application.state),
        "steps": steps_of(case, progress),
        "next": next_step(case, actor, progress),
        "chain": course_of(case, actor, trail),
        "findings": rows,
        "counts": case_page.counts(rows),
        "more": case_page.hand_steps(case.application, actor),
        "groups": case_page.shown_groups(case, actor),
        "may_write": actor.may(Right.APPLICATION_WRITE) and owns and case.application.state in OPEN,
        "owns": owns,
        "may_temporary": case_page.may_temporary(case, actor),
        "sees_health": actor.may(Right.HEALTH_READ) and Information.HEALTH in case.sees,
        "sees_economy": actor.may(Right.ECONOMY_READ) and Information.ECONOMY in case.sees,
        "sees_assessment": case.sees >= ASSESSED,
        "referrals": case_page.referrals_of(case),
        "integration": case_page.integration_year(case.application, actor.today),
        "children": case.has_children,
    }
    return render(request, "applications/detail.html", context)


@require_GET
def course(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The case step by step: who does what, by when, and what is done (PRO-01)."""
    actor = request.actor
    case = open_case(actor, pk, course_only=True)
    context = {
        "application": case.application, "title": case_page.household_title(case),
        "chain": course_of(case, actor), "may_tick": actor.may(Right.CASEFILE_WRITE),
    }  # fmt: skip
    return render(request, "applications/course.html", context)


@require_GET
def economy(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the household could get in bostøtte, the plan for where it is to live, and its assessments."""
    actor = request.actor
    application = open_economy(actor, pk)
    assessments = list(assessments_of(actor, pk))
    loans, lines = list(loans_of(actor, pk)), instruments_of(actor, pk)
    record_list(actor.trace, "economy_assessment", [one.pk for one in assessments])
    record_list(actor.trace, "housing_loan", [one.pk for one in loans])
    record_list(actor.trace, "instrument", [one.use.pk for one in lines if one.use])
    context = {
        "application": application, "title": application.applicant.full_name,
        "may_open_case": actor.may(Right.APPLICATION_READ), "assessments": assessments,
        "loans": loans, "lines": [(one, use_sign(one.use)) for one in lines],
        "may_assess": actor.may(Right.APPLICATION_WRITE) and application.office_id == actor.office,
    }  # fmt: skip
    return render(request, "applications/economy.html", context | economy_of(application, actor))


@require_http_methods(POSTS)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Correct what was told; a change by somebody else meanwhile gives 409 with what was written kept."""
    actor = request.actor
    application = open_application(actor, pk, for_work=True)
    outside = groups_outside_the_plan()
    posted = request.method == "POST"
    form = (
        ApplicationForm(request.POST, excluded_groups=outside)
        if posted
        else ApplicationForm.of(application, outside)
    )
    with_draft(request, form)
    if request.method == "POST" and form.is_valid():
        version = form.version_or(application.version)
        if tried(form, lambda: intake.change_application(actor, pk, version, form.facts())):
            messages.success(request, _("Opplysningene er lagret."))
            return redirect("applications:detail", pk=pk)
    status = INVALID if form.errors else 200
    context = {"form": form, "application": application, "household": application.household}
    return render(request, "applications/form.html", context, status=status)


@require_http_methods(POSTS)
def act_page(request: HttpRequest, pk: UUID, action: str) -> HttpResponse:
    """One step by hand, with the reason where the table asks for one."""
    actor = request.actor
    if action not in {one.value for one in steps.BY_HAND}:
        raise Http404
    application, wanted = open_application(actor, pk, for_work=True), Action(action)
    form = ReasonForm(request.POST or None, initial={"version": application.version})
    with_draft(request, form)
    if request.method == "POST" and form.is_valid():
        version = form.version_or(application.version)
        if tried(form, lambda: act_on_case(actor, pk, version, wanted, form.cleaned_data["reason"])):
            messages.success(request, str(wanted.label) + ".")
            return redirect("applications:detail", pk=pk)
    status = INVALID if form.errors else 200
    context = {"form": form, "application": application, "title": wanted.label, "button": wanted.label}
    return render(request, "applications/step.html", context, status=status)


@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """The municipality's own rules in plain words, with force, source and version."""
    rule_set = rules_today(request.actor)
    care = care_rules_today(request.actor)
    context = {
        "rule_set": rule_set, "rows": rule_rows(rule_set, request.actor.today),
        "care": care, "care_rows": rule_rows(care, request.actor.today) if care else [],
    }  # fmt: skip
    return render(request, "applications/rules.html", context)
