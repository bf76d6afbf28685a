"""Tenancies that should have led on: the list with the next step, and the target of one tenancy."""

from __future__ import annotations

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
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.leases.choices import HousingGoal
from boligflyt.areas.leases.exit_targets import PassedTarget, targets_passed, with_plans
from boligflyt.areas.leases.queries import open_lease, tenant_shown
from boligflyt.areas.leases.services import set_exit_target
from boligflyt.domain.tenancy import exit_target_months
from boligflyt.web.leases.forms import TargetForm
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step

PER_PAGE = 50


@require_GET
def exit_targets(request: HttpRequest) -> HttpResponse:
    """Who has rented longer than the target, the longest first, each with the next step."""
    actor = request.actor
    page = Paginator(targets_passed(actor), PER_PAGE).get_page(request.GET.get("side"))
    rows = [_row(actor, one) for one in with_plans(actor, page.object_list)]
    record_list(actor.trace, "lease", [one.pk for one in page])
    context = {
        "page": page, "rows": rows, "ordinary": exit_target_months(actor.today),
        "early": exit_target_months(actor.today, early=True), "may_write": actor.may(Right.LEASE_WRITE),
    }  # fmt: skip
    return render(request, "leases/exit_targets.html", context)


def _row(actor: Actor, one: PassedTarget) -> dict[str, Any]:
    text, url, button = _next(actor, one)
    return {"of": one, "tenant": tenant_shown(one.lease), "next": text, "url": url, "button": button}


def _next(actor: Actor, one: PassedTarget) -> tuple[str, str, str]:
    """What comes now: a plan, or the step of the plan, or another goal when the goal is to stay."""
    home, plan = one.lease.household_id, one.plan
    if not getattr(one.lease, "nameable", False):
        return _("Boligkontoret tar det videre."), "", ""
    write = reverse("home_ownership:plan_edit", args=[home]) if actor.may(Right.LEASE_WRITE) else ""
    if plan is None:
        return _("Lag en boligplan sammen med husstanden."), write, _("Lag en plan")
    if plan.goal == HousingGoal.MUNICIPAL:
        return _("Målet er å bli boende. Se på planen eller målet igjen."), write, _("Se på planen")
    if plan.goal == HousingGoal.PRIVATE and actor.may(Right.APPLICATION_WRITE):
        begin = reverse("private_renting:begin", args=[home])
        return plan.next_step, begin, _("Let etter privat bolig")
    return plan.next_step, reverse("home_ownership:plan", args=[home]), _("Åpne planen")


@require_http_methods(POSTS)
def exit_target(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say how soon this tenancy should lead on."""
    actor = request.actor
    lease = open_lease(actor, pk)
    form = TargetForm(sent(request), initial={"version": lease.version, "exit_target": lease.exit_target})
    back = reverse("leases:detail", args=[pk])
    step = Step(
        "exit_target", _("Mål for å gå videre"), _("Lagre målet"), _("Målet er lagret."), back=back,
        facts=f"{lease.dwelling.address}, {tenant_shown(lease)}",
        lead=_("Vanlig mål er %(ordinary)s måneder etter innflytting, tidlig mål er %(early)s.")
        % {
            "ordinary": exit_target_months(actor.today),
            "early": exit_target_months(actor.today, early=True),
        },
        crumbs=((_("Leieforhold"), reverse("leases:list")), (lease.dwelling.address, back), (_("Mål"), "")),
    )  # fmt: skip

    def save() -> UUID:
        data = form.cleaned_data
        return set_exit_target(actor, pk, form.version_or(lease.version), data["exit_target"]).pk

    return take_step(request, form, step, save)
