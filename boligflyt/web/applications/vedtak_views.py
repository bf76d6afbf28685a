"""Preparing the vedtak, reading the letters, and deciding."""

from __future__ import annotations

from secrets import randbelow
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from boligflyt.areas.access.choices import Information, Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.allocation.services.queue import decide_case_and_enqueue
from boligflyt.areas.applications.choices import VedtakKind, VedtakState
from boligflyt.areas.applications.letters import content_sha256
from boligflyt.areas.applications.models import Application, Vedtak
from boligflyt.areas.applications.queries import domain_facts, open_application, rules_today
from boligflyt.areas.applications.queries.decisions import vedtak_of_case
from boligflyt.areas.applications.services.vedtak import Approval, VedtakDraft, prepare_case, return_case
from boligflyt.areas.audit.services import run_once
from boligflyt.areas.complaints.queries.lists import complaints_of_case
from boligflyt.domain.eligibility import lease_months, renewal_lead_days
from boligflyt.domain.periods import fixed_term_last_day
from boligflyt.domain.tenancy import shortest_months
from boligflyt.toolkit.faults import Refused
from boligflyt.web.applications.letter_preview import preview_rows
from boligflyt.web.applications.receivers import receivers_of
from boligflyt.web.applications.step_forms import ReasonForm, VedtakForm, lines
from boligflyt.web.shell.drafts import with_draft
from boligflyt.web.shell.forms import VersionedForm, problems_of, tried

LOTS = 1_000_000


def _proposed(application: Application, actor: Any) -> dict[str, Any]:
    """Days the form starts with: the rule set's term from today, and its lead time for the new assessment."""
    rules = rules_today(actor)
    months = lease_months(rules, domain_facts(application, actor.today), on=actor.today).months
    months = months or shortest_months(actor.today)
    last = fixed_term_last_day(actor.today, months)
    lead = renewal_lead_days(rules)
    return {
        "version": application.version,
        "first_day": actor.today,
        "last_day": last,
        "review_on": last.fromordinal(last.toordinal() - lead),
        "assistance_granted": "yes",
        "dwelling_granted": "yes",
        "assistance_gives": _("hjelp til å finne og beholde en egnet bolig"),
        "assistance_reason": application.screening_note,
    }


@require_http_methods(["GET", "POST"])
def prepare(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The first person writes both vedtak and sends them to the second."""
    actor = request.actor
    application = open_application(actor, pk, Information.DECISION, for_work=True)
    form = VedtakForm(request.POST or None, initial=_proposed(application, actor))
    with_draft(request, form)
    if request.method == "POST" and form.is_valid():
        version = form.version_or(application.version)
        if tried(form, lambda: prepare_case(actor, pk, version, drafts_of(form.cleaned_data))):
            messages.success(request, _("Vedtakene er forberedt og sendt til beslutter."))
            return redirect("applications:detail", pk=pk)
    context = {"form": form, "application": application}
    return render(request, "applications/prepare.html", context, status=422 if form.errors else 200)


def drafts_of(data: dict[str, Any]) -> list[VedtakDraft]:
    """The form's words as the two drafts the service asks for."""
    days = {name: data[name] for name in ("first_day", "last_day", "review_on")}
    refused = data["reason_code"] or ""
    assistance, dwelling = data["assistance_granted"] == "yes", data["dwelling_granted"] == "yes"
    change = lines(data["could_change"])
    return [
        VedtakDraft(
            VedtakKind.ASSISTANCE,
            assistance,
            data["assistance_reason"],
            "" if assistance else refused,
            gives=lines(data["assistance_gives"]) or (str(_("råd og veiledning om bolig")),),
            could_change=change,
            **days,
        ),
        VedtakDraft(
            VedtakKind.MUNICIPAL_DWELLING,
            dwelling,
            data["dwelling_reason"],
            "" if dwelling else refused,
            gives=(str(_("en kommunal bolig som passer husstanden, når en slik blir ledig")),),
            could_change=change,
            **days,
        ),
    ]


@require_GET
def case_vedtak(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The letters as they will be read, beside the frozen explanation; with the decision if it waits."""
    actor = request.actor
    application = open_application(actor, pk, Information.DECISION)
    found = vedtak_of_case(actor, application)
    complaints = complaints_of_case(actor, pk)
    for one in found:
        one.complained = [row for row in complaints if row.vedtak_id == one.pk]
        one.shown_sha256 = content_sha256(one.letter_data)
        one.preview = preview_rows(one)
    ends_case = [one for one in found if one.kind != VedtakKind.TEMPORARY_HOUSING]
    waiting = [one for one in ends_case if one.state == VedtakState.PREPARED]
    own = any(actor.staff in one.contributors for one in waiting)
    context = {
        "application": application,
        "vedtak": found,
        "waiting": waiting,
        "own": own,
        "may_complain": actor.may(Right.VEDTAK_PREPARE) and application.office_id == actor.office,
        "may_decide": bool(waiting) and actor.may(Right.VEDTAK_DECIDE) and not own,
        "form": VersionedForm(initial={"version": application.version}),
        "return_form": ReasonForm(),
        "ends_case": ends_case,
        "receivers": receivers_of(actor, application, found),
        "temporary": [_temporary(actor, one) for one in found if one not in ends_case],
        "refusal": bool(waiting) and not any(one.granted for one in waiting),
    }
    return render(request, "applications/vedtak.html", context)


def _temporary(actor: Actor, vedtak: Vedtak) -> dict[str, Any]:
    """A vedtak about temporary housing is decided by itself, whatever else waits in the case."""
    waits = vedtak.state == VedtakState.PREPARED
    own = actor.staff in vedtak.contributors
    may_decide = waits and actor.may(Right.VEDTAK_DECIDE) and not own
    return {"vedtak": vedtak, "waits": waits, "own": waits and own, "may_decide": may_decide}


@require_POST
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The second person approves exactly what was shown."""
    actor = request.actor
    application = open_application(actor, pk, Information.DECISION, for_work=True)
    form = VersionedForm(request.POST)
    form.is_valid()

    def do() -> UUID:
        approvals = [approval_of(said) for said in request.POST.getlist("approval")]
        decide_case_and_enqueue(actor, application.pk, approvals, lot=randbelow(LOTS))
        return application.pk

    if tried(form, lambda: run_once(form.command_number, "decide_case", actor.trace, do)):
        messages.success(request, _("Vedtakene er godkjent, og brevene ligger i utboksen."))
        return redirect("applications:detail", pk=pk)
    messages.error(request, problems_of(form))
    return redirect("applications:vedtak", pk=pk)


def approval_of(said: str) -> Approval:
    """One hidden field of the page: key, version and checksum of what was shown."""
    try:
        key, version, sha256 = said.split(":")
        return Approval(UUID(key), int(version), sha256)
    except ValueError:
        raise Refused(_("Siden sendte noe vi ikke kan lese. Last den på nytt og prøv igjen.")) from None


@require_POST
def send_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Back to the caseworker with a comment."""
    actor = request.actor
    application = open_application(actor, pk, Information.DECISION, for_work=True)
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    if tried(form, lambda: return_case(actor, application.pk, None, reason)):
        messages.success(request, _("Saken er sendt tilbake med kommentaren din."))
        return redirect("applications:detail", pk=pk)
    messages.error(request, problems_of(form))
    return redirect("applications:vedtak", pk=pk)
