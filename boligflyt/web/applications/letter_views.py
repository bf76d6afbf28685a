"""Letters: writing the preliminary answer, and serving the stored bytes of any letter."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.access.choices import Information
from boligflyt.areas.applications.queries import open_application, open_vedtak
from boligflyt.areas.applications.queries.letters import open_letter
from boligflyt.areas.applications.services.answering import send_preliminary_answer
from boligflyt.toolkit.documents import template_library
from boligflyt.web.applications.step_forms import PreliminaryForm
from boligflyt.web.shell.documents import pdf_answer
from boligflyt.web.shell.drafts import with_draft
from boligflyt.web.shell.forms import tried

FOUR_WEEKS = timedelta(weeks=4)


@require_http_methods(["GET", "POST"])
def preliminary(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write and send a preliminary answer."""
    actor = request.actor
    application = open_application(actor, pk, Information.DECISION, for_work=True)
    initial = {"version": application.version, "expected": actor.today + FOUR_WEEKS}
    form = PreliminaryForm(request.POST or None, initial=initial)
    with_draft(request, form)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        version = form.version_or(application.version)
        if tried(
            form,
            lambda: send_preliminary_answer(
                actor, pk, version, expected=data["expected"], reason=data["reason"], waits=data["waits"]
            ),
        ):
            messages.success(request, _("Foreløpig svar er laget og ligger i utboksen."))
            return redirect("applications:detail", pk=pk)
    context = {
        "form": form,
        "application": application,
        "title": _("Foreløpig svar"),
        "button": _("Lag brevet"),
        "lead": _("Søkeren skal få svar eller foreløpig svar innen én måned (forvaltningsloven § 11 a)."),
    }
    return render(request, "applications/step.html", context, status=422 if form.errors else 200)


@require_GET
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The stored bytes of a letter."""
    found = open_letter(request.actor, pk)
    return pdf_answer(found.pdf, f"brev-{found.application.case_code}")


@require_GET
def vedtak_letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The stored bytes of a decided vedtak."""
    found = open_vedtak(request.actor, pk)
    if found.letter is None:
        raise Http404
    return pdf_answer(found.letter, f"vedtak-{found.application.case_code}")


@require_GET
def templates(request: HttpRequest) -> HttpResponse:
    """The library of letter templates: what each is for, its version and since when (AGR-16)."""
    return render(request, "applications/templates.html", {"rows": list(template_library().values())})
