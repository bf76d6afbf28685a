"""The deadlines of a lease, what a notice leads to, a new rent by the index, and what comes up."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.models import Application
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.leases import deadlines
from boligflyt.areas.leases.choices import LeaseState
from boligflyt.areas.leases.models import Lease
from boligflyt.areas.leases.queries import open_lease, tenant_shown
from boligflyt.areas.leases.services import RentNotice, give_rent_notice
from boligflyt.domain.deadlines import GivenBy, NotReckoned, ProposedEnd, day_of
from boligflyt.domain.tenancy import shortest_months
from boligflyt.web.formats import long_date
from boligflyt.web.leases.deadline_forms import NoticeForm, RentForm
from boligflyt.web.leases.deadline_words import KINDS, deadline_rows, next_of
from boligflyt.web.shell.steps import INVALID, POSTS, Step, sent, take_step

PER_PAGE = 50
WORK_OUT = "regn"


@require_GET
def of_lease(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One lease: each deadline with its reason, and what a notice would lead to. Nothing is kept."""
    actor = request.actor
    lease = open_lease(actor, pk)
    running = lease.state == LeaseState.RUNNING
    asked = "given_by" in request.GET
    start = {"given_by": GivenBy.TENANT.value, "received_on": actor.today}
    form = NoticeForm(request.GET if asked else None, initial=start)
    form.fields.pop("version"), form.fields.pop("command")
    end = _end(lease, form, actor.today) if running else None
    context = {
        "lease": lease, "tenant": tenant_shown(lease), "running": running, "today": actor.today,
        "rows": deadline_rows(deadlines.deadlines_of(lease, actor.today)), "form": form, "end": end,
        "others": deadline_rows(end.others) if end else [],
        "may_write": actor.may(Right.LEASE_WRITE) and running,
    }  # fmt: skip
    return render(request, "leases/deadlines.html", context, status=INVALID if form.errors else 200)


def _end(lease: Lease, form: NoticeForm, today: date) -> ProposedEnd | None:
    """The answer to what was asked; of a notice from the tenant today when nothing was."""
    if not form.is_bound:
        return deadlines.end_after_notice(lease, GivenBy.TENANT, today)
    if not form.is_valid():
        return None
    data = form.cleaned_data
    try:
        return deadlines.end_after_notice(lease, GivenBy(data["given_by"]), data["received_on"])
    except NotReckoned as fault:
        form.add_error("received_on", str(fault))
        return None


@require_http_methods(POSTS)
def rent_notice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Work out a new rent by the index, and note that the tenant has been told of it."""
    actor = request.actor
    lease = open_lease(actor, pk)
    form = RentForm(sent(request), initial=_begun(lease, actor.today))
    step = Step(
        "rent_notice", _("Ny leie etter indeksen"), _("Før varselet"), _("Den nye leien er ført."),
        reverse("leases:deadlines", args=[pk]), template="leases/rent_notice.html",
    )  # fmt: skip
    told = _told(lease, form)
    shown = {"lease": lease, "tenant": tenant_shown(lease), "told": told}
    if told is None or request.POST.get("steg") == WORK_OUT:
        context = {"form": form, "title": step.title, "button": step.button, "cancel": step.back, **shown}
        return render(request, step.template, context, status=INVALID if form.errors else 200)
    version = form.version_or(lease.version)
    return take_step(request, form, step, lambda: give_rent_notice(actor, pk, version, told).pk, **shown)


def _begun(lease: Lease, today: date) -> dict[str, Any]:
    index = deadlines.proposed_index(lease)
    start: dict[str, Any] = {"version": lease.version, "sent_on": today}
    return start | ({"index_then": index[0], "index_now": index[1]} if index else {})


def _told(lease: Lease, form: RentForm) -> RentNotice | None:
    """What the tenant would be told; None where nothing is sent, or a fault is at its field."""
    if not form.is_bound or not form.is_valid():
        return None
    data = form.cleaned_data
    try:
        allowed = deadlines.new_rent_by_index(lease, data["sent_on"], data["index_then"], data["index_now"])
    except NotReckoned as fault:
        form.add_error("sent_on", str(fault))
        return None
    return form.notice(allowed)


@require_GET
def coming_up(request: HttpRequest) -> HttpResponse:
    """What comes up in the office: leases that run out, rents that may change, by the kind chosen."""
    actor = request.actor
    show = request.GET.get("vis", deadlines.ENDING)
    kind = show if show in KINDS else deadlines.ENDING
    found = deadlines.leases_coming_up(actor, actor.today, kind)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("side"))
    record_list(actor.trace, "lease", [one.pk for one in page])
    rows = [
        {
            "lease": one,
            "tenant": tenant_shown(one),
            "next": next_of(deadlines.deadlines_of(one, actor.today), kind, actor.today),
        }  # fmt: skip
        for one in page
    ]
    context = {
        "page": page, "rows": rows, "kind": KINDS[kind], "show": kind, "today": actor.today,
        "chips": [(code, one.label) for code, one in KINDS.items()],
    }  # fmt: skip
    return render(request, "leases/coming_up.html", context)


def end_lead(lease: Lease, today: date, asked: str = "") -> tuple[date, str]:
    """The day proposed when a lease is ended, and why; `asked` is one that was worked out already."""
    found = deadlines.end_after_notice(lease, GivenBy.TENANT, today)
    told = _("Kom leietakerens oppsigelse i dag, er siste dag %(day)s. %(why)s") % {
        "day": long_date(found.day), "why": found.why
    }  # fmt: skip
    return day_of(asked) or found.day, told


def length_lead(actor: Actor, application: Application) -> str:
    """The law on how long a lease lasts, and what has become of an earlier one that ran out (§ 9-2)."""
    shortest = shortest_months(actor.today)
    said = [
        _(
            "En tidsbestemt avtale skal vare minst %(months)s måneder (husleieloven § 9-3). Skal den være "
            "kortere, skriv en særlig grunn (§ 11-1). Enda en kort avtale om samme bolig krever en "
            "tungtveiende grunn."
        )
        % {"months": shortest}
    ]
    for one in deadlines.became_indefinite(actor, application.household_id, actor.today):
        said.append(
            _(
                "Avtale %(number)s gikk ut %(day)s uten oppfordring om å flytte. Den løper videre uten "
                "sluttdato (§ 9-2)."
            )
            % {"number": one.contract_number, "day": long_date(one.period.last_day)}
        )
    return " ".join(said)
