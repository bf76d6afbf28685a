"""The letter about a new assessment, and the rents that have fallen behind."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from boligflyt.areas.allocation.queries.rent_drift import rent_drift
from boligflyt.areas.audit.services import record_list
from boligflyt.areas.leases.queries import open_lease, tenant_shown
from boligflyt.areas.leases.services import send_reassessment_letter
from boligflyt.web.formats import counted, money
from boligflyt.web.leases.forms import ReassessForm
from boligflyt.web.shell.steps import POSTS, Step, take_step

THREE_WEEKS = timedelta(weeks=3)


@require_http_methods(POSTS)
def reassess(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the letter that the need is assessed anew (PRO-03)."""
    actor = request.actor
    lease = open_lease(actor, pk)
    initial = {"version": lease.version, "answer_by": min(actor.today + THREE_WEEKS, lease.period.last)}
    form = ReassessForm(request.POST or None, initial=initial)
    step = Step(
        "reassessment_letter", _("Send brev om ny vurdering"), _("Lag brevet"),
        _("Brevet om ny vurdering er laget og ligger i utboksen."), back=reverse("leases:detail", args=[pk]),
        lead=_(
            "Brevet sier at leietiden går ut, hva vi trenger å vite, og når vi trenger svar. "
            "Etterpå registrerer du vurderingen som en søknad, og den ender i et vedtak."
        ),
    )  # fmt: skip

    def send() -> UUID:
        data = form.cleaned_data
        return send_reassessment_letter(actor, pk, form.version_or(lease.version), data["answer_by"]).pk

    return take_step(request, form, step, send)


@require_GET
def rent_drift_page(request: HttpRequest) -> HttpResponse:
    """Tenants who have lived long and whose rent has fallen behind, with the definition (TG-03)."""
    actor = request.actor
    report = rent_drift(actor)
    record_list(actor.trace, "lease", [one.lease.pk for one in report.rows])
    context = {
        "report": report,
        "rows": [{"row": one, "tenant": tenant_shown(one.lease)} for one in report.rows],
        "figures": [
            {"value": counted(report.long_stays, "leieforhold", "leieforhold"),
             "label": _("med botid på minst %s år") % report.years},
            {"value": str(len(report.rows)), "label": _("der leien henger etter")},
            {"value": money(report.yearly_gap), "label": _("mangler per år")},
        ],
    }  # fmt: skip
    return render(request, "leases/rent_drift.html", context)
