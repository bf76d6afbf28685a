"""Both sign on the phone: what they sign is what stands on the page, and its checksum goes with it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.handovers import services
from boligflyt.areas.handovers.letters import checksum
from boligflyt.areas.handovers.queries import open_protocol, paper_of
from boligflyt.areas.handovers.services.signing import missing_parts
from boligflyt.web.handovers.forms import ShownForm, TenantForm
from boligflyt.web.handovers.protocol_views import crumbs_of, parts_of
from boligflyt.web.shell.documents import pdf_answer
from boligflyt.web.shell.forms import VersionedForm
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step


@require_http_methods(POSTS)
def worker(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The one who has gone through the dwelling signs by their own account."""
    actor = request.actor
    found = open_protocol(actor, pk)
    shown = checksum(found)
    form = ShownForm(sent(request), initial={"version": found.version, "shown_sha256": shown})
    step = Step(
        "sign_protocol", _("Signer for kommunen"), _("Signer"), _("Signert. Nå er det leietakerens tur."),
        back=reverse("handovers:protocol", args=[pk]), crumbs=crumbs_of(found, _("Signer")),
        then=lambda _made: reverse("handovers:tenant_sign", args=[pk]), template="handovers/sign.html",
    )  # fmt: skip
    return take_step(
        request, form, step,
        lambda: services.sign_for_municipality(
            actor, pk, form.version_or(found.version), form.cleaned_data["shown_sha256"]
        ).pk,
        protocol=found, parts=parts_of(found), sha256=shown, missing=missing_parts(found),
        pictures=found.pictures.all(), who=actor.name,
    )  # fmt: skip


@require_http_methods(POSTS)
def tenant(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The tenant reads, types the name and confirms; or it is told why there is no name."""
    actor = request.actor
    found = open_protocol(actor, pk)
    form = TenantForm(
        sent(request),
        kind=found.kind,
        initial={"version": found.version, "shown_sha256": found.content_sha256},
    )
    step = Step(
        "tenant_answer", _("Leietakeren signerer"), _("Gjør protokollen ferdig"),
        _("Protokollen er ferdig og låst."), back=reverse("handovers:protocol", args=[pk]),
        crumbs=crumbs_of(found, _("Leietakeren")), template="handovers/tenant.html",
    )  # fmt: skip
    return take_step(
        request, form, step,
        lambda: services.take_answer(
            actor, pk, form.version_or(found.version), form.answer(),
            form.cleaned_data["shown_sha256"],
        ).pk,
        protocol=found, parts=parts_of(found), pictures=found.pictures.all(), now=actor.at,
    )  # fmt: skip


@require_http_methods(POSTS)
def open_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Back to a draft, before the tenant has answered."""
    actor = request.actor
    found = open_protocol(actor, pk)
    form = VersionedForm(sent(request), initial={"version": found.version})
    step = Step(
        "reopen_protocol", _("Åpne protokollen igjen"), _("Åpne igjen"), _("Protokollen er et utkast igjen."),
        back=reverse("handovers:protocol", args=[pk]), crumbs=crumbs_of(found, _("Åpne igjen")),
        lead=_("Signaturen for kommunen tas bort, og du signerer på nytt når innholdet er rettet."),
    )  # fmt: skip
    return take_step(
        request, form, step,
        lambda: services.reopen(actor, pk, form.version_or(found.version)).pk,
    )  # fmt: skip


@require_GET
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The signed protocol as PDF, for those who see who the tenant is."""
    found = open_protocol(request.actor, pk)
    return pdf_answer(paper_of(request.actor, found), f"protokoll-{found.lease.contract_number}-{found.kind}")
