"""The register of startlån and grants: one case at a time, the list, and the tables made from it."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.applications.queries import open_application
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.home_ownership.choices import LoanState
from boligflyt.areas.home_ownership.queries import loan_list, loan_row, open_loan
from boligflyt.areas.home_ownership.services import correct_loan, register_loan, take_loan_step
from boligflyt.areas.home_ownership.workflow import LOAN_NEXT
from boligflyt.domain.periods import Period
from boligflyt.domain.startlaan import counts_in, paid_by_year
from boligflyt.web.home_ownership.loan_forms import LoanForm, LoanStepForm
from boligflyt.web.home_ownership.loan_words import DEFINITIONS, figure_rows
from boligflyt.web.home_ownership.signs import loan_sign
from boligflyt.web.shell.forms import period_asked_for
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step

PER_PAGE = 50
BUTTONS = {
    LoanState.APPLIED: _l("Før svaret"),
    LoanState.GRANTED: _l("Før utbetalingen"),
    LoanState.PAID_OUT: _l("Før når de ble eiere"),
}


@require_GET
def loans(request: HttpRequest) -> HttpResponse:
    """The register with its tables; `?vis=` shows the households behind one figure of the period."""
    actor = request.actor
    found = list(loan_list(actor))
    form, period = period_asked_for(request.GET, Period(actor.today.replace(month=1, day=1), actor.today))
    rows = [loan_row(one) for one in found]
    counted = counts_in(rows, period)
    show = request.GET.get("vis", "")
    behind = counted.of(show).households if show in DEFINITIONS else None
    shown = [one for one in found if behind is None or one.application.household_id in behind]
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("side"))
    for one in page:
        one.sign = loan_sign(one)
    record_list(actor.trace, "housing_loan", [one.pk for one in page])
    context = {
        "form": form, "period": period, "page": page, "years": paid_by_year(rows), "show": show,
        "figures": figure_rows(counted), "of": DEFINITIONS.get(show), "all": len(found),
        "not_paid": sum(1 for one in found if one.state == LoanState.GRANTED),
    }  # fmt: skip
    return render(request, "home_ownership/loans.html", context)


@require_GET
def loan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One case in the register."""
    actor = request.actor
    found = open_loan(actor, pk)
    owns = found.application.office_id == actor.office
    state = LoanState(found.state)
    more = bool(LOAN_NEXT[state]) or (state == LoanState.PAID_OUT and found.owner_since is None)
    context = {
        "loan": found, "application": found.application, "sign": loan_sign(found),
        "may_write": actor.may(Right.APPLICATION_WRITE) and owns,
        "button": BUTTONS.get(state) if more else "", "purchases": list(found.purchases.all()),
    }  # fmt: skip
    return render(request, "home_ownership/loan.html", context)


@require_http_methods(POSTS)
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Register an application for startlån, a grant, or both."""
    actor = request.actor
    application = open_application(actor, pk, Information.ECONOMY, for_work=True)
    form = LoanForm(sent(request), initial={"applied_on": actor.today})
    step = Step(
        "register_loan", _("Ny lånesak"), _("Registrer"), _("Lånesaken er registrert."),
        reverse("applications:economy", args=[pk]),
        facts=f"{application.applicant.full_name}, sak {application.case_code}",
        lead=_("Alle beløp er hele kroner. Er det søkt om både lån og tilskudd, er det én sak."),
        then=lambda made: reverse("home_ownership:loan", args=[made]),
    )  # fmt: skip
    return take_step(request, form, step, lambda: register_loan(actor, pk, form.asked()).pk)


@require_http_methods(POSTS)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put right what was registered of the application."""
    actor = request.actor
    found = open_loan(actor, pk)
    form = LoanForm.of(sent(request), found)
    step = Step(
        "correct_loan", _("Rett lånesaken"), _("Lagre"), _("Lånesaken er rettet."),
        reverse("home_ownership:loan", args=[pk]), facts=found.application.applicant.full_name,
    )  # fmt: skip
    return take_step(
        request, form, step,
        lambda: correct_loan(actor, pk, form.version_or(found.version), form.asked()).pk,
    )  # fmt: skip


@require_http_methods(POSTS)
def next_step(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The answer, the payment, or the day they became owners, whichever comes now."""
    actor = request.actor
    found = open_loan(actor, pk)
    form = LoanStepForm(sent(request), loan=found, today=actor.today)
    title = str(BUTTONS.get(LoanState(found.state), _("Lånesaken")))
    step = Step(
        "loan_step", title, _("Lagre"), _("Lånesaken er oppdatert."),
        reverse("home_ownership:loan", args=[pk]), facts=found.application.applicant.full_name,
        lead=_("Alle beløp er hele kroner."),
    )  # fmt: skip
    return take_step(
        request, form, step,
        lambda: take_loan_step(actor, pk, form.version_or(found.version), form.step()).pk,
    )  # fmt: skip
