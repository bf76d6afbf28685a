"""Moving as a chain on one page, the handovers of the week, and what comes after moving out."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Right
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.dwellings.choices import StatusCode
from boligflyt.areas.handovers import services
from boligflyt.areas.handovers.models import Forwarding
from boligflyt.areas.handovers.queries import (
    DueHandovers,
    forwardings_visible_to,
    moving_of,
    open_belonging,
    open_protocol,
)
from boligflyt.areas.handovers.services.leaving import readiness_proposal, to_settle
from boligflyt.areas.leases.queries import open_lease, tenant_shown
from boligflyt.web.handovers.forms import (
    BelongingDoneForm,
    BelongingForm,
    ForwardingForm,
    ReadyForm,
    SettleForm,
)
from boligflyt.web.handovers.protocol_views import crumbs_of
from boligflyt.web.handovers.signs import protocol_sign, steps_shown
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step

ONE_DAY = timedelta(days=1)
PER_PAGE = 50


@require_GET
def due(request: HttpRequest) -> HttpResponse:
    """Keys out and keys back, from a month ago to a week ahead, without a signed protocol."""
    actor = request.actor
    found = DueHandovers(actor)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("side"))
    record_list(actor.trace, "lease", [one.lease.pk for one in page.object_list])
    shown = [{"row": one, "tenant": tenant_shown(one.lease)} for one in page.object_list]
    return render(request, "handovers/due.html", {"rows": shown, "count": len(found), "page": page})


@require_GET
def moving(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Moving in and out of the dwelling of one lease: what is done and what is missing."""
    actor = request.actor
    lease = open_lease(actor, pk)
    found = moving_of(actor, lease)
    named = bool(getattr(lease, "nameable", False))
    for one in (*found.protocols["in"], *found.protocols["out"]):
        one.sign = protocol_sign(one)
    context = {
        "lease": lease, "tenant": tenant_shown(lease), "moving": found, "named": named,
        "chain_in": steps_shown(found.chain_in), "chain_out": steps_shown(found.chain_out),
        "incoming": found.protocols["in"], "outgoing": found.protocols["out"],
        "may_write": actor.may(Right.HANDOVER_WRITE), "number": len(found.belongings),
    }  # fmt: skip
    return render(request, "handovers/moving.html", context)


@require_http_methods(POSTS)
def belonging_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Furniture that is given, or a thing that is left."""
    actor = request.actor
    lease = open_lease(actor, pk)
    form = BelongingForm(sent(request))
    step = Step(
        "keep_belonging", _("Ny eiendel"), _("Lagre"), _("Eiendelen er ført."),
        back=reverse("handovers:moving", args=[pk]), facts=lease.dwelling.address,
        lead=_(
            "Det leietakeren lar være igjen, skal kommunen ta vare på en stund (husleieloven § 10-4). "
            "Fristen settes etter kommunens egen regel, og kan endres."
        ),
    )  # fmt: skip
    return take_step(request, form, step, lambda: services.keep_belonging(actor, pk, form.thing()).pk)


@require_http_methods(POSTS)
def belonging(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What has become of a thing."""
    actor = request.actor
    row = open_belonging(actor, pk)
    start = {"version": row.version, "state": row.state, "note": row.note, "kept_until": row.kept_until}
    form = BelongingDoneForm(sent(request), row=row, initial=start)
    step = Step(
        "change_belonging", f"{row.what} ({row.count})", _("Lagre"), _("Eiendelen er oppdatert."),
        back=reverse("handovers:moving", args=[row.lease_id]), facts=str(row.get_kind_display()),
    )  # fmt: skip

    def change() -> UUID:
        clean = form.cleaned_data
        return services.change_belonging(
            actor, pk, form.version_or(row.version), clean["state"], clean["note"], clean.get("kept_until")
        ).pk

    return take_step(request, form, step, change)


@require_http_methods(POSTS)
def forwarding(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The new address, for those who see who the tenant is; to others the page does not exist."""
    actor = request.actor
    lease = open_lease(actor, pk)
    if not getattr(lease, "nameable", False):
        raise Http404
    row: Forwarding | None = forwardings_visible_to(actor).filter(lease=lease).first()
    start = {"from_day": lease.period.last_day or actor.today}
    if row:
        names = ("version", "address", "from_day", "mail_told")
        start = {name: getattr(row, name) for name in names}
    form = ForwardingForm(sent(request), initial=start)
    step = Step(
        "keep_forwarding", _("Ny adresse etter flytting"), _("Lagre"), _("Ny adresse er ført."),
        back=reverse("handovers:moving", args=[pk]), facts=tenant_shown(lease),
        lead=_("Adressen vises bare for dem som arbeider med husstanden, ikke for dem som drifter boliger."),
    )  # fmt: skip

    def keep() -> UUID:
        clean = form.cleaned_data
        return services.keep_forwarding(
            actor, pk, clean["version"], clean["address"], clean["from_day"], mail_told=clean["mail_told"]
        ).pk

    return take_step(request, form, step, keep)


@require_http_methods(POSTS)
def settlement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Each difference from moving in: claimed or not, with an amount or without."""
    actor = request.actor
    found = open_protocol(actor, pk)
    differences = to_settle(found)
    kept = {one.code: one for one in found.settlement.all()}
    form = SettleForm(sent(request), differences=differences, kept=kept)
    step = Step(
        "settle_protocol", _("Til oppgjør"), _("Lagre vurderingen"), _("Vurderingen er lagret."),
        back=reverse("handovers:moving", args=[found.lease_id]), crumbs=crumbs_of(found, _("Til oppgjør")),
        template="handovers/settle.html",
    )  # fmt: skip
    rows = [
        {"difference": one, "claimed": form[f"{one.code}-claimed"], "amount": form[f"{one.code}-amount"],
         "note": form[f"{one.code}-note"]}
        for one in differences
    ]  # fmt: skip
    return take_step(
        request, form, step, lambda: services.settle(actor, pk, form.claims()).pk,
        protocol=found, rows=rows, lease=found.lease,
    )  # fmt: skip


@require_http_methods(POSTS)
def readiness(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The dwelling's status after moving out: proposed by the protocol, confirmed by a person."""
    actor = request.actor
    found = open_protocol(actor, pk)
    proposal = readiness_proposal(found)
    last = found.lease.period.last_day
    form = ReadyForm(sent(request), initial={"from_day": last + ONE_DAY if last else actor.today})
    status, cause, why = proposal or (StatusCode.TURNOVER, "", _("Protokollen er ikke ferdig ennå."))
    step = Step(
        "set_readiness", _("Boligens status: %s") % str(status.label).lower(), _("Sett statusen"),
        _("Boligens status er satt."), back=reverse("handovers:protocol", args=[pk]), lead=why,
        crumbs=crumbs_of(found, _("Boligens status")),
    )  # fmt: skip
    return take_step(
        request, form, step,
        lambda: services.set_readiness(actor, pk, None, status, str(cause), form.cleaned_data["from_day"]).pk,
    )  # fmt: skip
