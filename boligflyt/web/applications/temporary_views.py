"""Midlertidig botilbud: preparing it, deciding at once when it cannot wait, and deciding as the second."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from boligflyt.areas.access.choices import Information
from boligflyt.areas.access.perms import Actor
from boligflyt.areas.applications.choices import VedtakKind
from boligflyt.areas.applications.queries import open_application
from boligflyt.areas.applications.services.temporary import (
    decide_acute,
    decide_temporary,
    one_may_decide,
    prepare_temporary,
    return_temporary,
)
from boligflyt.areas.applications.services.vedtak import VedtakDraft
from boligflyt.areas.audit.services import run_once
from boligflyt.web.applications.step_forms import ReasonForm, TemporaryForm, lines
from boligflyt.web.applications.vedtak_views import approval_of
from boligflyt.web.shell.drafts import with_draft
from boligflyt.web.shell.forms import VersionedForm, problems_of, tried

NOW = "now"


@require_http_methods(["GET", "POST"])
def temporary(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write the vedtak; send it to the second person, or decide it at once with a written reason."""
    actor = request.actor
    application = open_application(actor, pk, Information.DECISION, for_work=True)
    start = {"version": application.version, "granted": "yes", "first_day": actor.today}
    form = TemporaryForm(request.POST or None, initial=start)
    alone = request.POST.get("do") == NOW
    with_draft(request, form)
    if request.method == "POST" and form.is_valid():
        done = tried(form, lambda: run_once(
            form.command_number, "temporary_housing", actor.trace,
            lambda: _made(actor, pk, form.cleaned_data, alone=alone),
        ))  # fmt: skip
        if done:
            said = (
                _("Vedtaket er fattet, og brevet er laget. Lederen ser på det neste virkedag.") if alone
                else _("Vedtaket er sendt til beslutter.")
            )  # fmt: skip
            messages.success(request, said)
            return redirect("applications:vedtak", pk=pk)
    context = {"form": form, "application": application, "may_alone": one_may_decide(actor)}
    return render(request, "applications/temporary.html", context, status=422 if form.errors else 200)


def _made(actor: Actor, pk: UUID, data: dict[str, Any], *, alone: bool) -> UUID:
    granted = data["granted"] == "yes"
    days = {name: data[name] for name in ("first_day", "last_day", "review_on")} if granted else {}
    draft = VedtakDraft(
        VedtakKind.TEMPORARY_HOUSING, granted, data["reason"], "" if granted else data["reason_code"],
        gives=lines(data["gives"]) or (str(_("et midlertidig sted å bo")),),
        could_change=lines(data["could_change"]), **days,
    )  # fmt: skip
    if alone:
        return decide_acute(actor, pk, data["version"], draft, data["acute_because"]).pk
    return prepare_temporary(actor, pk, data["version"], draft).pk


@require_POST
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The second person approves exactly what was shown, or sends it back with a comment."""
    actor = request.actor
    application = open_application(actor, pk, Information.DECISION, for_work=True)
    back = "back" in request.POST
    form = ReasonForm(request.POST) if back else VersionedForm(request.POST)
    form.is_valid()

    def do() -> UUID:
        approval = approval_of(request.POST.get("approval", ""))
        if back:
            reason = form.cleaned_data.get("reason", "")
            return return_temporary(actor, application.pk, approval, reason).pk
        return decide_temporary(actor, application.pk, approval).pk

    if tried(form, lambda: run_once(form.command_number, "decide_temporary", actor.trace, do)):
        said = _("Vedtaket er sendt tilbake med kommentaren din.") if back else _("Brevet er laget.")
        messages.success(request, said)
    else:
        messages.error(request, problems_of(form))
    return redirect("applications:vedtak", pk=pk)
