"""The plan, what is due, a disposal to approve, the protocols, and stops."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.retention.choices import DisposalState, HoldReason
from boligflyt.areas.retention.queries.due import due_page, stop_of
from boligflyt.areas.retention.queries.protocols import (
    files_in,
    goes,
    open_disposal,
    prepared_it_themselves,
    protocols,
    waiting,
)
from boligflyt.areas.retention.services.disposing import approve, call_off, prepare
from boligflyt.areas.retention.services.holds import end_stop, stop
from boligflyt.web.retention.forms import ChosenForm, StopForm
from boligflyt.web.retention.plan_rows import plan_page
from boligflyt.web.shell.forms import VersionedForm
from boligflyt.web.shell.steps import POSTS, Step, sent, take_step

PER_PAGE = 30


@require_GET
def plan(request: HttpRequest) -> HttpResponse:
    """How long each kind of record is kept, by which rule, and what the municipality has decided."""
    return render(request, "retention/plan.html", plan_page())


@require_http_methods(POSTS)
def due(request: HttpRequest) -> HttpResponse:
    """The files that are old enough, what keeps them, and what waits for approval; tick and prepare."""
    actor = request.actor
    page = due_page(actor, actor.today, request.GET.get("side"))
    form = ChosenForm(sent(request), free=[str(one.household) for one in page.object_list if one.free])
    step = Step(
        "prepare_disposal", _("Kassasjon"), _("Forbered kassasjon"),
        _("Kassasjonen er forberedt. En annen må se på den og godkjenne den."), back=reverse("retention:due"),
        then=lambda made: reverse("retention:disposal", args=[made]), template="retention/due.html",
    )  # fmt: skip

    def do() -> UUID:
        return prepare(actor, [UUID(one) for one in form.cleaned_data["households"]]).pk

    return take_step(
        request,
        form,
        step,
        do,
        page=page,
        waits=list(waiting(actor)),
        ticked=request.POST.getlist("households"),
    )


@require_http_methods(POSTS)
def disposal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Exactly what will go, in numbers; another than who prepared it approves, and then it is done."""
    actor = request.actor
    row = open_disposal(actor, pk)
    step = Step(
        "approve_disposal", str(row.get_ground_display()), _("Godkjenn og kasser"),
        _("Mappene er kassert. Protokollen står her."), back=reverse("retention:disposal", args=[pk]),
        crumbs=((_("Kassasjon"), reverse("retention:due")), (str(row.get_ground_display()), "")),
        template="retention/disposal.html",
    )  # fmt: skip
    shown = {
        "row": row, "goes": goes(row), "files": files_in(actor, row),
        "own": prepared_it_themselves(actor, row),
        "waits": row.state == DisposalState.PREPARED and row.ground == "plan",
        "done": row.state == DisposalState.DONE,
    }  # fmt: skip
    return take_step(request, VersionedForm(sent(request)), step, lambda: approve(actor, pk).pk, **shown)


@require_http_methods(POSTS)
def let_lie(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Do not carry it out; the files can be chosen again."""
    row = open_disposal(request.actor, pk)
    step = Step(
        "call_off_disposal", _("Ikke utfør kassasjonen"), _("Ikke utfør"),
        _("Kassasjonen er ikke utført. Mappene står i listen igjen."), back=reverse("retention:due"),
        lead=_("Ingenting blir kassert. Mappene kommer tilbake i listen."), facts=str(row),
        crumbs=((_("Kassasjon"), reverse("retention:due")), (_("Ikke utfør"), "")),
    )  # fmt: skip
    return take_step(request, VersionedForm(sent(request)), step, lambda: call_off(request.actor, pk).pk)


@require_GET
def protocol_list(request: HttpRequest) -> HttpResponse:
    """What has been disposed of and deleted, the newest first: numbers, who and why, about nobody."""
    page = Paginator(protocols(request.actor), PER_PAGE).get_page(request.GET.get("side"))
    crumbs = [(_("Kassasjon"), reverse("retention:due")), (_("Protokoll"), "")]
    return render(request, "retention/protocols.html", {"page": page, "crumbs": crumbs})


@require_http_methods(POSTS)
def stop_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop disposal of one file, with a reason and perhaps a last day."""
    actor = request.actor
    file, running = stop_of(actor, pk)
    form = StopForm(sent(request))
    step = Step(
        "stop_disposal", _("Stans kassasjon"), _("Stans kassasjon"),
        _("Kassasjonen er stanset for denne mappen."), back=reverse("retention:due"),
        facts=_("Sak %(codes)s. Du ser ikke hvem den gjelder.") % {"codes": ", ".join(file.codes) or "–"},
        crumbs=((_("Kassasjon"), reverse("retention:due")), (_("Stans kassasjon"), "")),
        template="retention/stop.html",
    )  # fmt: skip

    def do() -> UUID:
        data = form.cleaned_data
        return stop(actor, pk, HoldReason(data["reason"]), data["until"]).pk

    return take_step(request, form, step, do, running=running, file=file)


@require_http_methods(["POST"])
def end_stop_of_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End the stop that runs."""
    step = Step(
        "end_stop", _("Stans kassasjon"), "", _("Stansen er avsluttet."), back=reverse("retention:due")
    )
    return take_step(request, VersionedForm(sent(request)), step, lambda: end_stop(request.actor, pk).pk)
